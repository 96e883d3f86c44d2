#include "facilitation/document/sqlite_rows.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "facilitation/base/crc32.h"
#include "facilitation/document/sqlite_schema.h"

namespace pressoir::sqlite {
namespace {

constexpr std::string_view heading_columns = "sequence, cause, actor, gesture, undoes, undoable, time, heading_crc";
constexpr std::uint64_t smallest_row_bytes = 32;
constexpr int heading_crc_column = 7, crc_column = 8, bytes_column = 9;

// What a CRC is taken over: numbers with their least byte first, texts with their length before them. Gathered on the
// stack: many short pieces would cost more than the CRC itself.
class Checksum {
 public:
  template <class Number> Checksum& add(Number number) {
    if (filled_ + sizeof number > bytes_.size()) flush();
    for (std::size_t i = 0; i < sizeof number; ++i)
      bytes_[filled_ + i] = static_cast<char>((static_cast<std::uint64_t>(number) >> (8 * i)) & 255);
    filled_ += sizeof number;
    return *this;
  }
  Checksum& add(std::string_view text) {
    add(static_cast<std::uint32_t>(text.size()));
    if (filled_ + text.size() > bytes_.size()) flush();
    if (text.size() > bytes_.size()) {
      crc_ = crc32(text, crc_);
    } else {
      std::ranges::copy(text, bytes_.begin() + static_cast<std::ptrdiff_t>(filled_));
      filled_ += text.size();
    }
    return *this;
  }
  std::uint32_t value() {
    flush();
    return crc_;
  }

 private:
  void flush() {
    crc_ = crc32({bytes_.data(), filled_}, crc_);
    filled_ = 0;
  }
  std::array<char, 128> bytes_;
  std::size_t filled_ = 0;
  std::uint32_t crc_ = 0;
};

// `Heading` is JournalRecord or JournalHeading.
template <class Heading>
std::uint32_t heading_crc(const Heading& heading, std::string_view actor, std::string_view undoes) {
  return Checksum()
      .add(heading.sequence)
      .add(heading.cause)
      .add(actor)
      .add(heading.group)
      .add(undoes)
      .add(static_cast<std::uint8_t>(heading.undoable))
      .add(heading.time.milliseconds)
      .value();
}

std::uint32_t row_crc(std::uint32_t heading, std::string_view bytes) {
  return Checksum().add(heading).add(bytes).value();
}

std::string undoes_text(const std::vector<Sequence>& undoes) {
  std::string text;
  for (const Sequence sequence : undoes) {
    if (!text.empty()) text += ' ';
    text += std::to_string(sequence);
  }
  return text;
}

bool read_undoes(std::string_view text, std::vector<Sequence>& undoes) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (at != end) {
    Sequence sequence = 0;
    const auto [next, problem] = std::from_chars(at, end, sequence);
    if (problem != std::errc()) return false;
    undoes.push_back(sequence);
    at = next;
    if (at != end && *at++ != ' ') return false;
  }
  return true;
}

// False when the row is not whole. Reads the heading's columns only.
template <class Row, class Heading> bool read_heading(const Row& row, Heading& heading) {
  heading.sequence = static_cast<Sequence>(row.integer(0));
  heading.cause = static_cast<std::uint64_t>(row.integer(1));
  const std::string_view actor_words = row.bytes(2);
  heading.group = static_cast<std::uint64_t>(row.integer(3));
  const std::string_view undoes_words = row.bytes(4);
  heading.undoable = row.integer(5) != 0;
  heading.time = {row.integer(6)};
  if (row.integer(heading_crc_column) != heading_crc(heading, actor_words, undoes_words)) return false;
  const auto actor = actor_from_text(actor_words);
  if (!actor || !read_undoes(undoes_words, heading.undoes)) return false;
  heading.actor = *actor;
  return true;
}

template <class Row> bool read_record(const Row& row, JournalRecord& record) {
  if (!read_heading(row, record)) return false;
  const std::string_view bytes = row.bytes(bytes_column);
  if (row.integer(crc_column) != row_crc(static_cast<std::uint32_t>(row.integer(heading_crc_column)), bytes))
    return false;
  record.bytes.assign(bytes);
  return true;
}

bool read_record(const Statement& row, JournalHeading& heading) {
  return read_heading(row, heading);
}

std::size_t size_of(const JournalRecord& record) {
  return record.bytes.size() + 8 * record.undoes.size();
}
std::size_t size_of(const JournalHeading& heading) {
  return 8 * heading.undoes.size();
}

// For a sentence only: not checked.
Timestamp time_of(Database& database, Sequence sequence) {
  return {database.number("SELECT time FROM journal WHERE sequence = " + std::to_string(sequence)).value_or(0)};
}

template <class Row>
Result<std::vector<Row>> read_rows(Database& database, Statement& query, Sequence first, Sequence last, Sequence end) {
  std::vector<Row> rows;
  first = std::max<Sequence>(first, 1);
  last = std::min(last, end);
  if (first > last) return rows;
  const auto most = static_cast<std::uint64_t>(TRY(file_bytes(database)));
  rows.reserve(std::min<std::uint64_t>(last - first + 1, most / smallest_row_bytes));
  std::uint64_t bytes = 0;
  Timestamp time;
  const auto stop_at = [&](Sequence sequence) {
    query.reset();
    const Timestamp before = time || sequence == 1 ? time : time_of(database, sequence - 1);
    return damaged_at(database, sequence, before);
  };
  query.bind(1, static_cast<std::int64_t>(first)).bind(2, static_cast<std::int64_t>(last));
  for (Sequence expected = first; expected <= last; ++expected) {
    auto stands_on_row = query.step();
    if (!stands_on_row && !is_damage(stands_on_row.error())) return stands_on_row.error();
    Row& row = rows.emplace_back();
    if (!stands_on_row || !*stands_on_row || !read_record(query, row) || row.sequence != expected)
      return stop_at(expected);
    bytes += size_of(row);
    if (bytes > most) return stop_at(expected);
    time = row.time;
  }
  query.reset();
  return rows;
}

std::uint32_t snapshot_crc(Sequence sequence, std::string_view bytes) {
  return Checksum().add(sequence).add(bytes).value();
}

std::uint32_t named_crc(std::string_view name, std::string_view value) {
  return Checksum().add(name).add(value).value();
}

std::string_view table_name(NamedTable table) {
  return table == NamedTable::about ? "about" : "setting";
}

} // namespace

