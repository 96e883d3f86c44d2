#include "app/screens/stage_dots.h"

#include <algorithm>
#include <cmath>

#include "app/screens/beside_figure.h"
#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/scroll_area.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr int most_discs = 64;

Colour tag_of(const StageScope& stage, const PollOption& option, std::size_t number) {
  if (const Theme* theme = stage.room().find(option.theme)) return note_fill(theme->colour);
  const Note* note = stage.room().find(option.note);
  if (!note) return note_fill(static_cast<NoteColour>((number - 1) % 8));
  const Theme* theme = stage.room().find(note->theme);
  return note_fill(theme ? theme->colour : note->colour);
}

// Voted: plum with a tick; not yet: a ring. In the order of arrival, so that no seat is betrayed.
double draw_people(StageScope& stage, const Rect& box, int voted, int of) {
  ui::Ui& ui = stage.ui;
  const int count = std::max(voted, of);
  if (count == 0) return 0;
  if (count > most_discs) {
    const Rect track{box.x, box.y + 8, box.width, 28};
    ui::fill_rect(*ui.list, stage.px(track), ui.theme.surface, ui.px(14));
    const double part = static_cast<double>(voted) / count;
    if (voted > 0) ui::fill_rect(*ui.list, stage.px(Rect{track.x, track.y, std::max(28.0, track.width * part), 28}), ui.theme.accent, ui.px(14));
    ui::inside_edge(*ui.list, stage.px(track), ui.theme.accent_stroke, ui.px(2.5), ui.px(14));
    return 52;
  }
  double pitch = 66;
  int row = 8;
  while (pitch > 20 && std::ceil(static_cast<double>(count) / row) * pitch > box.height) {
    ++row;
    pitch = std::min(66.0, box.width / row);
  }
  const double radius = pitch * 24 / 66;
  for (int i = 0; i < count; ++i) {
    const Vec2 at = Vec2{box.x + pitch * (i % row) + radius, box.y + pitch * (i / row) + radius} * ui.px(1);
    const double r = ui.px(radius);
    if (i >= voted) {
      ui::fill_disc(*ui.list, at, r, ui.theme.surface);
      ui::ring(*ui.list, at, r - ui.px(1.5), ui.theme.accent_stroke, ui.px(3));
    } else {
      ui::fill_disc(*ui.list, at, r, ui.theme.accent);
      ui::polyline(*ui.list, {at + Vec2{-0.38, 0.04} * r, at + Vec2{-0.1, 0.32} * r, at + Vec2{0.42, -0.3} * r}, ui.theme.on_accent, r * 0.17);
    }
  }
  return std::ceil(static_cast<double>(count) / row) * pitch;
}

}  // namespace

void draw_choices(StageScope& stage, const Rect& box, std::size_t count, const std::function<void(std::size_t, const Rect&)>& draw) {
  constexpr double gap = 20;
  const int room = box.width > 1100 ? 3 : box.width > 760 ? 2 : 1;
  const auto columns = static_cast<std::size_t>(std::min(room, count <= 3 ? 1 : count <= 12 ? 2 : 3));
  const auto rows = static_cast<double>((count + columns - 1) / columns);
  const double high = std::clamp((box.height + gap) / std::max(1.0, rows) - gap, 92.0, 154.0);
  const double wide = (box.width - static_cast<double>(columns - 1) * gap) / static_cast<double>(columns);
  const Rect clip{box.x - 12, box.y - 8, box.width + 30, box.height + 24};
  const ui::ScrollArea area(stage.ui, "vote.options", stage.px(clip), stage.ui.px(rows * (high + gap) - gap + 24));
  for (std::size_t i = 0; i < count; ++i) {
    const Rect card{box.x + static_cast<double>(i % columns) * (wide + gap), box.y + static_cast<double>(i / columns) * (high + gap) - area.offset() / stage.ui.scale, wide, high};
    if (card.bottom() >= clip.y - 20 && card.y <= clip.bottom() + 20) draw(i, card);
  }
}

