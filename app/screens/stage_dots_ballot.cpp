// Ballots one by one: a press puts a dot, a press on a dot takes it back, Enter goes to the next ballot.
#include <algorithm>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "facilitation/activities/budget_result.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;
using ui::Type;

namespace {

constexpr double dot_pitch = 42, dot_radius = 17;

Rect dot_at(const Rect& card, std::int64_t dot) { return {card.right() - 24 - dot_pitch * static_cast<double>(dot + 1), card.centre().y - dot_pitch / 2, dot_pitch, dot_pitch}; }

// Only what fits beside the words is drawn as dots; more are written.
std::int64_t drawn(std::int64_t dots) { return std::min<std::int64_t>(dots, 4); }

void draw_card(StageScope& stage, const Poll& poll, const PollOption& option, std::size_t number, const Rect& card, std::int64_t dots) {
  ui::Ui& ui = stage.ui;
  const std::string name = "vote.option." + std::to_string(number);
  // Before the card: a dot is nearer the hand than what it lies on.
  bool taken = false;
  for (std::int64_t dot = 0; dot < drawn(dots); ++dot)
    taken = ui::press(ui, name + ".dot." + std::to_string(dot + 1), stage.px(dot_at(card, dot)), stage.writable()).clicked || taken;
  const ui::Press press = ui::row(ui, name, stage.px(card), {.enabled = stage.writable(), .radius = 14, .raised = true});
  if (ui.theme.note_edge > 0) ui::edge(ui, stage.px(card), ui.theme.line_strong, 2, 14);
  const double room = dots > 0 ? 24 + dot_pitch * static_cast<double>(drawn(dots)) + (dots > drawn(dots) ? 64 : 8) : 24;
  const std::string priced = activities::kind_of_poll(poll).costs ? option.label + " · " + activities::money(option.cost, *ui.words) : std::string();
  draw_choice(stage, option, number, card, room, priced);
  for (std::int64_t dot = 0; dot < drawn(dots); ++dot) ui::fill_disc(*ui.list, stage.px(dot_at(card, dot)).centre(), ui.px(dot_radius), ui.theme.accent);
  if (dots > drawn(dots)) words(stage, {card.right() - room, card.y, 60, card.height}, "×" + ui.words->number(dots), Type::theme, ui.theme.accent_stroke, picture::Align::centre);
  const bool only_mark = dots > 0 && activities::kind_of_poll(poll).form == activities::PollForm::choices;
  if (taken || press.right_clicked || (press.clicked && (ui.modifiers.shift || only_mark))) stage.frame.ask(activities::PutDot{poll.id, option.id, -1});
  else if (press.clicked) stage.frame.ask(activities::PutDot{poll.id, option.id, 1});
}

}  // namespace

void draw_ballot(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  const auto options = options_of(stage.room(), poll.id);
  const Ballot* filling = open_ballot(stage.room(), poll.id);
  const auto mine = filling ? dots_of(stage.room(), filling->id) : std::map<Id<PollOption>, std::int64_t>{};
  std::int64_t given = 0;
  for (const auto& [option, dots] : mine) given += dots;
  const VotePanel panel = draw_vote_panel(stage, poll);
  draw_choices(stage, panel.choices, options.size(), [&](std::size_t i, const Rect& card) {
    const auto found = mine.find(options[i]->id);
    draw_card(stage, poll, *options[i], i + 1, card, found == mine.end() ? 0 : found->second);
  });
  if (stage.writable() && !stage.view.dots.closing) {
    const bool compact = stage.layout.density == StageDensity::compact;
    double y = panel.y;
    const std::int64_t left = poll.per_person - given;
    const bool dots = activities::kind_of_poll(poll).form == activities::PollForm::points;
    if (!compact) {
      fitted(stage, {panel.inner, y, panel.width, 60}, ui.say(given > 0 ? "vote.left" : dots ? "vote.ballot_empty" : "vote.ballot_to_fill", {{"n", left}, {"ballot", count_dots(stage.room(), poll.id).ballots + 1}}), Type::stage, ui.theme.ink);
      y += 66;
    }
    draw_ballot_group(stage, poll, panel);
    // An empty ballot counts too: somebody took part and chose nothing.
    if (ui::button(ui, "vote.next_ballot", stage.px(Rect{panel.inner, y, panel.width, compact ? 50.0 : 60.0}), ui.say(given == 0 ? "vote.empty_ballot" : "vote.next_ballot"), {.look = given > 0 && left == 0 ? ui::ButtonLook::primary : ui::ButtonLook::secondary, .key = "Enter", .type = Type::note}))
      stage.frame.ask(activities::CastBallot{.poll = poll.id, .group = stage.view.dots.group});
    if (given > 0 && ui::take_key(ui, Key::enter)) stage.frame.ask(activities::CastBallot{.poll = poll.id, .group = stage.view.dots.group});
    for (std::size_t i = 0; i < std::min<std::size_t>(9, options.size()); ++i)
      if (ui::take_key(ui, static_cast<Key>(static_cast<int>(Key::digit_1) + static_cast<int>(i)))) stage.frame.ask(activities::PutDot{poll.id, options[i]->id, 1});
  }
  draw_closing(stage, poll, panel);
}

}  // namespace pressoir::screens
