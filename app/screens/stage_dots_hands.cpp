// Show of hands: one choice after the other, its hands typed or stepped; what was counted is ticked, and kept at once.
#include <algorithm>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/scroll_area.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;
using ui::Type;

namespace {

// What was counted so far. The room does not see it while the vote is hidden; who counts knows.
struct Counted {
  std::map<Id<PollOption>, std::int64_t> dots;
  std::optional<int> people;
};
Counted counted(const StageScope& stage, Id<Poll> poll) {
  Counted found;
  const WorkshopState& state = stage.frame.published.state;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll != poll || !ballot.counted_together || ballot.channel != Channel::show_of_hands) return;
    found.dots = dots_of(state, ballot.id);
    found.people = ballot.people;
  });
  return found;
}

int people_taking_part(const StageScope& stage, const Counted& before) {
  if (stage.view.dots.people) return *stage.view.dots.people;
  return before.people ? *before.people : static_cast<int>(stage.frame.people_here());
}

std::size_t place_of(const std::vector<const PollOption*>& options, Id<PollOption> id) {
  const auto found = std::find_if(options.begin(), options.end(), [&](const PollOption* o) { return o->id == id; });
  return found == options.end() ? 0 : static_cast<std::size_t>(found - options.begin());
}

int typed_number(const std::string& typed) {
  int value = 0;
  for (const char digit : typed) value = std::min(value * 10 + (digit - '0'), 100'000);
  return value;
}

void keep(StageScope& stage, const Poll& poll, Counted count, int people) {
  activities::CountHands asked{.poll = poll.id, .people = people};
  for (const auto& [option, dots] : count.dots) asked.counts.push_back({option, static_cast<std::int32_t>(dots)});
  stage.frame.ask(std::move(asked));
}

}  // namespace

void draw_hands(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  const auto options = options_of(stage.room(), poll.id);
  if (options.empty()) return;
  Counted count = counted(stage, poll.id);
  const int people = people_taking_part(stage, count);
  std::size_t at = place_of(options, view.counting);
  view.counting = options[at]->id;
  const bool compact = stage.layout.density == StageDensity::compact;
  const auto known = count.dots.find(view.counting);
  // The last figure counts while it is typed, the kept one before.
  const int now = !view.typed.empty() ? typed_number(view.typed) : known != count.dots.end() && !poll.hidden ? static_cast<int>(known->second) : 0;
  bool next = false;
  const auto go_to = [&](std::size_t place) {
    view.counting = options[place]->id;
    view.typed.clear();
  };

  const VotePanel panel = draw_vote_panel(stage, poll);
  std::optional<std::size_t> pressed;
  {
    const ChoiceGrid grid = choice_grid(panel.choices, options.size());
    const Rect clip{grid.box.x - 12, grid.box.y - 8, grid.box.width + 30, grid.box.height + 24};
    const ui::ScrollArea area(ui, "vote.options", stage.px(clip), ui.px(grid.content + 24));
    for (std::size_t i = 0; i < options.size(); ++i) {
      Rect card = grid.card(i);
      card.y -= area.offset() / ui.scale;
      if (card.bottom() < clip.y - 20 || card.y > clip.bottom() + 20) continue;
      const std::string name = "vote.option." + std::to_string(i + 1);
      if (ui::row(ui, name, stage.px(card), {.enabled = stage.writable(), .radius = 14, .raised = true}).clicked) pressed = i;
      draw_choice(stage, *options[i], i + 1, card, 130);
      const Rect end{card.right() - 122, card.y, 106, card.height};
      const auto done = count.dots.find(options[i]->id);
      if (i == at) {
        ui::edge(ui, stage.px(card), ui.theme.accent_stroke, 4, 14);
        words(stage, end, view.typed.empty() && done != count.dots.end() && poll.hidden ? "…" : ui.words->number(now), Type::title, ui.theme.accent_stroke, picture::Align::end);
      } else if (done != count.dots.end()) {
        if (poll.hidden) ui::pictogram(ui, "coche", stage.px(Rect{end.right() - 40, end.centre().y - 20, 40, 40}), ui.theme.success, ui.theme.success);
        else words(stage, end, ui.words->number(done->second), Type::heading, ui.theme.ink, picture::Align::end);
      }
    }
  }

  if (stage.writable() && !view.closing) {
    double y = panel.y;
    fitted(stage, {panel.inner, y, panel.width, compact ? 30.0 : 64.0}, ui.say("vote.hands_for", {{"option", ui.words->quoted(options[at]->label)}}), Type::stage, ui.theme.ink);
    y += compact ? 32 : 70;
    const double high = compact ? 42 : 58, half = (panel.width - 10) / 2;
    int hands = now;
    if (ui::stepper(ui, "vote.hands", stage.px(Rect{panel.inner, y, half, high}), ui.words->number(now), hands, 0, 100'000)) view.typed = std::to_string(hands);
    if (ui::button(ui, "vote.hands_next", stage.px(Rect{panel.inner + half + 10, y, half, high}), ui.say("vote.hands_next"), {.look = ui::ButtonLook::primary, .key = "Enter", .type = Type::note})) next = true;
    y += high + (compact ? 4 : 12);
    int part = people;
    words(stage, {panel.inner, y, panel.width - 200, high}, ui.say("vote.taking_part"), Type::stage, ui.theme.ink);
    if (ui::stepper(ui, "vote.taking_part", stage.px(Rect{panel.inner + panel.width - 190, y, 190, high}), ui.words->number(people), part, 0, 100'000)) {
      view.people = part;
      if (!count.dots.empty()) keep(stage, poll, count, part);
    }
    for (int digit = 0; digit <= 9; ++digit)
      if (ui::take_key(ui, static_cast<Key>(static_cast<int>(Key::digit_0) + digit)) && view.typed.size() < 5) view.typed += static_cast<char>('0' + digit);
    if (ui::take_key(ui, Key::backspace) && !view.typed.empty()) view.typed.pop_back();
    if (ui::take_key(ui, Key::up)) view.typed = std::to_string(now + 1);
    if (ui::take_key(ui, Key::down) && now > 0) view.typed = std::to_string(now - 1);
    if (ui::take_key(ui, Key::enter)) next = true;
  }
  if (next || (pressed && !view.typed.empty())) {
    if (!view.typed.empty() || known == count.dots.end()) {
      count.dots[view.counting] = typed_number(view.typed);
      // Nobody said how many are in the room: at least those whose hands are up.
      keep(stage, poll, count, people > 0 ? people : typed_number(view.typed));
    }
    go_to((at + 1) % options.size());
  }
  if (pressed) go_to(*pressed);
  draw_closing(stage, poll, panel);
}

}  // namespace pressoir::screens