void draw_choice(StageScope& stage, const PollOption& option, std::size_t number, const Rect& card, double right, std::string_view instead) {
  const double side = std::min(56.0, card.height - 28);
  const Rect tag{card.x + 24, card.centre().y - side / 2, side, side};
  ui::fill_rect(*stage.ui.list, stage.px(tag), tag_of(stage, option, number), stage.ui.px(12));
  if (stage.ui.theme.note_edge > 0) ui::edge(stage.ui, stage.px(tag), stage.ui.theme.ink, 2, 12);
  words(stage, tag, std::to_string(number), Type::theme, rgb(0x1F2430), picture::Align::centre);
  fitted(stage, {tag.right() + 22, card.y + 8, card.right() - right - tag.right() - 22, card.height - 16}, instead.empty() ? std::string_view(option.label) : instead, Type::heading, stage.ui.theme.ink);
}

VotePanel draw_vote_panel(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  const Rect area{stage.layout.board.x + 8, stage.layout.board.y, stage.layout.board.width - 8, stage.layout.board.height};
  const bool compact = stage.layout.density == StageDensity::compact;
  const double wide = compact ? std::min(420.0, area.width * 0.42) : 588, pad = compact ? 20 : 40;
  VotePanel panel{.box = {area.right() - wide, area.y + (compact ? 0 : 50), wide, area.height - (compact ? 0 : 50) - 84}};
  panel.choices = {area.x, panel.box.y, area.width - wide - 48, area.bottom() - panel.box.y};
  panel.inner = panel.box.x + pad;
  panel.width = wide - 2 * pad;

  // The rule, with the dots that everybody has in hand.
  double x = area.x;
  const double rule_y = compact ? area.y : area.y - 2;
  const activities::PollKind& kind = activities::kind_of_poll(poll);
  if (kind.form != activities::PollForm::points) {
    const std::string form = "vote.form." + std::string(kind.key), rule = ui.say(form, {{"n", poll.per_person}});
    fitted(stage, {x, rule_y, compact ? panel.choices.width : area.right() - x, compact ? 56.0 : 40.0}, rule, compact ? Type::stage : Type::theme, ui.theme.ink);
    if (compact) panel.choices.y += 64, panel.choices.height -= 64;
  } else if (!compact) {
    for (int dot = 0; dot < std::min(poll.per_person, 10); ++dot, x += 44) ui::fill_disc(*ui.list, Vec2{x + 18, rule_y + 20} * ui.px(1), ui.px(18), ui.theme.accent);
    words(stage, {x + 14, rule_y, area.right() - x, 40}, ui.say("vote.rule", {{"n", poll.per_person}, {"most", poll.per_option}}), Type::theme, ui.theme.ink);
  } else {
    fitted(stage, {x, rule_y, panel.choices.width, 56}, ui.say("vote.rule", {{"n", poll.per_person}, {"most", poll.per_option}}), Type::stage, ui.theme.ink);
    panel.choices.y += 64, panel.choices.height -= 64;
  }

  pressoir::screens::panel(stage, panel.box, ui.theme.kind == ui::ThemeKind::dark ? ui.theme.surface : ui.theme.accent_pale, 18);
  const DotCount count = count_dots(stage.room(), poll.id);
  // Ballots that phones gave are counted, unread.
  const auto voted = static_cast<int>(count.people + stage.frame.sealed_ballots(poll.id));
  const int present = std::max(static_cast<int>(stage.frame.people_here()), voted);
  double y = panel.box.y + (compact ? 12 : 30);
  const std::string number = ui.words->number(voted);
  picture::TextStyle big = ui::style_of(compact ? Type::heading : Type::address, ui.scale);
  if (!compact) big.size = big.least_size = ui.px(112), big.line_height = ui.px(112);
  const double big_high = big.line_height / ui.scale;
  const picture::Text figure{stage.px(Rect{panel.inner, y, panel.width, big_high}), number, big, ui.theme.ink};
  ui.texts->draw(*ui.list, figure);
  ui::place(ui, "vote.people", figure.box, true, number);
  const double after = panel.inner + ui.texts->measure(figure).x / ui.scale + 16;
  if (present > 0) words(stage, {after, y + big_high - (compact ? 40 : 62), panel.box.right() - after - 12, compact ? 36.0 : 50.0}, ui.say("vote.of_present", {{"n", present}}), compact ? Type::stage : Type::heading, ui.theme.ink2);
  else words(stage, {after, y + big_high - (compact ? 40 : 62), panel.box.right() - after - 12, compact ? 36.0 : 50.0}, beside_figure(ui, "vote.voted", voted), compact ? Type::stage : Type::heading, ui.theme.ink2);
  y += big_high + 14;
  // In a small window the number says it all.
  if (!compact) y += draw_people(stage, {panel.inner, y, panel.width, std::max(60.0, panel.box.height - (y - panel.box.y) - (view.by == VoteBy::hands ? 400 : 350))}, voted, present) + 14;

  // How it is voted, and that nobody sees totals before.
  std::vector<std::pair<std::string_view, VoteBy>> ways{{"ballots", VoteBy::ballots}};
  if (activities::takes_hands(kind)) ways.emplace_back("hands", VoteBy::hands);
  if (!poll.hidden) ways.emplace_back("totals", VoteBy::totals);
  if (stage.writable() && ways.size() > 1) {
    const auto count = static_cast<double>(ways.size());
    const double wide = (panel.width - 8 * (count - 1)) / count, high = compact ? 44 : 54;
    const auto way = [&](std::string_view name, VoteBy by, double at) {
      if (ui::button(ui, std::string("vote.by.") + std::string(name), stage.px(Rect{at, y, wide, high}), ui.say(std::string("vote.by.") + std::string(name)), {.look = view.by == by ? ui::ButtonLook::primary : ui::ButtonLook::secondary, .type = Type::note}))
        view.by = by, view.typed.clear();
    };
    for (std::size_t i = 0; i < ways.size(); ++i) way(ways[i].first, ways[i].second, panel.inner + (wide + 8) * static_cast<double>(i));
    y += high + (compact ? 6 : 14);
  }
  panel.y = y;
  if (poll.hidden && !compact) {
    const Rect at{panel.inner, panel.box.bottom() - 92, panel.width, 68};
    ui::pictogram(ui, "oeil", stage.px(Rect{at.x, at.y + 6, 56, 56}), ui.theme.accent_stroke, ui.theme.pictogram_accent);
    fitted(stage, {at.x + 74, at.y, at.width - 74, at.height}, ui.say("vote.secret"), Type::stage, ui.theme.ink);
  }
  return panel;
}

