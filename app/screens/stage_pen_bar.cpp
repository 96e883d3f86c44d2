// The pen bar: tools, six inks, three nibs, undo. What a tool can be (shapes, routes, letters) stands in a strip above.
#include <algorithm>
#include <array>

#include "app/screens/command_table.h"
#include "app/screens/stage_drawing_parts.h"
#include "app/ui/faded.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/drawn_element.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

constexpr double cell = 56, gap = 4, padding = 8, ink_cell = 44, nib_cell = 48, rule = 17.5;

struct Tool {
  DrawTool tool;
  std::string_view command;
};
constexpr std::array<Tool, 9> tools = {{{DrawTool::select, "drawing.select"},
                                        {DrawTool::pen, "drawing.pen"},
                                        {DrawTool::marker, "drawing.marker"},
                                        {DrawTool::highlighter, "drawing.highlighter"},
                                        {DrawTool::eraser, "drawing.eraser"},
                                        {DrawTool::lettering, "drawing.lettering"},
                                        {DrawTool::shape, "drawing.shape"},
                                        {DrawTool::connector, "drawing.connector"},
                                        {DrawTool::pictogram, "drawing.pictogram"}}};

void rule_at(StageScope& stage, double& x, double y) {
  ui::fill_rect(*stage.ui.list, stage.px(Rect{x + padding - gap / 2, y + 18, 1.5, 36}), stage.ui.theme.line);
  x += rule;
}

bool command_cell(StageScope& stage, std::string_view id, const Rect& box, bool active) {
  const Command* command = find_command(id);
  const std::string name = "tool." + std::string(id);
  const bool may_tell = stage.ui.memory.hovered_before == name;
  const auto keys = may_tell ? keys_of(*stage.ui.words, *command) : std::vector<std::string>();
  return ui::icon_button(stage.ui, name, box, command->pictogram, may_tell ? command_name(stage.ui, *command) : std::string(), keys.empty() ? "" : keys.front(),
                         {.active = active, .enabled = command->enabled(stage)});
}

// What is chosen takes the ink; the tools keep it for what comes.
void take_ink(StageScope& stage, std::size_t ink) {
  DrawingView& drawing = stage.view.drawing;
  drawing.ink = ink;
  if (drawing.tool != DrawTool::select || drawing.chosen.empty()) return;
  if (ink >= first_pale) restyle_drawn(stage, {.fill = inks[ink]});
  else restyle_drawn(stage, {.colour = inks[ink]});
}
void take_nib(StageScope& stage, std::size_t nib) {
  DrawingView& drawing = stage.view.drawing;
  drawing.nib = nib;
  if (drawing.tool == DrawTool::select && !drawing.chosen.empty()) restyle_drawn(stage, {.width = nib_width(DrawTool::pen, nib)});
}

void draw_inks(StageScope& stage, double& x, double y) {
  DrawingView& drawing = stage.view.drawing;
  for (std::size_t i = 0; i < std::size(inks); ++i, x += ink_cell) {
    const Rect box = stage.px(Rect{x, y + padding, ink_cell, cell});
    const std::string name = "drawing.ink." + std::to_string(i);
    const ui::Press press = ui::press(stage.ui, name, box);
    ui::place(stage.ui, name, box, true, stage.ui.say("inks." + std::to_string(i + 1)));
    if (press.clicked) take_ink(stage, i);
    ui::fill_disc(*stage.ui.list, box.centre(), stage.ui.px(13), inks[i]);
    const Colour around = drawing.ink == i ? stage.ui.theme.accent_stroke : with_alpha(stage.ui.theme.ink, 0.25);
    ui::ring(*stage.ui.list, box.centre(), stage.ui.px(drawing.ink == i ? 17 : 13), around, stage.ui.px(drawing.ink == i ? 3 : 1));
    if (press.hovered) ui::tooltip(stage.ui, name, box, stage.ui.say("inks." + std::to_string(i + 1)), std::to_string(i + 1));
    if (press.focused) ui::focus_ring(stage.ui, box, stage.ui.px(12));
  }
}

