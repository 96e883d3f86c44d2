// Exact numbers, and the JSON that keeps them.
#include <doctest/doctest.h>

#include "facilitation/voting/exact.h"
#include "facilitation/voting/json.h"

using namespace pressoir;
using namespace pressoir::voting;

TEST_CASE("numbers are read as they are written") {
  CHECK(*fraction_from("12") == 12);
  CHECK(*fraction_from("-0.75") == Fraction(-3, 4));
  CHECK(*fraction_from("1.09") == Fraction(109, 100));
  CHECK(*fraction_from("109/100") == Fraction(109, 100));
  CHECK(*fraction_from("1.5e3") == 1500);
  CHECK(*fraction_from("15E-1") == Fraction(3, 2));
  CHECK(*fraction_from("+7") == 7);
  CHECK(*fraction_from("0010") == 10);
  CHECK(*fraction_from("0.1/0.3") == Fraction(1, 3));
  CHECK(*fraction_from(".5") == Fraction(1, 2));
  for (const char* text : {"", "-", "+", "NaN", "inf", "Infinity", "1/0", "1/", "/2", "1e", "1e999999999", "0x10", "1 000", "1,5", "--1", "1.", ".", "1/2/3", "²"})
    CHECK_MESSAGE(!fraction_from(text), text);
  CHECK_FALSE(fraction_from(std::string(200, '9')));
  CHECK(*whole_from("100000000000") == 100'000'000'000);
  CHECK(*whole_from("1e11") == 100'000'000'000);
  CHECK_FALSE(whole_from("1.5"));
  CHECK_FALSE(whole_from("9223372036854775808"));
}

TEST_CASE("numbers are written as decimals when five places hold them, else as fractions") {
  CHECK(exact_text(Fraction(3)) == "3");
  CHECK(exact_text(Fraction(-3, 2)) == "-1.5");
  CHECK(exact_text(Fraction(1, 3)) == "1/3");
  CHECK(exact_text(Fraction(1, 32)) == "0.03125");
  CHECK(exact_text(Fraction(1, 64)) == "1/64");
  CHECK(exact_text(Fraction(-1, 100000)) == "-0.00001");
  CHECK(exact_text(Fraction(61, 3)) == "61/3");
  CHECK(floor_of(Fraction(-1, 2)) == -1);
  CHECK(floor_of(Fraction(7, 2)) == 3);
  CHECK(ceiling_of(Fraction(7, 2)) == 4);
  CHECK(ceiling_of(Fraction(-7, 2)) == -3);
  const Wide big = static_cast<Wide>(1) << 100;
  CHECK(integer_of(-big).str() == "-1267650600228229401496703205376");
  CHECK(integer_of(7) == 7);
}

TEST_CASE("JSON keeps every digit, and refuses what could hurt") {
  const Json json = read_json("\xEF\xBB\xBF {\"a\": [1.09, 1e11, \"é\\u00e9\", true, null], \"b\": 12345678901234567890123} \n").value();
  CHECK(write_json(json) == "{\"a\":[1.09,1e11,\"éé\",true,null],\"b\":12345678901234567890123}");
  CHECK(write_json(Json::string("a\"\\\n")) == "\"a\\\"\\\\\\u000a\"");
  const auto refusal = [](std::string_view text) {
    const auto read = read_json(text);
    return read ? std::string() : read.error().key;
  };
  CHECK(refusal("{\"a\": 1,\n \"b\": }") == "tally.not_json");
  CHECK(read_json("{\"a\": 1,\n \"b\": }").error().arguments[0].value == WordArgument(std::int64_t{2}));
  CHECK(refusal("") == "tally.not_json");
  CHECK(refusal("{} x") == "tally.not_json");
  CHECK(refusal("[NaN]") == "tally.not_json");
  CHECK(refusal("\"\xFF\"") == "tally.not_json");
  CHECK(refusal("{\"a\": 1, \"a\": 2}") == "tally.named_twice");
  CHECK(refusal(std::string(200'000, '[')) == "tally.json_too_deep");
  CHECK(read_json("[[[[[[[[1]]]]]]]]").has_value());
}
