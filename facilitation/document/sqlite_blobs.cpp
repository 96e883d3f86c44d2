#include "facilitation/document/sqlite_blobs.h"

#include "facilitation/base/sha256.h"
#include "facilitation/document/sqlite_schema.h"

namespace pressoir::sqlite {
namespace {
Error only_read(Reader& reader) {
  return reader.ask([](Database& database) { return refuse_file("journal.read_only", database); });
}
} // namespace

Result<std::string> Blobs::keep(std::string_view bytes) {
  if (!writer_) return only_read(reader_);
  const std::string name = sha256_hex(bytes);
  const auto kept = writer_->perform([&](Database& database) -> Result<void> {
    Statement write = TRY(database.prepare("INSERT OR IGNORE INTO blob(name, bytes) VALUES(?1, ?2)"));
    return write.bind_text(1, name).bind_blob(2, bytes).run();
  });
  if (!kept) return kept.error();
  return name;
}

Result<std::string> Blobs::fetch(std::string_view name) {
  return reader_.ask([&](Database& database) -> Result<std::string> {
    Statement query = TRY(database.prepare("SELECT bytes FROM blob WHERE name = ?1"));
    query.bind_text(1, name);
    const auto stands_on_row = query.step();
    if (!stands_on_row && !is_damage(stands_on_row.error())) return stands_on_row.error();
    if (stands_on_row && !*stands_on_row) return refuse_file("blob.missing", database);
    if (!stands_on_row || sha256_hex(query.bytes(0)) != name) return refuse_file("blob.damaged", database);
    return std::string(query.bytes(0));
  });
}

std::vector<std::string> Blobs::names() {
  return reader_
      .ask([&](Database& database) -> Result<std::vector<std::string>> {
        Statement query = TRY(database.prepare("SELECT name FROM blob ORDER BY name"));
        std::vector<std::string> names;
        // A damaged index may name the same one for ever.
        while (TRY(query.step()) && (names.empty() || names.back() < query.bytes(0)))
          names.emplace_back(query.bytes(0));
        return names;
      })
      .value_or({});
}

Result<void> Blobs::erase(const std::vector<std::string>& names) {
  if (!writer_) return only_read(reader_);
  return writer_->perform_and_scrub([&](Database& database) -> Result<void> {
    Statement erase = TRY(database.prepare("DELETE FROM blob WHERE name = ?1"));
    for (const std::string& name : names) TRY(erase.bind_text(1, name).run());
    return {};
  });
}

void Sealed::put(std::string_view topic, Entry entry, std::function<void(Result<void>)> done) {
  if (!writer_) return done(only_read(reader_));
  writer_->seal({std::string(topic), std::move(entry.key), std::move(entry.value), std::move(done)});
}

std::vector<std::string> Sealed::topics() {
  return reader_
      .ask([&](Database& database) -> Result<std::vector<std::string>> {
        Statement query = TRY(database.prepare("SELECT DISTINCT topic FROM sealed ORDER BY topic"));
        std::vector<std::string> topics;
        while (TRY(query.step()) && (topics.empty() || topics.back() < query.bytes(0)))
          topics.emplace_back(query.bytes(0));
        return topics;
      })
      .value_or({});
}

Result<std::optional<std::string>> Sealed::get(std::string_view topic, std::string_view key) {
  return reader_.ask([&](Database& database) -> Result<std::optional<std::string>> {
    Statement query = TRY(database.prepare("SELECT value, crc FROM sealed WHERE topic = ?1 AND key = ?2"));
    query.bind_text(1, topic).bind_blob(2, key);
    if (!TRY(query.step())) return std::optional<std::string>();
    std::string value(query.bytes(0));
    if (query.integer(1) != sealed_crc(topic, key, value)) return damaged(database);
    return std::optional<std::string>(std::move(value));
  });
}

Result<std::vector<SealedStore::Entry>> Sealed::all(std::string_view topic) {
  return reader_.ask([&](Database& database) -> Result<std::vector<Entry>> {
    Statement query = TRY(database.prepare("SELECT key, value, crc FROM sealed WHERE topic = ?1 ORDER BY key"));
    query.bind_text(1, topic);
    std::vector<Entry> entries;
    auto room = TRY(file_bytes(database));
    while (TRY(query.step())) {
      Entry entry{std::string(query.bytes(0)), std::string(query.bytes(1))};
      const bool in_order = entries.empty() || entries.back().key < entry.key;
      room -= static_cast<std::int64_t>(entry.key.size() + entry.value.size());
      if (!in_order || room < 0 || query.integer(2) != sealed_crc(topic, entry.key, entry.value))
        return damaged(database);
      entries.push_back(std::move(entry));
    }
    return entries;
  });
}

namespace {
Writer::Task deletion_of(std::string_view topic) {
  return [topic = std::string(topic)](Database& database) -> Result<void> {
    Statement erase = TRY(database.prepare("DELETE FROM sealed WHERE topic = ?1"));
    return erase.bind_text(1, topic).run();
  };
}
} // namespace

Result<void> Sealed::unseal(std::string_view topic) {
  if (!writer_) return only_read(reader_);
  return writer_->perform_and_scrub(deletion_of(topic));
}

void Sealed::unseal_later(std::string_view topic) {
  if (writer_) writer_->scrub_later(deletion_of(topic));
}

} // namespace pressoir::sqlite
