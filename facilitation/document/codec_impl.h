// The codec's templates; included by one .cpp per schema, which instantiates Codec<Schema>.
#pragma once

#include "facilitation/base/deflate.h"
#include "facilitation/document/byte_archive.h"
#include "facilitation/document/codec.h"
#include "facilitation/document/fields_cereal.h"

namespace pressoir {
namespace codec_detail {

// The first byte: ByteLayout, or that what follows is a deflated one.
constexpr char newest_layout = static_cast<char>(ByteLayout::compact), deflated_layout = 3;
// Deflating gains at most about a thousandfold: this much and no more is inflated of what was read.
constexpr std::size_t most_gain = 64;

inline ByteLayout layout_of(std::string_view bytes) {
  if (bytes.empty() || bytes[0] < 1 || bytes[0] > newest_layout) throw cereal::Exception("unknown layout");
  return static_cast<ByteLayout>(bytes[0]);
}

inline Error damaged(const std::exception& error) {
  return refuse("codec.damaged", {{"what", std::string(error.what()).substr(0, 200)}});
}

inline std::uint64_t read_count(ByteReader& archive) {
  if (archive.compact()) return archive.read_short();
  std::uint64_t count = 0;
  archive.read(&count, sizeof count);
  return count;
}

// With its length before it. One archive for all: making one costs more than most entities.
template <class E>
void write_entity(std::string& bytes, ByteWriter& archive, const E& entity) {
  const std::size_t at = bytes.size();
  std::uint32_t size = 0;
  archive.write(&size, sizeof size);
  archive(entity);
  size = static_cast<std::uint32_t>(bytes.size() - at - sizeof size);
  std::memcpy(bytes.data() + at, &size, sizeof size);
}

inline std::size_t read_length(ByteReader& archive) {
  std::uint64_t length = 0;
  archive.read(&length, archive.compact() ? sizeof(std::uint32_t) : sizeof length);
  return length;
}

template <class E>
void read_entity(ByteReader& archive, E& entity) {
  archive.within(read_length(archive), [&] { archive(entity); });
}

// Nothing for a kind that only a newer version knows.
template <class Schema>
std::optional<typename Schema::Entity> read_kind(std::string_view kind, ByteReader& archive) {
  std::optional<typename Schema::Entity> entity;
  Entities<Schema>::for_each_type([&]<class E>() {
    if (!entity && E::kind == kind) read_entity(archive, std::get<E>(entity.emplace(E{})));
  });
  if (!entity) archive.take(read_length(archive));
  return entity;
}

}  // namespace codec_detail

template <class Schema>
std::string Codec<Schema>::encode(const Transaction<Schema>& t) {
  using namespace codec_detail;
  std::string bytes;
  bytes.reserve(256 + 160 * t.changes.size());
  bytes.push_back(newest_layout);
  ByteWriter archive(bytes, ByteLayout::compact);
  archive.write_short(t.sequence);
  archive(t.verb, static_cast<std::uint8_t>(t.actor.role), t.actor.number, t.time.milliseconds, t.cause, t.group, t.undoes, t.undoable);
  archive.write_short(t.changes.size());
  for (const Change<Schema>& change : t.changes) {
    const auto& like = change.after ? *change.after : *change.before;
    archive(std::string(kind_of(like)), static_cast<std::uint8_t>((change.before ? 1 : 0) | (change.after ? 2 : 0)));
    if (change.before) std::visit([&](const auto& e) { write_entity(bytes, archive, e); }, *change.before);
    if (change.after) std::visit([&](const auto& e) { write_entity(bytes, archive, e); }, *change.after);
  }
  return bytes;
}

template <class Schema>
Result<Transaction<Schema>> Codec<Schema>::decode_transaction(std::string_view bytes) try {
  using namespace codec_detail;
  const ByteLayout layout = layout_of(bytes);
  ByteReader archive(bytes.substr(1), layout);
  std::uint8_t role = 0;
  Transaction<Schema> t;
  std::uint64_t count = 0;
  t.sequence = read_count(archive);
  archive(t.verb, role, t.actor.number, t.time.milliseconds, t.cause, t.group, t.undoes, t.undoable);
  count = read_count(archive);
  if (role > static_cast<std::uint8_t>(Role::program)) throw cereal::Exception("unknown role");
  t.actor.role = static_cast<Role>(role);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::string kind;
    std::uint8_t sides = 0;
    archive(kind, sides);
    if (sides == 0 || sides > 3) throw cereal::Exception("a change without sides");
    Change<Schema> change;
    if (sides & 1) change.before = read_kind<Schema>(kind, archive);
    if (sides & 2) change.after = read_kind<Schema>(kind, archive);
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
  bytes.reserve(64 + 160 * state.size());
  bytes.push_back(newest_layout);
  ByteWriter archive(bytes, ByteLayout::compact);
  archive(state.revision());
  state.for_each_table([&]<class E>(const Table<E>& table) {
    archive(std::string(E::kind), static_cast<std::uint64_t>(table.size()));
    table.for_each([&](const E& entity) { write_entity(bytes, archive, entity); });
  });
  return bytes;
}

template <class Schema>
std::string Codec<Schema>::encode_deflated(const State<Schema>& state) {
  using namespace codec_detail;
  std::string bytes = encode(state);
  std::string packed = deflated(bytes);
  if (packed.size() * most_gain < bytes.size()) return bytes;
  return packed.insert(0, 1, deflated_layout);
}

template <class Schema>
Result<State<Schema>> Codec<Schema>::decode_state(std::string_view bytes) try {
  using namespace codec_detail;
  std::optional<std::string> whole;
  if (bytes.starts_with(deflated_layout)) {
    whole = inflated(bytes.substr(1), bytes.size() * most_gain);
    if (!whole) throw cereal::Exception("what was deflated is not whole");
    bytes = *whole;
  }
  const ByteLayout layout = layout_of(bytes);
  ByteReader archive(bytes.substr(1), layout);
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
      for (std::uint64_t i = 0; i < count; ++i) {
        auto entity = std::make_shared<E>();
        read_entity(archive, *entity);
        entities.push_back(std::move(entity));
      }
      state.template all<E>() = Table<E>::of(std::move(entities));
    });
    if (!known)
      for (std::uint64_t i = 0; i < count; ++i) archive.take(read_length(archive));
  }
  return state;
} catch (const std::exception& error) {
  return codec_detail::damaged(error);
}

}  // namespace pressoir
