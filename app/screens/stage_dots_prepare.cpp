// What is put to the vote, and how; the desk hears of it when the vote opens.
#include <algorithm>
#include <array>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "facilitation/activities/poll_scene.h"
#include "facilitation/activities/slip_verbs.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr double row_high = 64, gap = 8;

struct Candidate {
  std::uint64_t id = 0;
  std::string label;
  NoteColour colour = NoteColour::sun;
};

std::vector<Candidate> candidates(const StageScope& stage, VoteOn on) {
  std::vector<Candidate> found;
  const Id<Board> board = board_of(stage.room(), *stage.step);
  if (on == VoteOn::themes)
    for (const Theme* theme : themes_on(stage.room(), board)) found.push_back({theme->id.value, theme->title, theme->colour});
  if (on == VoteOn::notes)
    for (const Note* note : activities::notes_to_vote_on(stage.room(), board)) found.push_back({note->id.value, note->text, note->colour});
  return found;
}

std::size_t chosen_count(const StageScope& stage, const std::vector<Candidate>& list) {
  const DotsView& view = stage.view.dots;
  if (poll_kind(stage).one_question) return 1;
  if (view.on == VoteOn::written) return pasted_lines(view.written).size();
  return static_cast<std::size_t>(std::count_if(list.begin(), list.end(), [&](const Candidate& one) { return !view.left_out.contains(one.id); }));
}

// From the vote that was prepared beforehand, else themes where there are some.
void settle(StageScope& stage) {
  DotsView& view = stage.view.dots;
  view.settled = true;
  const auto themes = candidates(stage, VoteOn::themes);
  const bool statements = poll_kind(stage).picture == activities::PollPicture::map;
  view.on = themes.size() >= 2 && !statements ? VoteOn::themes : VoteOn::notes;
  const Poll* poll = poll_of(stage.room(), stage.step->id);
  if (!poll || poll->state == PollState::closed) return;
  view.on = poll->on;
  view.per_person = poll->per_person;
  view.per_option = poll->per_option;
  view.hidden = poll->hidden;
  view.rule = poll->rule;
  view.changeable = poll->changeable;
  view.shuffled = poll->shuffled;
  view.quorum = poll->quorum;
  view.slips = poll->slips;
  view.within_budget = poll->within_budget;
  view.own_barred = poll->own_barred;
  view.merges = poll->merges;
  if (poll->budget > 0) view.budget = std::to_string(poll->budget);
  for (const std::string& level : poll->levels) view.levels += (view.levels.empty() ? "" : ", ") + level;
  for (const VoterGroup& group : poll->groups) view.groups += (view.groups.empty() ? "" : ", ") + group.name + (group.weight == 1 ? std::string() : " × " + std::to_string(group.weight));
  std::set<std::uint64_t> offered;
  for (const PollOption* option : options_of(stage.room(), poll->id)) {
    const std::uint64_t id = poll->on == VoteOn::themes ? option->theme.value : option->note.value;
    offered.insert(id);
    const std::string cost = option->cost > 0 ? std::to_string(option->cost) : std::string();
    if (!cost.empty() && id != 0) view.costs[id] = cost;
    if (poll->on == VoteOn::written) view.written += (view.written.empty() ? "" : "\n") + option->label + (cost.empty() ? cost : " ; " + cost);
  }
  for (const Candidate& one : candidates(stage, view.on))
    if (!offered.contains(one.id)) view.left_out.insert(one.id);
}

void open_vote(StageScope& stage, const std::vector<Candidate>& list) {
  DotsView& view = stage.view.dots;
  activities::PreparePoll asked{.id = stage.fresh<Poll>(), .step = stage.step->id, .on = view.on, .per_person = view.per_person, .per_option = view.per_option, .hidden = view.hidden, .rule = view.rule, .changeable = view.changeable, .shuffled = view.shuffled, .quorum = view.quorum};
  if (const Poll* before = poll_of(stage.room(), stage.step->id); before && before->state == PollState::closed) asked.round_of = before->id;
  const activities::PollKind& kind = poll_kind(stage);
  asked.own_barred = view.own_barred, asked.merges = view.merges;
  asked.levels = typed_list(view.levels), asked.groups = typed_groups(view.groups);
  if (kind.costs) asked.budget = typed_money(view.budget), asked.within_budget = view.within_budget;
  for (const Candidate& one : list) {
    if (view.left_out.contains(one.id)) continue;
    if (view.on == VoteOn::notes) asked.notes.push_back({one.id});
    if (view.on == VoteOn::themes) asked.themes.push_back({one.id});
    if (kind.costs && view.on != VoteOn::written) asked.costs.push_back(typed_money(view.costs[one.id]));
  }
  if (view.on == VoteOn::written && !kind.one_question) asked.texts = pasted_lines(view.written);
  if (kind.costs && view.on == VoteOn::written)
    for (std::string& text : asked.texts) {
      PricedLine line = priced_line(text);
      text = std::move(line.label);
      asked.costs.push_back(line.cost);
    }
  const Id<Poll> poll = asked.id;
  const std::uint64_t group = stage.frame.fresh_id();
  stage.frame.ask(std::move(asked), group);
  if (view.slips > 0) stage.frame.ask(activities::SetSlips{poll, view.slips}, group);
  stage.frame.ask(activities::OpenPoll{poll}, group);
  if (view.slips > 0) stage.frame.app.push_back(PrintSlips{poll});
  view.again = view.settled = false;
  view.left_out.clear();
  view.written.clear();
}

