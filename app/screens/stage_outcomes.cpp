#include "app/screens/stage_outcomes.h"

#include <algorithm>
#include <array>

#include "app/screens/stage_outcomes_lists.h"
#include "app/screens/stage_text.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr double drawer_width = 640, narrow = 1240;

struct Column {
  std::string_view name, title, add, key, pictogram;
  void (*draw)(StageScope&, const Rect&);
  Outcome adds;
};
constexpr std::array<Column, 3> columns{{{"decisions", "outcomes.decisions", "outcomes.add_decision", "D", "decision", draw_decisions, Outcome::decision},
                                         {"actions", "outcomes.actions", "outcomes.add_action", "A", "action", draw_actions, Outcome::action},
                                         {"frigo", "outcomes.frigo", "outcomes.add_parked", "F", "frigo", draw_frigo, Outcome::parked_idea}}};

std::size_t count_of(const StageScope& stage, std::size_t column) {
  return column == 0 ? decisions(stage.room()).size() : column == 1 ? actions(stage.room()).size() : parked_notes(stage.room()).size();
}

std::string title_of(StageScope& stage, std::size_t column) {
  const std::size_t count = count_of(stage, column);
  return stage.ui.say(columns[column].title) + (count > 0 ? " · " + stage.ui.words->number(static_cast<std::int64_t>(count)) : "");
}

void draw_column(StageScope& stage, std::size_t which, const Rect& box) {
  const Column& column = columns[which];
  ui::pictogram(stage.ui, column.pictogram, stage.px(Rect{box.x, box.y + 4, 40, 40}));
  words(stage, {box.x + 54, box.y, box.width - 118, 48}, title_of(stage, which), Type::heading, stage.ui.theme.ink);
  const std::string name = std::string("outcomes.add.") + std::string(column.name);
  if (stage.writable() && ui::icon_button(stage.ui, name, stage.px(Rect{box.right() - 56, box.y - 4, 56, 56}), "plus", stage.ui.say(column.add), column.key))
    begin_outcome(stage, column.adds);
  column.draw(stage, {box.x, box.y + 64, box.width, box.height - 64});
}

// One list at a time, chosen by its title.
void draw_one_column(StageScope& stage, const Rect& box, std::string_view name) {
  OutcomesView& view = stage.view.outcomes;
  double x = box.x;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool chosen = view.column == static_cast<int>(i);
    const ui::ButtonOptions look{.look = chosen ? ui::ButtonLook::pale : ui::ButtonLook::link, .type = Type::note};
    const std::string title = title_of(stage, i);
    const double wide = button_wide(stage, title, look);
    if (ui::button(stage.ui, std::string(name) + "." + std::string(columns[i].name), stage.px(Rect{x, box.y, wide, 52}), title, look)) view.column = static_cast<int>(i);
    x += wide + 8;
  }
  const Column& column = columns[static_cast<std::size_t>(view.column)];
  const double foot = stage.writable() ? 80 : 0;
  column.draw(stage, {box.x, box.y + 68, box.width, box.height - 68 - foot});
  if (foot > 0 && ui::button(stage.ui, std::string("outcomes.add.") + std::string(column.name), stage.px(Rect{box.x, box.bottom() - 64, box.width, 60}), stage.ui.say(column.add),
                             {.pictogram = "plus", .key = column.key, .type = Type::note}))
    begin_outcome(stage, column.adds);
}

void draw_drawer(StageScope& stage) {
  OutcomesView& view = stage.view.outcomes;
  const ui::InDrawer drawer(stage.ui, "outcomes", view.drawer, drawer_width);
  if (!drawer.shown()) return;
  const Rect whole{drawer.box().x / stage.ui.scale, drawer.box().y / stage.ui.scale, drawer.box().width / stage.ui.scale, drawer.box().height / stage.ui.scale};
  const Rect inner = inset(whole, 28);
  words(stage, {inner.x, inner.y, inner.width - 72, 56}, stage.ui.say("outcomes.title"), Type::heading, stage.ui.theme.ink);
  if (ui::icon_button(stage.ui, "outcomes.close", stage.px(Rect{inner.right() - 56, inner.y, 56, 56}), "fermer", stage.ui.say("outcomes.close"), "C")) toggle_outcomes(stage);
  draw_one_column(stage, {inner.x, inner.y + 72, inner.width, inner.height - 72}, "outcomes.tab");
}

// The notes in sight that are chosen, or the one being read; a choice on a board that is not shown means nothing.
std::vector<Id<Note>> notes_meant(const StageScope& stage) {
  std::vector<Id<Note>> notes;
  if (shows_board(stage.kind) || stage.view.reading.on)
    for (const std::uint64_t key : stage.view.board.selection) notes.push_back({key});
  return notes;
}

std::string words_of(const StageScope& stage, const OutcomeDraft& about) {
  if (const Note* note = stage.room().find(about.note)) return note->text;
  if (const Theme* theme = stage.room().find(about.theme)) return theme->title;
  return {};
}

}  // namespace

void begin_outcome(StageScope& stage, OutcomeDraft draft) {
  if (!stage.writable()) return;
  stage.view.outcomes.writing = std::move(draft);
  ui::focus_on(stage.ui, "outcome.text");
}

void begin_outcome(StageScope& stage, Outcome what) {
  OutcomesView& view = stage.view.outcomes;
  OutcomeDraft draft{.what = what};
  const std::vector<Id<Note>> chosen = notes_meant(stage);
  if (what == Outcome::decision || what == Outcome::action) {
    if (chosen.size() == 1) draft.note = chosen.front();
    else if (chosen.empty() && shows_board(stage.kind)) draft.theme = stage.view.themes.chosen;
    draft.text = words_of(stage, draft);
  }
  if (const auto aside = view.put_aside.find(what); aside != view.put_aside.end() && draft.text.empty()) draft = aside->second;
  view.put_aside.erase(what);
  if (what == Outcome::decision || what == Outcome::action) view.column = what == Outcome::decision ? 0 : 1;
  begin_outcome(stage, std::move(draft));
}

void park(StageScope& stage) {
  if (!stage.writable()) return;
  const std::vector<Id<Note>> notes = notes_meant(stage);
  if (notes.empty()) begin_outcome(stage, Outcome::parked_idea);
  else park_notes(stage, notes);
}

void toggle_outcomes(StageScope& stage) {
  ui::set_open(stage.ui, stage.view.outcomes.drawer, !stage.view.outcomes.drawer.open);
}

void draw_conclusion(StageScope& stage) {
  const Rect area{stage.layout.board.x + 8, stage.layout.board.y, stage.layout.board.width - 8, stage.layout.board.height};
  if (area.width < narrow) return draw_one_column(stage, area, "conclusion");
  // The frigo is opened here: its column is there even when it is empty, a narrow one.
  const double gap = 36, frigo = parked_notes(stage.room()).empty() ? 0.2 : 0.3;
  const double wide = area.width - 2 * gap;
  const std::array<double, 3> shares{(1 - frigo) * 0.47, (1 - frigo) * 0.53, frigo};
  double x = area.x;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    draw_column(stage, i, {x, area.y, wide * shares[i], area.height});
    x += wide * shares[i] + gap;
  }
}

void draw_outcomes(StageScope& stage) {
  std::erase_if(stage.view.outcomes.asked, [&](const auto& one) { return one.second.revision != stage.room().revision(); });
  draw_drawer(stage);
  draw_writing(stage);
  draw_row_menu(stage);
}

}  // namespace pressoir::screens
