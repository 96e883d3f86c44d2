#include "facilitation/summary/board_picture.h"

#include "facilitation/activities/board_scene.h"
#include "facilitation/activities/polls.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::summary {
namespace {

using namespace workshop;
using activities::Arrangement;
using activities::BoardScene;

BoardScene board_scene(const Words& words) {
  activities::BoardLook look;
  look.language = words.language();
  look.tray_title = words.say("board.tray");
  look.untitled_theme = words.say("board.theme_untitled");
  return BoardScene(look);
}

std::map<Id<Note>, int> newest_dots(const WorkshopState& readable) {
  const Poll* newest = nullptr;
  readable.all<Poll>().for_each([&](const Poll& poll) {
    const bool told = poll.state == PollState::closed && poll.on == VoteOn::notes && activities::kind_of_poll(poll).form == activities::PollForm::points;
    if (told && (!newest || newest->opened < poll.opened)) newest = &poll;
  });
  std::map<Id<Note>, int> dots;
  if (newest)
    for (const RankedOption& ranked : ranking(readable, newest->id))
      if (ranked.option->note) dots.emplace(ranked.option->note, static_cast<int>(ranked.dots));
  return dots;
}

} // namespace

picture::Scene board_as_it_stands(const WorkshopState& readable, Id<Board> board, const Words& words) {
  BoardScene scene = board_scene(words);
  scene.set_dots(newest_dots(readable));
  scene.update(readable, board, Arrangement::free);
  return scene.scene();
}

picture::Scene board_for_a_page(const WorkshopState& readable, Id<Board> board, const Words& words) {
  BoardScene scene = board_scene(words);
  scene.set_dots(newest_dots(readable));
  const Board* shown = readable.find(board);
  if (!themes_on(readable, board).empty() && (!shown || shown->canvas.empty())) {
    // As wide as the stage, and as much taller as a page allows.
    for (const double height : {1080.0, 1500.0, 2100.0}) {
      scene.set_zones_area({0, 0, 1920, height});
      scene.update(readable, board, Arrangement::zones);
      if (scene.legible()) return scene.scene();
    }
  }
  scene.update(readable, board, Arrangement::free);
  return scene.scene();
}

} // namespace pressoir::summary
