// The stage: what the room sees. It draws from SessionFrame::room only, and asks; it changes nothing itself.
#include <algorithm>

#include "app/screens/stage_head.h"
#include "app/screens/stage_pages.h"
#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;

void StageViewDeleter::operator()(StageView* view) const { delete view; }
StageViewPtr make_stage_view() { return StageViewPtr(new StageView); }

void open_overlay(StageScope& stage, Overlay overlay) {
  stage.view.overlay = stage.view.overlay == overlay ? Overlay::none : overlay;
  stage.view.overlay_since = stage.ui.now;
}

bool shows_board(activities::Stage kind) {
  return kind == activities::Stage::wall || kind == activities::Stage::grouping || kind == activities::Stage::discussion;
}

namespace {

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

void keys(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  StageView& view = stage.view;
  if (ui.typing()) return;
  if (ui::take_key(ui, Key::enter, {.ctrl = true})) stage.frame.ask(GoToStep{});
  if (ui::take_key(ui, Key::backspace, {.ctrl = true})) stage.frame.ask(GoToStep{.back = true});
  if (ui::take_key(ui, Key::z, {.ctrl = true})) stage.frame.undo();
  if (ui::take_key(ui, Key::z, {.ctrl = true, .shift = true}) || ui::take_key(ui, Key::y, {.ctrl = true})) stage.frame.redo();
  if (ui::take_key(ui, Key::b) || ui::take_key(ui, Key::period)) view.covered = !view.covered;
  if (ui::take_key(ui, Key::l)) view.reading = {.on = !view.reading.on};
  if (ui::take_key(ui, Key::t)) stage.frame.ask(PauseClock{.paused = read_clock(stage.room(), stage.frame.now).running});
  if (ui::take_key(ui, Key::plus) || ui::take_key(ui, Key::plus, {.shift = true})) stage.frame.ask(ExtendClock{1});
  if (ui::take_key(ui, Key::minus)) stage.frame.ask(ExtendClock{-1});
  if (ui::take_key(ui, Key::d)) begin_outcome(stage, Outcome::decision);
  if (ui::take_key(ui, Key::a)) begin_outcome(stage, Outcome::action);
  if (ui::take_key(ui, Key::k, {.ctrl = true}) || ui::take_key(ui, Key::question) || ui::take_key(ui, Key::question, {.shift = true})) open_overlay(stage, Overlay::keys);
  if (ui::take_key(ui, Key::tab)) open_overlay(stage, Overlay::steps);
  if (ui::take_key(ui, Key::e, {.ctrl = true})) stage.frame.app.push_back(ExportAs{{".pdf", ".html", ".md", ".json"}});
  if (ui::take_key(ui, Key::h, {.ctrl = true})) stage.frame.app.push_back(GoHome{});
  if (!view.board.holds_something() && ui::take_key(ui, Key::escape)) view.overlay = Overlay::none, view.board.selection.clear();
}

void tools(StageScope& stage) {
  struct Tool {
    std::string_view name, pictogram, word, key;
  };
  static constexpr Tool list[] = {{"tool.note", "note", "tool.note", "N"}, {"tool.read", "lecture", "tool.read", "L"}, {"tool.decision", "decision", "tool.decision", "D"},
                                  {"tool.action", "action", "tool.action", "A"}, {"tool.time", "minuteur", "tool.time", "T"}, {"tool.cover", "rideau", "tool.cover", "B"},
                                  {"tool.steps", "liste", "tool.steps", "Tab"}, {"tool.undo", "annuler", "tool.undo", "Ctrl+Z"}, {"tool.next", "suivant", "tool.next", "Ctrl+Enter"}};
  // Hidden by itself while nobody moves.
  for (const desktop::Event& event : stage.ui.events)
    if (std::holds_alternative<desktop::MouseMoved>(event) || std::holds_alternative<desktop::MousePressed>(event)) stage.view.touched_at = stage.ui.now;
  if (stage.ui.now - stage.view.touched_at > 4) return;
  stage.ui.wake_within(4.1 - (stage.ui.now - stage.view.touched_at));
  const double width = 16 + 60 * static_cast<double>(std::size(list)) - 4;
  const Rect bar = stage.layout.bar(width);
  const ui::InLayer above(stage.ui, ui::Layer::bar, stage.px(bar));
  ui::card(stage.ui, stage.px(bar), stage.ui.theme.surface, 18, picture::Shadow::lifted);
  double x = bar.x + 8;
  for (const Tool& tool : list) {
    if (ui::icon_button(stage.ui, tool.name, stage.px(Rect{x, bar.y + 8, 56, 56}), tool.pictogram, stage.ui.say(tool.word), tool.key)) {
      const std::string_view name = tool.name;
      if (name == "tool.note") stage.ui.events.push_back(desktop::KeyPressed{Key::n, {}, true, false});
      if (name == "tool.read") stage.view.reading = {.on = true};
      if (name == "tool.decision") begin_outcome(stage, Outcome::decision);
      if (name == "tool.action") begin_outcome(stage, Outcome::action);
      if (name == "tool.time") stage.frame.ask(PauseClock{.paused = read_clock(stage.room(), stage.frame.now).running});
      if (name == "tool.cover") stage.view.covered = true;
      if (name == "tool.steps") open_overlay(stage, Overlay::steps);
      if (name == "tool.undo") stage.frame.undo();
      if (name == "tool.next") stage.frame.ask(GoToStep{});
    }
    x += 60;
  }
}

void toasts(StageScope& stage) {
  double y = stage.layout.height - 130;
  for (auto toast = stage.frame.toasts.rbegin(); toast != stage.frame.toasts.rend(); ++toast) {
    const double width = ui::text_size(stage.ui, toast->text, ui::Type::note).x / stage.ui.scale + (toast->offers_undo ? 200 : 64);
    const Rect box{stage.layout.safe.x, y, std::min(width, stage.layout.safe.width), 64};
    const ui::InLayer above(stage.ui, ui::Layer::message, stage.px(box));
    ui::card(stage.ui, stage.px(box), stage.ui.theme.ink, 10, picture::Shadow::lifted);
    ui::line_of_text(stage.ui, stage.px(Rect{box.x + 24, box.y, box.width - 48, box.height}), toast->text, ui::Type::note, stage.ui.theme.paper);
    if (toast->offers_undo && ui::button(stage.ui, "toast.undo", stage.px(Rect{box.right() - 150, box.y + 8, 130, 48}), stage.ui.say("toast.undo"), {.look = ui::ButtonLook::pale})) {
      stage.frame.undo();
      toast->until = stage.ui.now;
    }
    y -= 76;
  }
}

void draw_kind(StageScope& stage) {
  switch (stage.kind) {
    case activities::Stage::wall:
    case activities::Stage::grouping:
    case activities::Stage::discussion: return draw_board(stage);
    case activities::Stage::dots: return draw_dots(stage);
    case activities::Stage::conclusion: return draw_conclusion(stage);
    case activities::Stage::message: return draw_message(stage);
    case activities::Stage::pause: return draw_pause(stage);
  }
}

}  // namespace

