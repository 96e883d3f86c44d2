#include "app/screens/stage_pages.h"

#include <algorithm>

#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/dot_vote.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;
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
  words(stage, {panel.x + 40, panel.y + 36, 220, 110}, stage.ui.words->number(count.people), Type::address, theme.ink);
  words(stage, {panel.x + 200, panel.y + 60, 360, 60}, stage.ui.say("vote.of_present", {{"n", people_present(stage.room())}}), Type::heading, theme.ink2);
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

void draw_message(StageScope& stage) {
  const Rect area = stage.layout.board;
  if (!stage.step) return;
  ui::paragraph(stage.ui, stage.px(Rect{area.x + area.width * 0.1, area.y + area.height * 0.3, area.width * 0.8, area.height * 0.5}), stage.step->title, Type::address, stage.ui.theme.ink, picture::Align::centre);
}

void draw_pause(StageScope& stage) {
  const Rect area = stage.layout.board;
  const ClockReading clock = read_clock(stage.room(), stage.frame.now);
  ui::pictogram(stage.ui, "pause", stage.px(Rect{area.centre().x - 80, area.y + area.height * 0.14, 160, 160}));
  const Timestamp back = stage.frame.now + std::max<std::int64_t>(0, clock.left_ms());
  ui::paragraph(stage.ui, stage.px(Rect{area.x, area.y + area.height * 0.5, area.width, 120}), stage.ui.say("pause.back_at", {{"time", stage.ui.words->time_of_day(back)}}), Type::address,
                stage.ui.theme.ink, picture::Align::centre);
}

void draw_reading(StageScope& stage) {
  ReadingView& reading = stage.view.reading;
  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  const ui::InLayer above(stage.ui, ui::Layer::drawer, whole);
  ui::fill_rect(*stage.ui.list, whole, stage.ui.theme.paper);
  auto notes = notes_on(stage.room(), stage.step ? board_of(stage.room(), *stage.step) : Id<Board>{});
  std::stable_sort(notes.begin(), notes.end(), [&](const Note* a, const Note* b) {
    const auto key = [&](const Note* n) {
      const Theme* theme = stage.room().find(n->theme);
      return std::tuple(theme ? theme->order : INT64_MAX, n->position.y, n->position.x);
    };
    return key(a) < key(b);
  });
  if (notes.empty()) {
    reading.on = false;
    return;
  }
  for (const Key key : {Key::right, Key::down, Key::page_down, Key::space})
    if (ui::take_key(stage.ui, key)) {
      if (stage.writable()) stage.frame.ask(MarkRead{{notes[std::min(reading.index, notes.size() - 1)]->id}});
      ++reading.index;
    }
  for (const Key key : {Key::left, Key::up, Key::page_up})
    if (ui::take_key(stage.ui, key) && reading.index > 0) --reading.index;
  if (ui::take_key(stage.ui, Key::escape) || ui::take_key(stage.ui, Key::l)) reading.on = false;
  reading.index = std::min(reading.index, notes.size() - 1);
  const Note& note = *notes[reading.index];
  const double margin = stage.ui.size.y * 0.08;
  const Rect card{margin, margin, whole.width - 2 * margin, whole.height - 2.4 * margin};
  ui::card(stage.ui, card, note_fill(note.colour), 14, picture::Shadow::lifted);
  const double most = stage.ui.size.y / 10 / 0.72, least = stage.ui.size.y / 30;  // capitals of Inter stand 0.73 of the size
  ui::text(stage.ui, inset(card, margin * 0.7), note.text, {.size = most, .least_size = least, .line_height = most * 1.16, .tracking = -0.02, .align = picture::Align::centre,
           .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::shrink, .balance = true}, rgb(0x1F2430));
  const Theme* theme = stage.room().find(note.theme);
  ui::line_of_text(stage.ui, {margin, card.bottom() + margin * 0.15, card.width * 0.7, margin * 0.8}, theme ? theme->title : "", Type::theme, stage.ui.theme.ink2);
  ui::line_of_text(stage.ui, {card.right() - card.width * 0.3, card.bottom() + margin * 0.15, card.width * 0.3, margin * 0.8},
                   std::string(note.read_aloud ? "✓ " : "") + std::to_string(reading.index + 1) + " / " + std::to_string(notes.size()), Type::theme, stage.ui.theme.ink2, picture::Align::end);
}

