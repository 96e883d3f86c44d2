// Words: every sentence the program says, in French and English, from assets/i18n; numbers, dates and times as each
// language writes them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "facilitation/base/result.h"
#include "facilitation/base/time.h"

namespace pressoir {

enum class Language { french, english };
std::string_view language_code(Language language);                 // "fr", "en"
std::optional<Language> language_from_code(std::string_view code); // also "fr_FR.UTF-8", "en-GB"

// The catalogue of one language. Immutable once loaded; share it by const reference.
//   "wall.empty": "Le mur attend sa première idée."
//   "deleted.notes": {"one": "{n} note supprimée", "other": "{n} notes supprimées"}
// The argument "n" chooses between the forms (French: 0 and 1 are singular; a form "zero" may be given too). Typography
// is applied on load. What stands in [[double brackets]] is left out when one of its arguments is missing.
//
// {name} is replaced by the argument of that name: a text as it is, a number as the language writes it.
// {name:how} says how else to write it, so that errors carry values and never words:
//   {at:time}       Timestamp, in milliseconds   10 h 42 / 10:42 (0, not set, is missing)
//   {left:duration} minutes                      45 min, 2 h 30
//   {due:day}       text, as iso_text(Day)       8 décembre 2026
//   {due:long_day}                               mardi 8 décembre 2026
//   {most:size}     bytes                        64 Mo / 64 MB
//   {n:letters}     number                       deux, or {n:letters_f} une; a capital at the start of the sentence
//   {title:quoted}  text                         « Accueil »
//   {who:actor}     text, as actor_text          La table 3, the sentence "actor.table_numbered"
//   {reason:key}    text that is a key           the sentence of that key
//   {kind:entity.}  text                         the sentence "entity." + the text, or the text itself
//   {notes:count.notes}  number                  the sentence "count.notes" with n = notes: « 45 idées »
class Words {
 public:
  // Refused: "words.not_json", "words.bad_entry" (key) when it is no object of sentences and plural objects.
  static Result<Words> from_json(std::string_view json, Language language);

  Language language() const { return language_; }
  // The sentence; an unknown key gives the key itself between ⟦ ⟧, so that it is seen. An argument that is missing
  // stays as {name}.
  std::string say(std::string_view key, const WordArguments& arguments = {}) const;
  std::string say(const Error& error) const { return say(error.key, error.arguments); }
  bool knows(std::string_view key) const;
  // Key → form ("one", "other"; a sentence without plural has only "other") → sentence.
  using Entries = std::map<std::string, std::map<std::string, std::string>, std::less<>>;
  const Entries& entries() const { return entries_; }

  // 12 345 (narrow no-break space) / 12,345.
  std::string number(std::int64_t value) const;
  // 10 h 40 / 10:40 from minutes after midnight (a day later counts as the same hour).
  std::string time_of_day(int minutes) const;
  // In the machine's time zone.
  std::string time_of_day(Timestamp time) const;
  // 45 min, 3 h, 2 h 30, from minutes.
  std::string duration(std::int64_t minutes) const;
  // 64 Mo / 64 MB, rounded down, from bytes.
  std::string size(std::int64_t bytes) const;
  // mardi 8 décembre 2026, vendredi 1er janvier 2027 / Tuesday 8 December 2026. Empty when the day is not set or is no
  // day.
  std::string long_day(Day day) const;
  // 8 décembre 2026.
  std::string day(Day day) const;
  // 08/12/2026 in both (day first).
  std::string short_day(Day day) const;
  // « text » / “text”.
  std::string quoted(std::string_view text) const;

 private:
  std::string say_at_depth(std::string_view key, const WordArguments& arguments, int depth) const;
  struct Filled {
    std::string text;
    bool complete = true; // no argument was missing
  };
  Filled filled(std::string_view sentence, const WordArguments& arguments, int depth) const;
  std::string actor(std::string_view text, int depth) const;
  std::string written(const WordArgument& value, std::string_view how, int depth) const;

  Language language_ = Language::french;
  Entries entries_;
};

// French typography: narrow no-break space before ; : ! ? » and after «, inside 10 h 40 and before % and €; typographic
// apostrophe; … for three dots. Leaves addresses (http://…), times (10:40) and what stands between `backquotes` alone.
// Idempotent.
std::string french_typography(std::string_view text);
// Typographic apostrophe and …
std::string english_typography(std::string_view text);

} // namespace pressoir
