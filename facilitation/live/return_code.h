// Return codes: two words that bring a person back on another address or another browser, « TILLEUL 42 ». They follow from the person's number, so
// that nothing has to be kept of them; only who had to take another one because the first was taken is kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pressoir::live {

class ReturnCodes {
 public:
  // `kept`: as kept() gave it when the program ran before; what is not understood of it is left out.
  explicit ReturnCodes(std::string_view kept = {});
  // The person's code, given now where it never was. True: kept() has changed.
  bool know(std::uint64_t person);
  // « TILLEUL 42 »; empty of somebody who is not known.
  std::string code_of(std::uint64_t person) const;
  // In any case, with or without accents and blanks.
  std::optional<std::uint64_t> person_of(std::string_view typed) const;
  std::string kept() const;
  static std::size_t count();  // how many codes there are

 private:
  std::unordered_map<std::uint32_t, std::uint64_t> persons_;  // by code
  std::unordered_map<std::uint64_t, std::uint32_t> codes_;
  std::map<std::uint64_t, std::uint32_t> moved_;  // those whose first code was taken
};

}  // namespace pressoir::live
