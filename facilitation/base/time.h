// Instants, durations and calendar days as the workshop needs them; the Clock is replaceable in tests.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pressoir {

// Milliseconds since 1970-01-01T00:00:00Z. 0 means "not set".
struct Timestamp {
  std::int64_t milliseconds = 0;
  explicit operator bool() const { return milliseconds != 0; }
  auto operator<=>(const Timestamp&) const = default;
};
inline std::int64_t operator-(Timestamp a, Timestamp b) { return a.milliseconds - b.milliseconds; }
inline Timestamp operator+(Timestamp t, std::int64_t milliseconds) { return {t.milliseconds + milliseconds}; }

// 2026-12-08T09:00:00.000Z.
std::string iso_text(Timestamp time);
// What iso_text wrote (fraction optional), or nothing.
std::optional<Timestamp> timestamp_from_iso(std::string_view text);

// A calendar day without a time zone (a deadline, the day of a workshop). year 0 means "not set".
struct Day {
  std::int32_t year = 0, month = 0, day = 0;
  explicit operator bool() const { return year != 0; }
  auto operator<=>(const Day&) const = default;
};
// 2026-12-08.
std::string iso_text(Day day);
// A valid day of the Gregorian calendar written yyyy-mm-dd, or nothing.
std::optional<Day> day_from_iso(std::string_view text);
// 0 = Monday … 6 = Sunday.
int weekday(Day day);

// What a wall clock in the room shows at that instant (the machine's time zone).
struct LocalTime {
  Day day;
  int hour = 0, minute = 0, second = 0;
};
LocalTime local_time(Timestamp time);
// The instant at which the room's clock shows that time on that day.
Timestamp timestamp_from_local(Day day, int minutes_after_midnight);

class Clock {
 public:
  virtual ~Clock() = default;
  // The wall clock; may jump.
  virtual Timestamp now() const = 0;
  // Milliseconds that only go forward, from an arbitrary start.
  virtual std::int64_t monotonic() const = 0;
};
std::shared_ptr<const Clock> system_clock();

// A clock that stands still until told otherwise.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Timestamp start) : now_(start) {}
  Timestamp now() const override { return now_; }
  std::int64_t monotonic() const override { return now_.milliseconds; }
  void advance(std::int64_t milliseconds) { now_.milliseconds += milliseconds; }

 private:
  Timestamp now_;
};

}  // namespace pressoir
