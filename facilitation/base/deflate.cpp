#include "facilitation/base/deflate.h"

#include <zlib.h>

#include <algorithm>

#include "facilitation/base/check.h"

namespace pressoir {
namespace {

constexpr int quick = 2;  // a third of the time of zlib's own default, a tenth larger
constexpr std::size_t piece = 64 * 1024;

Bytef* bytes_of(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

}  // namespace

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string packed(size, '\0');
  ENSURE(compress2(bytes_of(packed), &size, bytes_of(bytes), bytes.size(), quick) == Z_OK);
  packed.resize(size);
  return packed;
}

std::optional<std::string> inflated(std::string_view bytes, std::size_t most) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string whole;
  int state = Z_OK;
  while (state == Z_OK && whole.size() <= most) {
    const std::size_t before = whole.size();
    whole.resize(before + std::clamp(before, piece, most + 1));
    stream.next_out = bytes_of(whole) + before;
    stream.avail_out = static_cast<uInt>(whole.size() - before);
    state = inflate(&stream, Z_NO_FLUSH);
    whole.resize(whole.size() - stream.avail_out);
  }
  const bool ended = state == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  if (!ended || whole.size() > most) return std::nullopt;
  return whole;
}

}  // namespace pressoir
