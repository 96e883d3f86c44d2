#include "facilitation/base/text.h"

#include <chrono>

#include <doctest/doctest.h>

#include "facilitation/base/utf8.h"
#include "tests/random_text.h"

using namespace pressoir;

TEST_CASE("bytes that are no UTF-8 are told and replaced") {
  CHECK(is_utf8("préfecture 🧸"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));         // overlong
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));     // surrogate
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80")); // beyond Unicode
  CHECK_FALSE(is_utf8("a\xE2\x82"));        // cut
  // The table of Unicode 3.9, "U+FFFD substitution of maximal subparts".
  CHECK(clean_text("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") ==
        "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  CHECK(clean_text("\uFDD0") == "\uFFFD");
}

TEST_CASE("clean text is NFC, with one kind of line end and no control characters") {
  CHECK(clean_text("e\u0301te\u0301") == "été");
  CHECK(clean_text("a\r\nb\rc\u2028d\u0085e") == "a\nb\nc\nd\ne");
  CHECK(clean_text("\uFEFFun\tdeux\x07\x7F\u0090") == "un deux");
  CHECK(clean_text("fin  \nligne ") == "fin  \nligne ");
  CHECK(clean_text(std::string_view("\0", 1)).empty());
  CHECK(clean_text("👩‍👩‍👧") == "👩‍👩‍👧");
}

TEST_CASE("a direction left open does not leak out of its line") {
  CHECK(clean_text("abc\u202Edef\u202C") == "abcdef");         // an override never stays
  CHECK(clean_text("a\u2066b\nc") == "ab\nc");                 // an isolate left open
  CHECK(clean_text("a\u2067b\u2069c") == "a\u2067b\u2069c");   // one that is closed stays
  CHECK(clean_text("a\u202Bb\u202Cc") == "a\u202Bb\u202Cc");   // so does an embedding
  CHECK(clean_text("a\u2069b\u202Cc") == "abc");               // closing what was never opened
  CHECK(clean_text("\u2067\u202Ab\u2069") == "\u2067b\u2069"); // left open inside an isolate
}

TEST_CASE("a title is one line") {
  CHECK(clean_line("  Repenser \r\n\t l'accueil  ") == "Repenser l'accueil");
  CHECK(clean_line("10\u202Fh\u202F40") == "10\u202Fh\u202F40");
  CHECK(clean_line(" \u00A0 ") == "");
  CHECK(clean_line("a \u00A0 b") == "a b");
  CHECK(trimmed("\u3000 x y\u00A0\n") == "x y");
  CHECK(trimmed(" \u2003 ").empty());
}

TEST_CASE("what people see as one character counts as one") {
  CHECK(grapheme_count("") == 0);
  CHECK(grapheme_count("été") == 3);
  CHECK(grapheme_count("e\u0301") == 1);
  CHECK(grapheme_count("👩‍👩‍👧 🇫🇷🇧🇪 👋🏽") == 6);
  CHECK(grapheme_count("a\r\nb") == 3);
  CHECK(grapheme_count("한\u1112\u1161\u11AB") == 2);
  CHECK(first_graphemes("🇫🇷🇧🇪x", 1) == "🇫🇷");
  CHECK(first_graphemes("abc", 9) == "abc");
  CHECK(first_graphemes("abc", 0).empty());
}

TEST_CASE("the caret steps over whole characters and stays at the ends") {
  const std::string text = "é👩‍👩‍👧z";
  CHECK(next_grapheme(text, 0) == 2);
  CHECK(next_grapheme(text, 2) == text.size() - 1);
  CHECK(next_grapheme(text, 5) == text.size() - 1); // from inside the family
  CHECK(next_grapheme(text, text.size()) == text.size());
  CHECK(previous_grapheme(text, text.size()) == text.size() - 1);
  CHECK(previous_grapheme(text, text.size() - 1) == 2);
  CHECK(previous_grapheme(text, 0) == 0);
  // Flags pair up from the left, wherever the caret is.
  const std::string flags = "x🇫🇷🇧🇪";
  CHECK(previous_grapheme(flags, flags.size()) == 9);
}

