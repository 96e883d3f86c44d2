// cereal of everything that has fields, for any archive: by name in text archives, in order in binary ones.
// Only codec files include this.
#pragma once

#include <cereal/cereal.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <string>

#include "facilitation/base/bytes.h"
#include "facilitation/base/colour.h"
#include "facilitation/base/geometry.h"
#include "facilitation/base/id.h"
#include "facilitation/base/time.h"
#include "facilitation/document/fields.h"

namespace cereal {

template <class Archive>
inline constexpr bool is_text = traits::is_text_archive<Archive>::value;

// Ids: 16 hexadecimal digits in text, 8 bytes in binary.
template <class Archive, class E>
auto CEREAL_SAVE_MINIMAL_FUNCTION_NAME(const Archive&, const pressoir::Id<E>& id) {
  if constexpr (is_text<Archive>) return id ? pressoir::id_text(id.value) : std::string();
  else return id.value;
}
template <class Archive, class E, class Minimal>
void CEREAL_LOAD_MINIMAL_FUNCTION_NAME(const Archive&, pressoir::Id<E>& id, const Minimal& minimal) {
  if constexpr (is_text<Archive>) {
    const auto parsed = pressoir::id_from_text(minimal);
    if (!parsed && !minimal.empty()) throw Exception("'" + minimal.substr(0, 40) + "' is no id");
    id.value = parsed.value_or(0);
  } else {
    id.value = minimal;
  }
}
template <class Archive>
auto CEREAL_SAVE_MINIMAL_FUNCTION_NAME(const Archive&, const pressoir::Timestamp& time) {
  if constexpr (is_text<Archive>) return time ? pressoir::iso_text(time) : std::string();
  else return time.milliseconds;
}
template <class Archive, class Minimal>
void CEREAL_LOAD_MINIMAL_FUNCTION_NAME(const Archive&, pressoir::Timestamp& time, const Minimal& minimal) {
  if constexpr (is_text<Archive>) {
    const auto parsed = pressoir::timestamp_from_iso(minimal);
    if (!parsed && !minimal.empty()) throw Exception("'" + minimal.substr(0, 40) + "' is no instant");
    time = parsed.value_or(pressoir::Timestamp{});
  } else {
    time.milliseconds = minimal;
  }
}
template <class Archive>
auto CEREAL_SAVE_MINIMAL_FUNCTION_NAME(const Archive&, const pressoir::Day& day) {
  if constexpr (is_text<Archive>) return day ? pressoir::iso_text(day) : std::string();
  else return std::int32_t{day.year * 10000 + day.month * 100 + day.day};
}
template <class Archive, class Minimal>
void CEREAL_LOAD_MINIMAL_FUNCTION_NAME(const Archive&, pressoir::Day& day, const Minimal& minimal) {
  std::string text;
  if constexpr (is_text<Archive>) text = minimal;
  else if (minimal != 0) text = pressoir::iso_text(pressoir::Day{minimal / 10000, minimal / 100 % 100, minimal % 100});
  const auto parsed = pressoir::day_from_iso(text);
  if (!parsed && !text.empty()) throw Exception("'" + text.substr(0, 40) + "' is no day");
  day = parsed.value_or(pressoir::Day{});
}
// Enums by name in every archive: a number in a file would change its meaning with the list.
template <class Archive, pressoir::NamedEnum Enum>
std::string CEREAL_SAVE_MINIMAL_FUNCTION_NAME(const Archive&, const Enum& value) {
  return std::string(pressoir::enum_text(value));
}
template <class Archive, pressoir::NamedEnum Enum>
void CEREAL_LOAD_MINIMAL_FUNCTION_NAME(const Archive&, Enum& value, const std::string& name) {
  for (std::size_t i = 0; i < std::size(pressoir::enum_names<Enum>); ++i)
    if (pressoir::enum_names<Enum>[i] == name) {
      value = static_cast<Enum>(i);
      return;
    }
  throw Exception("'" + name.substr(0, 40) + "' is unknown here");
}
// Colours: #rrggbb in text, red to alpha in binary.
template <class Archive>
auto CEREAL_SAVE_MINIMAL_FUNCTION_NAME(const Archive&, const pressoir::Colour& c) {
  if constexpr (is_text<Archive>) return pressoir::hex_text(c);
  else return static_cast<std::uint32_t>(c.red) | static_cast<std::uint32_t>(c.green) << 8 | static_cast<std::uint32_t>(c.blue) << 16 | static_cast<std::uint32_t>(c.alpha) << 24;
}
template <class Archive, class Minimal>
void CEREAL_LOAD_MINIMAL_FUNCTION_NAME(const Archive&, pressoir::Colour& c, const Minimal& minimal) {
  if constexpr (is_text<Archive>) {
    const auto parsed = pressoir::colour_from_hex(minimal);
    if (!parsed) throw Exception("'" + minimal.substr(0, 40) + "' is no colour");
    c = *parsed;
  } else {
    const auto byte = [&](unsigned shift) { return static_cast<std::uint8_t>(minimal >> shift & 0xFF); };
    c = {byte(0), byte(8), byte(16), byte(24)};
  }
}
template <class Archive>
std::string CEREAL_SAVE_MINIMAL_FUNCTION_NAME(const Archive&, const pressoir::Bytes& bytes) {
  if constexpr (is_text<Archive>) return pressoir::base64_text(bytes.value);
  else return bytes.value;
}
template <class Archive>
void CEREAL_LOAD_MINIMAL_FUNCTION_NAME(const Archive&, pressoir::Bytes& bytes, const std::string& minimal) {
  if constexpr (is_text<Archive>) {
    auto parsed = pressoir::bytes_from_base64(minimal);
    if (!parsed) throw Exception("a text that is not base64");
    bytes.value = *std::move(parsed);
  } else {
    bytes.value = minimal;
  }
}
template <class Archive>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, pressoir::Vec2& v) {
  archive(make_nvp("x", v.x), make_nvp("y", v.y));
}

