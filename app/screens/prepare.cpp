// Prepare: the agenda before the session. Height is time; minutes, order, kinds and words change in place.
#include <algorithm>

#include "app/screens/screens.h"
#include "app/ui/note_editor.h"
#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

struct PrepareView {
  double scroll = 0;
  Id<Step> chosen;
  std::string editing;  // which field
  std::unique_ptr<ui::NoteEditor> editor;
};
void PrepareViewDeleter::operator()(PrepareView* view) const { delete view; }
PrepareViewPtr make_prepare_view() { return PrepareViewPtr(new PrepareView); }

namespace {

// A text that is written in where it stands: click, type, Enter. Gives the new words once they are committed.
std::optional<std::string> words_in_place(ui::Ui& ui, PrepareView& view, const std::string& name, const Rect& box, const std::string& now, std::string_view empty, Type type) {
  if (view.editing == name) {
    ui::fill_rect(*ui.list, inset(box, -ui.px(4)), ui.theme.surface, ui.px(8));
    ui::edge(ui, inset(box, -ui.px(4)), ui.theme.accent_stroke, 2, 8);
    const auto outcome = view.editor->frame(ui, name, {box, "", ui::style_of(type, ui.scale), ui.theme.ink}, {});
    if (outcome.ended == ui::EditorEnd::none) return std::nullopt;
    view.editing.clear();
    std::string words = view.editor->text();
    view.editor.reset();
    return words == now ? std::nullopt : std::optional(words);
  }
  const ui::Press press = ui::press(ui, name, box);
  if (press.hovered) ui::fill_rect(*ui.list, inset(box, -ui.px(4)), ui.theme.sunken, ui.px(8));
  ui::paragraph(ui, box, now.empty() ? std::string(empty) : now, type, now.empty() ? ui.theme.ink3 : ui.theme.ink);
  if (press.clicked && view.editing.empty()) {
    view.editing = name;
    view.editor = std::make_unique<ui::NoteEditor>(now, ui::EditorOptions{.most_graphemes = 2000, .enter = ui::OnEnter::commits});
  }
  return std::nullopt;
}

void essentials(ui::Ui& ui, SessionFrame& frame, PrepareView& view, const Workshop& workshop) {
  const auto px = [&](double x, double y, double w, double h) { return ui.px(Rect{x, y, w, h}); };
  ui::line_of_text(ui, px(36, 104, 340, 40), ui.say("prepare.essentials"), Type::theme, ui.theme.ink);
  double y = 164;
  const auto field = [&](std::string_view word, const std::string& now, double height, auto&& edit) {
    ui::line_of_text(ui, px(36, y, 320, 24), ui.say(word), Type::hint, ui.theme.ink2);
    if (const auto words = words_in_place(ui, view, std::string(word), px(36, y + 28, 330, height), now, "…", Type::body)) edit(*words);
    y += height + 50;
  };
  field("prepare.title", workshop.title, 56, [&](const std::string& words) { frame.ask(EditWorkshop{.title = words}); });
  field("prepare.purpose", workshop.purpose, 130, [&](const std::string& words) { frame.ask(EditWorkshop{.purpose = words}); });
  field("prepare.place", workshop.place, 30, [&](const std::string& words) { frame.ask(EditWorkshop{.place = words}); });
  field("prepare.facilitators", workshop.facilitators, 56, [&](const std::string& words) { frame.ask(EditWorkshop{.facilitators = words}); });
  ui::line_of_text(ui, px(36, y, 330, 30), workshop.date ? ui.words->long_day(workshop.date) : "", Type::body, ui.theme.ink);
  y += 44;
  int start = workshop.starts_at, expected = workshop.expected;
  if (ui::stepper(ui, "prepare.start", px(36, y, 260, 52), ui.words->time_of_day(start), start, 0, 1435, 5)) frame.ask(EditWorkshop{.starts_at = start});
  y += 64;
  if (ui::stepper(ui, "prepare.expected", px(36, y, 260, 52), ui.say("count.people", {{"n", expected}}), expected, 0, 2000)) frame.ask(EditWorkshop{.expected = expected});
}

void details(ui::Ui& ui, SessionFrame& frame, PrepareView& view, const Step& step) {
  const auto px = [&](double x, double y, double w, double h) { return ui.px(Rect{x, y, w, h}); };
  ui::line_of_text(ui, px(1352, 110, 500, 40), ui.say("kind." + std::string(activities::kind_of_step(step).key)), Type::theme, ui.theme.ink);
  const std::string prefix = "step." + id_text(step.id.value) + ".";
  double y = 170;
  const auto field = [&](std::string_view word, const std::string& now, double height, auto&& edit) {
    ui::line_of_text(ui, px(1352, y, 500, 24), ui.say(word), Type::hint, ui.theme.ink2);
    if (const auto words = words_in_place(ui, view, prefix + std::string(word), px(1352, y + 30, 520, height), now, "…", Type::body)) edit(*words);
    y += height + 56;
  };
  field("prepare.step_title", step.title, 30, [&](const std::string& words) { frame.ask(EditStep{.step = step.id, .title = words}); });
  field("prepare.instruction", step.instruction, 110, [&](const std::string& words) { frame.ask(EditStep{.step = step.id, .instruction = words}); });
  field("prepare.private_notes", step.notes, 130, [&](const std::string& words) { frame.ask(EditStep{.step = step.id, .notes = words}); });
  if (ui::button(ui, "prepare.skip", px(1352, y, 250, 52), ui.say(step.state == StepState::skipped ? "prepare.unskip" : "prepare.skip"))) frame.ask(SkipStep{step.id, step.state != StepState::skipped});
  if (ui::button(ui, "prepare.remove", px(1622, y, 250, 52), ui.say("prepare.remove"), {.look = ui::ButtonLook::danger})) frame.ask(RemoveStep{step.id});
  y += 76;
  const auto steps = agenda(frame.console);
  const auto at = std::find_if(steps.begin(), steps.end(), [&](const Step* s) { return s->id == step.id; });
  if (ui::button(ui, "prepare.earlier", px(1352, y, 250, 52), ui.say("prepare.earlier"), {.enabled = at != steps.begin(), .pictogram = "haut"}))
    frame.ask(MoveStep{step.id, at - steps.begin() >= 2 ? (*(at - 2))->id : Id<Step>{}});
  if (ui::button(ui, "prepare.later", px(1622, y, 250, 52), ui.say("prepare.later"), {.enabled = at + 1 != steps.end(), .pictogram = "bas"})) frame.ask(MoveStep{step.id, (*(at + 1))->id});
}

void kinds(ui::Ui& ui, SessionFrame& frame, PrepareView& view) {
  const auto px = [&](double x, double y, double w, double h) { return ui.px(Rect{x, y, w, h}); };
  ui::line_of_text(ui, px(1352, 690, 500, 40), ui.say("prepare.add_step"), Type::theme, ui.theme.ink);
  int n = 0;
  for (const activities::Kind& kind : activities::kinds()) {
    const double x = 1352 + 266 * (n % 2), y = 744 + 76 * (n / 2);
    const std::string word = ui.say("kind." + std::string(kind.key));
    if (ui::button(ui, "prepare.add." + std::string(kind.key), px(x, y, 254, 64), word, {.pictogram = kind.pictogram, .tip = ui.say("kind." + std::string(kind.key) + ".why")}))
      frame.ask(InsertStep{.after = view.chosen, .activity = std::string(kind.key), .title = word, .minutes = kind.minutes});
    ++n;
  }
}

}  // namespace

