#include "app/screens/stage_dots.h"

#include <algorithm>

#include "app/ui/widgets.h"
#include "facilitation/activities/dot_vote.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

void words(StageScope& stage, const Rect& look, std::string_view text, Type type, Colour colour, picture::Align align = picture::Align::start) {
  ui::line_of_text(stage.ui, stage.px(look), text, type, colour, align);
}

void results(StageScope& stage, const Poll& poll) {
  const ui::Theme& theme = stage.ui.theme;
  const auto ranked = ranking(stage.room(), poll.id);
  const DotCount count = count_dots(stage.room(), poll.id);
  const Rect area = stage.layout.board;
  if (ranked.empty()) return;
  const double since = stage.view.revealed_at.try_emplace(poll.id, stage.ui.now).first->second;
  const RankedOption& first = ranked.front();
  const bool alone = !first.tied && first.dots > 0;
  words(stage, {area.x + 8, area.y - 6, area.width, 44},
        alone ? stage.ui.say("vote.winner", {{"option", first.option->label}, {"n", first.dots}, {"total", count.total}}) : stage.ui.say("vote.tied", {{"n", first.dots}}), Type::heading, theme.ink);
  words(stage, {area.x + 8, area.y + 42, area.width, 34}, stage.ui.say("vote.turnout", {{"n", count.people}, {"dots", poll.per_person}}), Type::theme, theme.ink2);
  const double most = static_cast<double>(std::max<std::int64_t>(1, first.dots));
  const double pitch = std::min(40.0, (area.width - 820) / most);
  const double row = std::min(84.0, (area.height - 110) / static_cast<double>(ranked.size()));
  double y = area.y + 104;
  for (const RankedOption& option : ranked) {
    const bool wins = option.rank == 1 && option.dots > 0;
    const Rect band{area.x, y, area.width, row - 6};
    if (wins) ui::card(stage.ui, stage.px(band), theme.accent_pale, 14);
    const Colour on = wins ? rgb(0x1F2430) : theme.ink;
    words(stage, {area.x + 24, y, 48, row - 6}, std::to_string(option.rank), Type::note, wins ? on : theme.ink2);
    words(stage, {area.x + 84, y, 500, row - 6}, option.option->label, Type::theme, on);
    const auto appeared = stage.ui.reduced_motion ? option.dots : std::min<std::int64_t>(option.dots, static_cast<std::int64_t>((stage.ui.now - since) / 0.025));
    if (appeared < option.dots) stage.ui.animate();
    double x = area.x + 620;
    if (pitch >= 14) {
      for (std::int64_t dot = 0; dot < appeared; ++dot) {
        const Vec2 centre{stage.ui.px(x + 16.5 + static_cast<double>(dot) * pitch), stage.ui.px(y + (row - 6) / 2)};
        const double radius = stage.ui.px(std::min(16.5, pitch * 0.41));
        ui::fill_disc(*stage.ui.list, centre, radius, wins ? theme.accent : rgb(0xC58AA6));
        if (!wins) ui::ring(*stage.ui.list, centre, radius, theme.accent, stage.ui.px(2));
      }
    } else {
      ui::fill_rect(*stage.ui.list, stage.px(Rect{x, y + (row - 40) / 2, pitch * static_cast<double>(appeared), 34}), wins ? theme.accent : rgb(0xC58AA6), stage.ui.px(6));
    }
    x += static_cast<double>(option.dots) * pitch + 16;
    words(stage, {x, y, 90, row - 6}, stage.ui.words->number(option.dots), Type::heading, wins ? theme.accent : theme.ink);
    if (option.tied) words(stage, {x + 90, y, 160, row - 6}, stage.ui.say("vote.ex_aequo"), Type::note, wins ? on : theme.ink2);
    y += row;
  }
}