Error damaged_at(Database& database, Sequence sequence, Timestamp last_whole) {
  Error error = refuse_file(last_whole ? "journal.damaged" : "file.damaged", database);
  error.arguments.push_back({"sequence", static_cast<std::int64_t>(sequence)});
  error.arguments.push_back({"time", last_whole.milliseconds});
  return error;
}

Result<RecordWriter> RecordWriter::on(Database& database) {
  return RecordWriter(TRY(database.prepare("INSERT INTO journal(" + std::string(heading_columns) +
                                           ", crc, bytes) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")));
}

Result<void> RecordWriter::insert(const JournalRecord& record) {
  const std::string actor = actor_text(record.actor);
  const std::string undoes = undoes_text(record.undoes);
  const std::uint32_t heading = heading_crc(record, actor, undoes);
  insert_.bind(1, static_cast<std::int64_t>(record.sequence))
      .bind(2, static_cast<std::int64_t>(record.cause))
      .bind_text(3, actor)
      .bind(4, static_cast<std::int64_t>(record.group))
      .bind_text(5, undoes)
      .bind(6, record.undoable ? 1 : 0)
      .bind(7, record.time.milliseconds)
      .bind(8, heading)
      .bind(9, row_crc(heading, record.bytes))
      .bind_blob(10, record.bytes);
  return insert_.run();
}

Result<RecordReader> RecordReader::on(Database& database) {
  const std::string columns(heading_columns);
  const std::string rows = " FROM journal WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence";
  return RecordReader(TRY(database.prepare("SELECT " + columns + ", crc, bytes" + rows)),
                      TRY(database.prepare("SELECT " + columns + rows)));
}

Result<std::vector<JournalRecord>> RecordReader::records(Database& database, Sequence first, Sequence last,
                                                         Sequence end) {
  return read_rows<JournalRecord>(database, records_, first, last, end);
}

