#include "app/screens/tool_bar.h"

#include <algorithm>

#include "app/screens/command_table.h"
#include "app/ui/faded.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {
namespace {

constexpr double cell = 56, gap = 4, padding = 8, rule = 1.5, idle_seconds = 4;

bool hand_moved(const ui::Ui& ui) {
  return std::any_of(ui.events.begin(), ui.events.end(), [](const desktop::Event& event) {
    return std::holds_alternative<desktop::MouseMoved>(event) || std::holds_alternative<desktop::MousePressed>(event) ||
           std::holds_alternative<desktop::Touched>(event);
  });
}

} // namespace

void notice_hand(StageScope& stage) {
  if (hand_moved(stage.ui)) stage.view.touched_at = stage.ui.now;
}

void draw_tool_bar(StageScope& stage, bool lifted) {
  ui::Ui& ui = stage.ui;
  StageView& view = stage.view;
  std::vector<const Command*> tools;
  double width = 2 * padding - gap;
  for (const Command& command : commands()) {
    if (!(command.where & where::bar)) continue;
    if (!tools.empty() && tools.back()->group != command.group) width += 2 * padding + rule;
    tools.push_back(&command);
    width += cell + gap;
  }
  Rect bar = stage.layout.bar(width);
  if (lifted) bar.y -= 92;
  const bool hovered = ui::hovers(ui, ui.px(bar));
  const bool wanted = !view.bar_hidden && (hovered || ui.now - view.touched_at < idle_seconds);
  const double shown = view.bar_shown = ui::approach(ui, "stage.bar", wanted ? 1 : 0, ui::motion::bar);
  if (wanted && !hovered) ui.wake_within(idle_seconds + 0.02 - (ui.now - view.touched_at));
  if (shown <= 0) return;

  const ui::InLayer above(ui, ui::Layer::bar, ui.px(bar));
  const ui::Faded faded(*ui.list, shown);
  ui::place(ui, "stage.bar", ui.px(bar));
  ui::card(ui, ui.px(bar), ui.theme.surface, 18, picture::Shadow::lifted);
  double x = bar.x + padding;
  const Command* before = nullptr;
  for (const Command* tool : tools) {
    if (before && before->group != tool->group) {
      ui::fill_rect(*ui.list, ui.px(Rect{x + padding - gap / 2, bar.y + 18, rule, 36}), ui.theme.line);
      x += 2 * padding + rule;
    }
    before = tool;
    const ui::IconOptions options{.active = tool->active && tool->active(stage), .enabled = tool->enabled(stage)};
    const std::string name = "tool." + std::string(tool->id);
    // A tooltip comes to what was under the pointer before: only then are its words looked up.
    const bool may_tell = ui.memory.hovered_before == name;
    const auto keys = may_tell ? keys_of(*ui.words, *tool) : std::vector<std::string>();
    if (ui::icon_button(ui, name, ui.px(Rect{x, bar.y + padding, cell, cell}), tool->pictogram,
                        may_tell ? command_name(ui, *tool) : std::string(), keys.empty() ? "" : keys.front(), options))
      tool->run(stage);
    x += cell + gap;
  }
}

} // namespace pressoir::screens
