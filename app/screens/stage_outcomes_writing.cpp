// The field in which an outcome is written, over any step: Enter notes it and opens the next one, Esc puts it aside.
#include <algorithm>

#include "app/screens/stage_outcomes.h"
#include "app/screens/stage_outcomes_lists.h"
#include "app/screens/stage_text.h"
#include "app/screens/typed_due.h"
#include "app/ui/field.h"
#include "facilitation/base/text.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr double line_high = 28, field_padding = 22;

bool about_something(const OutcomeDraft& draft) { return draft.note || draft.theme || draft.decision; }

std::string about_in_words(StageScope& stage, const OutcomeDraft& draft) {
  const auto from = [&](const std::string& text) { return stage.ui.say("outcomes.from", {{"text", stage.ui.words->quoted(std::string(first_graphemes(clean_line(text), 120)))}}); };
  if (const Decision* decision = stage.room().find(draft.decision)) return from(decision->text);
  if (const Note* note = stage.room().find(draft.note)) return from(note->text);
  if (const Theme* theme = stage.room().find(draft.theme)) return from(theme->title);
  return {};
}

std::string title_of(StageScope& stage, const OutcomeDraft& draft) {
  switch (draft.what) {
    case Outcome::decision: return stage.ui.say("outcomes.new_decision");
    case Outcome::action: return stage.ui.say("outcomes.new_action");
    case Outcome::parked_idea: return stage.ui.say("outcomes.new_parked");
    case Outcome::rejection: return stage.ui.say("outcomes.why_rejected", {{"n", static_cast<std::int64_t>(draft.rejected.size())}});
  }
  return {};
}

std::string noted_in_words(StageScope& stage, const OutcomeDraft& draft) {
  if (draft.noted == 0) return {};
  const std::string_view key = draft.what == Outcome::decision ? "outcomes.decision_noted" : draft.what == Outcome::action ? "outcomes.action_noted" : "outcomes.parked_noted";
  return stage.ui.say(key, {{"n", std::int64_t{draft.noted}}});
}

// Asks for what is written, and makes room for the next one.
void note_it(StageScope& stage, OutcomeDraft& draft) {
  OutcomesView& view = stage.view.outcomes;
  const std::string text(trimmed(draft.text));
  if (draft.what == Outcome::rejection) {
    stage.frame.ask(SetFate{draft.rejected, Fate::rejected, text});
    stage.say(stage.ui.say("outcomes.rejected", {{"n", static_cast<std::int64_t>(draft.rejected.size())}}), true);
    view.writing.reset();
    return;
  }
  if (text.empty()) return view.writing.reset();
  OutcomeDraft next{.what = draft.what, .noted = draft.noted + 1};
  if (draft.what == Outcome::decision) {
    const Id<Decision> id = stage.fresh<Decision>();
    stage.frame.ask(AddDecision{.id = id, .text = text, .note = draft.note, .theme = draft.theme});
    view.shown = id.value;
    next.noted = static_cast<int>(decisions(stage.room()).size()) + 1;
  } else if (draft.what == Outcome::action) {
    const Id<ActionItem> id = stage.fresh<ActionItem>();
    const TypedDue due = typed_due(draft.due, local_time(stage.frame.now).day);
    stage.frame.ask(AddAction{.id = id, .text = text, .owner = draft.owner, .due_note = due.note, .due = due.day, .decision = draft.decision, .note = draft.note, .theme = draft.theme});
    view.shown = id.value;
    next.noted = static_cast<int>(actions(stage.room()).size()) + 1;
  } else {
    const Id<Note> id = stage.fresh<Note>();
    stage.frame.ask(WriteParked{id, text});
    view.shown = id.value;
  }
  draft = std::move(next);
  // The field must open anew: it still holds the words that were just noted.
  stage.ui.memory.editor.reset();
  stage.ui.memory.field.clear();
  ui::focus_on(stage.ui, "outcome.text");
  stage.ui.animate();
}

double text_high(StageScope& stage, const OutcomeDraft& draft, double width) {
  const double wanted = height_of(stage, draft.text.empty() ? "x" : draft.text, Type::note, width - 32) + field_padding;
  const double least = (draft.what == Outcome::rejection ? 1 : 2) * line_high + field_padding, most = (stage.layout.density == StageDensity::compact ? 3 : 6) * line_high + field_padding;
  return std::clamp(wanted, least, most);
}

}  // namespace