void draw_nibs(StageScope& stage, double& x, double y) {
  DrawingView& drawing = stage.view.drawing;
  constexpr double radii[nib_count] = {4, 8, 12};
  for (std::size_t i = 0; i < nib_count; ++i, x += nib_cell) {
    const Rect box = stage.px(Rect{x, y + padding, nib_cell, cell});
    const std::string name = "drawing.nib." + std::to_string(i);
    const ui::Press press = ui::press(stage.ui, name, box);
    ui::place(stage.ui, name, box, true, stage.ui.say("nibs." + std::to_string(i + 1)));
    if (press.clicked) take_nib(stage, i);
    if (drawing.nib == i) ui::fill_rect(*stage.ui.list, inset(box, stage.ui.px(2)), stage.ui.theme.accent_pale, stage.ui.px(12));
    ui::fill_disc(*stage.ui.list, box.centre(), stage.ui.px(radii[i]), stage.ui.theme.ink);
    if (press.hovered) ui::tooltip(stage.ui, name, box, stage.ui.say("nibs." + std::to_string(i + 1)), "");
    if (press.focused) ui::focus_ring(stage.ui, box, stage.ui.px(12));
  }
}

// One cell with a small drawing of what it makes.
bool sample_cell(StageScope& stage, const std::string& name, const Rect& box, bool active, const std::string& tip, const picture::Element& drawn) {
  const ui::Press press = ui::press(stage.ui, name, box);
  ui::place(stage.ui, name, box, true, tip);
  if (active) ui::fill_rect(*stage.ui.list, box, stage.ui.theme.accent_pale, stage.ui.px(12));
  else if (press.warmth > 0) ui::fill_rect(*stage.ui.list, box, stage.ui.theme.sunken, stage.ui.px(12), press.warmth);
  ui::paint(stage.ui, drawn, {.origin = {}, .at = box.position(), .scale = stage.ui.scale});
  if (press.hovered && !tip.empty()) ui::tooltip(stage.ui, name, box, tip, "");
  if (press.focused) ui::focus_ring(stage.ui, box, stage.ui.px(12));
  return press.clicked;
}

template <class Each>
void strip(StageScope& stage, const Rect& bar, std::size_t count, double wide, Each&& each) {
  const double width = 2 * padding + static_cast<double>(count) * (wide + gap) - gap;
  const Rect box{std::clamp(bar.centre().x - width / 2, stage.layout.safe.x, std::max(stage.layout.safe.x, stage.layout.safe.right() - width)), bar.y - 84, width, 72};
  const ui::InLayer above(stage.ui, ui::Layer::bar, stage.px(box));
  ui::card(stage.ui, stage.px(box), stage.ui.theme.surface, 18, picture::Shadow::lifted);
  for (std::size_t i = 0; i < count; ++i) each(i, stage.px(Rect{box.x + padding + static_cast<double>(i) * (wide + gap), box.y + padding, wide, cell}));
}

void draw_options(StageScope& stage, const Rect& bar) {
  DrawingView& drawing = stage.view.drawing;
  const activities::BoardLook& look = stage.view.board.scene.look();
  switch (drawing.tool) {
  case DrawTool::shape:
    return strip(stage, bar, std::size(enum_names<ShapeKind>), cell, [&](std::size_t i, const Rect& box) {
      const auto kind = static_cast<ShapeKind>(i);
      Shape shape{.shape = kind, .position = {8, 13}, .size = {40, 30}, .style = EdgeStyle::plain, .edge_width = 2.5, .tail = {0.3, 1.32}};
      if (kind == ShapeKind::speech || kind == ShapeKind::thought) shape.size.y = 24;
      shape.fill = drawing.ink >= first_pale ? inks[drawing.ink] : Colour{0, 0, 0, 0};
      if (sample_cell(stage, "drawing.shape." + std::to_string(i), box, drawing.shape == kind, stage.ui.say("shape." + std::string(enum_text(kind))),
                      activities::drawn_element(stage.room(), shape, look)))
        drawing.shape = kind;
    });
  case DrawTool::connector:
    return strip(stage, bar, std::size(enum_names<Route>), 76, [&](std::size_t i, const Rect& box) {
      const auto route = static_cast<Route>(i);
      Connector connector{.route = route, .style = EdgeStyle::plain, .width = 3};
      connector.from.at = {12, 40}, connector.to.at = {62, 16};
      connector.to.end = LineEnd::arrow;
      if (sample_cell(stage, "drawing.route." + std::to_string(i), box, drawing.route == route, stage.ui.say("route." + std::string(enum_text(route))),
                      activities::drawn_element(stage.room(), connector, look)))
        drawing.route = route;
    });
  case DrawTool::lettering:
    return strip(stage, bar, std::size(enum_names<LetterFace>), 132, [&](std::size_t i, const Rect& box) {
      const auto face = static_cast<LetterFace>(i);
      const std::string name = stage.ui.say("face." + std::string(enum_text(face)));
      Lettering lettering{.text = name, .face = face, .align = LetterAlign::centre, .letters = face == LetterFace::capitals ? 18.0 : 25.0, .position = {2, 12}, .size = {128, 30}};
      if (sample_cell(stage, "drawing.face." + std::to_string(i), box, drawing.face == face, "", activities::drawn_element(stage.room(), lettering, look)))
        drawing.face = face;
    });
  case DrawTool::eraser:
    return strip(stage, bar, 2, 250, [&](std::size_t i, const Rect& box) {
      const auto erasing = static_cast<Erasing>(i);
      const std::string label = stage.ui.say(erasing == Erasing::whole ? "drawing.erases_whole" : "drawing.erases_part");
      if (sample_cell(stage, "drawing.erasing." + std::to_string(i), box, drawing.erasing == erasing, "", {})) drawing.erasing = erasing;
      ui::line_of_text(stage.ui, box, label, ui::Type::strong, stage.ui.theme.ink, picture::Align::centre);
    });
  case DrawTool::pictogram:
    if (drawing.picking) draw_pictogram_picker(stage, bar);
    return;
  default: return;
  }
}

