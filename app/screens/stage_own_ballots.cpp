// Ballots typed in whose answers are neither marks nor grades: places on two axes, and words. Every act is kept at once.
#include <algorithm>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

std::vector<const Vote*> votes_filled_in(const StageScope& stage, Id<Poll> poll) {
  std::vector<const Vote*> votes;
  const Ballot* filling = open_ballot(stage.room(), poll);
  if (!filling) return votes;
  stage.room().all<Vote>().for_each([&](const Vote& vote) {
    if (vote.ballot == filling->id) votes.push_back(&vote);
  });
  return votes;
}

const Vote* vote_for(const std::vector<const Vote*>& votes, Id<PollOption> option) {
  const auto found = std::find_if(votes.begin(), votes.end(), [&](const Vote* vote) { return vote->option == option; });
  return found == votes.end() ? nullptr : *found;
}

void number_disc(StageScope& stage, Vec2 look_at, double radius, std::size_t number, bool chosen) {
  ui::Ui& ui = stage.ui;
  const Vec2 at = look_at * ui.scale;
  ui::fill_disc(*ui.list, at, ui.px(radius), note_fill(static_cast<NoteColour>((number - 1) % 8)));
  ui::ring(*ui.list, at, ui.px(radius), chosen ? ui.theme.accent_stroke : rgb(0x1F2430), ui.px(chosen ? 4 : 2));
  words(stage, {look_at.x - radius, look_at.y - radius, 2 * radius, 2 * radius}, std::to_string(number), Type::note, rgb(0x1F2430), picture::Align::centre);
}

// The field to press in: its middle, its two axes and what stands at their ends.
void draw_field(StageScope& stage, const Rect& field, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  panel(stage, field, ui.theme.surface, 14, picture::Shadow::laid);
  const Vec2 middle = field.centre() * ui.scale;
  const Rect px = stage.px(field);
  ui::polyline(*ui.list, {{px.x, middle.y}, {px.right(), middle.y}}, ui.theme.line_strong, ui.px(2.5));
  ui::polyline(*ui.list, {{middle.x, px.y}, {middle.x, px.bottom()}}, ui.theme.line_strong, ui.px(2.5));
  const auto ends = activities::axis_ends(poll, *ui.words);
  const double half = field.width / 2 - 24, line = 36, y = field.centre().y - line - 4;
  words(stage, {field.x + 14, y, half, line}, ends[0], Type::note, ui.theme.ink2);
  words(stage, {field.centre().x + 10, y, half, line}, ends[1], Type::note, ui.theme.ink2, picture::Align::end);
  words(stage, {field.centre().x + 14, field.bottom() - line - 8, half, line}, ends[2], Type::note, ui.theme.ink2);
  words(stage, {field.centre().x + 14, field.y + 8, half, line}, ends[3], Type::note, ui.theme.ink2);
}

}  // namespace

