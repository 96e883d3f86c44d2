// What commands do with what is chosen of the drawing; each is one undo, notes that are chosen with it included.
#include <algorithm>

#include "app/screens/stage_drawing_parts.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

std::vector<Id<Drawn>> chosen_things(const StageScope& stage) {
  std::vector<Id<Drawn>> things;
  for (const std::uint64_t key : stage.view.drawing.chosen)
    if (with_drawn(stage.room(), {key}, [](const auto&) {})) things.push_back({key});
  return things;
}

} // namespace

bool has_drawn_chosen(const StageScope& stage) { return draws(stage) && !stage.view.drawing.chosen.empty(); }

void delete_drawn(StageScope& stage) {
  if (!has_drawn_chosen(stage)) return;
  const auto things = chosen_things(stage);
  const auto notes = chosen_notes(stage);
  const std::uint64_t group = stage.frame.fresh_id();
  if (!notes.empty()) stage.frame.ask(DeleteNotes{notes}, group);
  if (!things.empty())
    say_when_done(stage, stage.frame.ask(DeleteDrawn{things}, group), stage.ui.say("deleted.drawn", {{"n", static_cast<std::int64_t>(things.size() + notes.size())}}));
  stage.view.drawing.chosen.clear();
  stage.view.board.selection.clear();
}

void duplicate_drawn(StageScope& stage) {
  if (!has_drawn_chosen(stage)) return;
  DuplicateDrawn copy{.things = chosen_things(stage), .ids = {}};
  stage.view.drawing.chosen.clear();
  for (std::size_t i = 0; i < copy.things.size(); ++i) {
    copy.ids.push_back(stage.fresh<Drawn>());
    stage.view.drawing.chosen.insert(copy.ids.back().value);
  }
  stage.view.drawing.settling = stage.frame.ask(copy);
  stage.view.drawing.settling_revision = 0;
}

void reorder_drawn(StageScope& stage, ReorderTo to) {
  if (has_drawn_chosen(stage)) stage.frame.ask(ReorderDrawn{chosen_things(stage), to, std::nullopt});
}

void group_drawn(StageScope& stage) {
  if (has_drawn_chosen(stage)) stage.frame.ask(GroupDrawn{chosen_things(stage), {}});
}

void ungroup_drawn(StageScope& stage) {
  if (has_drawn_chosen(stage)) stage.frame.ask(UngroupDrawn{chosen_things(stage)});
}

void lock_drawn(StageScope& stage) {
  if (!has_drawn_chosen(stage)) return;
  stage.frame.ask(LockDrawn{chosen_things(stage), true});
  stage.view.drawing.chosen.clear();
}

bool choose_drawn_at(StageScope& stage, Vec2 pixel) {
  DrawingView& drawing = stage.view.drawing;
  const std::uint64_t thing = draws(stage) ? drawn_under(stage, pixel) : 0;
  if (!thing) return false;
  if (drawing.chosen.contains(thing)) return true;
  take_tool(stage, DrawTool::select);
  stage.view.board.selection.clear();
  drawing.chosen.clear();
  for (const Id<Drawn> one : with_group(stage.room(), {thing})) drawing.chosen.insert(one.value);
  return true;
}

void turn_look(StageScope& stage, DrawnLook look) {
  if (!has_drawn_chosen(stage)) return;
  // The first that has such a look decides for all.
  const auto next = [](auto value, int count) { return static_cast<decltype(value)>((static_cast<int>(value) + 1) % count); };
  RestyleDrawn restyle;
  for (const Id<Drawn> thing : chosen_things(stage))
    with_drawn(stage.room(), thing, [&]<class E>(const E& entity) {
      switch (look) {
      case DrawnLook::edge:
        if constexpr (std::is_same_v<E, Shape> || std::is_same_v<E, Connector>)
          if (!restyle.style) restyle.style = next(entity.style, 2);
        break;
      case DrawnLook::dashes:
        if constexpr (requires { entity.dash; })
          if (!restyle.dash) restyle.dash = next(entity.dash, 3);
        break;
      case DrawnLook::shadow:
        if constexpr (requires { entity.shadow; })
          if (!restyle.shadow) restyle.shadow = !entity.shadow;
        break;
      case DrawnLook::ends:
        if constexpr (std::is_same_v<E, Connector>)
          if (!restyle.to_end) restyle.to_end = next(entity.to.end, 3);
        break;
      case DrawnLook::opacity:
        if constexpr (std::is_same_v<E, PlacedImage>)
          if (!restyle.opacity) restyle.opacity = entity.opacity > 0.8 ? 0.75 : entity.opacity > 0.6 ? 0.5 : entity.opacity > 0.4 ? 0.25 : 1.0;
        break;
      case DrawnLook::letters:
        if constexpr (std::is_same_v<E, Lettering>)
          if (!restyle.letter_style) restyle.letter_style = next(entity.style, 4);
        break;
      }
    });
  restyle_drawn(stage, restyle);
}

bool has_locked(const StageScope& stage) {
  bool any = false;
  if (draws(stage))
    for_each_drawn(stage.room(), [&](const auto& entity) { any = any || (entity.locked && entity.board == stage.view.board.board); });
  return any;
}

void unlock_all_drawn(StageScope& stage) {
  LockDrawn free{.things = {}, .locked = false};
  for_each_drawn(stage.room(), [&](const auto& entity) {
    if (entity.locked && entity.board == stage.view.board.board) free.things.push_back({entity.id.value});
  });
  if (!free.things.empty()) stage.frame.ask(free);
}

void choose_all_drawn(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  take_tool(stage, DrawTool::select);
  for_each_drawn(stage.room(), [&](const auto& entity) {
    if (!entity.locked && entity.board == stage.view.board.board) drawing.chosen.insert(entity.id.value);
  });
  choose_all(stage);
}

void nudge_drawn(StageScope& stage, Vec2 by) {
  if (!has_drawn_chosen(stage) || stage.view.drawing.settling != 0) return;
  PlaceDrawn place;
  for (const Id<Drawn> thing : chosen_things(stage))
    with_drawn(stage.room(), thing, [&]<class E>(const E& entity) {
      PlaceDrawn::One one{.thing = thing};
      if constexpr (lies_in_box<E>) one.position = entity.position + by;
      else one.position = bounds_of(stage.room(), entity).position() + by;
      place.things.push_back(one);
    });
  // Steps that follow each other are taken back as one.
  Nudge& nudge = stage.view.board.nudge;
  if (stage.ui.now - nudge.at > 1) nudge = {.group = stage.frame.fresh_id()};
  nudge.at = stage.view.board.worked_at = stage.ui.now;
  if (place.things.empty()) return;
  stage.view.drawing.settling = stage.frame.ask(place, nudge.group);
  stage.view.drawing.settling_revision = 0;
}

void restyle_drawn(StageScope& stage, RestyleDrawn restyle) {
  if (!has_drawn_chosen(stage)) return;
  restyle.things = chosen_things(stage);
  if (!restyle.things.empty()) stage.frame.ask(restyle);
}

} // namespace pressoir::screens
