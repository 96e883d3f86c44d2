// The tables of colours and type sizes, as look/README.md gives them.
#include "app/ui/theme.h"

namespace pressoir::ui {
namespace {

Theme light() {
  Theme theme;
  theme.kind = ThemeKind::light;
  theme.paper = rgb(0xFBF9F4), theme.sunken = rgb(0xF2EDE2), theme.surface = rgb(0xFFFEFB), theme.line = rgb(0xDDD6C7);
  theme.line_strong = rgb(0xC9C0AC);
  theme.ink = rgb(0x1F2430), theme.ink2 = rgb(0x474C59), theme.ink3 = rgb(0x656A76);
  theme.accent = rgb(0x7A1F4B), theme.accent_hover = rgb(0x8C2A5A), theme.accent_pressed = rgb(0x5C1437);
  theme.accent_pale = rgb(0xF4E3EB), theme.accent_stroke = rgb(0x7A1F4B), theme.on_accent = rgb(0xFFFFFF);
  theme.success = rgb(0x1C6B46), theme.warning = rgb(0x8A4F00), theme.danger = rgb(0xA6231C);
  theme.success_pale = rgb(0xDDEFE4), theme.warning_pale = rgb(0xFBE9CB), theme.danger_pale = rgb(0xFADFDB);
  theme.disabled = rgb(0xE5DFD3), theme.on_disabled = rgb(0x656A76);
  theme.tip = rgb(0x1F2430), theme.on_tip = rgb(0xFBF9F4), theme.tip_accent = rgb(0xF0B3CD);
  theme.pictogram_accent = rgb(0xE9B4CC);
  return theme;
}

Theme dark() {
  Theme theme;
  theme.kind = ThemeKind::dark;
  theme.paper = rgb(0x191C24), theme.sunken = rgb(0x21252F), theme.surface = rgb(0x2A2F3B), theme.line = rgb(0x3D4350);
  theme.line_strong = rgb(0x565D6D);
  theme.ink = rgb(0xF4F0E7), theme.ink2 = rgb(0xC9C7C1), theme.ink3 = rgb(0xA2A3A6);
  theme.accent = rgb(0xA83A6E), theme.accent_hover = rgb(0xB84A7E), theme.accent_pressed = rgb(0x8E2C5A);
  theme.accent_pale = rgb(0x452636), theme.accent_stroke = rgb(0xEE9CC0), theme.on_accent = rgb(0xFFFFFF);
  theme.success = rgb(0x7FD3A6), theme.warning = rgb(0xF2BE6B), theme.danger = rgb(0xFF9C92);
  theme.success_pale = rgb(0x1F3D30), theme.warning_pale = rgb(0x43351C), theme.danger_pale = rgb(0x47282A);
  theme.disabled = rgb(0x333846), theme.on_disabled = rgb(0xA2A3A6);
  theme.tip = rgb(0xFBF9F4), theme.on_tip = rgb(0x1F2430), theme.tip_accent = rgb(0x7A1F4B);
  theme.pictogram_accent = rgb(0x8E3762);
  return theme;
}

// White paper, black ink, edges on everything: a projector that washes pale colours out keeps lines.
Theme weak_projector() {
  Theme theme = light();
  theme.kind = ThemeKind::weak_projector;
  theme.paper = rgb(0xFFFFFF), theme.sunken = rgb(0xFFFFFF), theme.surface = rgb(0xFFFFFF), theme.line = rgb(0x6B6B6B);
  theme.line_strong = rgb(0x000000);
  theme.ink = rgb(0x000000), theme.ink2 = rgb(0x000000), theme.ink3 = rgb(0x333333);
  theme.accent = rgb(0x5C1437), theme.accent_hover = rgb(0x7A1F4B), theme.accent_pressed = rgb(0x3F0B25);
  theme.accent_stroke = rgb(0x5C1437);
  theme.success = rgb(0x0B4A2D), theme.warning = rgb(0x6B3B00), theme.danger = rgb(0x8B120C);
  theme.tip = rgb(0x000000), theme.on_tip = rgb(0xFFFFFF);
  theme.dot_opacity = 0.2;
  theme.note_edge = 2.5;
  return theme;
}

struct TypeRow {
  picture::Face face;
  int weight;
  double size, line_height, tracking;
};
TypeRow row_of(Type type) {
  using picture::Face;
  switch (type) {
  case Type::question: return {Face::inter_display, 650, 58, 66, -0.022};
  case Type::address: return {Face::inter_display, 700, 92, 92, -0.02};
  case Type::timer: return {Face::inter_display, 600, 64, 72, -0.015};
  case Type::title: return {Face::inter_display, 650, 48, 56, -0.022};
  case Type::heading: return {Face::inter_display, 600, 36, 42, -0.017};
  case Type::theme: return {Face::inter_display, 600, 28, 36, -0.012};
  case Type::note: return {Face::inter, 500, 24, 28, -0.017};
  case Type::stage: return {Face::inter, 400, 24, 32, 0};
  case Type::strong: return {Face::inter, 600, 18, 26, 0};
  case Type::body: return {Face::inter, 400, 18, 26, 0};
  case Type::hint: return {Face::inter, 400, 16, 22, 0};
  }
  return {picture::Face::inter, 400, 18, 26, 0};
}

} // namespace

Theme theme_of(ThemeKind kind) {
  switch (kind) {
  case ThemeKind::dark: return dark();
  case ThemeKind::weak_projector: return weak_projector();
  case ThemeKind::light: break;
  }
  return light();
}

picture::TextStyle style_of(Type type, double scale) {
  const TypeRow row = row_of(type);
  picture::TextStyle style;
  style.face = row.face;
  style.weight = row.weight;
  style.size = row.size * scale;
  style.least_size = style.size;
  style.line_height = row.line_height * scale;
  style.tracking = row.tracking;
  style.tabular_figures = type == Type::timer;
  return style;
}

} // namespace pressoir::ui