void draw_candidates(StageScope& stage, const Rect& box, const std::vector<Candidate>& list) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  if (list.empty()) return lines(stage, {box.x, box.y + 20, box.width, 140}, ui.say(view.on == VoteOn::themes ? "vote.no_themes" : "vote.no_notes"), Type::theme, ui.theme.ink2);
  const int columns = box.width > 900 ? 2 : 1;
  const double wide = (box.width - 20 - (columns - 1) * 16) / columns;
  const auto rows = (list.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
  const double content = static_cast<double>(rows) * (row_high + gap);
  const ui::ScrollArea area(ui, "vote.choices", stage.px(box), ui.px(content));
  for (std::size_t i = 0; i < list.size(); ++i) {
    const double top = static_cast<double>(i / static_cast<std::size_t>(columns)) * (row_high + gap);
    if (!area.shows(ui.px(top - 10), ui.px(top + row_high + 10))) continue;
    const Rect row{box.x + 4 + static_cast<double>(i % static_cast<std::size_t>(columns)) * (wide + 16), box.y + top - area.offset() / ui.scale, wide, row_high};
    const bool offered = !view.left_out.contains(list[i].id);
    const std::string name = "vote.offer." + std::to_string(i + 1);
    const double price = poll_kind(stage).costs ? 170 : 0;
    if (ui::row(ui, name, stage.px(Rect{row.x, row.y, row.width - price, row.height}), {.enabled = stage.writable()}).clicked) {
      if (offered) view.left_out.insert(list[i].id);
      else view.left_out.erase(list[i].id);
    }
    const Rect mark{row.x + 14, row.centre().y - 16, 32, 32};
    if (offered) {
      ui::card(ui, stage.px(mark), ui.theme.accent, 8);
      const double side = mark.width;
      std::vector<Vec2> tick{{mark.x + side * 0.25, mark.y + side * 0.52}, {mark.x + side * 0.43, mark.y + side * 0.7}, {mark.x + side * 0.77, mark.y + side * 0.32}};
      for (Vec2& point : tick) point = point * ui.scale;
      ui::polyline(*ui.list, tick, ui.theme.on_accent, ui.px(3.4));
    } else {
      ui::edge(ui, stage.px(mark), ui.theme.line_strong, 2.5, 8);
    }
    ui::fill_rect(*ui.list, stage.px(Rect{row.x + 62, row.centre().y - 14, 10, 28}), note_fill(list[i].colour), ui.px(4));
    if (price > 0 && offered) ui::text_field(ui, name + ".cost", stage.px(Rect{row.right() - price + 6, row.y + 6, price - 12, row.height - 12}), view.costs[list[i].id], {.placeholder = "€", .most_graphemes = 16, .enabled = stage.writable(), .type = Type::note});
    words(stage, {row.x + 84, row.y, row.width - 96 - price, row.height}, clean_line(list[i].label), Type::note, offered ? ui.theme.ink : ui.theme.ink2);
  }
}

// What is asked is the step's question: there is nothing to choose, only what may be answered.
void draw_answers(StageScope& stage, const Rect& box) {
  ui::Ui& ui = stage.ui;
  const Poll poll{.method = std::string(poll_kind(stage).key)};
  const int levels = activities::level_count(poll);
  if (levels == 0) return lines(stage, {box.x, box.y, box.width, 120}, ui.say("kind." + std::string(poll_kind(stage).key) + ".why"), Type::theme, ui.theme.ink2);
  lines(stage, {box.x, box.y, box.width, 80}, ui.say("vote.one_question"), Type::stage, ui.theme.ink2);
  const double high = std::clamp((box.height - 90) / levels, 40.0, 72.0);
  for (int i = 0; i < levels; ++i) {
    const int level = levels - 1 - i;
    const Rect tag{box.x + 4, box.y + 90 + i * high + (high - 32) / 2, 32, 32};
    ui::card(ui, stage.px(tag), activities::level_fill(level, levels), 6);
    ui::edge(ui, stage.px(tag), ui.theme.line_strong, 1.5, 6);
    words(stage, {tag.right() + 18, box.y + 90 + i * high, box.width - 60, high}, activities::level_name(poll, level, *ui.words), Type::theme, ui.theme.ink);
  }
}

}  // namespace

