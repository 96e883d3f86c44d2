#include "app/screens/typed_due.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "app/screens/typed_day.h"
#include "facilitation/base/text.h"

namespace pressoir::screens {
namespace {

using Tokens = std::vector<std::string>;

// Letters and figures apart: « 1er » is "1" and "er".
Tokens tokens_of(std::string_view text) {
  Tokens tokens;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  char before = ' ';
  for (const char c : search_key(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter || digit(c)) {
      if (before == ' ' || digit(c) != digit(before)) tokens.emplace_back();
      tokens.back() += c;
      before = c;
    } else {
      before = ' ';
    }
  }
  return tokens;
}

std::optional<int> number_of(const std::string& token) {
  int value = 0;
  const auto read = std::from_chars(token.data(), token.data() + token.size(), value);
  return read.ec == std::errc() && read.ptr == token.data() + token.size() ? std::optional(value) : std::nullopt;
}

template <std::size_t N>
bool one_of(const std::string& token, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), token) != words.end();
}

// 0 = Monday … 6 = Sunday.
std::optional<int> weekday_named(const std::string& token) {
  static constexpr std::array<std::string_view, 14> names = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
                                                             "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const auto found = std::find(names.begin(), names.end(), token);
  return found == names.end() ? std::nullopt : std::optional(static_cast<int>(found - names.begin()) % 7);
}

// At noon, so that a change of the clocks does not fall back on the day before.
Day days_after(Day day, int days) { return local_time(timestamp_from_local(day, 12 * 60) + days * 86'400'000LL).day; }

Day last_of_month(int year, int month) { return days_after(month == 12 ? Day{year + 1, 1, 1} : Day{year, month + 1, 1}, -1); }

Day months_after(Day day, int months) {
  const int count = day.month - 1 + months;
  const Day last = last_of_month(day.year + count / 12, count % 12 + 1);
  return {last.year, last.month, std::min(day.day, last.day)};
}

std::optional<Day> relative_day(const Tokens& tokens, Day today) {
  static constexpr std::array<std::string_view, 2> of_today = {"today", "aujourd"}, tomorrow = {"demain", "tomorrow"}, next = {"prochain", "next"};
  if (tokens.size() <= 2 && one_of(tokens[0], of_today)) return today;
  if (tokens.size() == 1 && one_of(tokens[0], tomorrow)) return days_after(today, 1);
  if (tokens.size() == 2 && tokens[0] == "apres" && tokens[1] == "demain") return days_after(today, 2);
  Tokens named = tokens;
  std::erase_if(named, [](const std::string& token) { return one_of(token, next); });
  if (named.size() == 1)
    if (const auto wanted = weekday_named(named[0])) return days_after(today, (*wanted - weekday(today) + 6) % 7 + 1);
  static constexpr std::array<std::string_view, 3> in = {"dans", "sous", "in"};
  static constexpr std::array<std::string_view, 4> day_words = {"jour", "jours", "day", "days"}, week_words = {"semaine", "semaines", "week", "weeks"};
  static constexpr std::array<std::string_view, 3> month_words = {"mois", "month", "months"};
  if (tokens.size() != 3 || !one_of(tokens[0], in)) return std::nullopt;
  const auto count = number_of(tokens[1]);
  if (!count || *count > 1000) return std::nullopt;
  if (one_of(tokens[2], day_words)) return days_after(today, *count);
  if (one_of(tokens[2], week_words)) return days_after(today, *count * 7);
  if (one_of(tokens[2], month_words)) return months_after(today, *count);
  return std::nullopt;
}

// « fin janvier », « fin janvier 2027 ».
std::optional<Day> end_of_month(const Tokens& tokens, Day today) {
  if (tokens.size() < 2 || (tokens[0] != "fin" && tokens[0] != "end")) return std::nullopt;
  const std::size_t at = tokens[1] == "of" ? 2 : 1;
  if (at >= tokens.size() || tokens.size() > at + 2) return std::nullopt;
  const int month = month_named(tokens[at]);
  if (month == 0) return std::nullopt;
  if (tokens.size() == at + 2) {
    const auto year = number_of(tokens[at + 1]);
    if (!year || *year < 2000 || *year > 9999) return std::nullopt;
    return last_of_month(*year, month);
  }
  return last_of_month(month < today.month ? today.year + 1 : today.year, month);
}

// The text when it says a day and nothing else.
std::optional<Day> only_a_day(std::string_view text, Day today) {
  const Tokens tokens = tokens_of(text);
  if (tokens.empty() || tokens.size() > 8) return std::nullopt;
  if (const auto day = relative_day(tokens, today)) return day;
  if (const auto day = end_of_month(tokens, today)) return day;
  static constexpr std::array<std::string_view, 8> beside = {"le", "er", "the", "st", "nd", "rd", "th", "of"};
  int said = 0;  // day, month, year
  for (const std::string& token : tokens) {
    const bool number = number_of(token).has_value(), month = !number && month_named(token) > 0;
    said += number || month ? 1 : 0;
    if (!number && !month && !weekday_named(token) && !one_of(token, beside)) return std::nullopt;
  }
  const auto day = typed_day(text, today.year);
  return day && said == 2 && *day < today ? typed_day(text, today.year + 1) : day;
}

// « première mesure le » without its last word: the day brings it again.
std::string without_article(std::string_view note) {
  note = trimmed(note);
  for (const std::string_view article : {" le", " on", " the", ",", " :"})
    if (note.ends_with(article)) note = trimmed(note.substr(0, note.size() - article.size()));
  return std::string(note);
}

} // namespace

TypedDue typed_due(std::string_view text, Day today) {
  const std::string cleaned = clean_line(text);
  std::string_view whole = trimmed(cleaned);
  for (std::size_t from = 0; from < whole.size();) {
    if (const auto day = only_a_day(whole.substr(from), today)) return {*day, without_article(whole.substr(0, from))};
    const std::size_t blank = whole.find(' ', from);
    if (blank == whole.npos) break;
    from = blank + 1;
  }
  return {{}, std::string(whole)};
}

std::string due_in_words(const TypedDue& due, const Words& words) {
  if (!due.day) return due.note;
  if (due.note.empty()) return words.day(due.day);
  return words.say("summary.due_with_note", {{"note", due.note}, {"due", iso_text(due.day)}});
}

} // namespace pressoir::screens
