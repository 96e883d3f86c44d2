#include "facilitation/live/observer.h"

#include <algorithm>

#include "facilitation/activities/board_scene.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/live/field_text.h"
#include "facilitation/picture/painters.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::live {

using namespace workshop;

namespace {

struct BoardField {
  static constexpr std::string_view kind = "board";
  std::string key = "board", svg;
  std::int32_t notes = 0;
  static constexpr auto fields() { return field_list(field("key", &BoardField::key), field("svg", &BoardField::svg), field("notes", &BoardField::notes)); }
};

// What is only read; what asks for something stays with the phones.
template <class F>
constexpr bool is_read = std::is_same_v<F, activities::HeadingField> || std::is_same_v<F, activities::MessageField> || std::is_same_v<F, activities::ResultField>;

}  // namespace

Id<Board> board_observed(const WorkshopState& observed) {
  const Step* step = current_step(observed);
  if (!step) return {};
  const activities::Stage stage = activities::kind_of_step(*step).stage;
  const bool shows = stage == activities::Stage::wall || stage == activities::Stage::grouping || stage == activities::Stage::discussion ||
                     stage == activities::Stage::drawing;
  return shows ? board_of(observed, *step) : Id<Board>{};
}

bool board_changed(const WorkshopState& before, const WorkshopState& now) {
  bool drawn = false;
  for_each_drawn_kind([&]<class E>() { drawn = drawn || !before.all<E>().same_version(now.all<E>()); });
  return drawn || !before.all<Board>().same_version(now.all<Board>()) || board_observed(before) != board_observed(now) || !before.all<Note>().same_version(now.all<Note>()) || !before.all<Theme>().same_version(now.all<Theme>());
}

std::string board_svg(const WorkshopState& observed, const Words& words) {
  const Step* step = current_step(observed);
  const Id<Board> board = board_observed(observed);
  if (!step || !board) return {};
  activities::BoardLook look;
  look.language = words.language();
  look.tray_title = words.say("board.tray");
  look.untitled_theme = words.say("board.theme_untitled");
  activities::BoardScene scene(look);
  const bool zones = activities::kind_of_step(*step).stage == activities::Stage::grouping && !themes_on(observed, board).empty();
  scene.update(observed, board, zones ? activities::Arrangement::zones : activities::Arrangement::free);
  return picture::svg(scene.scene(), {.title = step->title, .language = std::string(language_code(words.language()))});
}

SharedView observer_view(const WorkshopState& observed, const std::string& svg, Timestamp now, const Words& words) {
  activities::Fields fields;
  SharedView view = shared_view(head_of(observed, now, words), {});
  const Step* step = current_step(observed);
  const auto add = [&](const auto& field) {
    if constexpr (is_read<std::decay_t<decltype(field)>>) view.fields.push_back(field_text(field));
  };
  if (!step) {
    const SessionClock* clock = observed.find(the_clock);
    const bool over = clock && clock->session_started;
    const Workshop* workshop = observed.find(the_workshop);
    add(activities::HeadingField{"heading", workshop ? workshop->title : ""});
    add(activities::MessageField{"wait", words.say(over ? "page.over" : "phone.waiting"), over ? "coche" : "sablier"});
    return view;
  }
  const activities::Showing showing{observed, *step, words};
  const activities::Kind& kind = activities::kind_of_step(*step);
  if (kind.phone.show) fields = kind.phone.show(showing);
  else fields = {activities::heading_of(showing)};
  for (const activities::Field& field : fields) std::visit(add, field);
  if (const Id<Board> board = board_observed(observed))
    view.fields.push_back(field_text(BoardField{.svg = svg, .notes = static_cast<std::int32_t>(notes_on(observed, board).size())}));
  else if (view.fields.size() == 1)
    add(activities::MessageField{"look", step->title, std::string(kind.pictogram)});
  return view;
}

}  // namespace pressoir::live
