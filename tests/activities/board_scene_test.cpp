#include "facilitation/activities/board_scene.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>

#include "facilitation/picture/painters.h"
#include "tests/activities/samples.h"
#include "tests/support/golden.h"

using namespace pressoir;
using namespace pressoir::activities;
using namespace pressoir::workshop;
using samples::wall_board;

namespace {

BoardLook look() {
  BoardLook look;
  look.tray_title = "À ranger";
  look.untitled_theme = "Thème sans titre";
  return look;
}

std::string all_text(const picture::Element& element) {
  std::string all;
  for (const auto& item : element.items) {
    if (const auto* text = std::get_if<picture::Text>(&item)) all += text->text + "\n";
  }
  return all;
}

} // namespace

TEST_CASE("only what changed is made anew") {
  WorkshopState state = samples::grid_of_notes(500);
  BoardScene scene(look());
  CHECK(scene.update(state, wall_board, Arrangement::free));
  CHECK(scene.all_changed());
  CHECK(scene.size() == 500);
  CHECK_FALSE(scene.update(state, wall_board, Arrangement::free));

  const std::uint64_t key = derived_id(77, 123);
  CHECK(all_text(scene.element(key)).starts_with("Idée 123"));
  Note moved = *state.find(Id<Note>{key});
  moved.position = {-900, 5000};
  moved.text = "Ailleurs";
  state.put(moved);
  state.put(Like{.id = {5}, .note = {derived_id(77, 7)}});
  CHECK(scene.update(state, wall_board, Arrangement::free));
  CHECK_FALSE(scene.all_changed());
  std::vector<std::uint64_t> expected{key, derived_id(77, 7)};
  std::sort(expected.begin(), expected.end());
  CHECK(scene.changed() == expected);
  CHECK(all_text(scene.element(key)) == "Ailleurs\n");
  CHECK(scene.pick({-890, 5010})->key == key);
  CHECK(all_text(scene.element(derived_id(77, 7))).find("♥ 1") != std::string::npos);

  state.all<Note>().remove({key});
  CHECK(scene.update(state, wall_board, Arrangement::free));
  CHECK(scene.pick({-890, 5010}) == nullptr);
  CHECK(scene.size() == 499);
}

TEST_CASE("a photo fills its card as it is, its words under it, and follows the card's size") {
  WorkshopState state;
  state.put(Board{.id = wall_board});
  state.put(Note{.id = {1}, .board = wall_board, .text = "Le hall", .size = {240, 240}, .picture = "abc", .picture_size = {1280, 640}});
  state.put(Note{.id = {2}, .board = wall_board, .position = {400, 0}, .size = {120, 360}, .picture = "def", .picture_size = {640, 1280}});
  BoardScene scene(look());
  CHECK(scene.update(state, wall_board, Arrangement::free));
  const auto picture_in = [&](std::uint64_t key) {
    picture::Image found;
    for (const auto& item : scene.element(key).items)
      if (const auto* image = std::get_if<picture::Image>(&item)) found = *image;
    return found;
  };
  const picture::Image wide = picture_in(1), high = picture_in(2);
  CHECK(wide.blob == "abc");
  CHECK(wide.box.width / wide.box.height == doctest::Approx(2));
  CHECK(wide.box.right() <= 240);
  for (const auto& item : scene.element(1).items)
    if (const auto* text = std::get_if<picture::Text>(&item)) CHECK(text->box.y >= wide.box.bottom());
  CHECK(all_text(scene.element(1)) == "Le hall\n");
  CHECK(high.box.height / high.box.width == doctest::Approx(2));
  CHECK(high.box.x >= 400);
  CHECK(high.box.right() <= 520);
  CHECK(all_text(scene.element(2)).empty());
}

