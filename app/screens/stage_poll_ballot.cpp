// Ballots typed in one by one: a grade for each choice, or an order of them. Every press is kept at once; Enter goes to the next ballot.
#include <algorithm>

#include "app/screens/stage_dots_pages.h"
#include "app/screens/stage_text.h"
#include "app/ui/scroll_area.h"
#include "facilitation/activities/poll_scene.h"

namespace pressoir::screens {

using namespace workshop;
using activities::level_fill;
using activities::level_ink;
using desktop::Key;
using ui::Type;

namespace {

using Filled = std::map<Id<PollOption>, std::int32_t>;

void fill(StageScope& stage, const Poll& poll, const Filled& marks) {
  activities::FillBallot asked{.poll = poll.id};
  for (const auto& [option, value] : marks) asked.marks.push_back({option, value});
  stage.frame.ask(std::move(asked));
}

// A level to press: its colour, its name, and a mark once chosen.
bool level_button(StageScope& stage, std::string_view name, const Rect& box, const Poll& poll, int level, bool chosen) {
  ui::Ui& ui = stage.ui;
  const int levels = activities::level_count(poll);
  const ui::Press press = ui::row(ui, name, stage.px(box), {.chosen = chosen, .enabled = stage.writable(), .radius = 8});
  const Rect tag{box.x + 10, box.centre().y - 15, 30, 30};
  if (chosen) ui::card(ui, stage.px(box), level_fill(level, levels), 8);
  else ui::card(ui, stage.px(tag), level_fill(level, levels), 6);
  ui::edge(ui, stage.px(chosen ? box : tag), chosen ? ui.theme.accent_stroke : ui.theme.line_strong, chosen ? 3.5 : 1.5, chosen ? 8 : 6);
  const Colour ink = chosen ? level_ink(level, levels) : ui.theme.ink;
  if (chosen) ui::pictogram(ui, "coche", stage.px(tag), ink, ink);
  picture::TextStyle style = ui::style_of(Type::note, ui.scale);
  style.least_size = std::min(style.size, ui.px(17));
  style.fit = picture::Fit::shrink;
  style.vertical = picture::VerticalAlign::middle;
  ui::text(ui, stage.px(Rect{tag.right() + 10, box.y, box.right() - tag.right() - 14, box.height}), activities::level_name(poll, level, *ui.words), style, ink);
  return press.clicked;
}

// One question: its levels are the choices, highest first.
void draw_levels(StageScope& stage, const Poll& poll, const PollOption& option, const Rect& box, const Filled& marks) {
  const int levels = activities::level_count(poll);
  const double high = std::clamp((box.height + 12) / levels - 12, 48.0, 92.0);
  const auto now = marks.find(option.id);
  const ui::ScrollArea area(stage.ui, "vote.options", stage.px(Rect{box.x - 12, box.y - 8, box.width + 24, box.height + 16}), stage.ui.px((high + 12) * levels));
  for (int i = 0; i < levels; ++i) {
    const int level = levels - 1 - i;
    const Rect row{box.x, box.y + i * (high + 12) - area.offset() / stage.ui.scale, std::min(box.width, 900.0), high};
    if (level_button(stage, "vote.level." + std::to_string(level), row, poll, level, now != marks.end() && now->second == level)) fill(stage, poll, {{option.id, level}});
  }
}

}  // namespace

void draw_grades_ballot(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  const auto options = options_of(stage.room(), poll.id);
  Filled marks = marks_filled_in(stage, poll.id);
  const VotePanel panel = draw_vote_panel(stage, poll);
  if (options.size() == 1) {
    draw_levels(stage, poll, *options[0], panel.choices, marks);
  } else {
    const int levels = activities::level_count(poll);
    const Rect& box = panel.choices;
    const int columns = box.width / levels > 170 ? levels : (levels + 1) / 2, lines = (levels + columns - 1) / columns;
    const double row_high = 64, card_high = 76 + lines * (row_high + 8) + 8, gap = 16;
    const Rect clip{box.x - 12, box.y - 8, box.width + 30, box.height + 24};
    const ui::ScrollArea area(ui, "vote.options", stage.px(clip), ui.px(static_cast<double>(options.size()) * (card_high + gap) + 24));
    for (std::size_t i = 0; i < options.size(); ++i) {
      const Rect card{box.x, box.y + static_cast<double>(i) * (card_high + gap) - area.offset() / ui.scale, box.width, card_high};
      if (card.bottom() < clip.y - 20 || card.y > clip.bottom() + 20) continue;
      const std::string name = "vote.option." + std::to_string(i + 1);
      pressoir::screens::panel(stage, card, ui.theme.surface, 14, picture::Shadow::laid);
      draw_choice(stage, *options[i], i + 1, {card.x, card.y, card.width, 72}, 20);
      const auto now = marks.find(options[i]->id);
      const double wide = (card.width - 32 - (columns - 1) * 8) / columns;
      for (int at = 0; at < levels; ++at) {
        const int level = levels - 1 - at;
        const Rect button{card.x + 16 + (at % columns) * (wide + 8), card.y + 76 + at / columns * (row_high + 8), wide, row_high};
        const bool chosen = now != marks.end() && now->second == level;
        if (!level_button(stage, name + ".level." + std::to_string(level), button, poll, level, chosen)) continue;
        Filled changed = marks;
        if (chosen) changed.erase(options[i]->id);
        else changed[options[i]->id] = level;
        fill(stage, poll, changed);
      }
    }
  }
  draw_next_ballot(stage, poll, panel, !marks.empty(), marks.size() == options.size());
  draw_closing(stage, poll, panel);
}

void draw_ranking_ballot(StageScope& stage, const Poll& poll) {
  ui::Ui& ui = stage.ui;
  const auto options = options_of(stage.room(), poll.id);
  const Filled marks = marks_filled_in(stage, poll.id);
  const VotePanel panel = draw_vote_panel(stage, poll);
  std::optional<std::size_t> pressed;
  draw_choices(stage, panel.choices, options.size(), [&](std::size_t i, const Rect& card) {
    if (ui::row(ui, "vote.option." + std::to_string(i + 1), stage.px(card), {.enabled = stage.writable(), .radius = 14, .raised = true}).clicked) pressed = i;
    if (ui.theme.note_edge > 0) ui::edge(ui, stage.px(card), ui.theme.line_strong, 2, 14);
    draw_choice(stage, *options[i], i + 1, card, 92);
    const auto place = marks.find(options[i]->id);
    if (place == marks.end()) return;
    const Vec2 at = Vec2{card.right() - 50, card.centre().y} * ui.scale;
    ui::fill_disc(*ui.list, at, ui.px(30), ui.theme.accent);
    words(stage, {card.right() - 80, card.y, 60, card.height}, std::to_string(place->second), Type::heading, ui.theme.on_accent, picture::Align::centre);
  });
  if (stage.writable() && !stage.view.dots.closing)
    for (std::size_t i = 0; i < std::min<std::size_t>(9, options.size()); ++i)
      if (ui::take_key(ui, static_cast<Key>(static_cast<int>(Key::digit_1) + static_cast<int>(i)))) pressed = i;
  if (pressed) {
    // The next place; pressed again, it leaves its place and those after it move up.
    Filled changed = marks;
    const Id<PollOption> option = options[*pressed]->id;
    if (const auto found = marks.find(option); found != marks.end()) {
      changed.erase(option);
      for (auto& [other, place] : changed) place -= place > found->second ? 1 : 0;
    } else {
      changed[option] = static_cast<std::int32_t>(marks.size()) + 1;
    }
    fill(stage, poll, changed);
  }
  draw_next_ballot(stage, poll, panel, !marks.empty(), marks.size() == options.size());
  draw_closing(stage, poll, panel);
}

}  // namespace pressoir::screens