void draw_preparation(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  if (!view.settled) settle(stage);
  const Rect area{stage.layout.board.x + 8, stage.layout.board.y, stage.layout.board.width - 8, stage.layout.board.height};
  const bool compact = stage.layout.density == StageDensity::compact;
  const double wide = compact ? std::min(430.0, area.width * 0.46) : 588, pad = compact ? 20 : 36;
  const Rect panel_box{area.right() - wide, area.y, wide, area.height};
  const Rect left{area.x, area.y, area.width - wide - 40, area.height};

  const bool one = poll_kind(stage).one_question;
  double x = left.x;
  constexpr std::array<std::pair<VoteOn, std::string_view>, 3> kinds{{{VoteOn::themes, "vote.on_themes"}, {VoteOn::notes, "vote.on_notes"}, {VoteOn::written, "vote.on_written"}}};
  for (const auto& [on, key] : kinds) {
    if (one) break;
    const bool chosen = view.on == on;
    const ui::ButtonOptions look{.look = chosen ? ui::ButtonLook::pale : ui::ButtonLook::link, .enabled = stage.writable(), .type = Type::note};
    const std::string label = ui.say(key);
    const double button = button_wide(stage, label, look);
    if (ui::button(ui, key, stage.px(Rect{x, left.y, button, 52}), label, look)) view.on = on, view.left_out.clear();
    x += button + 8;
  }
  const std::vector<Candidate> list = one ? std::vector<Candidate>() : candidates(stage, view.on);
  const Rect below{left.x, left.y + 68, left.width, left.height - 68};
  if (one) {
    draw_answers(stage, left);
  } else if (view.on == VoteOn::written) {
    const std::string hint = ui.say(poll_kind(stage).costs ? "vote.costs_hint" : "vote.written_hint");
    ui::text_field(ui, "vote.written", stage.px(Rect{below.x, below.y, below.width, std::min(below.height, 440.0)}), view.written, {.placeholder = hint, .multi_line = true, .most_graphemes = 20'000, .enabled = stage.writable(), .type = Type::note});
  } else {
    draw_candidates(stage, below, list);
    if (!list.empty() && x + 150 < left.right() && ui::button(ui, "vote.all", stage.px(Rect{left.right() - 170, left.y, 170, 52}), ui.say(view.left_out.empty() ? "vote.choose_none" : "vote.choose_all"), {.look = ui::ButtonLook::link, .enabled = stage.writable(), .type = Type::note})) {
      if (view.left_out.empty())
        for (const Candidate& one : list) view.left_out.insert(one.id);
      else view.left_out.clear();
    }
  }

  const std::size_t count = chosen_count(stage, list);
  panel(stage, panel_box, ui.theme.kind == ui::ThemeKind::dark ? ui.theme.surface : ui.theme.accent_pale, 18);
  const double inner = panel_box.x + pad, inner_wide = wide - 2 * pad;
  double y = panel_box.y + (compact ? 14 : 32);
  fitted(stage, {inner, y, inner_wide, 46}, one ? ui.say("kind." + std::string(poll_kind(stage).key)) : ui.say("vote.choices", {{"n", static_cast<std::int64_t>(count)}}), Type::heading, ui.theme.ink);
  ui::place(ui, "vote.count", stage.px(Rect{inner, y, inner_wide, 46}), true, std::to_string(count));
  y += compact ? 52 : 76;
  draw_settings(stage, {inner, y, inner_wide, panel_box.bottom() - y - (compact ? 90 : 130)}, count);
  const double high = compact ? 60 : 72;
  const bool back = view.again;
  const double part = back ? (inner_wide - 12) / 2 : inner_wide;
  if (back && ui::button(ui, "vote.back", stage.px(Rect{inner, panel_box.bottom() - pad - high, part, high}), ui.say("vote.back"), {.type = Type::note, .radius = 14})) view.again = view.settled = false;
  if (ui::button(ui, "vote.open", stage.px(Rect{inner + inner_wide - part, panel_box.bottom() - pad - high, part, high}), ui.say("vote.open"), {.look = ui::ButtonLook::primary, .enabled = stage.writable() && (one || count >= 2), .type = back ? Type::note : Type::theme, .radius = 14}))
    open_vote(stage, list);
}

}  // namespace pressoir::screens
