// What is drawn: packed points, verbs and their refusals, undo in one step, and any sequence of them taken back.
#include <doctest/doctest.h>

#include <random>

#include "facilitation/workshop/defects.h"
#include "facilitation/workshop/ink_points.h"
#include "facilitation/workshop/ink_verbs.h"
#include "facilitation/workshop/visible.h"
#include "tests/workshop/verbs_bench.h"

namespace pressoir::test {
namespace {

using namespace workshop;

struct InkBench : VerbsBench {
  InkBench() {
    add_ink_verbs(verbs);
    REQUIRE(ask(InsertStep{.id = {8}, .activity = "drawing", .title = "Dessin"}));
    REQUIRE(ask(GoToStep{.step = {8}}));
  }
  Id<Board> board() const { return state().find(Id<Step>{8})->board; }
  void stroke(std::uint64_t id, std::vector<Vec2> path) { REQUIRE(ask(AddDrawn{.strokes = {{.id = {id}, .is = {}, .points = {}, .path = std::move(path)}}})); }
  void shape(std::uint64_t id, Vec2 at) { REQUIRE(ask(AddDrawn{.shapes = {{{id}, Shape{.position = at, .size = {100, 80}}}}})); }
  const Stroke* found_stroke(std::uint64_t id) const { return state().find(Id<Stroke>{id}); }
  const Shape* found_shape(std::uint64_t id) const { return state().find(Id<Shape>{id}); }
  const Connector* found_connector(std::uint64_t id) const { return state().find(Id<Connector>{id}); }
};

std::uint64_t fingerprint(const WorkshopState& state) {
  std::uint64_t sum = 0;
  state.for_each_table([&]<class E>(const Table<E>& table) {
    table.for_each([&](const E& entity) {
      for (const char c : WorkshopCodec::encode(WorkshopTransaction{.changes = {{std::nullopt, entity}}})) sum = (sum ^ static_cast<std::uint8_t>(c)) * 1099511628211U;
    });
  });
  return sum;
}

TEST_CASE("points come back on the grid of a sixteenth, with their pressures, in about two bytes each") {
  std::mt19937_64 random(11);
  std::normal_distribution<double> drift(0, 1);
  InkLine line;
  Vec2 at{1000.3, -420.7}, speed{4, 2};
  for (int i = 0; i < 100; ++i) {
    speed = {speed.x + drift(random) * 0.5, speed.y + drift(random) * 0.5};
    at = at + speed;
    line.points.push_back(at);
    line.pressures.push_back(static_cast<std::uint8_t>(128 + 60 * std::sin(i / 9.0)));
  }
  const Bytes bytes = packed(line);
  MESSAGE("100 points with pressure: ", bytes.value.size(), " bytes");
  CHECK(bytes.value.size() < 330);
  const auto back = unpacked(bytes);
  REQUIRE(back);
  REQUIRE(back->points.size() == 100);
  CHECK(back->pressures == line.pressures);
  const Rect box = ink_bounds(line.points);
  for (std::size_t i = 0; i < 100; ++i) CHECK(length(back->points[i] + box.position() - line.points[i]) <= ink_step * 0.75);
  CHECK(packed(*back) == bytes);
}

TEST_CASE("points of files of format version 1 are read, with and without pressure") {
  const auto plain = unpacked({std::string("\x01\x04\0\0\xA0\x01\xA0\x02", 8)});
  REQUIRE(plain);
  CHECK(plain->points == std::vector<Vec2>{{0, 0}, {5, 9}});
  CHECK(plain->pressures.empty());
  const auto pressed = unpacked({std::string("\x02\x04\0\0\xA0\x01\xA0\x02\0\x04", 10)});
  REQUIRE(pressed);
  CHECK(pressed->points == plain->points);
  CHECK(pressed->pressures == std::vector<std::uint8_t>{128, 130});
}

TEST_CASE("points that are not whole are refused at every byte, never believed") {
  const Bytes bytes = packed({{{0, 0}, {5, 9}, {300, -40}, {1e6, 1e6}}, {1, 2, 250, 128}});
  REQUIRE(unpacked(bytes));
  for (std::size_t cut = 0; cut < bytes.value.size(); ++cut) CHECK_FALSE(unpacked({bytes.value.substr(0, cut)}));
  CHECK_FALSE(unpacked({bytes.value + "x"}));
  std::mt19937 random(5);
  for (int i = 0; i < 20'000; ++i) {
    std::string noise(random() % 24, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    if (const auto line = unpacked({noise})) CHECK(line->points.size() <= noise.size());
  }
}

TEST_CASE("a stroke lies where the pen went; one undo takes it away, points and all") {
  InkBench on;
  on.stroke(50, {{10, 20}, {60, 50}, {110, 20}});
  const Stroke* stroke = on.found_stroke(50);
  REQUIRE(stroke);
  CHECK(stroke->board == on.board());
  CHECK(stroke->position == Vec2{10, 20});
  CHECK(stroke->size == Vec2{100, 30});
  CHECK(on.state().all<InkPoints>().size() == 1);
  CHECK(defects(on.state()).empty());
  REQUIRE(on.undo());
  CHECK_FALSE(on.found_stroke(50));
  CHECK(on.state().all<InkPoints>().size() == 0);
}

TEST_CASE("moving writes no points; copies share them; the last one erased takes them along") {
  InkBench on;
  on.stroke(50, {{0, 0}, {100, 100}});
  const auto points = on.found_stroke(50)->points;
  REQUIRE(on.ask(PlaceDrawn{{{.thing = {50}, .position = Vec2{200, 0}, .size = Vec2{50, 50}, .rotation = 450.0, .weight = 0.5}}}));
  CHECK(on.found_stroke(50)->size == Vec2{50, 50});
  CHECK(on.found_stroke(50)->rotation == doctest::Approx(90));
  CHECK(on.found_stroke(50)->width == doctest::Approx(3));
  REQUIRE(on.ask(DuplicateDrawn{.things = {{50}}, .ids = {{51}}}));
  CHECK(on.found_stroke(51)->points == points);
  REQUIRE(on.ask(DeleteDrawn{{{50}}}));
  CHECK(on.state().find(points));
  REQUIRE(on.ask(DeleteDrawn{{{51}}}));
  CHECK_FALSE(on.state().find(points));
}

TEST_CASE("connectors follow what they hold, and stay where they are when it goes") {
  InkBench on;
  on.shape(60, {0, 0});
  on.shape(61, {400, 0});
  REQUIRE(on.ask(AddDrawn{.connectors = {{{62}, Connector{.from = {.thing = {60}}, .to = {.thing = {61}, .end = LineEnd::arrow}}}}}));
  REQUIRE(on.ask(PlaceDrawn{{{.thing = {61}, .position = Vec2{400, 300}}}}));
  CHECK(end_of(on.state(), on.found_connector(62)->to) == Vec2{450, 340});
  REQUIRE(on.ask(DeleteDrawn{{{61}}}));
  CHECK_FALSE(on.found_connector(62)->to.thing);
  CHECK(end_of(on.state(), on.found_connector(62)->to) == Vec2{450, 340});
  REQUIRE(on.undo());
  CHECK(on.found_connector(62)->to.thing == Id<Drawn>{61});
  // Held on its own, moved by its bounds: only the free end goes.
  REQUIRE(on.ask(DeleteDrawn{{{61}}}));
  REQUIRE(on.ask(PlaceDrawn{{{.thing = {62}, .position = Vec2{150, 40}}}}));
  CHECK(on.found_connector(62)->from.thing == Id<Drawn>{60});
  CHECK(on.found_connector(62)->to.at == Vec2{550, 340});
  // Copied with one of its ends only, it holds on to the copy and lets go of the rest.
  REQUIRE(on.ask(DuplicateDrawn{.things = {{60}, {62}}, .ids = {{70}, {71}}, .offset = {0, 1000}}));
  CHECK(on.found_connector(71)->from.thing == Id<Drawn>{70});
  CHECK(on.found_connector(71)->to.at == Vec2{550, 1340});
}

TEST_CASE("a connector to an idea that an audience may not see is not seen either") {
  InkBench on;
  on.shape(60, {0, 0});
  REQUIRE(on.ask(WriteNote{.id = {80}, .board = on.board(), .text = "Secret", .position = Vec2{300, 0}}));
  REQUIRE(on.ask(AddDrawn{.connectors = {{{62}, Connector{.from = {.thing = {60}}, .to = {.thing = {80}}}}}}));
  const Audience room{Audience::Kind::stage};
  VisibleState seen(room);
  CHECK(seen.update(on.state()).find(Id<Connector>{62}));
  WorkshopState hidden = on.state();
  Note note = *hidden.find(Id<Note>{80});
  note.waiting = true;
  hidden.put(note);
  hidden.set_revision(on.state().revision() + 1);
  CHECK_FALSE(visible(hidden, room).find(Id<Connector>{62}));
  CHECK_FALSE(seen.update(hidden).find(Id<Connector>{62}));
}

TEST_CASE("what is drawn later lies above, also within one moment; front and back go beyond all") {
  InkBench on;
  for (std::uint64_t id : {90, 60, 75}) {
    Request request = request_of(AddDrawn{.shapes = {{{id}, Shape{.size = {10, 10}}}}});
    request.cause = id, request.time = {1'800'000'000'000};
    REQUIRE(on.document->commit(on.verbs.decide(on.state(), request).value()));
  }
  CHECK(on.found_shape(90)->order < on.found_shape(60)->order);
  CHECK(on.found_shape(60)->order < on.found_shape(75)->order);
  REQUIRE(on.ask(ReorderDrawn{{{90}}, ReorderTo::front, std::nullopt}));
  CHECK(on.found_shape(90)->order > on.found_shape(75)->order);
  REQUIRE(on.ask(ReorderDrawn{{{75}}, ReorderTo::back, Layer::background}));
  CHECK(on.found_shape(75)->order < on.found_shape(60)->order);
  CHECK(on.found_shape(75)->layer == Layer::background);
}

TEST_CASE("groups are made, nest, are copied as groups and vanish with their last member") {
  InkBench on;
  for (std::uint64_t id : {60, 61, 62}) on.shape(id, {static_cast<double>(id), 0});
  CHECK(on.ask(GroupDrawn{.things = {{60}}}).error().key == "refused.group_of_one");
  REQUIRE(on.ask(GroupDrawn{.things = {{60}, {61}}, .id = {90}}));
  REQUIRE(on.ask(GroupDrawn{.things = {{60}, {62}}, .id = {91}}));
  CHECK(with_group(on.state(), {61}).size() == 3);
  CHECK(outermost(on.state(), on.found_shape(60)->group) == Id<DrawingGroup>{91});
  REQUIRE(on.ask(DuplicateDrawn{.things = {{60}, {61}, {62}}, .ids = {{70}, {71}, {72}}}));
  CHECK(with_group(on.state(), {70}).size() == 3);
  CHECK(on.state().all<DrawingGroup>().size() == 4);
  REQUIRE(on.ask(UngroupDrawn{{{70}}}));
  CHECK(with_group(on.state(), {70}).size() == 2);
  CHECK(with_group(on.state(), {72}).size() == 1);
  REQUIRE(on.ask(DeleteDrawn{{{60}, {61}, {62}, {70}, {71}, {72}}}));
  CHECK(on.state().all<DrawingGroup>().size() == 0);
  REQUIRE(on.undo());
  CHECK(with_group(on.state(), {61}).size() == 3);
}

TEST_CASE("what is locked stays; what is off the board, upside down or nobody's is refused by name") {
  InkBench on;
  on.shape(60, {0, 0});
  REQUIRE(on.ask(LockDrawn{.things = {{60}}}));
  CHECK(on.ask(PlaceDrawn{{{.thing = {60}, .position = Vec2{1, 1}}}}).error().key == "refused.locked");
  CHECK(on.ask(DeleteDrawn{{{60}}}).error().key == "refused.locked");
  REQUIRE(on.ask(LockDrawn{.things = {{60}}, .locked = false}));
  CHECK(on.ask(PlaceDrawn{{{.thing = {60}, .size = Vec2{-1, 5}}}}).error().key == "refused.out_of_range");
  CHECK(on.ask(PlaceDrawn{{{.thing = {60}, .position = Vec2{NAN, 5}}}}).error().key == "refused.off_the_board");
  CHECK(on.ask(PlaceDrawn{{{.thing = {999}}}}).error().key == "refused.unknown");
  CHECK(on.ask(AddDrawn{.strokes = {{.id = {}, .is = {}, .points = {"nonsense"}, .path = {}}}}).error().key == "refused.bad_points");
  CHECK(on.ask(AddDrawn{.shapes = {{{60}, {}}}}).error().key == "refused.taken");
  CHECK(on.ask(AddDrawn{.strokes = {{.id = {60}, .is = {}, .points = {}, .path = {{0, 0}}}}}).error().key == "refused.taken");
  CHECK(on.ask(AddDrawn{}, {Role::participant, 4}).error().key == "refused.facilitator_only");
  CHECK(on.ask(RemoveStep{{8}}).error().key == "refused.step_running");
  REQUIRE(on.ask(GoToStep{.step = {7}}));
  CHECK(on.ask(RemoveStep{{8}}).error().key == "refused.step_holds");
}

TEST_CASE("any sequence of drawing taken back step by step leaves what there was before each") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const auto below = [&](std::uint64_t n) { return random() % n; };
    const auto at = [&] { return Vec2{static_cast<double>(below(2000)), static_cast<double>(below(1200))}; };
    InkBench on;
    std::vector<std::uint64_t> before;
    for (int step = 0; step < 120; ++step) {
      std::vector<Id<Drawn>> all, some;
      for_each_drawn(on.state(), [&](const auto& entity) { all.push_back({entity.id.value}); });
      for (const Id<Drawn> id : all)
        if (below(3) == 0) some.push_back(id);
      const auto any = [&] { return all.empty() ? Id<Drawn>{} : all[below(all.size())]; };
      const std::uint64_t was = fingerprint(on.state());
      const Result<Sequence> done = [&]() -> Result<Sequence> {
        switch (below(14)) {
          case 0: return on.ask(AddDrawn{.strokes = {{.id = {}, .is = {}, .points = {}, .path = {at(), at(), at()}}}});
          case 1: return on.ask(AddDrawn{.shapes = {{{}, Shape{.position = at(), .seed = 0, .text = "Ici"}}}});
          case 2: return on.ask(AddDrawn{.connectors = {{{}, Connector{.from = {.thing = any(), .at = at()}, .to = {.thing = any(), .at = at()}, .bends = {at()}}}}});
          case 3: return on.ask(AddDrawn{.pictograms = {{{}, Pictogram{.name = "maison", .position = at()}}}});
          case 4: return on.ask(AddDrawn{.letterings = {{{}, Lettering{.text = "Demain", .position = at()}}}});
          case 5: return on.ask(DeleteDrawn{some});
          case 6: return on.ask(DuplicateDrawn{.things = some});
          case 7: {
            PlaceDrawn place;
            for (const Id<Drawn> id : some) place.things.push_back({.thing = id, .position = at(), .size = at(), .rotation = static_cast<double>(below(360)), .weight = 0.5 + static_cast<double>(below(3))});
            return on.ask(place);
          }
          case 8: return on.ask(RestyleDrawn{.things = some, .colour = Colour{static_cast<std::uint8_t>(below(256)), 0, 0}, .width = 1.0 + static_cast<double>(below(30)), .style = EdgeStyle::plain});
          case 9: return on.ask(WriteDrawn{any(), "Autre"});
          case 10: return on.ask(ReorderDrawn{some, below(2) ? ReorderTo::front : ReorderTo::back, below(2) ? std::optional(Layer::background) : std::nullopt});
          case 11: return on.ask(GroupDrawn{.things = some});
          case 12: return on.ask(UngroupDrawn{some});
          default: return on.ask(LockDrawn{some, below(4) == 0});
        }
      }();
      if (done) before.push_back(was);
      CHECK(defects(on.state()).empty());
    }
    CHECK(before.size() > 30);
    while (!before.empty()) {
      REQUIRE(on.undo());
      CHECK(fingerprint(on.state()) == before.back());
      before.pop_back();
    }
  }
}

}  // namespace
}  // namespace pressoir::test
