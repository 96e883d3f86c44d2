// What is done to the agenda's steps, by keys and by the buttons of the overlay.
#include <algorithm>

#include "app/screens/agenda_parts.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;

// The letters that choose a kind, in the order of kinds(); digits do too.
std::string letter_of(const ui::Ui& ui, const activities::Kind& kind) {
  return ui.say("kind." + std::string(kind.key) + ".letter");
}

// The chosen step; the current one until a hand chooses.
const Step* chosen_step(const StageScope& stage) {
  const Step* chosen = stage.room().find(stage.view.agenda.chosen);
  return chosen ? chosen : stage.step;
}

void go_to(StageScope& stage, const Step& step) {
  stage.frame.ask(GoToStep{.step = step.id});
  stage.view.overlay = Overlay::none;
}

void skip(StageScope& stage, const Step& step) {
  stage.frame.ask(SkipStep{.step = step.id, .skipped = step.state != StepState::skipped});
}

// Up or down by one place.
void move_by(StageScope& stage, const Step& step, int by) {
  const auto steps = agenda(stage.room());
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step* s) { return s->id == step.id; });
  const auto place = found - steps.begin();
  const auto to = place + by;
  if (to < 0 || to >= std::ssize(steps)) return;
  const auto before = by < 0 ? to - 1 : to;
  stage.frame.ask(MoveStep{.step = step.id, .after = before < 0 ? Id<Step>() : steps[static_cast<std::size_t>(before)]->id});
}

// The current step is lengthened on the clock, so that its plan still says what was planned.
void lengthen(StageScope& stage, const Step& step, int minutes) {
  if (stage.step && stage.step->id == step.id) stage.frame.ask(ExtendClock{minutes});
  else if (step.minutes + minutes >= 1) stage.frame.ask(EditStep{.step = step.id, .minutes = step.minutes + minutes});
}

void rename(StageScope& stage, const Step& step) {
  AgendaView& view = stage.view.agenda;
  view.renamed = step.id;
  view.title = step.title;
  ui::focus_on(stage.ui, agenda_title_field);
}

void remove(StageScope& stage, const Step& step) {
  stage.frame.ask(RemoveStep{step.id});
}

namespace {

void choose_by(StageScope& stage, int by) {
  const auto steps = agenda(stage.room());
  if (steps.empty()) return;
  const Step* chosen = chosen_step(stage);
  const auto found = std::find(steps.begin(), steps.end(), chosen);
  auto place = found == steps.end() ? (by > 0 ? -1 : std::ssize(steps)) : found - steps.begin();
  place = std::clamp<std::ptrdiff_t>(place + by, 0, std::ssize(steps) - 1);
  stage.view.agenda.chosen = steps[static_cast<std::size_t>(place)]->id;
}

void take_kind_keys(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  AgendaView& view = stage.view.agenda;
  const auto kinds = activities::kinds();
  const int count = static_cast<int>(kinds.size());
  if (ui::take_key(ui, Key::escape) || ui::take_key(ui, Key::i)) view.inserting = false;
  if (ui::take_key(ui, Key::right) || ui::take_key(ui, Key::down)) view.kind = (view.kind + 1) % count;
  if (ui::take_key(ui, Key::left) || ui::take_key(ui, Key::up)) view.kind = (view.kind + count - 1) % count;
  std::optional<int> wanted;
  if (ui::take_key(ui, Key::enter)) wanted = view.kind;
  for (int i = 0; i < count; ++i) {
    const std::string letter = letter_of(ui, kinds[static_cast<std::size_t>(i)]);
    const auto digit = static_cast<Key>(static_cast<int>(Key::digit_1) + i);
    if (i < 9 && (ui::take_key(ui, digit) || ui::take_key(ui, digit, {.shift = true}))) wanted = i;
    if (letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'Z' &&
        ui::take_key(ui, static_cast<Key>(static_cast<int>(Key::a) + (letter[0] - 'A'))))
      wanted = i;
  }
  if (!wanted) return;
  const Step* after = chosen_step(stage);
  insert_step_after(stage, kinds[static_cast<std::size_t>(*wanted)].key, after ? after->id : Id<Step>());
}

void take_step_keys(StageScope& stage, const Step& step) {
  ui::Ui& ui = stage.ui;
  if (ui::take_key(ui, Key::enter)) return go_to(stage, step);
  if (ui::take_key(ui, Key::s)) skip(stage, step);
  if (ui::take_key(ui, Key::f2)) rename(stage, step);
  if (ui::take_key(ui, Key::del)) remove(stage, step);
  if (ui::take_key(ui, Key::up, {.alt = true})) move_by(stage, step, -1);
  if (ui::take_key(ui, Key::down, {.alt = true})) move_by(stage, step, 1);
  if (ui::take_key(ui, Key::plus) || ui::take_key(ui, Key::plus, {.shift = true}) || ui::take_key(ui, Key::right)) lengthen(stage, step, 1);
  if (ui::take_key(ui, Key::minus) || ui::take_key(ui, Key::left)) lengthen(stage, step, -1);
}

} // namespace

std::string step_name(const ui::Ui& ui, const Step& step) {
  return step.title.empty() ? ui.say("kind." + std::string(activities::kind_of_step(step).key)) : step.title;
}

void insert_step_after(StageScope& stage, std::string_view kind, Id<Step> after) {
  const activities::Kind* found = activities::find_kind(kind);
  if (!found || !stage.writable()) return;
  const InsertStep step{.id = stage.fresh<Step>(), .after = after, .first = !after, .activity = std::string(kind), .title = stage.ui.say("kind." + std::string(kind)), .minutes = found->minutes};
  stage.frame.ask(step);
  stage.view.agenda.chosen = step.id;
  stage.view.agenda.inserting = false;
  stage.say(stage.ui.say("agenda.inserted", {{"step", step.title}}), true);
}

void open_agenda(StageScope& stage) {
  stage.view.agenda = {};
  open_overlay(stage, Overlay::steps);
}

void open_agenda_to_insert(StageScope& stage) {
  stage.view.agenda = {.inserting = true};
  if (stage.view.overlay != Overlay::steps) open_overlay(stage, Overlay::steps);
}

void take_agenda_keys(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  if (stage.view.overlay != Overlay::steps || ui.typing()) return;
  AgendaView& view = stage.view.agenda;
  if (view.inserting) return take_kind_keys(stage);
  if (const Step* step = chosen_step(stage); step && stage.writable()) take_step_keys(stage, *step);
  if (stage.writable() && ui::take_key(ui, Key::i)) view.inserting = true;
  if (ui::take_key(ui, Key::up)) choose_by(stage, -1);
  if (ui::take_key(ui, Key::down)) choose_by(stage, 1);
  if (ui::take_key(ui, Key::page_up)) choose_by(stage, -8);
  if (ui::take_key(ui, Key::page_down)) choose_by(stage, 8);
}

} // namespace pressoir::screens
