#include "app/screens/keys_sheet.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/screens/command_table.h"
#include "app/screens/stage_panel.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {
namespace {

// What a hand or an editor does that is no command. The words "gesture.<name>" and "gesture.<name>.key".
constexpr std::array gestures = {"new_note", "next_note", "new_line", "end_note", "move", "copy", "lasso", "add", "colour", "pan", "zoom", "nudge"};

struct Line {
  std::vector<std::string> keys;
  std::string words;
};
struct Section {
  std::string title;
  std::vector<Line> lines;
};

std::vector<Section> sections(const ui::Ui& ui) {
  static constexpr std::array<std::string_view, 7> groups = {"notes", "outcomes", "time", "steps", "show", "session", "drawing"};
  std::vector<Section> all;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Section section{ui.say("commands." + std::string(groups[i])), {}};
    for (const Command& command : commands()) {
      if (command.group != static_cast<CommandGroup>(i) || !(command.where & where::sheet)) continue;
      section.lines.push_back({keys_of(*ui.words, command), command_name(ui, command)});
    }
    all.push_back(std::move(section));
  }
  Section hand{ui.say("commands.hand"), {}};
  for (const std::string gesture : gestures)
    hand.lines.push_back({{ui.say("gesture." + gesture + ".key")}, ui.say("gesture." + gesture)});
  all.push_back(std::move(hand));
  return all;
}

constexpr double line_high = 42, title_high = 52, section_gap = 20, column_gap = 56;

double height_of(const Section& section) {
  return title_high + line_high * static_cast<double>(section.lines.size()) + section_gap;
}

// The words, and at the right its keys in small tags.
void draw_line(ui::Ui& ui, const Line& line, const Rect& box) {
  double right = box.right();
  for (auto key = line.keys.rbegin(); key != line.keys.rend(); ++key) {
    const double wide = std::max(ui.px(34), ui::text_size(ui, *key, ui::Type::stage).x + ui.px(20));
    const Rect tag = ui::snapped({right - wide, box.y + ui.px(3), wide, box.height - ui.px(6)});
    ui::card(ui, tag, ui.theme.sunken, 6);
    ui::line_of_text(ui, tag, *key, ui::Type::stage, ui.theme.ink, picture::Align::centre);
    right = tag.x - ui.px(6);
  }
  ui::line_of_text(ui, {box.x, box.y, right - ui.px(10) - box.x, box.height}, line.words, ui::Type::stage, ui.theme.ink);
}

} // namespace

void draw_keys_sheet(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const auto all = sections(ui);
  // As many columns as the window holds, each section whole, columns about equally high.
  const int columns = stage.layout.width >= 1700 ? 3 : stage.layout.width >= 1150 ? 2 : 1;
  double total = 0;
  for (const Section& section : all) total += height_of(section);
  std::vector<std::vector<const Section*>> laid(1);
  double high = 0, highest = 0;
  for (const Section& section : all) {
    const double next = height_of(section);
    if (high > 0 && high + next / 2 > total / columns && static_cast<int>(laid.size()) < columns) {
      laid.emplace_back();
      high = 0;
    }
    laid.back().push_back(&section);
    high += next;
    highest = std::max(highest, high);
  }
  const Panel panel(stage, "keys", ui.say("command.show.keys"), {1760, highest + 130});
  const ui::ScrollArea area(ui, "keys.list", panel.inside(), ui.px(highest));
  const double wide = (panel.inside().width - ui.px(column_gap) * (columns - 1)) / columns;
  double x = panel.inside().x;
  for (const auto& column : laid) {
    double y = panel.inside().y - area.offset();
    for (const Section* section : column) {
      ui::line_of_text(ui, {x, y, wide, ui.px(title_high - 8)}, section->title, ui::Type::theme, ui.theme.accent_stroke);
      y += ui.px(title_high);
      for (const Line& line : section->lines) {
        draw_line(ui, line, {x, y, wide, ui.px(line_high)});
        y += ui.px(line_high);
      }
      y += ui.px(section_gap);
    }
    x += wide + ui.px(column_gap);
  }
}

} // namespace pressoir::screens
