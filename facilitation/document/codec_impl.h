// The codec's templates; included by one .cpp per schema, which instantiates Codec<Schema>.
#pragma once

#include "facilitation/document/byte_archive.h"
#include "facilitation/document/codec.h"
#include "facilitation/document/fields_cereal.h"

namespace pressoir {
namespace codec_detail {

constexpr std::uint8_t layout = 1;

inline Error damaged(const std::exception& error) {
  return refuse("codec.damaged", {{"what", std::string(error.what()).substr(0, 200)}});
}

inline void put_size(std::string& bytes, std::uint64_t size) { bytes.append(reinterpret_cast<const char*>(&size), sizeof size); }

template <class E>
void write_entity(std::string& bytes, const E& entity) {
  const std::size_t at = bytes.size();
  put_size(bytes, 0);
  ByteWriter archive(bytes);
  archive(entity);
  const std::uint64_t size = bytes.size() - at - sizeof size;
  std::memcpy(bytes.data() + at, &size, sizeof size);
}

template <class E>
E read_entity(std::string_view bytes) {
  ByteReader archive(bytes);
  E entity;
  archive(entity);
  return entity;
}

inline std::string_view take_sized(ByteReader& archive) {
  std::uint64_t size = 0;
  archive.read(&size, sizeof size);
  return archive.take(size);
}

template <class Schema>
std::optional<typename Schema::Entity> read_kind(std::string_view kind, std::string_view bytes) {
  std::optional<typename Schema::Entity> entity;
  Entities<Schema>::for_each_type([&]<class E>() {
    if (!entity && E::kind == kind) entity.emplace(read_entity<E>(bytes));
  });
  return entity;
}

}  // namespace codec_detail

template <class Schema>
std::string Codec<Schema>::encode(const Transaction<Schema>& t) {
  using namespace codec_detail;
  std::string bytes;
  bytes.reserve(256 + 160 * t.changes.size());
  bytes.push_back(static_cast<char>(layout));
  ByteWriter archive(bytes);
  archive(t.sequence, t.verb, static_cast<std::uint8_t>(t.actor.role), t.actor.number, t.time.milliseconds, t.cause, t.group, t.undoes, t.undoable,
          static_cast<std::uint64_t>(t.changes.size()));
  for (const Change<Schema>& change : t.changes) {
    const auto& like = change.after ? *change.after : *change.before;
    archive(std::string(kind_of(like)), static_cast<std::uint8_t>((change.before ? 1 : 0) | (change.after ? 2 : 0)));
    if (change.before) std::visit([&](const auto& e) { write_entity(bytes, e); }, *change.before);
    if (change.after) std::visit([&](const auto& e) { write_entity(bytes, e); }, *change.after);
  }
  return bytes;
}

template <class Schema>
Result<Transaction<Schema>> Codec<Schema>::decode_transaction(std::string_view bytes) try {
  using namespace codec_detail;
  ByteReader archive(bytes);
  std::uint8_t first = 0, role = 0;
  archive(first);
  if (first != layout) throw cereal::Exception("unknown layout");
  Transaction<Schema> t;
  std::uint64_t count = 0;
  archive(t.sequence, t.verb, role, t.actor.number, t.time.milliseconds, t.cause, t.group, t.undoes, t.undoable, count);
  if (role > static_cast<std::uint8_t>(Role::program)) throw cereal::Exception("unknown role");
  t.actor.role = static_cast<Role>(role);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::string kind;
    std::uint8_t sides = 0;
    archive(kind, sides);
    if (sides == 0 || sides > 3) throw cereal::Exception("a change without sides");
    Change<Schema> change;
    if (sides & 1) change.before = read_kind<Schema>(kind, take_sized(archive));
    if (sides & 2) change.after = read_kind<Schema>(kind, take_sized(archive));
    if (!change.before && !change.after) continue;  // a kind that only a newer version knows
    if (change.before && change.after && id_of(*change.before) != id_of(*change.after)) throw cereal::Exception("a change of two entities");
    t.changes.push_back(std::move(change));
  }
  if (archive.left() != 0) throw cereal::Exception("bytes after the end");
  return t;
} catch (const std::exception& error) {
  return codec_detail::damaged(error);
}

template <class Schema>
std::string Codec<Schema>::encode(const State<Schema>& state) {
  using namespace codec_detail;
  std::string bytes;
  bytes.reserve(64 + 256 * state.size());
  bytes.push_back(static_cast<char>(layout));
  ByteWriter archive(bytes);
  archive(state.revision());
  state.for_each_table([&]<class E>(const Table<E>& table) {
    archive(std::string(E::kind), static_cast<std::uint64_t>(table.size()));
    table.for_each([&](const E& entity) { write_entity(bytes, entity); });
  });
  return bytes;
}

template <class Schema>
Result<State<Schema>> Codec<Schema>::decode_state(std::string_view bytes) try {
  using namespace codec_detail;
  ByteReader archive(bytes);
  std::uint8_t first = 0;
  archive(first);
  if (first != layout) throw cereal::Exception("unknown layout");
  State<Schema> state;
  Sequence revision = 0;
  archive(revision);
  state.set_revision(revision);
  while (archive.left() != 0) {
    std::string kind;
    std::uint64_t count = 0;
    archive(kind, count);
    if (count > archive.left()) throw cereal::Exception("a count is larger than what is left");
    bool known = false;
    Entities<Schema>::for_each_type([&]<class E>() {
      if (E::kind != kind) return;
      known = true;
      std::vector<typename Table<E>::Ref> entities;
      entities.reserve(count);
      for (std::uint64_t i = 0; i < count; ++i) entities.push_back(std::make_shared<const E>(read_entity<E>(take_sized(archive))));
      state.template all<E>() = Table<E>::of(std::move(entities));
    });
    if (!known)
      for (std::uint64_t i = 0; i < count; ++i) take_sized(archive);
  }
  return state;
} catch (const std::exception& error) {
  return codec_detail::damaged(error);
}

}  // namespace pressoir
