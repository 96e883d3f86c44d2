// Words: every sentence the program says, in French and English, from assets/i18n; numbers, dates and times as each language writes them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "facilitation/base/result.h"
#include "facilitation/base/time.h"

namespace pressoir {

enum class Language { french, english };
std::string_view language_code(Language language);                 // "fr", "en"
std::optional<Language> language_from_code(std::string_view code);  // also "fr_FR.UTF-8"

// The catalogue of one language. Immutable once loaded; share it by const reference.
//   "wall.empty": "Le mur attend sa première idée."
//   "deleted.notes": {"one": "{n} note supprimée", "other": "{n} notes supprimées"}   the argument "n" chooses (French: 0 and 1 are singular)
// {name} is replaced by the argument; a number is written as the language writes it. Typography is applied on load.
class Words {
 public:
  // Refuses a text that is no JSON object of strings and plural objects, naming the key.
  static Result<Words> from_json(std::string_view json, Language language);

  Language language() const { return language_; }
  // The sentence; an unknown key gives the key itself between ⟦ ⟧, so that it is seen.
  std::string say(std::string_view key, const WordArguments& arguments = {}) const;
  std::string say(const Error& error) const { return say(error.key, error.arguments); }
  bool knows(std::string_view key) const;
  const std::map<std::string, std::map<std::string, std::string>, std::less<>>& entries() const { return entries_; }

  // 12 345 (narrow no-break space) / 12,345.
  std::string number(std::int64_t value) const;
  // 10 h 40 / 10:40 from minutes after midnight.
  std::string time_of_day(int minutes) const;
  std::string time_of_day(Timestamp time) const;
  // 45 min, 3 h, 2 h 30.
  std::string duration(int minutes) const;
  // mardi 8 décembre 2026 / Tuesday 8 December 2026.
  std::string long_day(Day day) const;
  // 8 décembre 2026.
  std::string day(Day day) const;
  // 08/12/2026 in both (day first).
  std::string short_day(Day day) const;
  // « text » / “text”.
  std::string quoted(std::string_view text) const;

 private:
  Language language_ = Language::french;
  std::map<std::string, std::map<std::string, std::string>, std::less<>> entries_;
};

// French typography: narrow no-break space before ; ! ? », after «, no-break space before :, typographic apostrophe, … for three dots.
// Leaves addresses (http://…), times (10:40) and code alone. Idempotent.
std::string french_typography(std::string_view text);

}  // namespace pressoir
