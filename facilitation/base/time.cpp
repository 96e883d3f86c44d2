#include "facilitation/base/time.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace pressoir {
namespace {

using namespace std::chrono;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

class SystemClock final : public Clock {
 public:
  Timestamp now() const override {
    return {duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
  }
  std::int64_t monotonic() const override {
    return duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch()).count();
  }
};

std::tm local_tm(std::time_t seconds) {
  std::tm parts{};
#ifdef _WIN32
  localtime_s(&parts, &seconds);
#else
  localtime_r(&seconds, &parts);
#endif
  return parts;
}

}  // namespace

std::string iso_text(Timestamp time) {
  const sys_time<std::chrono::milliseconds> instant{std::chrono::milliseconds(time.milliseconds)};
  const auto midnight = floor<days>(instant);
  const year_month_day date(midnight);
  const hh_mm_ss hours(instant - midnight);
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(hours.hours().count()), static_cast<int>(hours.minutes().count()),
                static_cast<int>(hours.seconds().count()), static_cast<int>(hours.subseconds().count()));
  return text;
}

std::optional<Timestamp> timestamp_from_iso(std::string_view text) {
  const auto day = day_from_iso(text.substr(0, 10));
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (!day || !hour || !minute || !second || text.size() < 20 || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text.back() != 'Z' || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  int fraction = 0;
  if (text.size() == 24 && text[19] == '.') {
    const auto parsed = digits(text, 20, 3);
    if (!parsed) return std::nullopt;
    fraction = *parsed;
  } else if (text.size() != 20) {
    return std::nullopt;
  }
  const sys_days date = year{day->year} / month{static_cast<unsigned>(day->month)} / static_cast<int>(day->day);
  return Timestamp{(std::int64_t{date.time_since_epoch().count()} * 86400 + *hour * 3600 + *minute * 60 + *second) *
                       1000 +
                   fraction};
}

std::string iso_text(Day day) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
  return text;
}

std::optional<Day> day_from_iso(std::string_view text) {
  const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !y || !m || !d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
  if (!date.ok() || *y == 0) return std::nullopt;
  return Day{*y, *m, *d};
}

int weekday(Day day) {
  const sys_days date =
      year{day.year} / month{static_cast<unsigned>(day.month)} / std::chrono::day{static_cast<unsigned>(day.day)};
  return static_cast<int>(std::chrono::weekday{date}.iso_encoding()) - 1;
}

LocalTime local_time(Timestamp time) {
  std::int64_t seconds = time.milliseconds / 1000;
  if (time.milliseconds < 0 && time.milliseconds % 1000 != 0) --seconds;
  const std::tm parts = local_tm(static_cast<std::time_t>(seconds));
  return {{parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday}, parts.tm_hour, parts.tm_min, parts.tm_sec};
}

Timestamp timestamp_from_local(Day day, int minutes_after_midnight) {
  std::tm parts{};
  parts.tm_year = day.year - 1900;
  parts.tm_mon = day.month - 1;
  parts.tm_mday = day.day;
  parts.tm_hour = minutes_after_midnight / 60;
  parts.tm_min = minutes_after_midnight % 60;
  parts.tm_isdst = -1;
  return {static_cast<std::int64_t>(std::mktime(&parts)) * 1000};
}

std::shared_ptr<const Clock> system_clock() { return std::make_shared<SystemClock>(); }

}  // namespace pressoir