void draw_closing(StageScope& stage, const Poll& poll, const VotePanel& panel) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  if (!stage.writable()) return;
  if (!view.closing) {
    const Rect at{panel.box.x, panel.box.bottom() + 16, panel.box.width, 64};
    if (ui::button(ui, "vote.close", stage.px(at), ui.say("vote.close"), {.look = ui::ButtonLook::primary, .pictogram = "droite", .type = Type::theme, .radius = 14})) view.closing = true;
    return;
  }
  // Said before: what is seen cannot be unseen.
  const double high = std::min(330.0, panel.box.height);
  const Rect box{panel.box.x, panel.box.bottom() + 80 - high, panel.box.width, high};
  const ui::InLayer above(ui, ui::Layer::drawer, stage.px(box));
  pressoir::screens::panel(stage, box, ui.theme.surface, 18, picture::Shadow::lifted);
  const DotCount count = count_dots(stage.room(), poll.id);
  const double pad = panel.inner - panel.box.x, inner = panel.width;
  fitted(stage, {box.x + pad, box.y + 20, inner, 42}, ui.say("vote.close_really"), Type::heading, ui.theme.ink);
  const std::int64_t voted = count.people + stage.frame.sealed_ballots(poll.id);
  std::string said = ui.say("vote.close_final", {{"n", voted}});
  const std::int64_t missing = std::max<std::int64_t>(0, stage.frame.people_here() - voted);
  if (missing > 0) said += " " + ui.say("vote.close_missing", {{"n", missing}});
  fitted(stage, {box.x + pad, box.y + 70, inner, high - 70 - 92}, said, Type::stage, ui.theme.ink2);
  const double half = (inner - 12) / 2;
  if (ui::button(ui, "vote.go_on", stage.px(Rect{box.x + pad, box.bottom() - 80, half, 60}), ui.say("vote.go_on"), {.type = Type::note}) || ui::take_key(ui, desktop::Key::escape)) view.closing = false;
  if (ui::button(ui, "vote.close_now", stage.px(Rect{box.x + pad + half + 12, box.bottom() - 80, half, 60}), ui.say("vote.close_now"), {.look = ui::ButtonLook::primary, .type = Type::note})) {
    stage.frame.ask(activities::ClosePoll{.poll = poll.id, .present = static_cast<std::int32_t>(std::min<std::int64_t>(stage.frame.people_here(), 1'000'000))});
    view.closing = false;
  }
}

