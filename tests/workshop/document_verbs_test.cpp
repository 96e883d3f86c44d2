// A document becomes a step in one act, and an image is cut by another.
#include "facilitation/workshop/document_verbs.h"

#include <doctest/doctest.h>

#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/ink_verbs.h"
#include "tests/workshop/verbs_bench.h"

namespace pressoir::test {
namespace {

using namespace workshop;

struct DocumentBench : VerbsBench {
  DocumentBench() {
    add_ink_verbs(verbs);
    add_document_verbs(verbs);
  }
};

TEST_CASE("a document is a step with a frame a page, its pictures locked behind, taken back whole") {
  DocumentBench bench;
  InsertDocument insert{.id = {9}, .after = {7}, .title = "Présentation", .page_title = "Page"};
  insert.pages = {{"a", {2400, 1350}}, {"b", {1350, 2400}}};
  const Sequence before = bench.document->revision();
  REQUIRE(bench.ask(insert));
  CHECK(bench.document->revision() == before + 1);
  const Step* step = bench.state().find(Id<Step>{9});
  REQUIRE(step);
  CHECK(step->activity == "drawing");
  CHECK(agenda(bench.state()).back()->id == step->id);
  const auto frames = frames_on(bench.state(), step->board);
  REQUIRE(frames.size() == 2);
  CHECK(frames[0]->text == "Page 1");
  CHECK(frames[0]->size == Vec2{1920, 1080});
  CHECK(frames[1]->size.y == doctest::Approx(1080));
  CHECK(frames[1]->size.x < 700);
  CHECK(is_document(bench.state(), step->board));
  bench.state().all<PlacedImage>().for_each([](const PlacedImage& image) {
    CHECK(image.locked);
    CHECK(image.layer == Layer::background);
  });
  REQUIRE(bench.undo());
  CHECK_FALSE(bench.state().find(Id<Step>{9}));
  CHECK(bench.state().all<PlacedImage>().size() == 0);
  CHECK(bench.state().all<Shape>().size() == 0);
}

TEST_CASE("a document without pages, with too many, or from the room is refused") {
  DocumentBench bench;
  CHECK(bench.ask(InsertDocument{.title = "Vide"}).error().key == "refused.empty");
  InsertDocument insert{.title = "Long"};
  insert.pages.resize(most_pages + 1, {"a", {100, 100}});
  CHECK(bench.ask(insert).error().key == "refused.too_many");
  insert.pages.resize(1);
  CHECK(bench.ask(insert, {Role::participant, 5}).error().key == "refused.facilitator_only");
  CHECK_FALSE(is_document(bench.state(), bench.state().find(Id<Step>{7})->board));
}

TEST_CASE("an image is cut within itself, and one undo gives it back whole") {
  DocumentBench bench;
  REQUIRE(bench.ask(AddDrawn{.images = {{{31}, PlacedImage{.blob = "a", .position = {0, 0}, .size = {400, 200}}}}}));
  PlaceDrawn place;
  place.things.push_back({.thing = {31}, .position = Vec2{100, 0}, .size = Vec2{300, 200}, .rotation = {}, .crop_from = Vec2{0.25, 0}, .crop_to = Vec2{1, 1}});
  REQUIRE(bench.ask(place));
  CHECK(bench.state().find(Id<PlacedImage>{31})->crop_from == Vec2{0.25, 0});
  place.things.front().crop_from = Vec2{1, 0};
  CHECK(bench.ask(place).error().key == "refused.out_of_range");
  REQUIRE(bench.undo());
  CHECK(bench.state().find(Id<PlacedImage>{31})->crop_from == Vec2{0, 0});
  CHECK(bench.state().find(Id<PlacedImage>{31})->size == Vec2{400, 200});
}

} // namespace
} // namespace pressoir::test
