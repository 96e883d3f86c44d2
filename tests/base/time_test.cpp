#include "facilitation/base/time.h"

#include <cstdlib>
#include <ctime>

#include <doctest/doctest.h>

#include "tests/random_text.h"

using namespace pressoir;

TEST_CASE("an instant is written and read the same everywhere") {
  CHECK(iso_text(Timestamp{0}) == "1970-01-01T00:00:00.000Z");
  CHECK(iso_text(Timestamp{1'796'720'400'250}) == "2026-12-08T09:00:00.250Z");
  CHECK(timestamp_from_iso("2026-12-08T09:00:00.250Z") == Timestamp{1'796'720'400'250});
  CHECK(timestamp_from_iso("2026-12-08T09:00:00Z") == Timestamp{1'796'720'400'000});
  CHECK(iso_text(Timestamp{-1}) == "1969-12-31T23:59:59.999Z");
  for (const char* wrong : {"", "2026-12-08", "2026-12-08T09:00:00", "2026-12-08T24:00:00Z", "2026-02-30T09:00:00Z",
                            "2026-12-08 09:00:00Z", "2026-12-08T09:00:00.25Z", "2026-12-08T09:00:00.250+01:00", "Z"})
    CHECK_FALSE(timestamp_from_iso(wrong).has_value());
}

TEST_CASE("random instants come back from their text, and any text is answered") {
  const std::uint64_t seed = test::seed();
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  for (int round = 0; round < 20'000; ++round) {
    const Timestamp time{static_cast<std::int64_t>(random->next() % 253'402'300'800'000)}; // up to the year 9999
    REQUIRE(timestamp_from_iso(iso_text(time)) == time);
    std::string text = iso_text(time);
    text[test::below(*random, text.size())] = static_cast<char>(random->next());
    (void)timestamp_from_iso(text);
    (void)day_from_iso(std::string_view(text).substr(0, test::below(*random, text.size())));
  }
}

TEST_CASE("days of the calendar") {
  CHECK(iso_text(Day{2026, 12, 8}) == "2026-12-08");
  CHECK(day_from_iso("2028-02-29") == Day{2028, 2, 29});
  CHECK_FALSE(day_from_iso("2027-02-29").has_value());
  CHECK_FALSE(day_from_iso("0000-01-01").has_value());
  CHECK_FALSE(day_from_iso("2026-13-01").has_value());
  CHECK_FALSE(day_from_iso("2026-1-1").has_value());
  CHECK(weekday({2026, 12, 8}) == 1); // a Tuesday
  CHECK(weekday({2026, 12, 13}) == 6);
  CHECK(Day{2026, 12, 8} < Day{2027, 1, 1});
  CHECK_FALSE(static_cast<bool>(Day{}));
}

TEST_CASE("the room's clock, over the change to summer time") {
  ::setenv("TZ", "Europe/Paris", 1);
  ::tzset();
  const Timestamp winter = timestamp_from_local({2026, 12, 8}, 9 * 60);
  CHECK(iso_text(winter) == "2026-12-08T08:00:00.000Z");
  CHECK(iso_text(timestamp_from_local({2026, 7, 1}, 9 * 60)) == "2026-07-01T07:00:00.000Z");
  const LocalTime local = local_time(winter + 62 * 60 * 1000);
  CHECK(local.day == Day{2026, 12, 8});
  CHECK(local.hour == 10);
  CHECK(local.minute == 2);
  CHECK(local_time(Timestamp{-1}).second == 59);
  ::unsetenv("TZ");
  ::tzset();
}

TEST_CASE("clocks") {
  ManualClock clock(Timestamp{1000});
  clock.advance(500);
  CHECK(clock.now() == Timestamp{1500});
  CHECK(clock.monotonic() == 1500);
  const auto real = system_clock();
  const auto before = real->monotonic();
  CHECK(real->monotonic() >= before);
  CHECK(real->now() > Timestamp{1'700'000'000'000});
}
