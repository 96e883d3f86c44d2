// OnDrawing: the stage on a drawing step, with hands that draw.
#pragma once

#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/ink_verbs.h"
#include "tests/ui/stage_bench.h"

namespace pressoir::screens {

struct OnDrawing : StageBench {
  explicit OnDrawing(int width = 1920, int height = 1080) : StageBench(width, height) {
    ask(workshop::InsertStep{.id = step_named("drawing"), .activity = "drawing", .title = "Dessin", .instruction = "Le parcours de l’usager"});
    go("drawing");
  }
  DrawingView& drawing() { return view->drawing; }
  Vec2 px(Vec2 unit) { return view->board.place.px(unit); }
  template <class E> std::vector<const E*> all() {
    std::vector<const E*> found;
    state().all<E>().for_each([&](const E& entity) { found.push_back(&entity); });
    return found;
  }
  std::size_t count() {
    std::size_t n = 0;
    workshop::for_each_drawn(state(), [&](const auto&) { ++n; });
    return n;
  }
  // Pixels.
  void stroke(const std::vector<Vec2>& way) {
    bench.press(way.front());
    for (const Vec2 at : way) bench.move(at);
    bench.release(way.back());
    bench.frame(2);
  }
  std::vector<Vec2> along(Vec2 from, Vec2 to, int steps = 20) {
    std::vector<Vec2> way;
    for (int i = 0; i <= steps; ++i) way.push_back(from + (to - from) * (static_cast<double>(i) / steps));
    return way;
  }
  void push(desktop::Event event) {
    bench.window().push(std::move(event));
    bench.frame();
  }
  void finger(std::int64_t id, Vec2 at, desktop::Phase phase) { push(desktop::Touched{id, at, 1, phase}); }
  void undo() { key(desktop::Key::z, ui::ctrl); }
};

} // namespace pressoir::screens