void stage_screen(ui::Ui& ui, ImDrawList&, SessionFrame& frame, StageView& view) {
  StageScope stage{.ui = ui, .frame = frame, .view = view, .layout = stage_layout(ui.size, ui.scale, ui.theme.kind), .step = current_step(frame.room)};
  stage.kind = stage.step ? activities::kind_of_step(*stage.step).stage : activities::Stage::message;
  const Rect whole{0, 0, ui.size.x, ui.size.y};
  ui::dot_grid(ui, whole, {.scale = ui.scale}, ui.theme.ink, ui.theme.dot_opacity);
  tools(stage);
  if (view.reading.on && !view.covered) {
    draw_reading(stage);
    return toasts(stage);
  }
  if (!view.covered) keys(stage);
  if (!view.reading.on && shows_board(stage.kind) && !view.covered && view.writing_outcome == Outcome::none) board_keys(stage);
  draw_question(stage);
  draw_timer(stage);
  draw_step_bar(stage);
  draw_kind(stage);
  write_outcome(stage);
  if (view.overlay == Overlay::steps) draw_steps(stage);
  if (view.overlay == Overlay::keys) draw_keys(stage);
  if (view.covered) {
    if (ui::take_key(ui, Key::b) || ui::take_key(ui, Key::escape) || ui::take_key(ui, Key::period)) view.covered = false;
    draw_cover(stage);
  }
  toasts(stage);
  if (read_clock(frame.room, frame.now).running) ui.wake_within(1);
}

}  // namespace pressoir::screens
