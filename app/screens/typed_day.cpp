#include "app/screens/typed_day.h"

#include <array>
#include <string>
#include <vector>

#include "facilitation/base/text.h"

namespace pressoir::screens {
namespace {

struct Pieces {
  std::vector<int> numbers;
  std::vector<std::string> words;
};

Pieces pieces_of(std::string_view text) {
  Pieces pieces;
  const std::string key = search_key(first_graphemes(text, 80));
  for (std::size_t i = 0; i < key.size();) {
    const auto digit = [&](std::size_t at) { return at < key.size() && key[at] >= '0' && key[at] <= '9'; };
    const auto letter = [&](std::size_t at) { return at < key.size() && key[at] >= 'a' && key[at] <= 'z'; };
    if (digit(i)) {
      int value = 0;
      for (; digit(i); ++i) value = std::min(value * 10 + (key[i] - '0'), 1'000'000);
      pieces.numbers.push_back(value);
    } else if (letter(i)) {
      const std::size_t from = i;
      while (letter(i)) ++i;
      pieces.words.push_back(key.substr(from, i - from));
    } else {
      ++i;
    }
  }
  return pieces;
}

} // namespace

int month_named(std::string_view word) {
  static constexpr std::array<std::array<std::string_view, 2>, 12> names = {{{"janvier", "january"},
                                                                             {"fevrier", "february"},
                                                                             {"mars", "march"},
                                                                             {"avril", "april"},
                                                                             {"mai", "may"},
                                                                             {"juin", "june"},
                                                                             {"juillet", "july"},
                                                                             {"aout", "august"},
                                                                             {"septembre", "september"},
                                                                             {"octobre", "october"},
                                                                             {"novembre", "november"},
                                                                             {"decembre", "december"}}};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < names.size(); ++i)
    for (const std::string_view name : names[i])
      // « jui » could be two months; « mar » begins mardi too.
      if (name.starts_with(word) && word != "jui" && (word != "mar" || i != 2)) return static_cast<int>(i) + 1;
  return 0;
}

std::optional<Day> typed_day(std::string_view text, int year) {
  if (const auto iso = day_from_iso(trimmed(text))) return iso;
  const Pieces pieces = pieces_of(text);
  int month = 0;
  for (const std::string& word : pieces.words)
    if (const int named = month_named(word)) month = named;
  std::vector<int> numbers = pieces.numbers;
  if (month > 0) {
    if (numbers.empty()) return std::nullopt;
    numbers.insert(numbers.begin() + 1, month);
  }
  if (numbers.size() < 2 || numbers.size() > 3) return std::nullopt;
  if (numbers.size() == 2) numbers.push_back(year);
  if (numbers[2] < 100) numbers[2] += 2000;
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return day_from_iso(std::to_string(numbers[2]) + "-" + two(numbers[1]) + "-" + two(numbers[0]));
}

std::optional<int> typed_time(std::string_view text) {
  std::vector<int> numbers = pieces_of(text).numbers;
  if (numbers.size() == 1 && numbers[0] >= 100 && numbers[0] < 2400) numbers = {numbers[0] / 100, numbers[0] % 100};
  if (numbers.size() == 1) numbers.push_back(0);
  if (numbers.size() != 2 || numbers[0] > 23 || numbers[1] > 59) return std::nullopt;
  return numbers[0] * 60 + numbers[1];
}

} // namespace pressoir::screens