void ballot(StageScope& stage, const Poll& poll) {
  const ui::Theme& theme = stage.ui.theme;
  const auto options = options_of(stage.room(), poll.id);
  const Ballot* filling = open_ballot(stage.room(), poll.id);
  const auto mine = filling ? dots_of(stage.room(), filling->id) : std::map<Id<PollOption>, std::int64_t>{};
  std::int64_t given = 0;
  for (const auto& [option, dots] : mine) given += dots;
  const Rect area = stage.layout.board;
  words(stage, {area.x + 8, area.y - 8, area.width - 620, 36}, stage.ui.say("vote.rule", {{"n", poll.per_person}, {"most", poll.per_option}}), Type::theme, theme.ink);
  const std::size_t rows = (options.size() + 1) / 2;
  const double width = (area.width - 640) / 2, row = std::min(174.0, (area.height - 60) / static_cast<double>(std::max<std::size_t>(1, rows)));
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Rect card{area.x + static_cast<double>(i % 2) * (width + 20), area.y + 54 + static_cast<double>(i / 2) * row, width, row - 20};
    const std::string name = "option." + std::to_string(i);
    const auto press = ui::row(stage.ui, name, stage.px(card), {.enabled = stage.writable(), .radius = 14, .raised = true});
    ui::fill_rect(*stage.ui.list, stage.px(Rect{card.x + 24, card.y + card.height / 2 - 28, 56, 56}), note_fill(static_cast<NoteColour>(i % 8)), stage.ui.px(12));
    words(stage, {card.x + 24, card.y + card.height / 2 - 28, 56, 56}, std::to_string(i + 1), Type::theme, rgb(0x1F2430), picture::Align::centre);
    const auto here = mine.find(options[i]->id);
    const auto dots = here == mine.end() ? 0 : here->second;
    ui::paragraph(stage.ui, stage.px(Rect{card.x + 104, card.y + card.height / 2 - 34, card.width - 190, 90}), options[i]->label, Type::theme, theme.ink);
    for (std::int64_t d = 0; d < dots; ++d)
      ui::fill_disc(*stage.ui.list, {stage.ui.px(card.right() - 40 - static_cast<double>(d) * 40), stage.ui.px(card.y + card.height / 2)}, stage.ui.px(16.5), theme.accent);
    if (press.clicked) stage.frame.ask(activities::PutDot{poll.id, options[i]->id, stage.ui.modifiers.shift ? -1 : 1});
    if (press.right_clicked) stage.frame.ask(activities::PutDot{poll.id, options[i]->id, -1});
  }
  const Rect panel{area.right() - 588, area.y + 54, 588, area.height - 60};
  ui::card(stage.ui, stage.px(panel), theme.kind == ui::ThemeKind::dark ? theme.surface : theme.accent_pale, 18);
  const DotCount count = count_dots(stage.room(), poll.id);
  words(stage, {panel.x + 40, panel.y + 36, 220, 110}, stage.ui.words->number(count.people + stage.frame.sealed_ballots(poll.id)), Type::address, theme.ink);
  words(stage, {panel.x + 200, panel.y + 60, 360, 60}, stage.ui.say("vote.of_present", {{"n", stage.frame.people_here()}}), Type::heading, theme.ink2);
  words(stage, {panel.x + 40, panel.y + 170, 500, 40}, stage.ui.say("vote.left", {{"n", poll.per_person - given}}), Type::theme, theme.ink);
  if (ui::button(stage.ui, "vote.next_ballot", stage.px(Rect{panel.x + 40, panel.y + 226, 508, 64}), stage.ui.say("vote.next_ballot"), {.enabled = stage.writable()}))
    stage.frame.ask(activities::CastBallot{.poll = poll.id});
  if (ui::button(stage.ui, "vote.close", stage.px(Rect{panel.x + 40, panel.bottom() - 104, 508, 64}), stage.ui.say("vote.close"), {.look = ui::ButtonLook::primary, .enabled = stage.writable()}))
    stage.frame.ask(activities::ClosePoll{poll.id});
}

}  // namespace

void draw_dots(StageScope& stage) {
  const Poll* poll = stage.step ? poll_of(stage.room(), stage.step->id) : nullptr;
  const Rect area = stage.layout.board;
  if (poll && poll->state == PollState::closed) return results(stage, *poll);
  if (poll && poll->state == PollState::open) return ballot(stage, *poll);
  if (poll) {
    if (ui::button(stage.ui, "vote.open", stage.px(Rect{area.centre().x - 260, area.centre().y - 36, 520, 72}), stage.ui.say("vote.open"), {.look = ui::ButtonLook::primary}))
      stage.frame.ask(activities::OpenPoll{poll->id});
    return;
  }
  words(stage, {area.x, area.centre().y - 130, area.width, 48}, stage.ui.say("vote.on_what"), Type::heading, stage.ui.theme.ink, picture::Align::centre);
  const auto prepare = [&](VoteOn on) { stage.frame.ask(activities::PreparePoll{.id = stage.fresh<Poll>(), .on = on}); };
  if (ui::button(stage.ui, "vote.on_notes", stage.px(Rect{area.centre().x - 540, area.centre().y - 36, 520, 72}), stage.ui.say("vote.on_notes"), {.enabled = stage.writable()})) prepare(VoteOn::notes);
  if (ui::button(stage.ui, "vote.on_themes", stage.px(Rect{area.centre().x + 20, area.centre().y - 36, 520, 72}), stage.ui.say("vote.on_themes"), {.enabled = stage.writable()})) prepare(VoteOn::themes);
}

}  // namespace pressoir::screens
