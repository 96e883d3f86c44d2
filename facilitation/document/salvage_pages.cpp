#include "facilitation/document/salvage_pages.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <string>
#include <unordered_map>

#include <sqlite3.h>

#include "facilitation/base/id.h"
#include "facilitation/document/sqlite_places.h"
#include "facilitation/document/sqlite_rows.h"

// The layout of pages and cells: https://www.sqlite.org/fileformat2.html
namespace pressoir::sqlite {
namespace {

constexpr std::uint64_t log_header_bytes = 32, frame_header_bytes = 24;
constexpr unsigned char table_leaf = 0x0d,
                        index_leaf = 0x0a; // no other page starts so: a page that overflows starts with a page number

// Bytes that are read forwards; past the end everything is zero and `broken` is true.
struct Cursor {
  std::string_view bytes;
  std::size_t at = 0;
  bool broken = false;

  std::uint64_t big_endian(std::size_t width) {
    if (bytes.size() - std::min(at, bytes.size()) < width) {
      broken = true;
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at++]);
    return value;
  }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int i = 0; i < 9; ++i) {
      const std::uint64_t byte = big_endian(1);
      if (i == 8) return value << 8 | byte;
      value = value << 7 | (byte & 127);
      if (byte < 128) break;
    }
    return value;
  }
  std::string_view take(std::uint64_t length) {
    if (bytes.size() - std::min(at, bytes.size()) < length) {
      broken = true;
      return {};
    }
    at += length;
    return bytes.substr(at - length, length);
  }
};

// The file and its log, page by page.
class Pages {
 public:
  Pages(const Path& path, const std::string& vfs, std::uint64_t page_size) : page_size_(page_size) {
    // Through SQLite's own layer: opening and closing the file beside it would drop the locks that this process may
    // hold on it. Nothing is asked of the connection, so it does not mind what the file holds.
    sqlite3* connection = nullptr;
    sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READONLY, vfs.empty() ? nullptr : vfs.c_str());
    connection_.reset(connection);
    if (connection) sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file_);
    sqlite3_int64 size = 0;
    if (file_ && file_->pMethods && file_->pMethods->xFileSize(file_, &size) == SQLITE_OK)
      file_bytes_ = static_cast<std::uint64_t>(size);
    log_.open(side_files(path).front(), std::ios::binary | std::ios::ate);
    if (log_) log_bytes_ = static_cast<std::uint64_t>(log_.tellg());
  }

  std::uint64_t bytes() const { return file_bytes_ + log_bytes_; }
  std::uint64_t pages_in_file() const { return (file_bytes_ + page_size_ - 1) / page_size_; }
  std::uint64_t frames_in_log() const {
    return log_bytes_ < log_header_bytes ? 0 : (log_bytes_ - log_header_bytes) / (page_size_ + frame_header_bytes);
  }

  // Counted from 1. What the file has of it, zeros after.
  std::string page_in_file(std::uint64_t number) {
    std::string page(page_size_, '\0');
    const auto from = static_cast<sqlite3_int64>((number - 1) * page_size_);
    if (file_ && file_->pMethods) (void)file_->pMethods->xRead(file_, page.data(), static_cast<int>(page_size_), from);
    return page;
  }
  // Counted from 0.
  std::string page_in_log(std::uint64_t frame) {
    std::string page(page_size_, '\0');
    log_.clear();
    log_.seekg(static_cast<std::streamoff>(log_header_bytes + frame * (page_size_ + frame_header_bytes)));
    std::array<char, frame_header_bytes> header{};
    log_.read(header.data(), header.size());
    Cursor number{{header.data(), 4}};
    frame_of_page_[number.big_endian(4)] = frame;
    log_.read(page.data(), static_cast<std::streamsize>(page.size()));
    return page;
  }
  // As of the frame of the log that was read last, if the log has it.
  std::string newest_page(std::uint64_t number) {
    const auto frame = frame_of_page_.find(number);
    return frame == frame_of_page_.end() ? page_in_file(number) : page_in_log(frame->second);
  }

 private:
  const std::uint64_t page_size_;
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
  sqlite3_file* file_ = nullptr;
  std::uint64_t file_bytes_ = 0, log_bytes_ = 0;
  std::ifstream log_;
  std::unordered_map<std::uint64_t, std::uint64_t> frame_of_page_;
};

std::int64_t signed_integer(std::uint64_t value, std::size_t width) {
  const std::size_t shift = 64 - 8 * width;
  return static_cast<std::int64_t>(value << shift) >> shift;
}

