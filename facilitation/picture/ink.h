// Hand-made lines, the same every time for the same seed: the plum stroke under words, wobbling outlines, single-stroke
// capitals.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// LOOK "Plum stroke": a filled polygon under words, from `from` to `to` (baseline + 10), thickness 5 to 9.
Path plum_stroke(Vec2 from, Vec2 to, Colour colour, std::uint64_t seed);
// LOOK "Any ink line": the path resampled, moved by two octaves of value noise, half-width varied; a filled outline.
Path ink_line(const std::vector<Vec2>& points, Colour colour, double width, std::uint64_t seed);
// The same line as ink.
Ink hand_drawn(const std::vector<Vec2>& points, Colour colour, double width, std::uint64_t seed);
// The outline that fills the ink, for painters that know no varying width. Subpaths turn the same way: fill by winding.
Path outline_of(const Ink& ink);
// Without the dots that can be left out while line and width stay within `tolerance` units.
Ink thinned(const Ink& ink, double tolerance);
// LOOK "Lettering": capitals drawn with one stroke, `cap` units high; unknown letters are left out. `origin` is the
// upper left corner.
std::vector<Path> lettering(std::string_view text, Vec2 origin, double cap, double pen, Colour colour,
                            std::uint64_t seed);
// The same as ink, one line a stroke of the pen.
std::vector<Ink> lettering_ink(std::string_view text, Vec2 origin, double cap, double pen, Colour colour,
                               std::uint64_t seed);
double lettering_width(std::string_view text, double cap);

} // namespace pressoir::picture