void draw_cover(StageScope& stage) {
  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  const ui::InLayer above(stage.ui, ui::Layer::message, whole);
  ui::fill_rect(*stage.ui.list, whole, stage.ui.theme.paper);
  const Workshop* workshop = stage.room().find(the_workshop);
  const double h = stage.layout.height, w = stage.layout.width;
  ui::paragraph(stage.ui, stage.px(Rect{w * 0.1, h * 0.34, w * 0.8, 220}), workshop ? workshop->title : "", Type::address, stage.ui.theme.ink, picture::Align::centre);
  words(stage, {w * 0.1, h * 0.62, w * 0.8, 90}, stage.ui.words->time_of_day(stage.frame.now), Type::timer, stage.ui.theme.ink2, picture::Align::centre);
  stage.ui.wake_within(1);
}

void draw_steps(StageScope& stage) {
  const auto steps = agenda(stage.room());
  const double row = std::min(60.0, (stage.layout.height - 200) / static_cast<double>(std::max<std::size_t>(1, steps.size())));
  const Rect box{stage.layout.width / 2 - 520, 90, 1040, row * static_cast<double>(steps.size()) + 40};
  const ui::InLayer above(stage.ui, ui::Layer::drawer, stage.px(box));
  ui::card(stage.ui, stage.px(box), stage.ui.theme.surface, 18, picture::Shadow::lifted);
  const Timetable times = timetable(stage.room(), stage.frame.now);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Rect line{box.x + 20, box.y + 20 + row * static_cast<double>(i), box.width - 40, row - 4};
    const bool current = stage.step && steps[i]->id == stage.step->id;
    const bool skipped = steps[i]->state == StepState::skipped;
    if (ui::row(stage.ui, "steps." + std::to_string(i), stage.px(line), {.chosen = current}).clicked) {
      stage.frame.ask(GoToStep{.step = steps[i]->id});
      stage.view.overlay = Overlay::none;
    }
    const Colour ink = skipped ? stage.ui.theme.ink3 : stage.ui.theme.ink;
    words(stage, {line.x + 16, line.y, 120, line.height}, stage.ui.words->time_of_day(times.steps[i].forecast_start % 1440), Type::note, stage.ui.theme.ink2);
    words(stage, {line.x + 150, line.y, line.width - 320, line.height}, steps[i]->title, Type::theme, ink);
    words(stage, {line.right() - 160, line.y, 140, line.height}, stage.ui.words->duration(steps[i]->minutes), Type::note, stage.ui.theme.ink2, picture::Align::end);
  }
}

void draw_keys(StageScope& stage) {
  static constexpr std::string_view keys[] = {"keys.note", "keys.next_note", "keys.read", "keys.group", "keys.decision", "keys.action", "keys.parking", "keys.cover",
                                              "keys.time", "keys.minute", "keys.next_step", "keys.steps", "keys.undo", "keys.fit", "keys.export", "keys.home"};
  const Rect box{stage.layout.width / 2 - 520, stage.layout.height / 2 - 400, 1040, 800};
  const ui::InLayer above(stage.ui, ui::Layer::drawer, stage.px(box));
  ui::card(stage.ui, stage.px(box), stage.ui.theme.surface, 18, picture::Shadow::lifted);
  double y = box.y + 24;
  for (const std::string_view key : keys) {
    words(stage, {box.x + 40, y, box.width - 80, 44}, stage.ui.say(key), Type::note, stage.ui.theme.ink);
    y += 47;
  }
}

}  // namespace pressoir::screens