// How wide the cells stand side by side, in one row or two.
struct Rows {
  double tools_width = padding * 2 + tools.size() * (cell + gap) - gap;
  double inks_width = padding * 2 + std::size(inks) * ink_cell + rule + nib_count * nib_cell + rule + 3 * (cell + gap) - gap;
};

} // namespace

void ink_by_digits(StageScope& stage) {
  for (std::size_t i = 0; i < std::size(inks); ++i) {
    const auto digit = static_cast<desktop::Key>(static_cast<std::size_t>(desktop::Key::digit_1) + i);
    // AZERTY has its digits under Shift.
    if (ui::take_key(stage.ui, digit) || ui::take_key(stage.ui, digit, {.shift = true})) take_ink(stage, i);
  }
}

void draw_pen_bar(StageScope& stage, bool lifted) {
  ui::Ui& ui = stage.ui;
  StageView& view = stage.view;
  const Rows rows;
  const double one_row = rows.tools_width + rows.inks_width - 2 * padding + rule;
  const bool two = one_row > stage.layout.width - 24;
  Rect bar = stage.layout.bar(two ? std::max(rows.tools_width, rows.inks_width) : one_row);
  if (two) bar.y -= 64, bar.height += 64;
  if (lifted) bar.y -= 92;
  view.bar_shown = ui::approach(ui, "stage.bar", view.bar_hidden ? 0 : 1, ui::motion::bar);
  if (view.bar_shown <= 0) return;
  {
    const ui::InLayer above(ui, ui::Layer::bar, ui.px(bar));
    const ui::Faded faded(*ui.list, view.bar_shown);
    ui::place(ui, "stage.pen_bar", ui.px(bar));
    ui::card(ui, ui.px(bar), ui.theme.surface, 18, picture::Shadow::lifted);
    double x = bar.x + padding + (two ? (bar.width - rows.tools_width) / 2 : 0), y = bar.y;
    for (const Tool& tool : tools) {
      if (command_cell(stage, tool.command, ui.px(Rect{x, y + padding, cell, cell}), view.drawing.tool == tool.tool)) take_tool(stage, tool.tool);
      x += cell + gap;
    }
    if (two) x = bar.x + padding + (bar.width - rows.inks_width) / 2, y += 64;
    else rule_at(stage, x, y);
    draw_inks(stage, x, y);
    rule_at(stage, x, y);
    draw_nibs(stage, x, y);
    rule_at(stage, x, y);
    for (const std::string_view id : {"undo", "redo", "drawing.bar"}) {
      const Rect box = ui.px(Rect{x, y + padding, cell, cell});
      if (command_cell(stage, id, box, false)) find_command(id)->run(stage);
      x += cell + gap;
    }
  }
  draw_options(stage, bar);
}

} // namespace pressoir::screens
