// Words in the picture of a result: in a box, vertically centred, smaller rather than cut.
#pragma once

#include <string>

#include "facilitation/picture/scene.h"

namespace pressoir::activities {

inline picture::Text scene_text(const Rect& box, std::string words, double size, int weight, Colour colour, picture::Align align = picture::Align::start) {
  picture::TextStyle style{.weight = weight, .size = size, .least_size = size * 0.7, .line_height = size * 1.22, .tabular_figures = align != picture::Align::start};
  style.align = align;
  style.vertical = picture::VerticalAlign::middle;
  style.fit = picture::Fit::shrink;
  return {box, std::move(words), style, colour};
}

}  // namespace pressoir::activities