void draw_dots(StageScope& stage) {
  if (!stage.step) return;
  DotsView& view = stage.view.dots;
  if (view.step != stage.step->id) view = {.step = stage.step->id, .revealed_at = std::move(view.revealed_at)};
  const Poll* poll = poll_of(stage.room(), stage.step->id);
  if (!poll || poll->state == PollState::preparing || view.again) return draw_preparation(stage);
  const activities::PollForm form = activities::kind_of_poll(*poll).form;
  if (poll->state == PollState::closed) return form == activities::PollForm::points ? draw_result(stage, *poll) : draw_poll_result(stage, *poll);
  if (view.by == VoteBy::totals && !poll->hidden) return draw_live_totals(stage, *poll);
  if (form == activities::PollForm::ranking) return draw_ranking_ballot(stage, *poll);
  if (form == activities::PollForm::places) return draw_axes_ballot(stage, *poll);
  if (form == activities::PollForm::words) return draw_words_ballot(stage, *poll);
  if (view.by == VoteBy::hands && activities::takes_hands(activities::kind_of_poll(*poll))) draw_hands(stage, *poll);
  else if (form == activities::PollForm::grades) draw_grades_ballot(stage, *poll);
  else draw_ballot(stage, *poll);
}

const activities::PollKind& poll_kind(const StageScope& stage) {
  const activities::PollKind* kind = stage.step ? activities::find_poll_kind(stage.step->activity) : nullptr;
  return kind ? *kind : activities::poll_kinds().front();
}

std::map<Id<PollOption>, std::int32_t> marks_filled_in(const StageScope& stage, Id<Poll> poll) {
  std::map<Id<PollOption>, std::int32_t> marks;
  const Ballot* filling = open_ballot(stage.room(), poll);
  if (!filling) return marks;
  stage.room().all<Vote>().for_each([&](const Vote& vote) {
    if (vote.ballot == filling->id) marks[vote.option] = vote.value;
  });
  return marks;
}

void draw_ballot_group(StageScope& stage, const Poll& poll, const VotePanel& panel) {
  int& group = stage.view.dots.group;
  const int count = static_cast<int>(poll.groups.size());
  if (group >= count) group = -1;
  if (count == 0 || !stage.writable()) return;
  // Over the panel's foot, where nothing else is pressed.
  const bool compact = stage.layout.density == StageDensity::compact;
  const std::string label = group < 0 ? stage.ui.say("vote.group_unsaid") : stage.ui.say("vote.group_of", {{"name", poll.groups[static_cast<std::size_t>(group)].name}});
  const double high = compact ? 44 : 54;
  if (ui::button(stage.ui, "vote.group", stage.px(Rect{panel.inner, panel.box.bottom() - high - (compact ? 8 : 100), panel.width, high}), label, {.pictogram = "table", .type = Type::note}))
    group = group + 1 < count ? group + 1 : -1;
}

void draw_next_ballot(StageScope& stage, const Poll& poll, const VotePanel& panel, bool begun, bool complete) {
  ui::Ui& ui = stage.ui;
  if (!stage.writable() || stage.view.dots.closing) return;
  const bool compact = stage.layout.density == StageDensity::compact;
  double y = panel.y;
  if (!compact) {
    fitted(stage, {panel.inner, y, panel.width, 60}, ui.say(begun ? "vote.ballot_begun" : "vote.ballot_to_fill", {{"ballot", count_dots(stage.room(), poll.id).ballots + 1}}), Type::stage, ui.theme.ink);
    y += 66;
  }
  draw_ballot_group(stage, poll, panel);
  // An empty ballot counts too: somebody took part and chose nothing.
  if (ui::button(ui, "vote.next_ballot", stage.px(Rect{panel.inner, y, panel.width, compact ? 50.0 : 60.0}), ui.say(begun ? "vote.next_ballot" : "vote.empty_ballot"), {.look = complete ? ui::ButtonLook::primary : ui::ButtonLook::secondary, .key = "Enter", .type = Type::note}))
    stage.frame.ask(activities::CastBallot{.poll = poll.id, .group = stage.view.dots.group});
  if (begun && ui::take_key(ui, desktop::Key::enter)) stage.frame.ask(activities::CastBallot{.poll = poll.id, .group = stage.view.dots.group});
}

}  // namespace pressoir::screens