TEST_CASE("reunited notes show as one pile, waiting ones not at all") {
  WorkshopState state = samples::ideas45();
  BoardScene scene(look());
  for (const Arrangement arrangement : {Arrangement::free, Arrangement::zones}) {
    state = samples::ideas45();
    scene.update(state, wall_board, arrangement);
    for (const std::uint64_t id : {2, 3, 4}) {
      Note note = *state.find(Id<Note>{id});
      note.reunited_with = {1};
      state.put(note);
    }
    Note waiting = *state.find(Id<Note>{9});
    waiting.waiting = true;
    state.put(waiting);
    CHECK(scene.update(state, wall_board, arrangement));
    CHECK(scene.item(2) == nullptr);
    CHECK(scene.item(9) == nullptr);
    CHECK(all_text(scene.element(1)).find("×4") != std::string::npos);
    Note apart = *state.find(Id<Note>{2});
    apart.reunited_with = {};
    state.put(apart);
    CHECK(scene.update(state, wall_board, arrangement));
    CHECK(scene.item(2) != nullptr);
    CHECK(all_text(scene.element(1)).find("×3") != std::string::npos);
  }
}

TEST_CASE("a scene kept up to date is the scene made from nothing") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (const Arrangement arrangement : {Arrangement::free, Arrangement::zones}) {
    WorkshopState state = samples::ideas45(3);
    BoardScene kept(look());
    kept.update(state, wall_board, arrangement);
    for (int turn = 0; turn < 40; ++turn) {
      for (unsigned acts = 1 + random() % 3; acts > 0; --acts) {
        const Id<Note> id{1 + random() % 48};
        const Note* known = state.find(id);
        Note note = known ? *known : Note{.id = id, .board = wall_board, .text = "Nouvelle idée"};
        switch (random() % 7) {
        case 0: note.position = {static_cast<double>(random() % 3000), static_cast<double>(random() % 2000)}; break;
        case 1: note.text += " et plus"; break;
        case 2: note.theme = {1000 + random() % 5}; break;
        case 3: note.reunited_with = {id.value % 2 ? 0 : id.value - 1}; break;
        case 4: note.fate = static_cast<Fate>(random() % 4); break;
        case 5: state.put(Like{.id = {1 + random() % 20}, .note = {1 + random() % 45}}); break;
        case 6:
          state.put(Theme{.id = {1001 + random() % 4},
                          .board = wall_board,
                          .order = static_cast<std::int64_t>(random() % 9),
                          .title = "T"});
          break;
        }
        if (random() % 12 == 0)
          state.all<Note>().remove(id);
        else
          state.put(note);
      }
      kept.update(state, wall_board, arrangement);
      BoardScene fresh(look());
      fresh.update(state, wall_board, arrangement);
      REQUIRE(kept.scene() == fresh.scene());
    }
  }
}

TEST_CASE("45 ideas in six themes look like the wall") {
  BoardScene board(look());
  board.update(samples::ideas45(), wall_board, Arrangement::zones);
  MESSAGE("text size " << board.zone_text_size());
  picture::Scene scene = board.scene();
  scene.dot_grid = true;
  const picture::Pixels pixels = picture::pixels(scene, {.scale = 0.6, .margin = 48});
  CHECK(golden::difference("zones45", pixels) == "");
}

TEST_CASE("marks: fates, likes, dots, piles, and the colour's sign on a weak projector") {
  WorkshopState state;
  for (int i = 0; i < 8; ++i) {
    state.put(Note{.id = {static_cast<std::uint64_t>(i + 10)},
                   .board = wall_board,
                   .text = "Dire bonjour avant de demander le ticket",
                   .colour = static_cast<NoteColour>(i),
                   .position = {240.0 * (i % 4), 240.0 * (i / 4)},
                   .fate = static_cast<Fate>(i % 4)});
  }
  for (std::uint64_t i = 1; i < 4; ++i) state.put(Like{.id = {i}, .note = {14}});
  state.put(Note{.id = {40}, .board = wall_board, .text = "x", .reunited_with = {16}});
  BoardLook marked = look();
  for (const NoteEdges edges : {NoteEdges::soft, NoteEdges::bordered}) {
    marked.edges = edges;
    BoardScene board(marked);
    board.set_dots({{{10}, 3}, {{13}, 14}});
    board.update(state, wall_board, Arrangement::free);
    const picture::Pixels pixels = picture::pixels(board.scene(), {.scale = 0.8});
    CHECK(golden::difference(edges == NoteEdges::soft ? "marks" : "marks_bordered", pixels) == "");
  }
}
