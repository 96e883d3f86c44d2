// Binary archives over memory, little endian, the reading side bounded: every size is checked against what is left before
// anything is allocated. Only codec files include this.
#pragma once

#include <bit>
#include <cereal/cereal.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace pressoir {

static_assert(std::endian::native == std::endian::little, "a big-endian machine must swap here");

// portable: as cereal's PortableBinary, sizes in eight bytes and entities field by field. compact: sizes in as few bytes as they
// need (seven bits each, the least first), and of an entity only what is not as it was when made (see fields_cereal.h).
enum class ByteLayout : std::uint8_t { portable = 1, compact = 2 };

class ByteWriter : public cereal::OutputArchive<ByteWriter, cereal::AllowEmptyClassElision> {
 public:
  explicit ByteWriter(std::string& bytes, ByteLayout layout = ByteLayout::portable) : OutputArchive(this), bytes_(bytes), layout_(layout) {}
  bool compact() const { return layout_ == ByteLayout::compact; }
  void write(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  void write_short(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_.push_back(static_cast<char>(number | 0x80));
    bytes_.push_back(static_cast<char>(number));
  }

 private:
  std::string& bytes_;
  ByteLayout layout_;
};

class ByteReader : public cereal::InputArchive<ByteReader, cereal::AllowEmptyClassElision> {
 public:
  explicit ByteReader(std::string_view bytes, ByteLayout layout = ByteLayout::portable) : InputArchive(this), left_(bytes), layout_(layout) {}
  bool compact() const { return layout_ == ByteLayout::compact; }
  void read(void* data, std::size_t size) {
    if (size > left_.size()) throw cereal::Exception("the bytes end too early");
    if (size == 0) return; // into an empty vector, which has no place to name
    std::memcpy(data, left_.data(), size);
    left_.remove_prefix(size);
  }
  std::uint64_t read_short() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      std::uint8_t byte = 0;
      read(&byte, 1);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    throw cereal::Exception("a size that does not end");
  }
  std::string_view take(std::size_t size) {
    if (size > left_.size()) throw cereal::Exception("the bytes end too early");
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(size);
    return taken;
  }
  // `read` sees the next `size` bytes only; what it leaves of them is passed over.
  template <class Read>
  void within(std::size_t size, Read read) {
    const std::string_view inside = take(size), after = std::exchange(left_, inside);
    read();
    left_ = after;
  }
  std::size_t left() const { return left_.size(); }

 private:
  std::string_view left_;
  ByteLayout layout_;
};

template <class T>
  requires std::is_arithmetic_v<T>
void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const T& value) {
  archive.write(&value, sizeof value);
}
template <class T>
  requires std::is_arithmetic_v<T>
void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    unsigned char byte;
    archive.read(&byte, 1);
    value = byte != 0;
  } else {
    archive.read(&value, sizeof value);
  }
}
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const cereal::BinaryData<T>& data) {
  archive.write(data.data, static_cast<std::size_t>(data.size));
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, cereal::BinaryData<T>& data) {
  archive.read(data.data, static_cast<std::size_t>(data.size));
}
template <class Archive, class T>
  requires(std::is_same_v<Archive, ByteWriter> || std::is_same_v<Archive, ByteReader>)
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, cereal::NameValuePair<T>& pair) {
  archive(pair.value);
}
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(ByteWriter& archive, const cereal::SizeTag<T>& tag) {
  const std::uint64_t size = tag.size;
  if (archive.compact()) archive.write_short(size);
  else archive.write(&size, sizeof size);
}
// Every element takes at least one byte, so a size above what is left is a lie.
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(ByteReader& archive, cereal::SizeTag<T>& tag) {
  std::uint64_t size = 0;
  if (archive.compact()) size = archive.read_short();
  else archive.read(&size, sizeof size);
  if (size > archive.left()) throw cereal::Exception("a size is larger than what is left");
  tag.size = size;
}

}  // namespace pressoir

CEREAL_REGISTER_ARCHIVE(pressoir::ByteWriter)
CEREAL_REGISTER_ARCHIVE(pressoir::ByteReader)
CEREAL_SETUP_ARCHIVE_TRAITS(pressoir::ByteReader, pressoir::ByteWriter)
