// A row is a number, words edited in place, what they came from, and for an action who and until when. Rows are moved by
// their handle; everything else is in their menu.
#include "app/screens/stage_outcomes_lists.h"

#include <algorithm>
#include <array>

#include "app/screens/stage_outcomes.h"
#include "app/screens/stage_text.h"
#include "app/screens/typed_due.h"
#include "app/ui/field.h"
#include "app/ui/menu.h"
#include "app/ui/scroll_area.h"
#include "facilitation/base/text.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr double gap = 10, left = 62, right = 56, one_line = 50, link_high = 38;

// What a field shows and how it is written: the desk's answer takes a frame or two, until then the words asked stay.
std::optional<std::string> edited(StageScope& stage, const std::string& name, const Rect& box, const std::string& current, ui::FieldOptions options) {
  OutcomesView& view = stage.view.outcomes;
  const auto asked = view.asked.find(name);
  std::string value = asked == view.asked.end() ? current : asked->second.value;
  const std::string shown = value;
  options.enabled = stage.writable();
  options.bare = true;
  const ui::FieldOutcome outcome = ui::text_field(stage.ui, name, stage.px(box), value, options);
  if (!outcome.ended || value == shown) return std::nullopt;
  view.asked[name] = {value, stage.room().revision()};
  return value;
}

template <class E>
std::string prefix_of() { return std::string(E::kind) + "."; }

struct RowShape {
  std::string text, about;
  double text_high = 0, high = 0;
  double due_wide = 0;   // of an action
  bool stacked = false;  // owner above due, where both do not fit beside each other
};

std::string about_of(StageScope& stage, Id<Note> note_id, Id<Theme> theme_id) {
  const Note* note = stage.room().find(note_id);
  const Theme* theme = stage.room().find(theme_id);
  if (!note && !theme) return {};
  return stage.ui.say("outcomes.from", {{"text", stage.ui.words->quoted(std::string(first_graphemes(clean_line(note ? note->text : theme->title), 120)))}});
}

std::string about_of(StageScope& stage, const Decision& decision) { return about_of(stage, decision.note, decision.theme); }
std::string about_of(StageScope& stage, const ActionItem& action) {
  const auto list = decisions(stage.room());
  const auto found = std::find_if(list.begin(), list.end(), [&](const Decision* d) { return d->id == action.decision; });
  std::string about = found == list.end() ? std::string() : stage.ui.say("outcomes.of_decision", {{"n", static_cast<std::int64_t>(found - list.begin()) + 1}});
  const std::string from = about_of(stage, action.note, action.theme);
  return about.empty() || from.empty() ? about + from : about + " · " + from;
}

void shape_details(StageScope&, const Decision&, double, RowShape&) {}
void shape_details(StageScope& stage, const ActionItem& action, double width, RowShape& shape) {
  constexpr double around = 62;  // pictogram and padding of a field
  const std::string due = due_in_words({action.due, action.due_note}, *stage.ui.words);
  shape.due_wide = std::max(190.0, width_of(stage, due, Type::stage) + around);
  shape.stacked = std::max(150.0, width_of(stage, action.owner, Type::stage) + around) + 12 + shape.due_wide > width;
  shape.high += (shape.stacked ? 2 : 1) * one_line;
}

template <class E>
RowShape shape_of(StageScope& stage, const E& entity, double width) {
  const std::string name = prefix_of<E>() + id_text(entity.id.value) + ".text";
  RowShape shape{.text = entity.text, .about = about_of(stage, entity)};
  if (stage.ui.memory.field == name && stage.ui.memory.editor) shape.text = stage.ui.memory.editor->text();
  const double high = height_of(stage, shape.text.empty() ? "x" : shape.text, Type::note, width - left - right - 12);
  shape.text_high = std::max(28.0, high) + 22;
  shape.high = 12 + shape.text_high + (shape.about.empty() ? 0 : link_high) + 12;
  shape_details(stage, entity, width - left - 10, shape);
  return shape;
}

std::string state_in_words(const StageScope& stage, ActionState state) {
  const std::string key = std::string("summary.action.") + std::string(enum_text(state));
  return stage.ui.say(key);
}

