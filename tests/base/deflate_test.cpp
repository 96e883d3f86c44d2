#include "facilitation/base/deflate.h"

#include <doctest/doctest.h>

using namespace pressoir;

TEST_CASE("what is deflated comes back, shorter on the way") {
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += "une idée numéro " + std::to_string(i % 97) + "; ";
  const std::string packed = deflated(words);
  CHECK(packed.size() * 5 < words.size());
  CHECK(inflated(packed, words.size()) == words);
  CHECK(inflated(deflated(""), 0) == "");
}

TEST_CASE("nothing is inflated beyond what was allowed, nor from bytes that are not whole") {
  const std::string packed = deflated(std::string(1'000'000, 'a'));
  CHECK(packed.size() < 10'000);
  CHECK_FALSE(inflated(packed, 999'999));
  CHECK(inflated(packed, 1'000'000));
  for (std::size_t length = 0; length < packed.size(); length += 7) CHECK_FALSE(inflated(packed.substr(0, length), 1'000'000));
  CHECK_FALSE(inflated(packed + "more", 1'000'000));
  CHECK_FALSE(inflated("not deflated", 100));
}