TEST_CASE("a search finds the word however it is written") {
  CHECK(search_key("Préfecture") == "prefecture");
  CHECK(search_key("CŒUR ŒUVRE æquo") == "coeur oeuvre aequo");
  CHECK(search_key("L’accueil — « ICI »") == "l'accueil - \" ici \"");
  CHECK(search_key("10\u202Fh\u00A040") == "10 h 40");
  CHECK(search_key("Straße ﬁn") == "strasse fin");
  CHECK(search_key("e\u0301") == search_key("É"));
  CHECK(search_key("العَرَبِيَّة") == search_key("العربية"));
  CHECK(search_key("نص") != search_key("نض"));
}

TEST_CASE("a pasted list gives one note a line, without its marks") {
  CHECK(
      pasted_lines("- Des chaises\r\n\r\n• Fontaine à eau\n 12. Bus 4\n3) Rampe\n* \n-\n2 h d'attente\n-5 °C\n1.5 h") ==
      std::vector<std::string>{"Des chaises", "Fontaine à eau", "Bus 4", "Rampe", "2 h d'attente", "-5 °C", "1.5 h"});
  CHECK(pasted_lines("").empty());
  CHECK(pasted_lines(" \n\t\n").empty());
  CHECK(pasted_lines("Coin enfants\tsalle B") == std::vector<std::string>{"Coin enfants salle B"});
}

TEST_CASE("Windows-1252 has a character for every byte") {
  CHECK(utf8_from_windows_1252("caf\xE9 \x80 \x93\x85\x94 \x9C") == "café € “…” œ");
  CHECK(utf8_from_windows_1252("\x81") == "\u0081");
  for (int byte = 0; byte < 256; ++byte)
    CHECK(is_utf8(utf8_from_windows_1252(std::string(1, static_cast<char>(byte)))));
}

TEST_CASE("cleaning random text: always UTF-8, never twice different; clusters cover it whole") {
  const std::uint64_t seed = test::seed();
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = round % 2 == 0 ? test::random_text(*random, 24) : test::random_bytes(*random, 40);
    const std::string clean = clean_text(text);
    CAPTURE(round);
    REQUIRE(is_utf8(clean));
    REQUIRE(clean_text(clean) == clean);
    const std::string line = clean_line(text);
    REQUIRE(clean_line(line) == line);
    REQUIRE(line.find('\n') == line.npos);
    for (const std::string& pasted : pasted_lines(text)) REQUIRE(trimmed(pasted) == pasted);
    REQUIRE(search_key(clean) == search_key(search_key(clean)));
    REQUIRE(is_utf8(search_key(text)));

    // The boundaries met going forward are those met going back, and there are as many as clusters.
    std::vector<std::size_t> forward{0}, back{text.size()};
    while (forward.back() < text.size()) forward.push_back(next_grapheme(text, forward.back()));
    while (back.back() > 0) back.push_back(previous_grapheme(text, back.back()));
    REQUIRE(forward == std::vector<std::size_t>(back.rbegin(), back.rend()));
    REQUIRE(forward.size() == grapheme_count(text) + 1);
  }
}

TEST_CASE("a pile of marks or directions takes no time and leaves a letter's worth") {
  std::string marks = "e", tibetan = "e", directions, blanks;
  for (int i = 0; i < 200'000; ++i) {
    marks += i % 2 == 0 ? "\u0301" : "\u0323";
    tibetan += "\u0F73";
    directions += "\u2066\u202A";
    blanks += " ";
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(clean_text(marks).size() < 100);
  CHECK(clean_text(tibetan).size() < 200);
  CHECK(clean_text(directions).empty());
  CHECK(clean_line(blanks).empty());
  CHECK(search_key(marks) == "e");
  CHECK(grapheme_count(marks) == 1);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}