void prepare_screen(ui::Ui& ui, ImDrawList&, SessionFrame& frame, PrepareView& view) {
  const auto px = [&](double x, double y, double w, double h) { return ui.px(Rect{x, y, w, h}); };
  const Workshop* workshop = frame.console.find(the_workshop);
  if (!workshop) return;
  const double height = ui.size.y / ui.scale;
  ui::fill_rect(*ui.list, px(1320, 84, 600, height), ui.theme.sunken);
  // The agenda, scrolled under the top bar.
  const auto steps = agenda(frame.console);
  const Timetable times = timetable(frame.console, frame.now);
  std::erase_if(ui.events, [&](const desktop::Event& event) {
    const auto* wheel = std::get_if<desktop::Wheel>(&event);
    if (wheel) view.scroll = std::max(0.0, view.scroll - wheel->y * 60);
    return wheel != nullptr;
  });
  double y = 148 - view.scroll;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = *steps[i];
    const double tall = std::max(62.0, 4.75 * step.minutes) - 5;
    if (y + tall > 84 && y < height) {
      ui::line_of_text(ui, px(400, y, 80, 24), ui.words->time_of_day(times.steps[i].planned_start % 1440), Type::hint, ui.theme.ink2);
      const Rect block = px(494, y, 760, tall);
      const auto press = ui::row(ui, "prepare.step." + std::to_string(i), block, {.chosen = view.chosen == step.id, .raised = true});
      ui::fill_rect(*ui.list, px(494, y, 12, tall), note_fill(activities::kind_of_step(step).colour), ui.px(6));
      ui::pictogram(ui, activities::kind_of_step(step).pictogram, px(522, y + 11, 36, 36));
      const Colour ink = step.state == StepState::skipped ? ui.theme.ink3 : ui.theme.ink;
      ui::line_of_text(ui, px(574, y + 4, 420, 28), step.title.empty() ? ui.say("kind." + step.activity) : step.title, Type::strong, ink);
      ui::line_of_text(ui, px(574, y + 30, 420, 24), step.instruction, Type::hint, ui.theme.ink2);
      int minutes = step.minutes;
      if (ui::stepper(ui, "prepare.minutes." + std::to_string(i), px(1010, y + 4, 236, 48), ui.words->duration(minutes), minutes, 0, 600, 5)) frame.ask(EditStep{.step = step.id, .minutes = minutes});
      if (press.clicked) view.chosen = step.id;
    }
    y += tall + 5;
  }
  ui::line_of_text(ui, px(400, y, 80, 24), ui.words->time_of_day(times.planned_end % 1440), Type::hint, ui.theme.ink);
  if (steps.empty()) ui::paragraph(ui, px(494, 240, 760, 120), ui.say("prepare.empty"), Type::theme, ui.theme.ink2);

  ui::fill_rect(*ui.list, px(0, 0, 1920, 84), ui.theme.surface);
  ui::fill_rect(*ui.list, px(0, 84, 1920, 1), ui.theme.line);
  if (ui::icon_button(ui, "prepare.home", px(24, 14, 56, 56), "maison", ui.say("prepare.home"))) frame.app.push_back(GoHome{});
  ui::line_of_text(ui, px(96, 0, 900, 84), workshop->title, Type::theme, ui.theme.ink);
  ui::line_of_text(ui, px(1330, 0, 250, 84), ui.say("prepare.saved"), Type::hint, ui.theme.ink2, picture::Align::end);
  if (ui::button(ui, "prepare.open_stage", px(1600, 16, 284, 52), ui.say("home.open_stage"), {.look = ui::ButtonLook::primary})) frame.app.push_back(ShowStage{});
  essentials(ui, frame, view, *workshop);
  if (const Step* chosen = frame.console.find(view.chosen)) details(ui, frame, view, *chosen);
  kinds(ui, frame, view);
  if (!ui.typing()) {
    if (ui::take_key(ui, desktop::Key::z, {.ctrl = true})) frame.undo();
    if (ui::take_key(ui, desktop::Key::z, {.ctrl = true, .shift = true})) frame.redo();
  }
}

}  // namespace pressoir::screens
