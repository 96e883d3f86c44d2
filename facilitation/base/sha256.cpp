#include "facilitation/base/sha256.h"

#include <array>
#include <cstdint>
#include <memory>

#include <openssl/evp.h>

#include "facilitation/base/check.h"

namespace pressoir {
namespace {

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    ENSURE(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }
  void add(std::string_view bytes) { ENSURE(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    ENSURE(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * size);
    for (unsigned int i = 0; i < size; ++i) {
      text += digits[digest[i] >> 4];
      text += digits[digest[i] & 15];
    }
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

} // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.hex();
}

std::string sha256_hex_of_parts(const std::vector<std::string_view>& parts) {
  Digest digest;
  for (const std::string_view part : parts) {
    std::array<char, 8> length{};
    for (int i = 0; i < 8; ++i)
      length[i] = static_cast<char>((static_cast<std::uint64_t>(part.size()) >> (8 * i)) & 255);
    digest.add({length.data(), length.size()});
    digest.add(part);
  }
  return digest.hex();
}

} // namespace pressoir
