// Texts in their boxes: the same lines at every scale, sizes that shrink and then cut, carets that respect what people
// see.
#include <doctest/doctest.h>

#include <string>

#include "facilitation/picture/text_layout.h"
#include "tests/picture/samples.h"

using namespace pressoir;
using namespace pressoir::picture;

namespace {

Text note(const std::string& text, double width = 252, double height = 200) {
  return {.box = {0, 0, width, height}, .text = text, .style = samples::note_style(), .colour = samples::ink};
}
std::vector<std::string> lines_of(const Text& text) {
  const TextLayout layout(text);
  std::vector<std::string> lines;
  for (const auto& line : layout.lines()) lines.emplace_back(line.text);
  return lines;
}
std::string repeated(std::string_view word, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += (i ? " " : "") + std::string(word);
  return text;
}

} // namespace

TEST_CASE("a text breaks at the same places at every scale") {
  for (const char* text :
       {"Ticket avec l’heure de passage estimée, affichée dès l’entrée", "Добро пожаловать в префектуру города",
        "欢迎来到省政府接待处请在这里等候", "لافتات بلغتنا أيضاً عند المدخل الرئيسي",
        "Un coin 🧸 pour les 👨‍👩‍👧‍👦 et les 🇫🇷"}) {
    CAPTURE(text);
    for (const bool balance : {false, true}) {
      Text at_one = note(text, 251.3, 400);
      at_one.style.balance = balance;
      const auto expected = lines_of(at_one);
      CHECK(expected.size() >= 2);
      for (const double scale : {0.1, 0.25, 0.37, 0.5, 1.5, 2.0, 4.0}) {
        Text scaled = at_one;
        scaled.box.width *= scale;
        scaled.box.height *= scale;
        scaled.style.size *= scale;
        scaled.style.least_size *= scale;
        scaled.style.line_height *= scale;
        CAPTURE(scale);
        CHECK(lines_of(scaled) == expected);
      }
    }
  }
}

TEST_CASE("right-to-left texts align right by themselves, others left") {
  Text arabic = note("لافتات بلغتنا أيضاً");
  const TextLayout right(arabic);
  CHECK(right.origin().x + right.width() == doctest::Approx(252));
  CHECK(right.lines().front().right_to_left);
  const TextLayout left(note("Des bancs dehors"));
  CHECK(left.origin().x == 0);
  // The end of an Arabic text is on its left.
  CHECK(right.caret(arabic.text.size()).x < right.caret(0).x);
  CHECK(left.caret(16).x > left.caret(0).x);
}

TEST_CASE("what people see as one sign is one stop of the caret") {
  const std::string family = "👨‍👩‍👧‍👦", text = "a" + family + "e\u0301b";
  const TextLayout layout(note(text));
  std::vector<std::size_t> stops{0};
  while (layout.right_of(stops.back()) != stops.back()) stops.push_back(layout.right_of(stops.back()));
  const std::vector<std::size_t> expected{0, 1, 1 + family.size(), 4 + family.size(), 5 + family.size()};
  CHECK(stops == expected);
  std::vector<std::size_t> back{text.size()};
  while (layout.left_of(back.back()) != back.back()) back.push_back(layout.left_of(back.back()));
  CHECK(std::vector<std::size_t>(back.rbegin(), back.rend()) == expected);
  // A click in the middle of the family falls on one of its edges.
  const double middle = (layout.caret(1).x + layout.caret(1 + family.size()).x) / 2;
  for (const double off : {-3.0, 3.0}) {
    const std::size_t byte = layout.byte_at({middle + off, 10});
    CHECK((byte == 1 || byte == 1 + family.size()));
  }
}

TEST_CASE("arrows move as the eye reads in right-to-left text") {
  const std::string text = "שלום";
  const TextLayout layout(note(text));
  CHECK(layout.left_of(0) == 2);
  CHECK(layout.right_of(2) == 0);
  CHECK(layout.right_of(0) == 0);
}

