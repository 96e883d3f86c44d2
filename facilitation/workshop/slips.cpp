#include "facilitation/workshop/slips.h"

#include "facilitation/base/id.h"
#include "facilitation/base/sha256.h"

namespace pressoir::workshop {
namespace {

constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";  // those of session codes: none is taken for another
constexpr std::size_t number_letters = 3, proof_letters = 9, whole = number_letters + proof_letters;

std::string plain_code(std::string_view secret, std::int32_t number) {
  std::string code;
  auto left = static_cast<std::size_t>(number);
  for (std::size_t i = 0; i < number_letters; ++i, left /= letters.size()) code += letters[left % letters.size()];
  const std::string proof = sha256_hex_of_parts({"slip", secret, std::to_string(number)});
  // Nine letters of 31 from the first 16 digits: 44 bits, guessed by nobody at two tries a second.
  std::uint64_t bits = *id_from_text(std::string_view(proof).substr(0, 16));
  for (std::size_t i = 0; i < proof_letters; ++i, bits /= letters.size()) code += letters[bits % letters.size()];
  return code;
}

std::string grouped(std::string_view code) { return std::string(code.substr(0, 4)) + "-" + std::string(code.substr(4, 4)) + "-" + std::string(code.substr(8)); }

}  // namespace

std::string slips_topic(Id<Poll> poll) { return "slips:" + id_text(poll.value); }

std::string slip_code(std::string_view secret, std::int32_t number) { return grouped(plain_code(secret, number)); }

std::string normal_slip(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (letters.find(c) == std::string_view::npos || code.size() == whole) return {};
    code += c;
  }
  return code.size() == whole ? grouped(code) : std::string();
}

bool is_slip(std::string_view secret, std::int32_t slips, std::string_view code) {
  const std::string normal = normal_slip(code);
  if (normal.empty() || secret.empty()) return false;
  std::int32_t number = 0;
  for (std::size_t i = number_letters; i-- > 0;) number = number * static_cast<std::int32_t>(letters.size()) + static_cast<std::int32_t>(letters.find(normal[i]));
  return number >= 1 && number <= slips && slip_code(secret, number) == normal;
}

std::string slip_ballot_key(std::string_view code, Id<Poll> poll) { return sha256_hex_of_parts({"slip", normal_slip(code), id_text(poll.value)}); }

}  // namespace pressoir::workshop
