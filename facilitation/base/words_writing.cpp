// Words: numbers, times, dates and sizes as each language writes them.
#include <array>
#include <charconv>

#include "facilitation/base/words.h"

namespace pressoir {
namespace {

constexpr std::string_view narrow_space = "\u202F";

constexpr std::array<std::array<std::string_view, 12>, 2> month_names = {{
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
     "décembre"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"},
}};
constexpr std::array<std::array<std::string_view, 7>, 2> weekday_names = {{
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
}};

std::string plain_number(std::uint64_t value) {
  std::array<char, 24> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}
std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + plain_number(static_cast<std::uint64_t>(value));
}

} // namespace

std::string Words::number(std::int64_t value) const {
  const std::uint64_t size =
      value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  const std::string digits = plain_number(size);
  std::string text = value < 0 ? "−" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += language_ == Language::french ? narrow_space : ",";
    text += digits[i];
  }
  return text;
}

std::string Words::time_of_day(int minutes) const {
  constexpr int day = 24 * 60;
  minutes = (minutes % day + day) % day;
  const int hour = minutes / 60;
  if (language_ == Language::english)
    return plain_number(static_cast<std::uint64_t>(hour)) + ":" + two_digits(minutes % 60);
  return plain_number(static_cast<std::uint64_t>(hour)) + std::string(narrow_space) + "h" + std::string(narrow_space) +
         two_digits(minutes % 60);
}

std::string Words::time_of_day(Timestamp time) const {
  const LocalTime local = local_time(time);
  return time_of_day(local.hour * 60 + local.minute);
}

std::string Words::duration(std::int64_t minutes) const {
  if (minutes < 0) return minutes == INT64_MIN ? duration(minutes + 1) : "−" + duration(-minutes);
  const std::string space(narrow_space);
  if (minutes < 60) return number(minutes) + space + "min";
  return number(minutes / 60) + space + "h" +
         (minutes % 60 == 0 ? "" : space + two_digits(static_cast<int>(minutes % 60)));
}

std::string Words::size(std::int64_t bytes) const {
  constexpr std::array<std::array<std::string_view, 4>, 2> units = {
      {{"octets", "Ko", "Mo", "Go"}, {"bytes", "KB", "MB", "GB"}}};
  std::size_t unit = 0;
  for (; bytes >= 1024 && unit < 3; bytes /= 1024) ++unit;
  return number(bytes) + std::string(narrow_space) + std::string(units[static_cast<std::size_t>(language_)][unit]);
}

std::string Words::day(Day day) const {
  if (!day_from_iso(iso_text(day))) return "";
  const auto& months = month_names[static_cast<std::size_t>(language_)];
  std::string text = plain_number(static_cast<std::uint64_t>(day.day));
  if (language_ == Language::french && day.day == 1) text += "er";
  text += ' ';
  text += months[static_cast<std::size_t>(day.month - 1)];
  return text + ' ' + plain_number(static_cast<std::uint64_t>(day.year));
}

std::string Words::long_day(Day day) const {
  const std::string date = this->day(day);
  if (date.empty()) return date;
  const auto& names = weekday_names[static_cast<std::size_t>(language_)];
  return std::string(names[static_cast<std::size_t>(weekday(day))]) + ' ' + date;
}

std::string Words::short_day(Day day) const {
  if (!day_from_iso(iso_text(day))) return "";
  return two_digits(day.day) + "/" + two_digits(day.month) + "/" + plain_number(static_cast<std::uint64_t>(day.year));
}

std::string Words::quoted(std::string_view text) const {
  const std::string inside(text);
  if (language_ == Language::english) return "“" + inside + "”";
  return "«" + std::string(narrow_space) + inside + std::string(narrow_space) + "»";
}

} // namespace pressoir
