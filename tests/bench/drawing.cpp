// A drawn board of 5,000 strokes of 100 points, 2,000 notes and 1,000 pictograms: what its file weighs, how fast it opens, what its
// frames cost, how long its poster takes.
#include <cmath>
#include <filesystem>
#include <random>

#include "facilitation/base/check.h"
#include "facilitation/desk/session.h"
#include "facilitation/picture/painters.h"
#include "facilitation/picture/pages.h"
#include "facilitation/summary/board_pages.h"
#include "facilitation/summary/board_picture.h"
#include "facilitation/workshop/ink_points.h"
#include "facilitation/workshop/ink_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/clocks.h"
#include "tests/bench/parts.h"

namespace pressoir::bench {
namespace {

using namespace workshop;

constexpr int stroke_count = 5'000, point_count = 100, note_count = 2'000, pictogram_count = 1'000;
constexpr double wide = 12'000, high = 6'750;

// A hand that writes: loops that go to the right, some units a sample.
std::vector<Vec2> handwriting(std::mt19937_64& random) {
  std::normal_distribution<double> shiver(0, 0.25);
  const auto part = [&] { return static_cast<double>(random() % 10'000) / 10'000; };
  Vec2 at{part() * wide, part() * high};
  const double loop = 0.18 + 0.1 * part(), size = 2 + 2.5 * part();
  std::vector<Vec2> line;
  for (int i = 0; i < point_count; ++i) {
    at = at + Vec2{size * std::cos(i * loop) + 1.1, size * std::sin(i * loop * 1.03)} + Vec2{shiver(random), shiver(random)};
    line.push_back(at);
  }
  return line;
}

void ask(desk::Session& session, auto arguments) { ENSURE(session.ask(request_of(std::move(arguments)))); }

// One act a stroke, as a hand makes them.
void draw_strokes(desk::Session& session) {
  std::mt19937_64 random(7);
  for (int i = 0; i < stroke_count; ++i) {
    AddDrawn add;
    add.strokes.push_back({.id = {}, .is = Stroke{.width = 4.4}, .points = {}, .path = handwriting(random)});
    ask(session, std::move(add));
  }
}

Path make(const Path& folder, bool with_the_rest) {
  const Path file = folder / (with_the_rest ? "board.pressoir" : "strokes.pressoir");
  auto opened = desk::Session::create(file, "Dessin", Language::french);
  ENSURE(opened);
  desk::Session& session = **opened;
  ask(session, InsertStep{.id = {7}, .activity = "drawing", .title = "Dessin"});
  ask(session, GoToStep{.step = {7}});
  ask(session, PauseClock{.paused = true});
  draw_strokes(session);
  if (with_the_rest) {
    AddDrawn add;
    for (int i = 0; i < pictogram_count; ++i) add.pictograms.push_back({{}, Pictogram{.name = i % 2 ? "personne" : "maison", .position = {i % 40 * 300.0, i / 40 * 270.0}}});
    ask(session, std::move(add));
    WriteNotes notes;
    for (int i = 0; i < note_count; ++i) notes.texts.push_back("Une idée parmi toutes celles de la salle, numéro " + std::to_string(i));
    ask(session, std::move(notes));
  }
  ENSURE(session.flush());
  return file;
}

} // namespace

void measure_drawing(Report& report) {
  const test::TemporaryFolder folder;
  const Path strokes = make(folder.path(), false);
  report.add("drawing.5000.file", static_cast<double>(std::filesystem::file_size(strokes)) / 1e6, "MB", 4);
  report.add_took("drawing.5000.open", quietest(3, [&] { ENSURE(desk::Session::open(strokes)); }), "ms", 1, 150);

  const Path board = make(folder.path(), true);
  BenchWindow bench;
  bench.app().open(board);
  bench.settle();
  auto& stage = bench.app().stage();
  const Rect bounds = stage.board.scene.bounds();
  const auto pan = [&](double scale, double at_most, const char* name) {
    double best = 1e9;
    for (int pass = 0; pass < 3; ++pass) {
      double build = 0;
      for (int frame = 0; frame < 60; ++frame) {
        stage.board.moved_by_hand = true;
        stage.board.place = {.origin = bounds.centre() + Vec2{12.0 * frame / scale, 40.0 * pass}, .at = {800, 450}, .scale = scale};
        bench.frame({desktop::MouseMoved{{800.0 + frame % 7, 450}}});
        build += bench.app().build_ms();
      }
      best = std::min(best, build / 60);
    }
    report.add(name, best, "ms", at_most);
  };
  pan(1, 1.5, "drawing.pan100.build");
  pan(std::min(1600 / bounds.width, 900 / bounds.height), 5, "drawing.panfit.build");

  auto session = desk::Session::open(board, {.mode = OpenMode::read_only});
  ENSURE(session);
  const Id<Board> drawn = (*session)->state().find(Id<Step>{7})->board;
  const auto words = Words::from_json("{}", Language::french);
  ENSURE(words);
  const picture::Scene scene = summary::board_as_it_stands((*session)->state(), drawn, *words);
  report.add_took("drawing.png", quietest(2, [&] { ENSURE(picture::png(scene, {.longest = 4096})); }), "ms", 1, 2'000);
  report.add_took("drawing.poster", quietest(2, [&] {
                    const auto pages = summary::board_pages((*session)->state(), drawn, *words, {.poster = true});
                    ENSURE(pages);
                    ENSURE(picture::pdf(pages->scene, pages->pages, {.title = "Dessin", .made = {}}));
                  }),
                  "ms", 1, 1'000);
  report.add("drawing.memory", rss_anon_mb(), "MB", 250);
}

} // namespace pressoir::bench