// The columns of a record. `row_id` stands for a column that is kept as the row's number.
std::optional<FoundRow> columns_of(std::string_view payload, std::int64_t row_id) {
  Cursor header{payload};
  const std::uint64_t header_bytes = header.varint();
  if (header.broken || header_bytes > payload.size()) return std::nullopt;
  Cursor body{payload, static_cast<std::size_t>(header_bytes)};
  FoundRow row;
  while (header.at < header_bytes) {
    const std::uint64_t type = header.varint();
    constexpr std::array<std::size_t, 7> widths = {0, 1, 2, 3, 4, 6, 8};
    FoundRow::Column column;
    if (type == 0)
      column.integer = row_id;
    else if (type <= 6)
      column.integer = signed_integer(body.big_endian(widths[type]), widths[type]);
    else if (type == 8 || type == 9)
      column.integer = type == 9;
    else if (type >= 12)
      column.bytes = body.take((type - 12) / 2);
    else
      return std::nullopt;
    row.columns.push_back(column);
    if (header.broken || body.broken || row.columns.size() > 10) return std::nullopt;
  }
  return row;
}

class Search {
 public:
  Search(Pages& pages, std::uint64_t page_size) : pages_(pages), page_size_(page_size), budget_(2 * pages.bytes()) {}

  FoundInPages run() {
    for (std::uint64_t number = 1; number <= pages_.pages_in_file(); ++number) look_at(pages_.page_in_file(number));
    for (std::uint64_t frame = 0; frame < pages_.frames_in_log(); ++frame) look_at(pages_.page_in_log(frame));
    return std::move(found_);
  }

 private:
  void look_at(const std::string& page) {
    const auto kind = static_cast<unsigned char>(page[0]);
    if (kind != table_leaf && kind != index_leaf) return;
    Cursor cells{page, 3};
    const std::uint64_t count = std::min<std::uint64_t>(cells.big_endian(2), page_size_ / 4);
    cells.at = 8;
    for (std::uint64_t i = 0; i < count; ++i) {
      Cursor cell{page, static_cast<std::size_t>(cells.big_endian(2))};
      const std::uint64_t length = cell.varint();
      const auto row_id = kind == table_leaf ? static_cast<std::int64_t>(cell.varint()) : 0;
      if (cell.broken || length > budget_) continue;
      if (const auto payload = whole_payload(cell, length, kind)) keep(columns_of(*payload, row_id), kind);
    }
  }

  // Follows the pages where a long one goes on.
  std::optional<std::string> whole_payload(Cursor cell, std::uint64_t length, unsigned char kind) {
    const std::uint64_t most = kind == table_leaf ? page_size_ - 35 : (page_size_ - 12) * 64 / 255 - 23;
    std::uint64_t here = length;
    if (length > most) {
      const std::uint64_t least = (page_size_ - 12) * 32 / 255 - 23;
      here = least + (length - least) % (page_size_ - 4);
      if (here > most) here = least;
    }
    std::string payload(cell.take(here));
    if (cell.broken) return std::nullopt;
    // Cells that share their pages could ask for any amount of work: all of them together read no more than the file
    // holds.
    budget_ -= std::min(budget_, length);
    std::uint64_t next = length > here ? cell.big_endian(4) : 0;
    while (payload.size() < length) {
      if (cell.broken || next == 0) return std::nullopt;
      const std::string page = pages_.newest_page(next);
      Cursor more{page};
      next = more.big_endian(4);
      payload += more.take(std::min<std::uint64_t>(page_size_ - 4, length - payload.size()));
    }
    return payload;
  }

  void keep(const std::optional<FoundRow>& row, unsigned char kind) {
    if (!row) return;
    if (kind == index_leaf) {
      if (const auto named = named_of(*row)) keep_named(*named);
    } else if (auto record = record_of(*row)) {
      found_.records.insert_or_assign(record->sequence, std::move(*record));
    } else if (auto snapshot = snapshot_of(*row)) {
      if (!found_.snapshot || found_.snapshot->sequence <= snapshot->sequence) found_.snapshot = std::move(snapshot);
    }
  }

  void keep_named(const NamedValue& named) {
    if (named.name == "schema") found_.info.schema = named.value;
    if (named.name != "uuid" || named.value.size() != 32) return;
    const std::string_view digits = named.value;
    found_.info.uuid_high = id_from_text(digits.substr(0, 16)).value_or(0);
    found_.info.uuid_low = id_from_text(digits.substr(16)).value_or(0);
  }

  Pages& pages_;
  const std::uint64_t page_size_;
  std::uint64_t budget_;
  FoundInPages found_;
};

} // namespace

FoundInPages read_pages(const Path& path, const std::string& vfs) {
  FoundInPages best;
  // Ours first; the header that would tell may be what is damaged.
  for (const std::uint64_t page_size : {4096, 512, 1024, 2048, 8192, 16384, 32768, 65536}) {
    Pages pages(path, vfs, page_size);
    FoundInPages found = Search(pages, page_size).run();
    const auto weight = [](const FoundInPages& f) {
      return f.records.size() + (f.snapshot ? 1 : 0) + !f.info.schema.empty();
    };
    if (weight(found) > weight(best)) best = std::move(found);
    if (!best.records.empty()) break;
  }
  best.info.format_version = SqliteSession::current_format_version;
  return best;
}

} // namespace pressoir::sqlite
