// A board on paper: a page a frame, a poster, what was chosen; as vectors, with fonts within and every word to be found.
#include "facilitation/summary/board_pages.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>

#include "facilitation/summary/exporters.h"
#include "facilitation/workshop/ink_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/support/half_day.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::summary;
using namespace pressoir::workshop;

namespace {

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
  pclose(pipe);
  return out;
}
std::size_t count(const std::string& text, const std::string& word) {
  std::size_t n = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++n;
  return n;
}

// Two frames side by side, capitals in the first, an edged title and a pictogram in the second.
struct Page {
  test::Table table;
  Words words = test::words_in(Language::french);
  test::TemporaryFolder folder;
  Page() {
    table.ask(CreateWorkshop{.title = "Essai"});
    table.ask(InsertStep{.id = {7}, .activity = "drawing", .title = "Dessin"});
    table.ask(GoToStep{.step = {7}});
    AddDrawn add;
    add.shapes.push_back({{11}, Shape{.shape = ShapeKind::frame, .position = {0, 0}, .size = {1600, 900}, .text = "Avant"}});
    add.shapes.push_back({{12}, Shape{.shape = ShapeKind::frame, .position = {2000, 0}, .size = {900, 900}, .text = "Après"}});
    add.letterings.push_back({{21}, Lettering{.text = "Accueillir mieux", .face = LetterFace::capitals, .position = {100, 100}, .size = {1200, 80}}});
    add.letterings.push_back({{22}, Lettering{.text = "Titre cerné", .face = LetterFace::title, .style = LetterStyle::outline, .position = {2100, 100}, .size = {600, 80}}});
    add.pictograms.push_back({{31}, Pictogram{.name = "maison", .position = {2200, 400}}});
    add.strokes.push_back({.id = {41}, .is = Stroke{}, .points = {}, .path = {{200, 500}, {400, 520}, {700, 480}}});
    table.ask(add);
  }
  Id<Board> board() const { return table.state().find(Id<Step>{7})->board; }
  Result<BoardPages> pages(const BoardPart& part) { return board_pages(table.state(), board(), words, part); }
  Path write(const std::string& name, const BoardPart& part) {
    const auto files = export_to(folder / name, table.state(), words, {.now = table.now(), .part = part});
    REQUIRE_MESSAGE(files.has_value(), (files ? "" : words.say(files.error())));
    REQUIRE(files->size() == 1);
    return files->front();
  }
};

} // namespace

TEST_CASE("a page a frame, of the frame's proportions, with its name in the outline") {
  Page drawn;
  const auto pages = drawn.pages({});
  REQUIRE(pages);
  REQUIRE(pages->pages.size() == 2);
  CHECK(pages->pages[0].area == Rect{0, 0, 1600, 900});
  CHECK(pages->pages[0].size.x == doctest::Approx(841.89));
  CHECK(pages->pages[0].size.y == doctest::Approx(841.89 * 900 / 1600));
  CHECK(pages->pages[1].title == "Après");
  const Path file = drawn.write("planche.board.pdf", {});
  const std::string info = output_of("pdfinfo -l 2 '" + file.string() + "'");
  CHECK(info.find("Pages:           2") != info.npos);
  CHECK(info.find("Title:           Dessin") != info.npos);
}

TEST_CASE("every word on paper is found, capitals and edged letters once, and all fonts are within") {
  Page drawn;
  const Path file = drawn.write("planche.board.pdf", {});
  const std::string first = output_of("pdftotext -f 1 -l 1 '" + file.string() + "' -"), second = output_of("pdftotext -f 2 -l 2 '" + file.string() + "' -");
  CHECK(count(first, "Accueillir mieux") == 1);
  CHECK(count(second, "Titre cerné") == 1);
  CHECK(count(first, "Titre") == 0);
  const std::string fonts = output_of("pdffonts '" + file.string() + "' | tail -n +3");
  CHECK(count(fonts, "\n") >= 2);
  CHECK(count(fonts, " yes yes yes ") == count(fonts, "\n"));
  // No picture stands in for a drawing.
  CHECK(count(output_of("pdfimages -list '" + file.string() + "'"), "\n") <= 2);
}

