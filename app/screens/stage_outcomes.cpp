#include "app/screens/stage_outcomes.h"

#include "app/ui/widgets.h"
#include "facilitation/base/text.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

void words(StageScope& stage, const Rect& look, std::string_view text, Type type, Colour colour, picture::Align align = picture::Align::start) {
  ui::line_of_text(stage.ui, stage.px(look), text, type, colour, align);
}

}  // namespace

void write_outcome(StageScope& stage) {
  StageView& view = stage.view;
  if (view.writing_outcome == Outcome::none) return;
  const Rect box{stage.layout.width / 2 - 600, stage.layout.height - 300, 1200, 190};
  const ui::InLayer above(stage.ui, ui::Layer::drawer, stage.px(box));
  ui::card(stage.ui, stage.px(box), stage.ui.theme.surface, 18, picture::Shadow::lifted);
  const bool decides = view.writing_outcome == Outcome::decision;
  ui::line_of_text(stage.ui, stage.px(Rect{box.x + 32, box.y + 16, 800, 40}), stage.ui.say(decides ? "outcomes.new_decision" : "outcomes.new_action"), ui::Type::theme, stage.ui.theme.ink2);
  const picture::Text how{stage.px(Rect{box.x + 32, box.y + 64, box.width - 64, 100}), "", ui::style_of(ui::Type::theme, stage.ui.scale), stage.ui.theme.ink};
  const auto outcome = view.outcome_editor->frame(stage.ui, "outcome.editor", how, {});
  if (outcome.ended == ui::EditorEnd::none) return;
  const std::string text(trimmed(view.outcome_editor->text()));
  const auto& chosen = view.board.selection;
  const Id<Note> note = chosen.size() == 1 ? Id<Note>{*chosen.begin()} : Id<Note>{};
  if (!text.empty() && outcome.ended != ui::EditorEnd::left) {
    if (decides) stage.frame.ask(AddDecision{.id = stage.fresh<Decision>(), .text = text, .note = note});
    else stage.frame.ask(AddAction{.id = stage.fresh<ActionItem>(), .text = text, .note = note});
  }
  view.writing_outcome = Outcome::none;
  view.outcome_editor.reset();
}

void begin_outcome(StageScope& stage, Outcome which) {
  if (!stage.writable()) return;
  stage.view.writing_outcome = which;
  stage.view.outcome_editor = std::make_unique<ui::NoteEditor>("", ui::EditorOptions{.most_graphemes = 2000, .enter = ui::OnEnter::commits});
}

void draw_conclusion(StageScope& stage) {
  const ui::Theme& theme = stage.ui.theme;
  const Rect area = stage.layout.board;
  const double half = area.width / 2 - 16;
  const auto column = [&](double x, std::string_view title, std::string_view empty, const std::vector<std::pair<std::string, std::string>>& rows) {
    words(stage, {x, area.y, half, 44}, stage.ui.say(title), Type::heading, theme.ink);
    if (rows.empty()) ui::paragraph(stage.ui, stage.px(Rect{x, area.y + 64, half, 120}), stage.ui.say(empty), Type::theme, theme.ink2);
    double y = area.y + 60;
    int n = 0;
    for (const auto& [text, below] : rows) {
      const double tall = stage.ui.px(1) > 0 ? ui::text_size(stage.ui, text, Type::note, stage.ui.px(half - 100)).y / stage.ui.scale : 28;
      const Rect card{x, y, half, tall + (below.empty() ? 36 : 66)};
      if (card.bottom() > area.bottom()) break;
      ui::card(stage.ui, stage.px(card), theme.surface, 14, picture::Shadow::laid);
      words(stage, {x + 20, y + 14, 44, 32}, std::to_string(++n), Type::theme, theme.accent_stroke);
      ui::paragraph(stage.ui, stage.px(Rect{x + 76, y + 16, half - 100, tall + 4}), text, Type::note, theme.ink);
      if (!below.empty()) words(stage, {x + 76, y + 20 + tall, half - 100, 34}, below, Type::stage, theme.ink2);
      y = card.bottom() + 10;
    }
  };
  std::vector<std::pair<std::string, std::string>> decided, todo;
  for (const Decision* decision : decisions(stage.room())) decided.emplace_back(decision->text, "");
  for (const ActionItem* action : actions(stage.room())) {
    std::string below = action->owner;
    if (action->due) below += (below.empty() ? "" : " · ") + stage.ui.words->day(action->due);
    todo.emplace_back(action->text, below);
  }
  column(area.x + 8, "outcomes.decisions", "decisions.empty", decided);
  column(area.x + half + 32, "outcomes.actions", "actions.empty", todo);
}

}  // namespace pressoir::screens
