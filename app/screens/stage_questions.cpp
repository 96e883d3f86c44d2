#include "app/screens/stage_questions.h"

#include <algorithm>

#include "app/screens/stage_text.h"
#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "facilitation/workshop/question_verbs.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr double gap = 12;

std::string numbered(std::string_view name, std::size_t index) { return std::string(name) + "." + std::to_string(index + 1); }

// How many want it, in a disc before its words.
void draw_wanted(StageScope& stage, const Rect& box, int wanted) {
  ui::Ui& ui = stage.ui;
  const double radius = std::min(box.width, box.height) / 2;
  ui::fill_disc(*ui.list, box.centre() * ui.scale, ui.px(radius), ui.theme.accent);
  fitted(stage, inset(box, 6), ui.words->number(wanted), Type::theme, ui.theme.on_accent, picture::Align::centre);
}

class Buttons {
 public:
  Buttons(StageScope& stage, const Rect& box) : stage_(stage), box_(box), x_(box.x) {}
  bool add(std::string_view name, std::string_view key, std::string_view pictogram, ui::ButtonLook look) {
    const ui::ButtonOptions options{.look = look, .enabled = stage_.writable(), .pictogram = pictogram, .type = Type::note};
    const std::string label = stage_.ui.say(key);
    const double wide = std::min(button_wide(stage_, label, options), box_.right() - x_);
    const bool pressed = wide > 40 && ui::button(stage_.ui, name, stage_.px(Rect{x_, box_.y, wide, box_.height}), label, options);
    x_ += wide + gap;
    return pressed;
  }

 private:
  StageScope& stage_;
  Rect box_;
  double x_;
};

// The one that is being answered: as large as the room allows.
void draw_shown(StageScope& stage, const Rect& box, const Question& question) {
  ui::Ui& ui = stage.ui;
  panel(stage, box, ui.theme.kind == ui::ThemeKind::dark ? ui.theme.surface : ui.theme.accent_pale, 18);
  ui::edge(ui, stage.px(box), ui.theme.accent_stroke, 3, 18);
  const double disc = std::min(92.0, box.height * 0.3), foot = 60;
  draw_wanted(stage, {box.x + 28, box.y + 28, disc, disc}, question.wanted_by());
  const Rect text{box.x + 28 + disc + 28, box.y + 20, box.width - disc - 112, box.height - foot - 56};
  fitted(stage, text, question.note->text, Type::question, ui.theme.ink);
  ui::place(ui, "questions.shown", stage.px(text), true, question.note->text);
  if (!stage.writable()) return;
  Buttons buttons(stage, {box.x + 28, box.bottom() - foot - 20, box.width - 56, foot});
  if (buttons.add("questions.is_answered", "questions.is_answered", "coche", ui::ButtonLook::primary)) stage.frame.ask(SettleQuestion{.note = question.note->id});
  if (buttons.add("questions.write_later", "questions.write_later", "envoyer", ui::ButtonLook::secondary)) stage.frame.ask(SettleQuestion{.note = question.note->id, .state = AnswerState::in_writing});
  if (buttons.add("questions.back", "questions.back", "annuler", ui::ButtonLook::secondary)) stage.frame.ask(StageQuestion{});
}

void draw_waiting(StageScope& stage, const Rect& box, const std::vector<Question>& waiting, const Note* shown) {
  ui::Ui& ui = stage.ui;
  const double high = 92, same = shown ? 210 : 0;
  const ui::ScrollArea area(ui, "questions.list", stage.px(Rect{box.x - 8, box.y - 4, box.width + 26, box.height + 4}), ui.px((high + gap) * static_cast<double>(waiting.size()) + 12));
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const Rect card{box.x, box.y + (high + gap) * static_cast<double>(i) - area.offset() / ui.scale, box.width, high};
    if (card.bottom() < box.y - 20 || card.y > box.bottom() + 20) continue;
    const Question& question = waiting[i];
    // Before the card: it is nearer the hand than what it lies on.
    const Rect same_at{card.right() - same, card.y + 18, std::max(0.0, same - 16), high - 36};
    const bool grouped = shown && stage.writable() && ui::press(ui, numbered("questions.same", i), stage.px(same_at)).clicked;
    const bool pressed = ui::row(ui, numbered("questions.waiting", i), stage.px(card), {.enabled = stage.writable(), .radius = 14, .raised = true}).clicked;
    if (ui.theme.note_edge > 0) ui::edge(ui, stage.px(card), ui.theme.line_strong, 2, 14);
    draw_wanted(stage, {card.x + 18, card.y + 18, high - 36, high - 36}, question.wanted_by());
    fitted(stage, {card.x + high + 4, card.y + 6, card.width - high - same - 24, high - 12}, question.note->text, Type::theme, ui.theme.ink);
    if (shown && stage.writable()) fitted(stage, same_at, ui.say("questions.same"), Type::note, ui.theme.accent_stroke, picture::Align::end);
    if (grouped) stage.frame.ask(GroupQuestions{{question.note->id}, shown->id});
    else if (pressed) stage.frame.ask(StageQuestion{question.note->id});
  }
}