TEST_CASE("words that stand under capitals are not seen") {
  Page drawn;
  const auto pages = drawn.pages({.frame = {11}});
  REQUIRE(pages);
  picture::Scene without = pages->scene;
  for (picture::Element& element : without.elements)
    std::erase_if(element.items, [](const picture::Item& item) {
      const auto* text = std::get_if<picture::Text>(&item);
      return text && text->colour.alpha == 0;
    });
  REQUIRE(without != pages->scene);
  const picture::PngOptions small{.longest = 800, .margin = 0};
  CHECK(picture::png_of(pages->scene, {0, 0, 1600, 900}, small).value() == picture::png_of(without, {0, 0, 1600, 900}, small).value());
}

TEST_CASE("a poster is one A0 sheet lying as the board lies, with a margin all around") {
  Page drawn;
  const auto pages = drawn.pages({.poster = true});
  REQUIRE(pages);
  REQUIRE(pages->pages.size() == 1);
  CHECK(pages->pages[0].size.x == doctest::Approx(3370.39));
  CHECK(pages->pages[0].size.y == doctest::Approx(2383.94));
  const Rect around = bounds(pages->scene), area = pages->pages[0].area;
  CHECK(area.x < around.x);
  CHECK(area.right() > around.right());
  CHECK(area.width / area.height == doctest::Approx(3370.39 / 2383.94));
  const std::string info = output_of("pdfinfo '" + drawn.write("affiche.board.pdf", {.poster = true}).string() + "'");
  CHECK(info.find("(A0)") != info.npos);
}

TEST_CASE("one frame by its name or number, and what was chosen alone") {
  Page drawn;
  CHECK(frame_named(drawn.table.state(), drawn.board(), "Après") == Id<Shape>{12});
  CHECK(frame_named(drawn.table.state(), {}, "1") == Id<Shape>{11});
  CHECK_FALSE(frame_named(drawn.table.state(), {}, "3"));
  const auto frame = drawn.pages({.frame = {12}});
  REQUIRE(frame);
  REQUIRE(frame->pages.size() == 1);
  CHECK(frame->pages[0].area == Rect{2000, 0, 900, 900});
  CHECK(drawn.pages({.frame = {99}}).error().key == "export.no_frame");
  const auto chosen = drawn.pages({.things = {{31}}});
  REQUIRE(chosen);
  REQUIRE(chosen->scene.elements.size() == 1);
  CHECK(chosen->pages[0].area.contains({2272, 472}));
  CHECK(chosen->pages[0].area.width < 220);
  CHECK(drawn.pages({.things = {{999}}}).error().key == "export.no_board");
}

TEST_CASE("pictures of a part: its own size times one to four, without paper when asked; SVG as well") {
  Page drawn;
  const std::string png = read_file(drawn.write("cadre.png", {.frame = {12}, .times = 2})).value();
  const auto pixels = picture::pixels_from_png(png);
  REQUIRE(pixels);
  CHECK(pixels->width == 1800);
  CHECK(pixels->rgba[3] == 255);
  const auto clear = picture::pixels_from_png(read_file(drawn.write("clair.png", {.frame = {12}, .times = 1, .transparent = true})).value());
  REQUIRE(clear);
  CHECK(clear->width == 900);
  CHECK(clear->rgba[3] == 0);
  const std::string svg = read_file(drawn.write("cadre.svg", {.frame = {12}, .transparent = true})).value();
  CHECK(svg.find("viewBox=\"2000 0 900 900\"") != svg.npos);
  CHECK(svg.find("Titre cerné") != svg.npos);
  CHECK(svg.find("Accueillir") == svg.npos);
  CHECK(svg.find("#FBF9F4") == svg.npos);
}
