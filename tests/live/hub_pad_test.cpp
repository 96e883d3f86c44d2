// A tablet that draws: paired like who leads, shown the drawing board while the stage shows a wall, its pen and eraser asked of the desk.
#include <doctest/doctest.h>

#include <any>

#include "facilitation/workshop/ink_points.h"
#include "facilitation/workshop/ink_verbs.h"
#include "tests/live/hub_room.h"

using namespace pressoir;
using namespace pressoir::live;
using namespace pressoir::workshop;
using test::holds;
using test::HubRoom;

namespace {

struct PadRoom : HubRoom {
  std::string told;
  PadRoom() {
    state.put(Board{.id = {11}});
    state.put(Step{.id = {21}, .order = 2000, .activity = "drawing", .title = "Fresque", .board = {11}});
    tell();
    hub->opened(1, "10.0.1.1");
    hub->heard(1, R"({"hello":{"code":"ABCDEF","as":"drawing","token":"aaaaaaaaaaaaaaaa1111111111111111","lang":"fr"}})");
    told = all(1);
  }
  void pair() {
    const auto at = told.find(R"("digits":")");
    REQUIRE(at != std::string::npos);
    REQUIRE(hub->pair(told.substr(at + 10, 4)));
    told = all(1);
  }
  std::string order(const std::string& id, const std::string& what, const std::string& text, const std::string& into = "") {
    hub->heard(1, R"({"id":")" + id + R"(","order":{"what":")" + what + R"(","item":")" + id_text(11) + R"(","into":")" + into + R"(","text":")" + text + R"("}})");
    return all(1);
  }
  template <class Arguments>
  Arguments last() {
    REQUIRE_FALSE(asked.empty());
    CHECK(asked.back().request.actor.role == Role::co_facilitator);
    return std::any_cast<Arguments>(asked.back().request.arguments);
  }
};

} // namespace

TEST_CASE("a tablet is shown the drawing board once it is paired, whatever the stage shows, and gets its picture from elsewhere") {
  PadRoom room;
  CHECK_FALSE(holds(room.told, "Fresque"));
  room.pair();
  CHECK(holds(room.told, "\"kind\":\"draw\""));
  CHECK(holds(room.told, "Fresque"));
  CHECK(holds(room.told, id_text(11)));
  CHECK_FALSE(holds(room.told, "<svg"));
  REQUIRE(room.pads_to_draw.size() == 1);
  room.hub->pad_drawn(pad_picture(room.pads_to_draw.front(), room.french));
  room.clock->advance(1000);
  room.hub->woken();
  CHECK(holds(room.all(1), "<svg"));
  // Nothing changed: nothing is drawn again.
  room.clock->advance(1000);
  room.tell();
  room.hub->woken();
  CHECK(room.pads_to_draw.size() == 1);
}

TEST_CASE("a stroke and the eraser become requests; strokes keep their id and their pressure") {
  PadRoom room;
  room.pair();
  room.order("a", "draw", "pen 7A1F4B 6 400 800 128 440 820 200 480 800 90", "00000000000000ff");
  const AddDrawn add = room.last<AddDrawn>();
  CHECK(add.board == Id<Board>{11});
  REQUIRE(add.strokes.size() == 1);
  CHECK(add.strokes[0].id == Id<Stroke>{255});
  CHECK(add.strokes[0].is.colour == rgb(0x7A1F4B));
  CHECK(add.strokes[0].is.position == Vec2{100, 200});
  const auto line = unpacked(add.strokes[0].points);
  REQUIRE(line);
  CHECK(line->points.size() == 3);
  CHECK(line->pressures == std::vector<std::uint8_t>{128, 200, 90});
  // The same stroke as the desk keeps it.
  room.state.put(InkPoints{.id = {300}, .bytes = add.strokes[0].points});
  Stroke kept = add.strokes[0].is;
  kept.id = {255}, kept.board = {11}, kept.points = {300}, kept.size = {20, 5};
  room.state.put(kept);
  room.tell();
  room.order("b", "rub", "40 440 816");
  CHECK(room.last<DeleteDrawn>().things == std::vector<Id<Drawn>>{{255}});
  const std::size_t before = room.asked.size();
  CHECK(holds(room.order("c", "rub", "40 4400 8160"), "verb.nothing"));
  CHECK(room.asked.size() == before);
}

TEST_CASE("what is not understood is refused by one sentence and asks nothing") {
  PadRoom room;
  room.pair();
  int n = 0;
  for (const char* text : {"", "pen", "brush 7A1F4B 6 1 1 0 2 2 0", "pen 7A1F4B 6 1 1", "pen 7A1F4B 6 1 1 0", "pen violet 6 1 1 0 2 2 0", "pen 7A1F4B 600 1 1 0 2 2 0", "pen 7A1F4B 6 1 1 999 2 2 0", "pen 7A1F4B 6 x 1 0 2 2 0"})
    CHECK(holds(room.order("d" + std::to_string(n++), "draw", text), "phone.not_understood"));
  for (const char* text : {"", "0 1 1", "40 1", "40 a b"}) CHECK(holds(room.order("e" + std::to_string(n++), "rub", text), "\"refused\""));
  CHECK(room.asked.empty());
}