// A ring, half a disc, a tick, a cross: read without their colours.
void draw_state(StageScope& stage, const ActionItem& action, const Rect& at) {
  ui::Ui& ui = stage.ui;
  const Vec2 centre = stage.px(at).centre();
  const double radius = ui.px(15);
  const auto stroke = [&](std::vector<Vec2> points, Colour colour) {
    for (Vec2& point : points) point = centre + point * radius;
    ui::polyline(*ui.list, points, colour, ui.px(3.2));
  };
  switch (action.state) {
    case ActionState::todo: return ui::ring(*ui.list, centre, radius, ui.theme.ink2, ui.px(2.5));
    case ActionState::doing:
      ui::ring(*ui.list, centre, radius, ui.theme.accent_stroke, ui.px(2.5));
      return ui::arc(*ui.list, centre, radius * 0.45, 0, 180, ui.theme.accent_stroke, radius * 0.8);
    case ActionState::done:
      ui::fill_disc(*ui.list, centre, radius, ui.theme.success);
      return stroke({{-0.42, 0.04}, {-0.1, 0.36}, {0.46, -0.34}}, ui.theme.paper);
    case ActionState::dropped:
      ui::ring(*ui.list, centre, radius, ui.theme.ink3, ui.px(2.5));
      stroke({{-0.4, -0.4}, {0.4, 0.4}}, ui.theme.ink3);
      return stroke({{0.4, -0.4}, {-0.4, 0.4}}, ui.theme.ink3);
  }
}

void draw_details(StageScope&, const Decision&, const Rect&, const RowShape&) {}
void draw_details(StageScope& stage, const ActionItem& action, const Rect& at, const RowShape& shape) {
  const std::string name = prefix_of<ActionItem>() + id_text(action.id.value);
  const Rect owner{at.x, at.y, shape.stacked ? at.width : at.width - shape.due_wide - 12, one_line - 4};
  const Rect due = shape.stacked ? Rect{at.x, at.y + one_line, at.width, one_line - 4} : Rect{at.right() - shape.due_wide, at.y, shape.due_wide, one_line - 4};
  const std::string who = stage.ui.say("word.owner"), when = stage.ui.say("word.due");
  if (auto written = edited(stage, name + ".owner", owner, action.owner, {.placeholder = who, .most_graphemes = 120, .type = Type::stage, .pictogram = "personne"}))
    stage.frame.ask(EditAction{.action = action.id, .owner = *written});
  if (auto written = edited(stage, name + ".due", due, due_in_words({action.due, action.due_note}, *stage.ui.words), {.placeholder = when, .most_graphemes = 120, .type = Type::stage, .pictogram = "calendrier"})) {
    const TypedDue typed = typed_due(*written, local_time(stage.frame.now).day);
    stage.view.outcomes.asked[name + ".due"].value = due_in_words(typed, *stage.ui.words);
    stage.frame.ask(EditAction{.action = action.id, .due_note = typed.note, .due = typed.day});
  }
}

void draw_mark(StageScope&, const Decision&, const Rect&) {}
void draw_mark(StageScope& stage, const ActionItem& action, const Rect& at) {
  const std::string name = prefix_of<ActionItem>() + id_text(action.id.value) + ".state";
  const ui::Press press = ui::press(stage.ui, name, stage.px(at), stage.writable());
  if (press.warmth > 0) ui::fill_disc(*stage.ui.list, stage.px(at).centre(), stage.ui.px(22), stage.ui.theme.sunken, press.warmth);
  if (press.focused) ui::focus_ring(stage.ui, stage.px(inset(at, 6)), 20);
  draw_state(stage, action, at);
  ui::tooltip(stage.ui, name, stage.px(at), state_in_words(stage, action.state));
  if (!press.clicked) return;
  constexpr std::array next{ActionState::doing, ActionState::done, ActionState::todo, ActionState::todo};
  stage.frame.ask(EditAction{.action = action.id, .state = next[static_cast<std::size_t>(action.state)]});
}

