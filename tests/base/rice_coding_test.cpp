#include "facilitation/base/rice_coding.h"

#include <doctest/doctest.h>

#include <random>

using namespace pressoir;

TEST_CASE("numbers near and far come back, in few bits when they are near") {
  std::mt19937_64 random(3);
  for (const double spread : {0.5, 10.0, 300.0, 1e6, 1e12}) {
    CAPTURE(spread);
    std::normal_distribution<double> any(0, spread);
    std::vector<std::int64_t> numbers{0, -1, 1, -(std::int64_t{1} << 45), std::int64_t{1} << 45};
    for (int i = 0; i < 400; ++i) numbers.push_back(static_cast<std::int64_t>(any(random)));
    const unsigned parameter = rice_parameter_for(numbers);
    RiceWriter writer;
    for (const std::int64_t number : numbers) writer.add(number, parameter);
    const std::string bytes = writer.bytes();
    if (spread == 10.0) CHECK(bytes.size() < 405 * 6 / 8 + 30);  // 5.4 bits are in them
    RiceReader reader(bytes);
    for (const std::int64_t number : numbers) CHECK(reader.next(parameter) == number);
    CHECK(reader.whole());
    CHECK(reader.at_end());
    for (int i = 0; i < 3; ++i) reader.next(parameter);  // the last byte may have room for one that nobody wrote
    CHECK_FALSE(reader.whole());
    RiceReader longer(bytes + '\0');
    for (std::size_t i = 0; i < numbers.size(); ++i) longer.next(parameter);
    CHECK_FALSE(longer.at_end());
  }
}