TEST_CASE("a text shrinks to fit and only then is cut") {
  Text text = note(repeated("guichet", 3));
  CHECK(TextLayout(text).size() == 24);
  text = note(repeated("guichet", 50)); // 399 signs
  const TextLayout shrunk(text);
  CHECK(shrunk.size() < 24);
  CHECK(shrunk.size() >= 12);
  CHECK(shrunk.height() <= 200.01);
  CHECK_FALSE(shrunk.cut());
  text.style.least_size = 20;
  const TextLayout cut(text);
  CHECK(cut.cut());
  CHECK(cut.size() == 20);
  CHECK(cut.height() <= 200.01);
  CHECK(cut.lines().back().text.ends_with("…"));
  // It really is the largest size: half a unit more does not fit.
  Text larger = text;
  larger.style.least_size = larger.style.size = shrunk.size() + 0.5;
  larger.style.line_height = 28.0 / 24 * larger.style.size;
  CHECK(TextLayout(larger).cut());
}

TEST_CASE("a long word is made smaller rather than broken, as long as it stays legible") {
  Text text = note("anticonstitutionnellement", 200, 100);
  const TextLayout whole(text);
  CHECK(whole.line_count() == 1);
  CHECK(whole.size() < 24);
  text.text = std::string(200, 'x');
  const TextLayout broken(text);
  CHECK(broken.line_count() > 1);
  CHECK(broken.height() <= 100.01);
}

TEST_CASE("one line ends with an ellipsis where the box ends") {
  Text text{.box = {0, 0, 120, 28}, .text = "Attendre moins, attendre mieux", .style = {.fit = Fit::line}};
  const TextLayout layout(text);
  CHECK(layout.cut());
  CHECK(layout.line_count() == 1);
  CHECK(layout.width() <= 120.01);
  CHECK(layout.lines().front().text.ends_with("…"));
  text.box.width = 0;
  CHECK_FALSE(TextLayout(text).cut());
  text.text = "deux\nlignes";
  CHECK(TextLayout(text).line_count() == 1);
}

TEST_CASE("balanced lines have like lengths") {
  Text text = note("Un plan simple dès la porte d’entrée de la préfecture", 300, 200);
  text.style.balance = false;
  const auto ragged = TextLayout(text).lines();
  text.style.balance = true;
  const TextLayout even(text);
  REQUIRE(even.lines().size() == ragged.size());
  auto shortest = [](const auto& lines) {
    double least = 1e9;
    for (const auto& line : lines) least = std::min(least, line.width);
    return least;
  };
  CHECK(shortest(even.lines()) >= shortest(ragged));
  CHECK(even.width() <= TextLayout(text).width());
}

TEST_CASE("empty texts and single signs have a place for the caret") {
  const TextLayout empty(note(""));
  CHECK(empty.line_count() == 1);
  CHECK(empty.width() == 0);
  CHECK(empty.caret(0).height == doctest::Approx(28));
  CHECK(empty.byte_at({100, 100}) == 0);
  CHECK(empty.left_of(0) == 0);
  CHECK(empty.right_of(0) == 0);
  CHECK(empty.line_end(0) == 0);
  Vec2 offset;
  CHECK(empty.rasterise(1, &offset).rgba.empty());
  const TextLayout one(note("é"));
  CHECK(one.width() > 5);
  CHECK(one.right_of(0) == 2);
  CHECK(one.rasterise(1, &offset).width > 5);
}

TEST_CASE("the caret goes up, down, home and end over wrapped lines and written ones") {
  Text text = note("abc def\nghi");
  text.style.balance = false;
  const TextLayout layout(text);
  CHECK(layout.line_count() == 2);
  CHECK(layout.line_start(9) == 8);
  CHECK(layout.line_end(2) == 7);
  CHECK(layout.line_down(0, 0) == 8);
  CHECK(layout.line_up(8, 0) == 0);
  CHECK(layout.line_up(3, 0) == 3);
  CHECK(layout.line_down(8, 0) == 8);
  CHECK(layout.caret(8).y == doctest::Approx(28));
  CHECK(layout.byte_at({1000, 5}) == 7);
  CHECK(layout.byte_at({-5, 1000}) == 8);
  text.text = "abc\n";
  CHECK(TextLayout(text).caret(4).y == doctest::Approx(28));

  Text wrapped = note("un deux trois quatre", 80);
  wrapped.style.fit = Fit::wrap;
  wrapped.style.balance = false;
  const TextLayout lines(wrapped);
  REQUIRE(lines.line_count() > 1);
  const std::size_t end = lines.line_end(0);
  CHECK(lines.caret(end).y == 0);
  CHECK(wrapped.text[end] == ' ');
  CHECK(lines.byte_at({1000, 5}) == end);
}