void ask_edit(StageScope& stage, const Decision& decision, const std::string& text) { stage.frame.ask(EditDecision{decision.id, text}); }
void ask_edit(StageScope& stage, const ActionItem& action, const std::string& text) { stage.frame.ask(EditAction{.action = action.id, .text = text}); }
void ask_move(StageScope& stage, Id<Decision> id, Id<Decision> after) { stage.frame.ask(MoveDecision{id, after}); }
void ask_move(StageScope& stage, Id<ActionItem> id, Id<ActionItem> after) { stage.frame.ask(MoveAction{id, after}); }

template <class E>
ui::Drag draw_row(StageScope& stage, const E& entity, std::size_t number, const Rect& box, const RowShape& shape) {
  ui::Ui& ui = stage.ui;
  OutcomesView& view = stage.view.outcomes;
  const std::string name = prefix_of<E>() + id_text(entity.id.value);
  const bool held = view.dragged == entity.id.value;
  panel(stage, box, ui.theme.surface, 14, held ? picture::Shadow::lifted : picture::Shadow::laid);
  ui::place(ui, name, stage.px(box), true, entity.text);
  words(stage, {box.x + 8, box.y + 22, left - 16, 30}, std::to_string(number), Type::theme, ui.theme.accent_stroke, picture::Align::centre);
  draw_mark(stage, entity, {box.x + left / 2 - 22, box.y + 12 + shape.text_high, 44, 44});
  double y = box.y + 12;
  if (auto written = edited(stage, name + ".text", {box.x + left - 6, y, box.width - left - right + 12, shape.text_high}, entity.text, {.multi_line = true, .enter_commits = true, .most_graphemes = 2000, .type = Type::note})) {
    if (trimmed(*written).empty()) view.asked.erase(name + ".text");  // an empty line takes nothing away
    else ask_edit(stage, entity, *written);
  }
  y += shape.text_high;
  if (!shape.about.empty()) {
    ui::pictogram(ui, "lien", stage.px(Rect{box.x + left, y + 4, 24, 24}), ui.theme.ink2, ui.theme.pictogram_accent);
    words(stage, {box.x + left + 34, y, box.width - left - 54, 32}, shape.about, Type::stage, ui.theme.ink2);
    y += link_high;
  }
  draw_details(stage, entity, {box.x + left - 6, y, box.width - left - 10, one_line}, shape);
  if (!stage.writable()) return {};
  const Rect menu{box.right() - 50, box.y + 8, 44, 44};
  if (ui::icon_button(ui, name + ".menu", stage.px(menu), "menu", ui.say("outcomes.more"), {}, {.pictogram = 26})) {
    view.menu_of = entity.id.value;
    ui::open_menu(ui, "outcome.row", stage.px(menu).centre());
  }
  if (ui::hovers(ui, stage.px(box)) || held || ui.held.starts_with(name + ".handle")) return ui::drag_handle(ui, name + ".handle", stage.px(Rect{box.right() - 50, box.y + 54, 44, 34}));
  return {};
}

template <class E>
void draw_list(StageScope& stage, const Rect& box, const std::vector<const E*>& list, std::string_view area_name, std::string_view empty) {
  ui::Ui& ui = stage.ui;
  OutcomesView& view = stage.view.outcomes;
  if (list.empty()) return lines(stage, {box.x, box.y + 12, box.width, box.height}, ui.say(empty), Type::stage, ui.theme.ink2);
  std::vector<RowShape> shapes;
  double content = 6;
  for (const E* entity : list) {
    if (view.shown == entity->id.value) ui::scroll_to(ui, area_name, stage.ui.px(content), stage.ui.px(content + 200), stage.ui.px(box.height)), view.shown = 0;
    shapes.push_back(shape_of(stage, *entity, box.width - 16));
    content += shapes.back().high + gap;
  }
  // A little wider and higher than the rows: their shadows belong to them.
  const Rect clip{box.x - 12, box.y, box.width + 16, box.height};
  const ui::ScrollArea area(ui, area_name, stage.px(clip), stage.ui.px(content + 12));
  double y = box.y + 6 - area.offset() / ui.scale;
  std::size_t place = 0;  // where what is dragged would go
  std::optional<std::pair<std::size_t, ui::Drag>> dragged;
  std::vector<double> tops;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Rect row{box.x, y, box.width - 16, shapes[i].high};
    tops.push_back(row.y);
    const bool in_sight = row.bottom() > box.y - 60 && row.y < box.bottom() + 60;
    const std::string field = prefix_of<E>() + id_text(list[i]->id.value);
    if (in_sight || ui.memory.field.starts_with(field)) {
      const ui::Drag drag = draw_row(stage, *list[i], i + 1, row, shapes[i]);
      if (drag.started || drag.dragging || drag.dropped || drag.cancelled) dragged = {i, drag};
    }
    y = row.bottom() + gap;
  }
  tops.push_back(y);
  if (!dragged) return;
  const auto& [from, drag] = *dragged;
  view.dragged = drag.dragging || drag.started ? list[from]->id.value : 0;
  while (place < list.size() && stage.ui.px(tops[place] + shapes[place].high / 2) < drag.at.y) ++place;
  if (drag.dragging) {
    const Rect line = stage.px(Rect{box.x, tops[place] - gap / 2 - 2.5, box.width - 16, 5});
    ui::fill_rect(*ui.list, line, ui.theme.accent_stroke, ui.px(2.5));
    ui::fill_disc(*ui.list, {line.x, line.centre().y}, ui.px(8), ui.theme.accent_stroke);
  }
  if (drag.dropped && place != from && place != from + 1) ask_move(stage, list[from]->id, place == 0 ? Id<E>{} : list[place - 1]->id);
}

