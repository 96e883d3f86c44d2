// Theme: the colour roles, type sizes and timings of LOOK, for light, dark and weak-projector displays.
#pragma once

#include "facilitation/base/colour.h"
#include "facilitation/picture/scene.h"

namespace pressoir::ui {

enum class ThemeKind : std::uint8_t { light, dark, weak_projector };

struct Theme {
  ThemeKind kind = ThemeKind::light;
  Colour paper, sunken, surface, line, line_strong; // line_strong: edges of what is hovered or dashed
  Colour ink, ink2, ink3;
  // accent_stroke: strokes and links (lighter in the dark); on_accent: text on an accent fill.
  Colour accent, accent_hover, accent_pressed, accent_pale, accent_stroke, on_accent;
  Colour success, warning, danger, success_pale, warning_pale, danger_pale;
  Colour disabled, on_disabled;
  Colour tip, on_tip, tip_accent; // tooltips and messages
  Colour pictogram_accent;
  double dot_opacity = 0.08; // of ink, for the paper's grid
  double note_edge = 0;      // LOOK px; weak projector: notes are bordered, and lettered by colour
};
Theme theme_of(ThemeKind kind);

// The type scale of LOOK 12.
enum class Type : std::uint8_t {
  question, // Inter Display 650, 58/66
  address,  // Inter Display 700, 92/92
  timer,    // Inter Display 600, 64, tabular figures
  title,    // Inter Display 600, 48/56 (greetings, page titles)
  heading,  // Inter Display 600, 36/42 (options, results)
  theme,    // Inter Display 600, 28/36
  note,     // Inter 500, 24/28
  stage,    // Inter 400, 24/32: the smallest on the stage
  strong,   // Inter 600, 18/26: buttons, names
  body,     // Inter 400, 18/26
  hint      // Inter 400, 16/22
};
// At `scale` pixels a LOOK pixel, or in LOOK pixels (board units) with 1.
picture::TextStyle style_of(Type type, double scale = 1);

} // namespace pressoir::ui