// Those dealt with: what was answered may be written down, for the summary and the phones.
void draw_settled(StageScope& stage, const Rect& box, const std::vector<Question>& settled) {
  ui::Ui& ui = stage.ui;
  QuestionsView& view = stage.view.questions;
  if (settled.empty()) return lines(stage, {box.x, box.y + 20, box.width, 120}, ui.say("questions.settled_none"), Type::theme, ui.theme.ink2);
  const double high = 148;
  const ui::ScrollArea area(ui, "questions.settled.list", stage.px(Rect{box.x - 8, box.y - 4, box.width + 26, box.height + 4}), ui.px((high + gap) * static_cast<double>(settled.size()) + 12));
  for (std::size_t i = 0; i < settled.size(); ++i) {
    const Rect card{box.x, box.y + (high + gap) * static_cast<double>(i) - area.offset() / ui.scale, box.width, high};
    if (card.bottom() < box.y - 20 || card.y > box.bottom() + 20) continue;
    const Question& question = settled[i];
    panel(stage, card, ui.theme.surface, 14, picture::Shadow::laid);
    const bool answered = question.answer->state == AnswerState::answered;
    const double acts = 420;
    ui::pictogram(ui, answered ? "coche" : "envoyer", stage.px(Rect{card.x + 18, card.y + 18, 40, 40}), ui.theme.accent_stroke, ui.theme.accent_stroke);
    fitted(stage, {card.x + 74, card.y + 8, card.width - acts - 90, 60}, question.note->text, Type::theme, ui.theme.ink);
    words(stage, {card.right() - acts, card.y + 12, acts - 170, 52}, ui.say(answered ? "question.answered" : "question.in_writing"), Type::note, ui.theme.ink2);
    if (stage.writable() && ui::button(ui, numbered("questions.reopen", i), stage.px(Rect{card.right() - 160, card.y + 12, 148, 52}), ui.say("questions.reopen"), {.type = Type::note})) stage.frame.ask(ReopenQuestion{question.note->id});
    const bool mine = view.answering == question.note->id;
    std::string text = mine ? view.answer : question.answer->text;
    const ui::FieldOutcome outcome = ui::text_field(ui, "questions.answer." + id_text(question.note->id.value), stage.px(Rect{card.x + 74, card.y + 76, card.width - 92, 60}), text, {.placeholder = ui.say("questions.answer_hint"), .most_graphemes = 2000, .enabled = stage.writable(), .type = Type::note});
    if (outcome.changed) view.answering = question.note->id, view.answer = text;
    if (outcome.ended) {
      if (text != question.answer->text) stage.frame.ask(SettleQuestion{.note = question.note->id, .state = question.answer->state, .text = text});
      if (mine) view.answering = {}, view.answer.clear();
    }
  }
}

const std::vector<Question>& questions_now(StageScope& stage) {
  QuestionsView& view = stage.view.questions;
  if (view.board == stage.step->board && view.read_from.revision() == stage.room().revision()) return view.all;
  view.read_from = stage.room();
  view.board = stage.step->board;
  view.all = questions_on(view.read_from, view.board);
  return view.all;
}

}  // namespace

void draw_questions(StageScope& stage) {
  if (!stage.step) return;
  ui::Ui& ui = stage.ui;
  QuestionsView& view = stage.view.questions;
  const Rect area{stage.layout.board.x + 8, stage.layout.board.y, stage.layout.board.width - 26, stage.layout.board.height};
  const bool compact = stage.layout.density == StageDensity::compact;
  std::vector<Question> waiting, settled;
  const Question* shown = nullptr;
  const auto& all = questions_now(stage);
  for (const Question& question : all) {
    if (!question.answer) waiting.push_back(question);
    else if (question.answer->state == AnswerState::on_stage) shown = &question;
    else settled.push_back(question);
  }
  // The two pages, and a field for what is asked aloud.
  const double high = compact ? 48 : 56;
  double x = area.x;
  const auto tab = [&](std::string_view name, std::size_t count, bool settled_page) {
    const ui::ButtonOptions look{.look = view.settled == settled_page ? ui::ButtonLook::pale : ui::ButtonLook::link, .type = Type::note};
    const std::string label = ui.say(name, {{"n", static_cast<std::int64_t>(count)}});
    const double wide = button_wide(stage, label, look);
    if (ui::button(ui, name, stage.px(Rect{x, area.y, wide, high}), label, look)) view.settled = settled_page;
    x += wide + 8;
  };
  tab("questions.waiting", waiting.size(), false);
  tab("questions.settled", settled.size(), true);
  if (stage.writable() && area.right() - x > 300) {
    const Rect field{std::max(x + 16, area.right() - 760), area.y, std::min(760.0, area.right() - x - 16), high};
    const std::string hint = ui.say("questions.ask_hint");
    const ui::FieldOutcome outcome = ui::text_field(ui, "questions.heard", stage.px(field), view.heard, {.placeholder = hint, .most_graphemes = 280, .type = Type::note, .pictogram = "main"});
    if (outcome.committed && !view.heard.empty()) {
      stage.frame.ask(WriteNote{.board = stage.step->board, .text = view.heard});
      view.heard.clear();
      ui::focus_on(ui, "questions.heard");
    }
  }
  Rect rest{area.x, area.y + high + 18, area.width, area.height - high - 18};
  if (view.settled) return draw_settled(stage, rest, settled);
  if (shown) {
    const Rect card{rest.x, rest.y, rest.width, waiting.empty() ? rest.height * 0.75 : std::max(rest.height * 0.52, compact ? 200.0 : 300.0)};
    draw_shown(stage, card, *shown);
    rest.y += card.height + 18, rest.height -= card.height + 18;
    if (!waiting.empty()) {
      words(stage, {rest.x, rest.y, rest.width, 40}, ui.say("questions.next"), Type::theme, ui.theme.ink2);
      rest.y += 48, rest.height -= 48;
    }
  }
  if (all.empty()) return lines(stage, {rest.x, rest.y + 30, std::min(rest.width, 1100.0), 160}, ui.say("questions.empty"), Type::theme, ui.theme.ink2);
  draw_waiting(stage, rest, waiting, shown ? shown->note : nullptr);
}

}  // namespace pressoir::screens