template <class E>
std::optional<std::size_t> row_of(const std::vector<const E*>& list, std::uint64_t id) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i]->id.value == id) return i;
  return std::nullopt;
}

template <class E>
void move_by(StageScope& stage, const std::vector<const E*>& list, std::size_t at, bool up) {
  if (up) ask_move(stage, list[at]->id, at >= 2 ? list[at - 2]->id : Id<E>{});
  else ask_move(stage, list[at]->id, list[at + 1]->id);
}

}  // namespace

void draw_decisions(StageScope& stage, const Rect& box) { draw_list(stage, box, decisions(stage.room()), "outcomes.decisions", "decisions.empty"); }
void draw_actions(StageScope& stage, const Rect& box) { draw_list(stage, box, actions(stage.room()), "outcomes.actions", "actions.empty"); }

void draw_row_menu(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const std::uint64_t id = stage.view.outcomes.menu_of;
  const auto made = decisions(stage.room());
  const auto todo = actions(stage.room());
  const auto decision = row_of(made, id), action = row_of(todo, id);
  if (!decision && !action) return;
  const std::size_t at = decision ? *decision : *action, count = decision ? made.size() : todo.size();
  std::vector<ui::MenuItem> items{{.label = ui.say("outcomes.up"), .pictogram = "haut", .enabled = at > 0}, {.label = ui.say("outcomes.down"), .pictogram = "bas", .enabled = at + 1 < count}};
  if (decision) {
    items.push_back({.label = ui.say("outcomes.add_action_of"), .pictogram = "action", .line_before = true});
  } else {
    for (const ActionState state : {ActionState::todo, ActionState::doing, ActionState::done, ActionState::dropped})
      items.push_back({.label = state_in_words(stage, state), .pictogram = todo[at]->state == state ? "coche" : "", .line_before = state == ActionState::todo});
  }
  items.push_back({.label = ui.say("outcomes.remove"), .pictogram = "corbeille", .danger = true, .line_before = true});
  const auto chosen = ui::menu(ui, "outcome.row", items);
  if (!chosen) return;
  const auto picked = static_cast<std::size_t>(*chosen);
  if (picked < 2) {
    if (decision) move_by(stage, made, at, picked == 0);
    else move_by(stage, todo, at, picked == 0);
  } else if (picked + 1 == items.size()) {
    if (decision) stage.frame.ask(RemoveDecision{made[at]->id});
    else stage.frame.ask(RemoveAction{todo[at]->id});
    stage.say(ui.say(decision ? "outcomes.decision_removed" : "outcomes.action_removed", {{"n", static_cast<std::int64_t>(at) + 1}}), true);
  } else if (decision) {
    begin_outcome(stage, OutcomeDraft{.what = Outcome::action, .decision = made[at]->id});
  } else {
    stage.frame.ask(EditAction{.action = todo[at]->id, .state = static_cast<ActionState>(picked - 2)});
  }
}

}  // namespace pressoir::screens
