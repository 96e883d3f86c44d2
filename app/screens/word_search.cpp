#include "app/screens/word_search.h"

#include <algorithm>
#include <string>
#include <vector>

#include "facilitation/base/text.h"

namespace pressoir::screens {
namespace {

// Bytes of UTF-8 beyond ASCII belong to words.
bool in_word(char c) {
  return static_cast<signed char>(c) < 0 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < key.size();) {
    if (!in_word(key[i])) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    while (i < key.size() && in_word(key[i])) ++i;
    words.push_back(key.substr(from, i - from));
  }
  return words;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

constexpr int no_match = -1'000'000;

// The typed letters are the beginnings of some of the words, in order. Names have few words, and typed letters fit few
// beginnings, so that trying them all costs nothing; `budget` bounds it for names made to be difficult.
int best_from(std::string_view typed, const std::vector<std::string_view>& words, std::size_t word, int& budget) {
  while (!typed.empty() && !in_word(typed.front())) typed.remove_prefix(1);
  if (typed.empty()) return 0;
  int best = no_match;
  for (std::size_t w = word; w < words.size(); ++w) {
    const std::size_t most = common_prefix(typed, words[w]);
    for (std::size_t take = most; take > 0 && --budget > 0; --take) {
      const int rest = best_from(typed.substr(take), words, w + 1, budget);
      if (rest == no_match) continue;
      // Long beginnings and whole words count; words passed over cost.
      const int here = static_cast<int>(4 * take) + (take == words[w].size() ? 3 : 0) - static_cast<int>(w - word);
      best = std::max(best, here + rest);
    }
  }
  return best;
}

} // namespace

std::optional<int> word_match(std::string_view typed, std::string_view name) {
  const std::string wanted = search_key(typed), key = search_key(name);
  if (words_of(wanted).empty()) return 0;
  int budget = 20'000;
  const int by_words = best_from(wanted, words_of(key), 0, budget);
  if (by_words != no_match) return 1000 + by_words;
  // Inside a word, as it was typed: found, after all that begins so.
  const std::size_t first = wanted.find_first_not_of(' '), last = wanted.find_last_not_of(' ');
  if (key.find(wanted.substr(first, last - first + 1)) != std::string::npos) return 1;
  return std::nullopt;
}

} // namespace pressoir::screens