TEST_CASE("a selection covers what it holds, line by line") {
  Text text = note("abc def\nghi");
  const TextLayout layout(text);
  CHECK(layout.selection(2, 2).empty());
  const auto within = layout.selection(1, 3);
  REQUIRE(within.size() == 1);
  CHECK(within[0].x == doctest::Approx(layout.caret(1).x));
  CHECK(within[0].right() == doctest::Approx(layout.caret(3).x));
  const auto across = layout.selection(9, 4); // either way round
  REQUIRE(across.size() == 3);                // "def", its line break, "g"
  CHECK(across[1].x == doctest::Approx(layout.caret(7).x));
  CHECK(across[2].y == doctest::Approx(28));
  const TextLayout mixed(note("abc שלום def"));
  CHECK(mixed.selection(0, 8).size() == 2); // half of the Hebrew word: two pieces
}

TEST_CASE("what no one could have meant does no harm") {
  for (const std::string& bad :
       {std::string("\xFF\xFE caf\xC3"), std::string("a\0b", 3), std::string(300'000, 'W'), repeated("\uFDFD", 9000)}) {
    CAPTURE(bad.size());
    Text text = note(bad, 252, 60);
    const TextLayout layout(text);
    CHECK(layout.width() > 0);
    CHECK(layout.height() <= 60.01);
  }
  Text odd = note("abc");
  odd.style.size = std::nan("");
  odd.style.line_height = -3;
  odd.style.tracking = 1e30;
  odd.box = {0, 0, -5, 1e30};
  const TextLayout layout(odd);
  CHECK(std::isfinite(layout.width()));
  Vec2 offset;
  CHECK(TextLayout(note("abc")).rasterise(1e9, &offset).width <= 8192);
  CHECK(layout.byte_at({std::nan(""), 0}) <= 3);
}

TEST_CASE("rasterised text has straight alpha in its own colour") {
  Text text = note("Hello");
  text.colour = rgb(0x7A1F4B);
  Vec2 offset;
  const Pixels pixels = TextLayout(text).rasterise(2, &offset);
  int solid = 0;
  for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) {
    REQUIRE(pixels.rgba[i] == 0x7A);
    REQUIRE(pixels.rgba[i + 1] == 0x1F);
    REQUIRE(pixels.rgba[i + 2] == 0x4B);
    if (pixels.rgba[i + 3] > 250) ++solid;
  }
  CHECK(solid > 50);
  CHECK(offset.x < 2);
  CHECK(offset.y > 0);
  // An emoji brings its own colours.
  text.text = "😀";
  const Pixels smile = TextLayout(text).rasterise(1, &offset);
  bool yellow = false;
  for (std::size_t i = 0; i < smile.rgba.size(); i += 4) {
    yellow = yellow || (smile.rgba[i] > 200 && smile.rgba[i + 1] > 150 && smile.rgba[i + 2] < 120);
  }
  CHECK(yellow);
}

TEST_CASE("no caret stands beyond a text that is cut: the ellipsis may be longer than what it stands for") {
  for (const Fit fit : {Fit::line, Fit::shrink}) {
    Text text;
    text.text = " M";
    text.box = {0, 0, 3, 20};
    text.style.fit = fit;
    const TextLayout layout(text);
    for (const double x : {-5.0, 1.5, 500.0}) CHECK(layout.byte_at({x, 10}) <= text.text.size());
    CHECK(layout.line_end(0) <= text.text.size());
    for (std::size_t byte = 0; byte <= text.text.size(); ++byte) {
      CHECK(layout.right_of(byte) <= text.text.size());
      CHECK(layout.left_of(byte) <= text.text.size());
    }
  }
}
