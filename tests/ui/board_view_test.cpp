// A board drawn near, far and very far: what a frame costs follows what is seen of it and what changed.
#include "app/ui/board_view.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/activities/samples.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::ui {
namespace {

using namespace workshop;
using activities::Arrangement;

struct Painted {
  int alive = 0, times = 0, vertices = 0;
};
// A canvas that only counts.
class CountingCanvas final : public desktop::Canvas {
 public:
  explicit CountingCanvas(Painted& painted) : painted_(painted) {}
  desktop::TextureHandle make(int, int) override {
    ++painted_.alive;
    return reinterpret_cast<desktop::TextureHandle>(static_cast<std::uintptr_t>(++made_));
  }
  void destroy(desktop::TextureHandle) override { --painted_.alive; }
  void paint(desktop::TextureHandle, int, int, Colour, ImDrawList& list) override {
    ++painted_.times;
    painted_.vertices += list.VtxBuffer.Size;
  }

 private:
  Painted& painted_;
  std::uintptr_t made_ = 0;
};

struct Seen {
  explicit Seen(int notes) : state(samples::grid_of_notes(notes)) {}

  void draw(Ui& ui) {
    scene.update(state, samples::wall_board, Arrangement::free);
    if (fit) {
      const Rect bounds = scene.bounds();
      place = {.origin = bounds.centre(), .at = ui.size / 2, .scale = std::min(ui.size.x / bounds.width, ui.size.y / bounds.height)};
    }
    const int before = ui.list->VtxBuffer.Size;
    view.draw(ui, scene, place, {0, 0, ui.size.x, ui.size.y}, marks);
    vertices = ui.list->VtxBuffer.Size - before;
    texts = ui.texts->statistics().texts;
  }
  // Frames until all is there.
  void settle() {
    do bench.frame();
    while (bench.ui().next_frame_within == 0);
    painted.times = painted.vertices = 0;
  }

  WorkshopState state;
  Painted painted;
  activities::BoardScene scene;
  BoardView view{std::make_unique<CountingCanvas>(painted)};
  BoardMarks marks;
  Placement place;
  bool fit = true;
  int vertices = 0, texts = 0;
  UiBench bench{[this](Ui& ui) { draw(ui); }};
};

TEST_CASE("near, a frame draws what is in view, whatever the board holds") {
  int first = 0;
  for (const int notes : {1'000, 20'000}) {
    Seen seen(notes);
    seen.fit = false;
    seen.place = {.origin = {2400, 2400}, .at = {960, 540}, .scale = 1};
    seen.settle();
    CHECK(seen.texts >= 8 * 4);
    CHECK(seen.texts <= 10 * 7);
    if (first == 0) first = seen.vertices;
    CHECK(seen.vertices == first);
  }
}

TEST_CASE("from farther, grey lines stand for words: no text is laid out") {
  Seen seen(1'000);
  seen.fit = false;
  seen.place = {.origin = {5000, 2800}, .at = {960, 540}, .scale = 0.2};
  seen.settle();
  CHECK(seen.texts == 0);
  CHECK(seen.painted.alive == 0);
  CHECK(seen.vertices > 700 * 4 * 2);
  CHECK(seen.vertices < 1'000 * 4 * 8);
}

TEST_CASE("very far, the board comes from tiles: the same few vertices for 20,000 notes and for 60,000") {
  for (const int notes : {20'000, 60'000}) {
    Seen seen(notes);
    seen.bench.frame();
    CHECK(seen.painted.vertices >= 4 * notes); // all of it was painted in the first frame
    seen.settle();
    CHECK(seen.vertices <= 4 * 150);
    seen.bench.frame(10);
    CHECK(seen.painted.times == 0);
  }
}

TEST_CASE("a note that moves has the tiles it touches painted anew, nothing else") {
  Seen seen(20'000);
  seen.settle();
  const std::uint64_t key = derived_id(samples::wall_board.value, 9'000);
  Note note = *seen.state.find(Id<Note>{key});
  note.position = note.position + Vec2{30, 30};
  seen.state.put(note);
  seen.bench.frame();
  CHECK(seen.painted.times >= 1);
  CHECK(seen.painted.times <= 4);
  seen.settle();

  // Taken in hand: it leaves its tile once, and is then drawn apart.
  std::set<std::uint64_t> held{key};
  seen.marks = {.held = &held, .held_by = {500, 0}};
  seen.bench.frame();
  CHECK(seen.painted.times >= 1);
  CHECK(seen.painted.times <= 4);
  seen.painted.times = 0;
  seen.marks.held_by = {900, 100};
  seen.bench.frame(5);
  CHECK(seen.painted.times == 0);
}

TEST_CASE("while the camera zooms, what was painted is shown until the new is there, and a frame paints little") {
  Seen seen(60'000);
  seen.settle();
  const double whole = seen.place.scale;
  seen.fit = false;
  seen.place.scale = whole * 1.9;
  seen.bench.frame();
  CHECK(seen.vertices > 0);
  CHECK(seen.bench.ui().next_frame_within == 0);
  seen.settle();
  CHECK(seen.painted.alive < 200);
}

TEST_CASE("another board forgets the tiles, and a view that goes leaves no texture behind") {
  Painted painted;
  {
    BoardView view{std::make_unique<CountingCanvas>(painted)};
    activities::BoardScene scene;
    WorkshopState state = samples::grid_of_notes(20'000);
    double scale = 0.03;
    UiBench bench{[&](Ui& ui) {
      scene.update(state, samples::wall_board, Arrangement::free);
      view.draw(ui, scene, {.scale = scale}, {0, 0, ui.size.x, ui.size.y}, {});
    }};
    bench.frame(3);
    CHECK(painted.alive > 10);
    const int before = painted.times;
    state = samples::grid_of_notes(50);
    scene = activities::BoardScene();
    bench.frame(3);
    CHECK(painted.times > before);
  }
  CHECK(painted.alive == 0);
}

} // namespace
} // namespace pressoir::ui
