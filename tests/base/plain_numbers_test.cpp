// The C library's numbers while PlainNumbers lives; the run in French is the one that tells.
#include "facilitation/base/plain_numbers.h"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>

using namespace pressoir;

namespace {

std::string written(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

} // namespace

TEST_CASE("numbers are plain while asked, and as before afterwards") {
  const std::string point = std::localeconv()->decimal_point;
  {
    const PlainNumbers outer;
    {
      const PlainNumbers inner;
      CHECK(written(1234.5) == "1234.50");
      CHECK(std::strtod("2.25", nullptr) == 2.25);
    }
    CHECK(written(-0.5) == "-0.50");
  }
  CHECK(written(1234.5) == "1234" + point + "50");
}
