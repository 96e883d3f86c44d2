// Checkboxes, switches, steppers, segmented choices, rows, handles, pills.
#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"

namespace pressoir::ui {
namespace {

using desktop::Key;

Rect mark_box(Ui& ui, const Rect& box, double width, double height) {
  return snapped({box.x, box.centre().y - ui.px(height) / 2, ui.px(width), ui.px(height)});
}

void label_after(Ui& ui, const Rect& box, const Rect& mark, std::string_view label, bool enabled) {
  const double x = mark.right() + ui.px(12);
  line_of_text(ui, {x, box.y, box.right() - x, box.height}, label, Type::body,
               enabled ? ui.theme.ink : ui.theme.on_disabled);
}

// Left and right on what the keyboard is on: −1, +1 or 0.
int sideways(Ui& ui, bool focused) {
  if (!focused) return 0;
  if (take_key(ui, Key::left) || take_key(ui, Key::down)) return -1;
  return take_key(ui, Key::right) || take_key(ui, Key::up) ? 1 : 0;
}

} // namespace

bool checkbox(Ui& ui, std::string_view name, const Rect& box, std::string_view label, bool& value, bool enabled) {
  const Press pressed = press(ui, name, box, enabled);
  if (pressed.clicked) value = !value;
  ui.placed.find(name)->second.text = label;
  const Rect mark = mark_box(ui, box, 28, 28);
  const Theme& theme = ui.theme;
  if (value) {
    card(ui, mark, !enabled ? theme.disabled : mixed(theme.accent, theme.accent_hover, pressed.warmth), 8);
    const double x = mark.x, y = mark.y, side = mark.width;
    polyline(
        *ui.list,
        {{x + side * 0.25, y + side * 0.52}, {x + side * 0.43, y + side * 0.7}, {x + side * 0.77, y + side * 0.32}},
        enabled ? theme.on_accent : theme.on_disabled, ui.px(3));
  } else {
    card(ui, mark, enabled ? mixed(theme.surface, theme.sunken, pressed.warmth) : theme.disabled, 8);
    edge(ui, mark, mixed(theme.line_strong, theme.ink3, pressed.warmth), 2, 8);
  }
  if (pressed.focused) focus_ring(ui, mark, 8);
  label_after(ui, box, mark, label, enabled);
  return pressed.clicked;
}

bool toggle(Ui& ui, std::string_view name, const Rect& box, std::string_view label, bool& value, bool enabled) {
  const Press pressed = press(ui, name, box, enabled);
  if (pressed.clicked) value = !value;
  ui.placed.find(name)->second.text = label;
  const Rect track = mark_box(ui, box, 52, 30);
  const Theme& theme = ui.theme;
  const double on = ease_out(approach(ui, name, value ? 1 : 0, motion::bar));
  const Colour off_fill = mixed(theme.line_strong, theme.ink3, 0.3 * pressed.warmth);
  card(ui, track, enabled ? mixed(off_fill, theme.accent, on) : theme.disabled, 15);
  const Vec2 knob{track.x + ui.px(15) + ui.px(22) * on, track.centre().y};
  fill_disc(*ui.list, knob, ui.px(11.5), enabled ? rgb(0xFFFFFF) : theme.on_disabled);
  if (pressed.focused) focus_ring(ui, track, 15);
  label_after(ui, box, track, label, enabled);
  return pressed.clicked;
}

bool stepper(Ui& ui, std::string_view name, const Rect& box, std::string_view shown, int& value, int least, int most,
             int step) {
  const int before = value;
  const std::string base(name);
  const double side = box.height;
  place(ui, name, box, true, shown);
  ui.focus.order.emplace_back(name);
  const bool focused = ui.focus.visible && ui.focus.name == name;
  card(ui, box, ui.theme.surface, 10);
  edge(ui, box, ui.theme.line, 2, 10);
  const auto half = [&](const char* child, const Rect& at, bool more) {
    const bool possible = more ? value < most : value > least;
    const Press pressed = press(ui, base + child, at, possible);
    // Tab stops once on the whole, arrows change it.
    if (possible) ui.focus.order.pop_back();
    if (pressed.warmth > 0 || pressed.held)
      card(ui, inset(at, ui.px(3)), ui.theme.sunken, 8, picture::Shadow::none, pressed.held ? 1 : pressed.warmth);
    const Colour ink = possible ? ui.theme.ink : with_alpha(ui.theme.ink3, 0.5);
    const Vec2 c = at.centre();
    const double arm = ui.px(8);
    line(*ui.list, c - Vec2{arm, 0}, c + Vec2{arm, 0}, ink, ui.px(2.6));
    if (more) line(*ui.list, c - Vec2{0, arm}, c + Vec2{0, arm}, ink, ui.px(2.6));
    return pressed.clicked;
  };
  if (half(".less", {box.x, box.y, side, box.height}, false)) value -= step;
  if (half(".more", {box.right() - side, box.y, side, box.height}, true)) value += step;
  value += step * sideways(ui, focused);
  value = std::clamp(value, least, most);
  line_of_text(ui, {box.x + side, box.y, box.width - 2 * side, box.height}, shown, Type::strong, ui.theme.ink,
               picture::Align::centre);
  if (focused) focus_ring(ui, box, 10);
  return value != before;
}

bool choice(Ui& ui, std::string_view name, const Rect& box, std::span<const std::string> labels, int& chosen) {
  if (labels.empty()) return false;
  const int before = chosen, count = static_cast<int>(labels.size());
  place(ui, name, box, true, labels[static_cast<std::size_t>(std::clamp(chosen, 0, count - 1))]);
  ui.focus.order.emplace_back(name);
  const bool focused = ui.focus.visible && ui.focus.name == name;
  card(ui, box, ui.theme.sunken, 12);
  // Equal parts, unless a label needs more than its share.
  const double inner = box.width - ui.px(8), equal = inner / count;
  std::vector<double> widths;
  double needed = 0;
  for (const std::string& label : labels)
    needed += widths.emplace_back(text_size(ui, label, Type::strong).x + ui.px(12));
  const bool equals = *std::max_element(widths.begin(), widths.end()) <= equal;
  for (double& width : widths) width = equals ? equal : width + (inner - needed) / count;
  double x = box.x + ui.px(4);
  for (int i = 0; i < count; ++i) {
    const double width = widths[static_cast<std::size_t>(i)];
    const Rect part = snapped({x, box.y + ui.px(4), width, box.height - ui.px(8)});
    x += width;
    const std::string& label = labels[static_cast<std::size_t>(i)];
    const Press pressed = press(ui, std::string(name) + "." + std::to_string(i), part);
    ui.focus.order.pop_back();
    ui.placed.find(std::string(name) + "." + std::to_string(i))->second.text = label;
    if (pressed.clicked) chosen = i;
    if (i == chosen) {
      card(ui, part, ui.theme.surface, 9, picture::Shadow::laid);
    } else if (pressed.warmth > 0) {
      card(ui, part, mixed(ui.theme.sunken, ui.theme.line, 0.5), 9, picture::Shadow::none, pressed.warmth);
    }
    line_of_text(ui, inset(part, ui.px(4)), label, Type::strong, i == chosen ? ui.theme.accent_stroke : ui.theme.ink2,
                 picture::Align::centre);
  }
  if (const int by = sideways(ui, focused); by != 0 || chosen >= 0) chosen = std::clamp(chosen + by, 0, count - 1);
  if (focused) focus_ring(ui, box, 12);
  return chosen != before;
}

Press row(Ui& ui, std::string_view name, const Rect& box, const RowOptions& options) {
  const Press pressed = press(ui, name, box, options.enabled);
  const Theme& theme = ui.theme;
  if (options.raised) {
    const bool lifted = pressed.hovered && !pressed.held;
    card(ui, box, options.chosen ? theme.accent_pale : theme.surface, options.radius,
         lifted ? picture::Shadow::lifted : picture::Shadow::laid);
    if (pressed.warmth > 0) edge(ui, box, with_alpha(theme.accent_stroke, pressed.warmth), 2.5, options.radius);
  } else {
    if (options.chosen) card(ui, box, theme.accent_pale, options.radius);
    const double shade = pressed.held ? 0.09 : 0.05 * pressed.warmth;
    if (shade > 0) card(ui, box, with_alpha(theme.ink, shade), options.radius);
  }
  if (pressed.focused) focus_ring(ui, inset(box, ui.px(4)), options.radius);
  return pressed;
}

Drag drag_handle(Ui& ui, std::string_view name, const Rect& box) {
  const Drag dragged = drag(ui, name, box);
  const Colour ink = dragged.hovered || dragged.dragging ? ui.theme.ink : ui.theme.ink3;
  const double gap = ui.px(8);
  for (int row = -1; row <= 1; ++row) {
    for (const double side : {-0.5, 0.5}) {
      fill_disc(*ui.list, box.centre() + Vec2{side * gap, row * gap}, ui.px(2.2), ink);
    }
  }
  return dragged;
}

double pill(Ui& ui, Vec2 at, std::string_view label, Colour fill, Colour ink, Type type,
            std::string_view pictogram_name) {
  picture::Text words{{0, 0, 0, 0}, std::string(label), style_of(type, ui.scale), ink};
  words.style.weight = 600;
  words.style.fit = picture::Fit::line;
  const Vec2 size = ui.texts->measure(words);
  const double high = words.style.line_height + ui.px(10), side = ui.px(13);
  const double drawing = pictogram_name.empty() ? 0 : words.style.size * 1.4;
  const double before = drawing > 0 ? drawing + ui.px(8) : 0;
  const Rect box = snapped({at.x, at.y, size.x + before + 2 * side, high});
  card(ui, box, fill, high / 2 / ui.scale);
  if (drawing > 0)
    pictogram(ui, pictogram_name, {box.x + side, box.centre().y - drawing / 2, drawing, drawing}, ink, fill);
  words.box = {box.x + side + before, box.y + ui.px(5), 0, 0};
  ui.texts->draw(*ui.list, words);
  return box.width;
}

} // namespace pressoir::ui
