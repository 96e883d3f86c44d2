// Our geometry and colours as ImGui's, for this room's .cpp files only.
#pragma once

#include <imgui.h>

#include <algorithm>

#include "facilitation/base/colour.h"
#include "facilitation/base/geometry.h"

namespace pressoir::ui {

inline ImVec2 im(Vec2 p) {
  return {static_cast<float>(p.x), static_cast<float>(p.y)};
}
inline ImVec2 low_of(const Rect& r) {
  return im({r.x, r.y});
}
inline ImVec2 high_of(const Rect& r) {
  return im({r.right(), r.bottom()});
}
inline ImU32 packed(Colour c, double opacity = 1) {
  const double alpha = c.alpha * std::clamp(opacity, 0.0, 1.0);
  return IM_COL32(c.red, c.green, c.blue, static_cast<int>(alpha + 0.5));
}

} // namespace pressoir::ui