template <class Archive, pressoir::HasFields T>
  requires(!pressoir::EntityType<T>)
void CEREAL_SAVE_FUNCTION_NAME(Archive& archive, const T& value) {
  pressoir::for_each_field<T>([&](const auto& f) { archive(make_nvp(std::string(f.name).c_str(), value.*f.member)); });
}
template <class Archive, pressoir::HasFields T>
  requires(!pressoir::EntityType<T>)
void CEREAL_LOAD_FUNCTION_NAME(Archive& archive, T& value) {
  pressoir::for_each_field<T>([&](const auto& f) { archive(make_nvp(std::string(f.name).c_str(), value.*f.member)); });
}

// Which field could not be read.
struct FieldFailure : Exception {
  FieldFailure(std::string_view field, const char* why) : Exception("field " + std::string(field) + ": " + why), field(field) {}
  std::string field;
};

// Archives that may keep of an entity only what is not as it was when made: after its version, which fields follow (a bit for each
// of those this version has, the first the least), then those. A default value that a version has had must therefore stay.
template <class Archive>
concept MayBeCompact = requires(Archive archive) { archive.compact(); };

// An entity: id, version, then the fields that this version had.
template <class Archive, pressoir::EntityType E>
void CEREAL_SAVE_FUNCTION_NAME(Archive& archive, const E& entity) {
  archive(make_nvp("id", entity.id), make_nvp("version", std::int32_t{E::version}));
  if constexpr (MayBeCompact<Archive>) {
    if (archive.compact()) {
      static_assert(E::fields().size <= 64);
      static const E fresh{};
      std::uint64_t said = 0, bit = 1;
      pressoir::for_each_field<E>([&](const auto& f) {
        if (!(entity.*f.member == fresh.*f.member)) said |= bit;
        bit <<= 1;
      });
      archive.write_short(said);
      bit = 1;
      pressoir::for_each_field<E>([&](const auto& f) {
        if (said & bit) archive(entity.*f.member);
        bit <<= 1;
      });
      return;
    }
  }
  pressoir::for_each_field<E>([&](const auto& f) { archive(make_nvp(std::string(f.name).c_str(), entity.*f.member)); });
}
template <class Archive, pressoir::EntityType E>
void CEREAL_LOAD_FUNCTION_NAME(Archive& archive, E& entity) {
  std::int32_t version = 0;
  archive(make_nvp("id", entity.id), make_nvp("version", version));
  bool all = true;
  std::uint64_t said = 0;
  if constexpr (MayBeCompact<Archive>) {
    all = !archive.compact();
    if (!all) said = archive.read_short();
  }
  pressoir::for_each_field<E>([&](const auto& f) {
    if (f.since > version) return;
    const bool follows = all || (said & 1);
    said >>= 1;
    if (!follows) return;
    try {
      if constexpr (is_text<Archive>) archive(make_nvp(std::string(f.name).c_str(), entity.*f.member));
      else archive(entity.*f.member);
    } catch (const std::exception& error) {
      throw FieldFailure(f.name, error.what());
    }
  });
  // What a newer version added is passed over by its length.
  if (said != 0 && version <= E::version) throw Exception("fields that this version has not");
}

}  // namespace cereal
