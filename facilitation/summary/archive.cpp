#include "facilitation/summary/archive.h"

#include <algorithm>
#include <cereal/archives/json.hpp>
#include <sstream>

#include "facilitation/base/crc32.h"
#include "facilitation/base/text.h"
#include "facilitation/document/byte_archive.h"
#include "facilitation/document/fields_cereal.h"
#include "facilitation/summary/archive_guard.h"
#include "facilitation/summary/archive_numbers.h"
#include "facilitation/workshop/defects.h"

namespace pressoir::summary {
namespace {

using namespace workshop;

constexpr const char* format_name = "pressoir-archive";
constexpr std::int32_t format_version = 1;
constexpr int all_decimals = 324; // as many as a double can have: rapidjson cuts the rest

// Where the reading is, for the sentence that says what is wrong.
struct Place {
  std::string kind;
  std::int64_t number = 0;
};

// All entities of one kind, as a list.
template <class E>
struct Written {
  const Table<E>& table;
  template <class Archive>
  void save(Archive& archive) const {
    archive(cereal::make_size_tag(static_cast<cereal::size_type>(table.size())));
    table.for_each([&](const E& entity) { archive(entity); });
  }
};
template <class E>
struct Read {
  Place& place;
  std::vector<typename Table<E>::Ref> entities;
  bool newer = false;
  template <class Archive>
  void load(Archive& archive) {
    cereal::size_type count = 0;
    archive(cereal::make_size_tag(count));
    place = {std::string(E::kind), 0};
    for (cereal::size_type i = 0; i < count; ++i) {
      ++place.number;
      auto entity = std::make_shared<E>();
      archive(*entity);
      entities.push_back(std::move(entity));
    }
  }
};

struct Head {
  std::string format = format_name;
  std::int32_t version = format_version;
  Timestamp written;
  std::uint64_t revision = 0;
  std::vector<std::string> kinds; // those that follow
  template <class Archive>
  void serialize(Archive& archive) {
    archive(cereal::make_nvp("format", format), cereal::make_nvp("version", version), cereal::make_nvp("written", written),
            cereal::make_nvp("revision", revision), cereal::make_nvp("kinds", kinds));
  }
};

Head head_of(const WorkshopState& state, Timestamp written) {
  Head head{.written = written, .revision = state.revision()};
  state.for_each_table([&]<class E>(const Table<E>&) { head.kinds.emplace_back(E::kind); });
  return head;
}

template <class Output>
void write_text(Output& archive, const WorkshopState& state, Timestamp written) {
  archive(cereal::make_nvp("archive", head_of(state, written)));
  state.for_each_table([&]<class E>(const Table<E>& table) { archive(cereal::make_nvp(std::string(E::kind).c_str(), Written<E>{table})); });
}

Error not_an_archive() { return refuse("archive.not_one"); }

template <class Input>
Result<Archive> read_text(std::string_view bytes) {
  Place place;
  std::string field;
  try {
    std::istringstream stream{std::string(bytes)};
    Input input(stream);
    Head head;
    input(cereal::make_nvp("archive", head));
    if (head.format != format_name) return not_an_archive();
    Archive archive{.written = head.written, .newer = head.version > format_version};
    archive.state.set_revision(head.revision);
    Entities<WorkshopSchema>::for_each_type([&]<class E>() {
      if (std::find(head.kinds.begin(), head.kinds.end(), E::kind) == head.kinds.end()) return;
      Read<E> read{.place = place, .entities = {}};
      input(cereal::make_nvp(std::string(E::kind).c_str(), read));
      archive.state.all<E>() = Table<E>::of(std::move(read.entities));
    });
    for (const std::string& kind : head.kinds) {
      bool known = false;
      Entities<WorkshopSchema>::for_each_type([&]<class E>() { known = known || E::kind == kind; });
      archive.newer = archive.newer || !known;
    }
    return archive;
  } catch (const cereal::FieldFailure& failure) {
    field = failure.field;
  } catch (const std::exception&) {
    // The place says more than what cereal and its parsers say of themselves.
  }
  if (place.kind.empty()) return not_an_archive();
  return refuse("archive.damaged", {{"kind", place.kind}, {"number", place.number}, {"field", field.empty() ? std::string("id") : field}});
}

// cereal's portable binary: a byte 1 (little endian), the head, then the state as the journal's codec writes it and its CRC-32.
std::string write_binary(const WorkshopState& state, Timestamp written) {
  const std::string body = WorkshopCodec::encode(state);
  std::string bytes(1, '\1');
  bytes.reserve(body.size() + 1024);
  ByteWriter archive(bytes);
  archive(head_of(state, written), crc32(body), body);
  return bytes;
}

Result<Archive> read_binary(std::string_view bytes) {
  Head head;
  std::string_view body;
  std::uint32_t crc = 0;
  try {
    ByteReader reader(bytes.substr(1));
    std::uint64_t size = 0;
    reader(head, crc, size);
    body = reader.take(size);
    if (head.format != format_name) return not_an_archive();
    if (reader.left() != 0) return refuse("archive.cut");
  } catch (const std::exception&) {
    return bytes.substr(1).find(format_name) == 8 ? refuse("archive.cut") : not_an_archive();
  }
  if (crc32(body) != crc) return refuse("archive.cut");
  Archive archive{.state = TRY(WorkshopCodec::decode_state(body)), .written = head.written, .newer = head.version > format_version};
  for (const std::string& kind : head.kinds) {
    bool known = false;
    Entities<WorkshopSchema>::for_each_type([&]<class E>() { known = known || E::kind == kind; });
    archive.newer = archive.newer || !known;
  }
  return archive;
}

// What came from a file is used only once nothing in it names what is not there.
Result<Archive> check_whole(Result<Archive> archive) {
  if (!archive) return archive;
  if (!archive->state.find(the_workshop)) return not_an_archive();
  const auto found = defects(archive->state);
  if (found.empty()) return archive;
  WordArguments where;
  for (const NamedArgument& argument : found.front().arguments)
    if (argument.name == "kind" || argument.name == "id") where.push_back(argument);
  return refuse("archive.broken", std::move(where));
}

Result<Archive> read_any(std::string_view bytes) {
  if (bytes.size() > most_archive_bytes) return refuse("archive.too_many");
  if (bytes.starts_with('\1')) return check_whole(read_binary(bytes));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view text = trimmed(bytes);
  if (text.starts_with('{')) {
    TRY(check_json(bytes));
    return check_whole(read_text<cereal::JSONInputArchive>(bytes));
  }
  if (text.starts_with('<')) {
    TRY(check_xml(bytes));
    return check_whole(read_text<cereal::XMLInputArchive>(bytes));
  }
  return not_an_archive();
}

} // namespace

std::string archive_bytes(const WorkshopState& readable, Timestamp written, ArchiveForm form) {
  if (form == ArchiveForm::binary) return write_binary(readable, written);
  std::ostringstream stream;
  // Each archive closes its last bracket when it goes.
  if (form == ArchiveForm::json) {
    using Options = cereal::JSONOutputArchive::Options;
    cereal::JSONOutputArchive archive(stream, Options(all_decimals, Options::IndentChar::space, 1));
    write_text(archive, readable, written);
  } else {
    cereal::XMLOutputArchive archive(stream);
    write_text(archive, readable, written);
  }
  std::string text = stream.str();
  if (text.empty() || text.back() != '\n') text += '\n';
  return text;
}

Result<Archive> read_archive(std::string_view bytes, std::string_view file) {
  auto archive = read_any(bytes);
  if (archive) return archive;
  Error error = std::move(archive).error();
  error.arguments.push_back({"file", std::string(file)});
  return error;
}

Result<Archive> read_archive_file(const Path& file) {
  return read_archive(TRY(read_file(file, most_archive_bytes)), shown_path(file));
}

WorkshopTransaction transaction_from(const Archive& archive, Timestamp now) {
  WorkshopTransaction transaction{.verb = "archive.import", .actor = {Role::program, 0}, .time = now, .undoable = false};
  archive.state.for_each_table([&]<class E>(const Table<E>& table) {
    table.for_each([&](E entity) {
      if constexpr (std::is_same_v<E, SessionClock>) entity.running_since = {};
      WorkshopChange change;
      change.after.emplace(std::move(entity));
      transaction.changes.push_back(std::move(change));
    });
  });
  return transaction;
}

} // namespace pressoir::summary