void draw_axes_ballot(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  const auto options = options_of(stage.room(), poll.id);
  const auto votes = votes_filled_in(stage, poll.id);
  const VotePanel panel = draw_vote_panel(stage, poll);
  // The next one without a place is in hand, unless another was taken.
  if (!view.placing || !stage.room().find(view.placing) || stage.room().find(view.placing)->poll != poll.id) {
    view.placing = {};
    for (const PollOption* option : options)
      if (!vote_for(votes, option->id)) {
        view.placing = option->id;
        break;
      }
  }
  const Rect& box = panel.choices;
  const double names = std::min(box.width * 0.4, 460.0);
  const Rect list{box.x, box.y, names - 24, box.height}, field{box.x + names, box.y, box.width - names, std::min(box.height, 760.0)};
  const double row = std::clamp(list.height / static_cast<double>(std::max<std::size_t>(1, options.size())), 64.0, 96.0);
  {
    const ui::ScrollArea area(ui, "vote.options", stage.px(Rect{list.x - 8, list.y, list.width + 24, list.height}), ui.px(row * static_cast<double>(options.size())));
    for (std::size_t i = 0; i < options.size(); ++i) {
      const Rect line{list.x, list.y + row * static_cast<double>(i) - area.offset() / ui.scale, list.width, row - 8};
      if (line.bottom() < list.y || line.y > list.bottom()) continue;
      const bool chosen = options[i]->id == view.placing;
      if (ui::row(ui, "vote.option." + std::to_string(i + 1), stage.px(line), {.chosen = chosen, .enabled = stage.writable(), .radius = 12, .raised = true}).clicked) view.placing = options[i]->id;
      if (chosen) ui::edge(ui, stage.px(line), ui.theme.accent_stroke, 3, 12);
      number_disc(stage, {line.x + 34, line.centre().y}, 22, i + 1, vote_for(votes, options[i]->id) != nullptr);
      fitted(stage, {line.x + 70, line.y + 4, line.width - 80, line.height - 8}, options[i]->label, Type::note, ui.theme.ink);
    }
  }
  const bool pressed = ui::press(ui, "vote.field", stage.px(field), stage.writable() && bool(view.placing)).clicked;
  draw_field(stage, field, poll);
  const Rect inside = inset(field, 26);
  constexpr double most = activities::PlaceOf::most;
  for (std::size_t i = 0; i < options.size(); ++i)
    if (const Vote* vote = vote_for(votes, options[i]->id)) number_disc(stage, {inside.x + vote->value / most * inside.width, inside.bottom() - vote->height / most * inside.height}, 24, i + 1, options[i]->id == view.placing);
  if (pressed) {
    const Vec2 at = ui.pointer / ui.scale;
    activities::FillBallot asked{.poll = poll.id};
    for (const Vote* vote : votes)
      if (vote->option != view.placing) asked.marks.push_back({vote->option, vote->value, {}, vote->height});
    const auto of_most = [&](double part) { return static_cast<std::int32_t>(std::clamp(std::lround(part * most), 0L, static_cast<long>(most))); };
    asked.marks.push_back({view.placing, of_most((at.x - inside.x) / inside.width), {}, of_most((inside.bottom() - at.y) / inside.height)});
    stage.frame.ask(std::move(asked));
    view.placing = {};
  }
  draw_next_ballot(stage, poll, panel, !votes.empty(), votes.size() == options.size());
  draw_closing(stage, poll, panel);
}

void draw_words_ballot(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  const auto options = options_of(stage.room(), poll.id);
  if (options.empty()) return;
  const auto votes = votes_filled_in(stage, poll.id);
  const VotePanel panel = draw_vote_panel(stage, poll);
  const auto count = static_cast<std::size_t>(std::max(1, poll.per_person));
  // What is kept counts; what is being written stands in its field.
  const Ballot* filling = open_ballot(stage.room(), poll.id);
  const Id<Ballot> ballot = filling ? filling->id : Id<Ballot>{};
  if (view.words_of != ballot || view.words.size() != count) {
    view.words.assign(count, {});
    for (const Vote* vote : votes)
      if (vote->value >= 1 && static_cast<std::size_t>(vote->value) <= count) view.words[static_cast<std::size_t>(vote->value) - 1] = vote->text;
    view.words_of = ballot;
  }
  const Rect& box = panel.choices;
  const double high = 72;
  bool keep = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Rect field{box.x, box.y + (high + 14) * static_cast<double>(i), std::min(box.width, 760.0), high};
    if (field.bottom() > box.bottom() + 40) break;
    const std::string name = "vote.word." + std::to_string(i + 1), hint = ui.say("vote.word_hint", {{"n", static_cast<std::int64_t>(i + 1)}});
    const ui::FieldOutcome outcome = ui::text_field(ui, name, stage.px(field), view.words[i], {.placeholder = hint, .most_graphemes = activities::most_in_word, .enabled = stage.writable(), .type = Type::note});
    keep = keep || outcome.ended;
    if (outcome.committed && i + 1 < count) ui::focus_on(ui, "vote.word." + std::to_string(i + 2));
  }
  if (keep) {
    activities::FillBallot asked{.poll = poll.id};
    for (std::size_t i = 0; i < count; ++i)
      if (!view.words[i].empty()) asked.marks.push_back({options.front()->id, static_cast<std::int32_t>(i + 1), view.words[i]});
    std::vector<std::string> kept(count);
    for (const Vote* vote : votes)
      if (vote->value >= 1 && static_cast<std::size_t>(vote->value) <= count) kept[static_cast<std::size_t>(vote->value) - 1] = vote->text;
    if (kept != view.words) stage.frame.ask(std::move(asked));
  }
  draw_next_ballot(stage, poll, panel, !votes.empty(), votes.size() == count);
  draw_closing(stage, poll, panel);
}

}  // namespace pressoir::screens
