// Theme: the colour roles, sizes and timings of LOOK, for light, dark and weak-projector displays.
#pragma once

#include "facilitation/base/colour.h"
#include "facilitation/picture/scene.h"

namespace pressoir::ui {

enum class ThemeKind : std::uint8_t { light, dark, weak_projector };

struct Theme {
  ThemeKind kind = ThemeKind::light;
  Colour paper, sunken, surface, line;
  Colour ink, ink2, ink3;
  Colour accent, accent_hover, accent_pressed, accent_pale, accent_stroke;  // accent_stroke: strokes and links (lighter in the dark)
  Colour success, warning, danger, success_pale, warning_pale, danger_pale;
  Colour pictogram_accent;
  double dot_opacity = 0.08;  // of ink, for the paper's grid
  double note_edge = 0;       // weak projector: notes are bordered, and lettered by colour
};
Theme theme_of(ThemeKind kind);

}  // namespace pressoir::ui
