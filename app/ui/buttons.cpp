// Buttons: five looks, five states (rest, hover, pressed, focus, disabled), as the style sheet draws them.
#include "app/ui/widgets.h"

namespace pressoir::ui {
namespace {

struct Paint {
  Colour fill, text, edge;
  double edge_width = 0;
};

Paint paint_of(const Theme& theme, const ButtonOptions& options, const Press& press) {
  const Colour none = with_alpha(theme.surface, 0);
  if (!options.enabled) {
    const bool bare = options.look == ButtonLook::link;
    return {bare ? none : theme.disabled, theme.on_disabled, none, 0};
  }
  const double warm = press.warmth;
  switch (options.look) {
  case ButtonLook::primary:
    return {press.held && press.hovered ? theme.accent_pressed : mixed(theme.accent, theme.accent_hover, warm),
            theme.on_accent, none, 0};
  case ButtonLook::pale:
    return {press.held && press.hovered ? mixed(theme.accent_pale, theme.accent, 0.22)
                                        : mixed(theme.accent_pale, theme.accent, 0.08 * warm),
            theme.accent_stroke, none, 0};
  case ButtonLook::link: return {with_alpha(theme.accent_pale, press.held ? 1 : warm), theme.accent_stroke, none, 0};
  case ButtonLook::danger:
    return {press.held && press.hovered ? mixed(theme.danger_pale, theme.danger, 0.1)
                                        : mixed(theme.surface, theme.danger_pale, warm),
            theme.danger, theme.danger, 2};
  case ButtonLook::secondary: break;
  }
  return {press.held && press.hovered ? mixed(theme.sunken, theme.line, 0.6) : mixed(theme.surface, theme.sunken, warm),
          theme.ink, mixed(theme.line, theme.line_strong, warm), 2};
}

double pictogram_side(Ui& ui, Type type) {
  return style_of(type, ui.scale).size * 1.45;
}

} // namespace

void focus_ring(Ui& ui, const Rect& box, double radius) {
  edge(ui, inset(snapped(box), -ui.px(6)), ui.theme.accent_stroke, 3, radius + 6);
}

bool button(Ui& ui, std::string_view name, const Rect& box, std::string_view label, const ButtonOptions& options) {
  const Press pressed = press(ui, name, box, options.enabled);
  ui.placed.find(name)->second.text = label;
  const Paint paint = paint_of(ui.theme, options, pressed);
  if (paint.fill.alpha > 0) card(ui, box, paint.fill, options.radius);
  if (paint.edge_width > 0) edge(ui, box, paint.edge, paint.edge_width, options.radius);
  if (pressed.focused) focus_ring(ui, box, options.radius);
  const double side = options.pictogram.empty() ? 0 : pictogram_side(ui, options.type);
  const double gap = side > 0 && !label.empty() ? ui.px(10) : 0;
  const double room = box.width - ui.px(16) - side - gap;
  const double wide = label.empty() ? 0 : std::min(text_size(ui, label, options.type).x, room);
  double x = box.centre().x - (side + gap + wide) / 2;
  if (side > 0) {
    const Colour accent =
        options.look == ButtonLook::primary ? with_alpha(ui.theme.on_accent, 0.28) : ui.theme.pictogram_accent;
    pictogram(ui, options.pictogram, {x, box.centre().y - side / 2, side, side}, paint.text, accent);
    x += side + gap;
  }
  // A hair wider than measured: equal widths must not be cut.
  line_of_text(ui, {x, box.y, wide + 1, box.height}, label, options.type, paint.text);
  if (!options.tip.empty() || !options.key.empty())
    tooltip(ui, name, box, options.tip.empty() ? label : options.tip, options.key);
  return pressed.clicked;
}

double button_width(Ui& ui, std::string_view label, const ButtonOptions& options) {
  const double side = options.pictogram.empty() ? 0 : pictogram_side(ui, options.type) + ui.px(10);
  return std::ceil(text_size(ui, label, options.type).x + side + ui.px(options.look == ButtonLook::link ? 28 : 44));
}

bool icon_button(Ui& ui, std::string_view name, const Rect& box, std::string_view pictogram_name, std::string_view tip,
                 std::string_view key, const IconOptions& options) {
  const Press pressed = press(ui, name, box, options.enabled);
  const Theme& theme = ui.theme;
  if (options.active) {
    card(ui, box, pressed.held ? theme.accent_pressed : mixed(theme.accent, theme.accent_hover, pressed.warmth),
         options.radius);
  } else if (pressed.held || pressed.warmth > 0) {
    const Colour ground = pressed.held ? mixed(theme.sunken, theme.line, 0.6) : theme.sunken;
    card(ui, box, ground, options.radius, picture::Shadow::none, pressed.held ? 1 : pressed.warmth);
  }
  if (pressed.focused) focus_ring(ui, box, options.radius);
  const double side = ui.px(options.pictogram);
  const Rect drawn = rect_at(box.centre() - Vec2{side, side} / 2, {side, side});
  if (options.active) {
    pictogram(ui, pictogram_name, drawn, theme.on_accent, with_alpha(theme.on_accent, 0.28));
  } else {
    pictogram(ui, pictogram_name, drawn, theme.ink, theme.pictogram_accent, options.enabled ? 1 : 0.35);
  }
  tooltip(ui, name, box, tip, key);
  return pressed.clicked;
}

} // namespace pressoir::ui
