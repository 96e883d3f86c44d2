// The frigo as a list with a choice per idea.
#include <algorithm>
#include <array>

#include "app/screens/stage_outcomes.h"
#include "app/screens/stage_outcomes_lists.h"
#include "app/screens/stage_text.h"
#include "app/ui/scroll_area.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr double gap = 10, button_high = 50;

struct Choice {
  std::string_view name, words, tip;
  Fate fate;
};
constexpr std::array<Choice, 3> choices{{{"open", "frigo.take_up", "frigo.take_up_tip", Fate::open}, {"later", "frigo.later", "frigo.later_tip", Fate::parked}, {"reject", "frigo.reject", "frigo.reject_tip", Fate::rejected}}};

void choose(StageScope& stage, const Note& note, const Choice& choice) {
  if (choice.fate == Fate::rejected) return begin_outcome(stage, OutcomeDraft{.what = Outcome::rejection, .rejected = {note.id}});
  stage.frame.ask(SetFate{{note.id}, choice.fate, choice.fate == Fate::parked ? stage.ui.say("frigo.kept_for_later") : std::string()});
  if (choice.fate == Fate::open) stage.say(stage.ui.say("frigo.taken_up"), true);
}

// « Mur d'idées · dépend de la ville »: where it was written, and why it waits.
std::string details_of(StageScope& stage, const Note& note) {
  std::string details;
  for (const Step* step : agenda(stage.room()))
    if (note.board && step->board == note.board) details = step->title;
  if (!note.fate_reason.empty()) details += (details.empty() ? "" : " · ") + note.fate_reason;
  return details;
}

struct ParkedShape {
  std::string details;
  double text_high = 0, high = 0;
  bool beside = true;  // the choices fit on one line
};

ParkedShape shape_of(StageScope& stage, const Note& note, double width) {
  ParkedShape shape{.details = details_of(stage, note)};
  shape.text_high = std::max(28.0, height_of(stage, note.text, Type::note, width - 54));
  double all = 2 * 8;
  for (const Choice& choice : choices) all += button_wide(stage, stage.ui.say(choice.words), {.type = Type::note});
  shape.beside = all <= width - 40;
  const double asks = stage.writable() ? (shape.beside ? 1 : 3) * (button_high + 6) + 6 : 0;
  shape.high = 16 + shape.text_high + (shape.details.empty() ? 0 : 36) + asks + 14;
  return shape;
}

void draw_parked(StageScope& stage, const Note& note, const Rect& box, const ParkedShape& shape) {
  ui::Ui& ui = stage.ui;
  panel(stage, box, ui.theme.surface, 14, picture::Shadow::laid);
  ui::fill_rect(*ui.list, stage.px(Rect{box.x + 14, box.y + 20, 14, 24}), note_fill(note.colour), ui.px(4));
  ui::place(ui, "parked." + id_text(note.id.value), stage.px(box), true, note.text);
  lines(stage, {box.x + 40, box.y + 16, box.width - 54, shape.text_high + 4}, note.text, Type::note, ui.theme.ink);
  double y = box.y + 16 + shape.text_high + 4;
  if (!shape.details.empty()) {
    words(stage, {box.x + 40, y, box.width - 54, 32}, shape.details, Type::stage, ui.theme.ink2);
    y += 36;
  }
  if (!stage.writable()) return;
  double x = box.x + 20;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Choice& choice = choices[i];
    const double wide = shape.beside ? button_wide(stage, ui.say(choice.words), {.type = Type::note}) : box.width - 40;
    const Rect at{x, y + 6 + (shape.beside ? 0 : static_cast<double>(i) * (button_high + 6)), wide, button_high};
    if (shape.beside) x += wide + 8;
    const bool made = choice.fate == Fate::parked && note.fate_reason == ui.say("frigo.kept_for_later");
    const std::string tip = ui.say(choice.tip);
    if (ui::button(ui, "parked." + id_text(note.id.value) + "." + std::string(choice.name), stage.px(at), ui.say(choice.words), {.look = made ? ui::ButtonLook::pale : ui::ButtonLook::secondary, .tip = tip, .type = Type::note}))
      choose(stage, note, choice);
  }
}

}  // namespace

void park_notes(StageScope& stage, const std::vector<Id<Note>>& notes) {
  stage.frame.ask(SetFate{notes, Fate::parked, ""});
  stage.say(stage.ui.say("frigo.parked", {{"n", static_cast<std::int64_t>(notes.size())}}), true);
}

void draw_frigo(StageScope& stage, const Rect& box) {
  ui::Ui& ui = stage.ui;
  OutcomesView& view = stage.view.outcomes;
  const auto list = parked_notes(stage.room());
  if (list.empty()) return lines(stage, {box.x, box.y + 12, box.width, box.height}, ui.say("frigo.empty"), Type::stage, ui.theme.ink2);
  std::vector<ParkedShape> shapes;
  double content = 6;
  for (const Note* note : list) {
    if (view.shown == note->id.value) ui::scroll_to(ui, "outcomes.frigo", ui.px(content), ui.px(content + 200), ui.px(box.height)), view.shown = 0;
    shapes.push_back(shape_of(stage, *note, box.width - 16));
    content += shapes.back().high + gap;
  }
  const ui::ScrollArea area(ui, "outcomes.frigo", stage.px(Rect{box.x - 12, box.y, box.width + 16, box.height}), ui.px(content + 12));
  double y = box.y + 6 - area.offset() / ui.scale;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Rect row{box.x, y, box.width - 16, shapes[i].high};
    if (row.bottom() > box.y - 60 && row.y < box.bottom() + 60) draw_parked(stage, *list[i], row, shapes[i]);
    y = row.bottom() + gap;
  }
}

}  // namespace pressoir::screens