Result<std::vector<JournalHeading>> RecordReader::headings(Database& database, Sequence first, Sequence last,
                                                           Sequence end) {
  return read_rows<JournalHeading>(database, headings_, first, last, end);
}

std::optional<JournalRecord> record_of(const FoundRow& row) {
  JournalRecord record;
  if (row.columns.size() != 10 || !read_record(row, record)) return std::nullopt;
  return record;
}

std::optional<JournalSnapshot> snapshot_of(const FoundRow& row) {
  if (row.columns.size() != 3) return std::nullopt;
  const auto sequence = static_cast<Sequence>(row.integer(0));
  if (row.integer(1) != snapshot_crc(sequence, row.bytes(2))) return std::nullopt;
  return JournalSnapshot{sequence, std::string(row.bytes(2))};
}

std::optional<NamedValue> named_of(const FoundRow& row) {
  if (row.columns.size() != 3 || row.integer(2) != named_crc(row.bytes(0), row.bytes(1))) return std::nullopt;
  return NamedValue{std::string(row.bytes(0)), std::string(row.bytes(1))};
}

Result<void> replace_bytes(Database& database, const JournalRecord& record) {
  const std::uint32_t heading = heading_crc(record, actor_text(record.actor), undoes_text(record.undoes));
  Statement update = TRY(database.prepare("UPDATE journal SET bytes = ?2, crc = ?3 WHERE sequence = ?1"));
  update.bind(1, static_cast<std::int64_t>(record.sequence))
      .bind_blob(2, record.bytes)
      .bind(3, row_crc(heading, record.bytes));
  return update.run();
}

Result<void> write_snapshot(Database& database, const JournalSnapshot& snapshot) {
  Statement write = TRY(database.prepare("INSERT OR REPLACE INTO snapshot(sequence, crc, bytes) VALUES(?1, ?2, ?3)"));
  write.bind(1, static_cast<std::int64_t>(snapshot.sequence))
      .bind(2, snapshot_crc(snapshot.sequence, snapshot.bytes))
      .bind_blob(3, snapshot.bytes);
  return write.run();
}

Result<std::vector<Sequence>> snapshot_sequences(Database& database) {
  Statement query = TRY(database.prepare("SELECT sequence FROM snapshot ORDER BY sequence DESC LIMIT 16"));
  std::vector<Sequence> sequences;
  while (TRY(query.step())) sequences.push_back(static_cast<Sequence>(query.integer(0)));
  return sequences;
}

Result<std::optional<JournalSnapshot>> read_snapshot(Database& database, Sequence sequence) {
  Statement query = TRY(database.prepare("SELECT crc, bytes FROM snapshot WHERE sequence = ?1"));
  query.bind(1, static_cast<std::int64_t>(sequence));
  auto stands_on_row = query.step();
  if (!stands_on_row && !is_damage(stands_on_row.error())) return stands_on_row.error();
  if (!stands_on_row || !*stands_on_row) return std::optional<JournalSnapshot>();
  const std::string_view bytes = query.bytes(1);
  if (query.integer(0) != snapshot_crc(sequence, bytes)) return std::optional<JournalSnapshot>();
  return std::optional<JournalSnapshot>({sequence, std::string(bytes)});
}

Result<void> write_named(Database& database, NamedTable table, std::string_view name, std::string_view value) {
  Statement write = TRY(database.prepare("INSERT OR REPLACE INTO " + std::string(table_name(table)) +
                                         "(name, value, crc) VALUES(?1, ?2, ?3)"));
  write.bind_text(1, name).bind_text(2, value).bind(3, named_crc(name, value));
  return write.run();
}

Result<std::optional<std::string>> read_named(Database& database, NamedTable table, std::string_view name) {
  Statement query =
      TRY(database.prepare("SELECT value, crc FROM " + std::string(table_name(table)) + " WHERE name = ?1"));
  query.bind_text(1, name);
  if (!TRY(query.step())) return std::optional<std::string>();
  std::string value(query.bytes(0));
  if (query.integer(1) != named_crc(name, value)) return damaged(database);
  return std::optional<std::string>(std::move(value));
}

std::int64_t sealed_crc(std::string_view topic, std::string_view key, std::string_view value) {
  return Checksum().add(topic).add(key).add(value).value();
}

} // namespace pressoir::sqlite
