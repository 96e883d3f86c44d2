// The settings of a vote that is being prepared: each kind of poll shows its own, then those that all have.
#include <algorithm>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "facilitation/voting/methods.h"

namespace pressoir::screens {

using namespace workshop;
using activities::PollForm;
using ui::Type;

namespace {

// Lines from the top of a box, each with its label and what changes it.
class Lines {
 public:
  Lines(StageScope& stage, const Rect& box) : stage_(stage), compact_(stage.layout.density == StageDensity::compact), at_{box.x, box.y, box.width, compact_ ? 48.0 : 58.0} {}

  // A label and « − 3 + », large enough for the stage.
  void number(std::string_view name, int& value, int least, int most, int shown, std::string_view said = {}) {
    const double wide = compact_ ? 150 : 180;
    words(stage_, {at_.x, at_.y, at_.width - wide - 8, at_.height}, stage_.ui.say(name), Type::note, stage_.ui.theme.ink);
    int now = shown;
    if (ui::stepper(stage_.ui, name, stage_.px(Rect{at_.right() - wide, at_.y, wide, at_.height}), said.empty() ? stage_.ui.words->number(shown) : std::string(said), now, least, most)) value = now;
    next();
  }
  void toggle(std::string_view name, std::string_view label, bool& value) {
    words(stage_, {at_.x, at_.y, at_.width - 70, at_.height}, stage_.ui.say(label), Type::note, stage_.ui.theme.ink);
    ui::toggle(stage_.ui, name, stage_.px(Rect{at_.right() - 56, at_.y, 56, at_.height}), "", value, stage_.writable());
    next();
  }
  // The rule that counts: each press shows the next one.
  void rule(std::string& rule) {
    const Poll poll{.method = std::string(poll_kind(stage_).key), .rule = rule};
    const auto rules = activities::rules_for(poll);
    if (rules.size() < 2) return;
    const std::string_view now = activities::rule_of(poll);
    const std::string label = stage_.ui.say("vote.rule_is", {{"rule", stage_.ui.say(voting::find_method(now)->name_key())}});
    if (ui::button(stage_.ui, "vote.rule", stage_.px(at_), label, {.enabled = stage_.writable(), .pictogram = "balance", .tip = stage_.ui.say(voting::find_method(now)->rule_key()), .type = Type::note})) {
      const auto found = std::find(rules.begin(), rules.end(), now);
      rule = std::string(found == rules.end() || found + 1 == rules.end() ? rules.front() : *(found + 1));
    }
    next();
  }
  // A label over a field.
  void text(std::string_view name, std::string_view hint, std::string& value) {
    const double label = compact_ ? 30 : 36;
    words(stage_, {at_.x, at_.y, at_.width, label}, stage_.ui.say(name), Type::note, stage_.ui.theme.ink);
    const std::string placeholder = stage_.ui.say(hint);
    ui::text_field(stage_.ui, name, stage_.px(Rect{at_.x, at_.y + label, at_.width, at_.height}), value, {.placeholder = placeholder, .most_graphemes = 600, .enabled = stage_.writable(), .type = Type::note});
    at_.y += label;
    next();
  }
  double y() const { return at_.y; }
  static double height(bool compact, double lines) { return lines * (compact ? 56.0 : 72.0); }

 private:
  void next() { at_.y += at_.height + (compact_ ? 8 : 14); }
  StageScope& stage_;
  bool compact_;
  Rect at_;
};

}  // namespace

void draw_settings(StageScope& stage, const Rect& box, std::size_t count) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  const activities::PollKind& kind = poll_kind(stage);
  const bool compact = stage.layout.density == StageDensity::compact;
  // Lines of fields count for one and a half.
  const double own = kind.costs ? 3.5 : kind.form == PollForm::points ? 2 : kind.form == PollForm::words ? 2 : kind.form == PollForm::choices || !kind.rule.empty() ? 1 : 0;
  const bool names_levels = kind.form == PollForm::grades && !kind.vetoes && !kind.numbers && kind.picture != activities::PollPicture::map;
  const double fields = 1.5 + (names_levels || kind.form == PollForm::places ? 1.5 : 0);
  const double all = own + fields + (stage.frame.live ? 4 : 3) + (kind.one_question ? 0 : 1) + (view.on == VoteOn::notes && !kind.one_question ? 1 : 0);
  const ui::ScrollArea area(ui, "vote.settings", stage.px(Rect{box.x - 6, box.y, box.width + 20, box.height}), ui.px(Lines::height(compact, all) + 70));
  Lines lines(stage, {box.x, box.y - area.offset() / ui.scale, box.width, box.height});
  if (kind.costs) {
    lines.text("vote.budget", "vote.budget_hint", view.budget);
    lines.toggle("vote.within", "vote.within_budget", view.within_budget);
    lines.rule(view.rule);
  } else if (kind.form == PollForm::words) {
    lines.number("vote.per_person_words", view.per_person, 1, 5, view.per_person > 0 ? view.per_person : activities::default_words);
    lines.toggle("vote.merging", "vote.merges", view.merges);
  } else if (kind.form == PollForm::points) {
    const int each = view.per_person > 0 ? view.per_person : activities::default_dots(count);
    const int most = std::min(view.per_option > 0 ? view.per_option : 2, each);
    lines.number("vote.per_person", view.per_person, 1, 100, each);
    lines.number("vote.per_option", view.per_option, 1, each, most);
    view.per_option = view.per_option > 0 ? std::min(each, most) : 0;
  } else if (kind.form == PollForm::choices) {
    lines.number("vote.per_choice", view.per_person, 1, static_cast<int>(std::clamp<std::size_t>(count, 1, 100)), std::max(1, view.per_person));
  } else {
    lines.rule(view.rule);
  }
  lines.toggle("vote.hidden", "vote.hide", view.hidden);
  lines.toggle("vote.changeable", "vote.change_until_closed", view.changeable);
  lines.number("vote.quorum", view.quorum, 0, 10'000, view.quorum, view.quorum == 0 ? ui.say("vote.quorum_none") : std::string());
  if (stage.frame.live) lines.number("vote.slips", view.slips, 0, 5'000, view.slips, view.slips == 0 ? ui.say("vote.slips_none") : std::string());
  if (!kind.one_question) lines.toggle("vote.shuffled", "vote.shuffle", view.shuffled);
  if (!kind.one_question && view.on == VoteOn::notes) lines.toggle("vote.own", "vote.own_barred", view.own_barred);
  if (names_levels) lines.text("vote.levels", "vote.levels_hint", view.levels);
  if (kind.form == PollForm::places) lines.text("vote.ends", "vote.ends_hint", view.levels);
  lines.text("vote.groups", "vote.groups_hint", view.groups);
  if (const double left = box.bottom() - lines.y(); left > 60)
    fitted(stage, {box.x, lines.y(), box.width, left}, ui.say(!kind.one_question && count < 2 ? "refused.two_options" : view.hidden ? "vote.secret" : "vote.open_totals"), Type::stage, ui.theme.ink2);
}

}  // namespace pressoir::screens
