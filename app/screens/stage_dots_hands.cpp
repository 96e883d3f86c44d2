// Show of hands: one choice after the other, its hands typed or stepped; what was counted is ticked, and kept at once.
#include <algorithm>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;
using ui::Type;

namespace {

// What hands go up for: a choice, or one of its grades.
struct Asked {
  const PollOption* option;
  int level = 0;
  std::string words;  // empty: the choice's own
  std::pair<Id<PollOption>, int> key() const { return {option->id, level}; }
};
std::vector<Asked> asked_of(const StageScope& stage, const Poll& poll) {
  std::vector<Asked> all;
  const auto options = options_of(stage.room(), poll.id);
  const bool grades = activities::kind_of_poll(poll).form == activities::PollForm::grades;
  for (const PollOption* option : options) {
    if (!grades) all.push_back({option});
    for (int level = grades ? activities::level_count(poll) : 0; level-- > 0;) {
      const std::string name = activities::level_name(poll, level, *stage.ui.words);
      all.push_back({option, level, options.size() > 1 ? name + " · " + option->label : name});
    }
  }
  return all;
}

// What was counted so far. The room does not see it while the vote is hidden; who counts knows.
struct Counted {
  std::map<std::pair<Id<PollOption>, int>, std::int64_t> dots;
  std::optional<int> people;
};
Counted counted(const StageScope& stage, const Poll& poll) {
  Counted found;
  const activities::PollForm form = activities::kind_of_poll(poll).form;
  const WorkshopState& state = stage.frame.published.state;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll != poll.id || !ballot.counted_together || ballot.channel != Channel::show_of_hands) return;
    found.people = ballot.people;
    state.all<Vote>().for_each([&](const Vote& vote) {
      if (vote.ballot != ballot.id) return;
      if (form == activities::PollForm::grades) found.dots[{vote.option, vote.value}] += vote.people;
      else found.dots[{vote.option, 0}] += std::int64_t{vote.value} * vote.people;
    });
  });
  return found;
}

int people_taking_part(const StageScope& stage, const Counted& before) {
  if (stage.view.dots.people) return *stage.view.dots.people;
  return before.people ? *before.people : static_cast<int>(stage.frame.people_here());
}

std::size_t place_of(const std::vector<Asked>& asked, std::pair<Id<PollOption>, int> key) {
  const auto found = std::find_if(asked.begin(), asked.end(), [&](const Asked& one) { return one.key() == key; });
  return found == asked.end() ? 0 : static_cast<std::size_t>(found - asked.begin());
}

int typed_number(const std::string& typed) {
  int value = 0;
  for (const char digit : typed) value = std::min(value * 10 + (digit - '0'), 100'000);
  return value;
}

void keep(StageScope& stage, const Poll& poll, Counted count, int people) {
  activities::CountHands asked{.poll = poll.id, .people = people};
  for (const auto& [key, dots] : count.dots) asked.counts.push_back({key.first, static_cast<std::int32_t>(dots), key.second});
  stage.frame.ask(std::move(asked));
}

}  // namespace

void draw_hands(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  DotsView& view = stage.view.dots;
  const auto asked = asked_of(stage, poll);
  if (asked.empty()) return;
  Counted count = counted(stage, poll);
  const int people = people_taking_part(stage, count);
  const std::size_t at = place_of(asked, {view.counting, view.counting_level});
  const auto key = asked[at].key();
  view.counting = key.first, view.counting_level = key.second;
  const bool compact = stage.layout.density == StageDensity::compact;
  const auto known = count.dots.find(key);
  // The last figure counts while it is typed, the kept one before.
  const int now = !view.typed.empty() ? typed_number(view.typed) : known != count.dots.end() && !poll.hidden ? static_cast<int>(known->second) : 0;
  bool next = false;
  const auto go_to = [&](std::size_t place) {
    view.counting = asked[place].option->id, view.counting_level = asked[place].level;
    view.typed.clear();
  };

  const VotePanel panel = draw_vote_panel(stage, poll);
  std::optional<std::size_t> pressed;
  draw_choices(stage, panel.choices, asked.size(), [&](std::size_t i, const Rect& card) {
    const std::string name = "vote.option." + std::to_string(i + 1);
    if (ui::row(ui, name, stage.px(card), {.enabled = stage.writable(), .radius = 14, .raised = true}).clicked) pressed = i;
    draw_choice(stage, *asked[i].option, i + 1, card, 130, asked[i].words);
    const Rect end{card.right() - 122, card.y, 106, card.height};
    const auto done = count.dots.find(asked[i].key());
    if (i == at) {
      ui::edge(ui, stage.px(card), ui.theme.accent_stroke, 4, 14);
      words(stage, end, view.typed.empty() && done != count.dots.end() && poll.hidden ? "…" : ui.words->number(now), Type::title, ui.theme.accent_stroke, picture::Align::end);
    } else if (done != count.dots.end()) {
      if (poll.hidden) ui::pictogram(ui, "coche", stage.px(Rect{end.right() - 40, end.centre().y - 20, 40, 40}), ui.theme.success, ui.theme.success);
      else words(stage, end, ui.words->number(done->second), Type::heading, ui.theme.ink, picture::Align::end);
    }
  });

  if (stage.writable() && !view.closing) {
    double y = panel.y;
    fitted(stage, {panel.inner, y, panel.width, compact ? 30.0 : 64.0}, ui.say("vote.hands_for", {{"option", ui.words->quoted(asked[at].words.empty() ? asked[at].option->label : asked[at].words)}}), Type::stage, ui.theme.ink);
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
      count.dots[key] = typed_number(view.typed);
      // Nobody said how many are in the room: at least those whose hands are up.
      keep(stage, poll, count, people > 0 ? people : typed_number(view.typed));
    }
    go_to((at + 1) % asked.size());
  }
  if (pressed) go_to(*pressed);
  draw_closing(stage, poll, panel);
}

}  // namespace pressoir::screens