void draw_writing(StageScope& stage) {
  OutcomesView& view = stage.view.outcomes;
  if (!view.writing) return;
  if (ui::take_key(stage.ui, desktop::Key::escape)) {
    if (!trimmed(view.writing->text).empty() && view.writing->what != Outcome::rejection) view.put_aside[view.writing->what] = *view.writing;
    stage.ui.memory.editor.reset();
    stage.ui.memory.field.clear();
    return view.writing.reset();
  }
  OutcomeDraft& draft = *view.writing;
  const double taken = view.drawer.open ? 640 : 0;
  const double width = std::min(1200.0, std::max(560.0, stage.layout.width - taken - 64)), inner = width - 64;
  const bool acts = draft.what == Outcome::action, about = about_something(draft);
  const double text = text_high(stage, draft, inner), fields = acts ? 68 : 0, chip = about ? 44 : 0;
  const double high = 68 + chip + text + fields + 60;
  const double free = stage.layout.width - taken;
  const Rect box{std::max(8.0, (free - width) / 2), std::max(8.0, stage.layout.height - stage.layout.bar_bottom - 88 - high), width, high};
  view.writing_top = box.y;
  const ui::InLayer above(stage.ui, ui::Layer::drawer, stage.px(box));
  panel(stage, box, stage.ui.theme.surface, 18, picture::Shadow::lifted);
  ui::place(stage.ui, "outcome", stage.px(box));
  double y = box.y + 18;
  const double x = box.x + 32;
  words(stage, {x, y, inner, 40}, title_of(stage, draft), Type::theme, stage.ui.theme.ink);
  const std::string noted = noted_in_words(stage, draft);
  if (!noted.empty()) words(stage, {x + inner * 0.6, y, inner * 0.4, 40}, noted, Type::stage, stage.ui.theme.success, picture::Align::end);
  y += 50;
  if (about) {
    ui::pictogram(stage.ui, "lien", stage.px(Rect{x, y + 4, 26, 26}), stage.ui.theme.ink2, stage.ui.theme.pictogram_accent);
    words(stage, {x + 36, y, inner - 92, 34}, about_in_words(stage, draft), Type::stage, stage.ui.theme.ink2);
    if (ui::icon_button(stage.ui, "outcome.unlink", stage.px(Rect{x + inner - 40, y - 3, 40, 40}), "fermer", stage.ui.say("outcomes.unlink"), {}, {.pictogram = 22}))
      draft.note = {}, draft.theme = {}, draft.decision = {};
    y += chip;
  }
  bool done = false;
  const auto field = [&](std::string_view name, const Rect& at, std::string& value, ui::FieldOptions options) {
    options.type = Type::note;
    done = ui::text_field(stage.ui, name, stage.px(at), value, options).committed || done;
  };
  const bool rejects = draft.what == Outcome::rejection;
  field("outcome.text", {x, y, inner, text}, draft.text,
        {.placeholder = rejects ? stage.ui.say("outcomes.reason") : std::string(), .multi_line = true, .enter_commits = true, .most_graphemes = rejects ? std::size_t{200} : std::size_t{2000}});
  y += text + 10;
  if (acts) {
    const double half = (inner - 16) / 2;
    const std::string owner = stage.ui.say("word.owner"), due = stage.ui.say("outcomes.due_example");
    field("outcome.owner", {x, y, half, 56}, draft.owner, {.placeholder = owner, .most_graphemes = 120, .pictogram = "personne"});
    field("outcome.due", {x + half + 16, y, half, 56}, draft.due, {.placeholder = due, .most_graphemes = 120, .pictogram = "calendrier"});
    y += fields;
  }
  const TypedDue due = typed_due(draft.due, local_time(stage.frame.now).day);
  words(stage, {x, y, inner * 0.62, 36}, stage.ui.say(rejects ? "outcomes.hint_reason" : "outcomes.hint"), Type::stage, stage.ui.theme.ink2);
  if (acts && due.day) words(stage, {x + inner * 0.62, y, inner * 0.38, 36}, stage.ui.words->long_day(due.day), Type::stage, stage.ui.theme.accent_stroke, picture::Align::end);
  if (done) note_it(stage, draft);
}

}  // namespace pressoir::screens
