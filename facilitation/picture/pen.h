// Pens: what a hand's movement leaves on paper. The line is steadied, smoothed, and as wide as the pressure says, or the
// speed where the pen tells no pressure: slow is wide.
#pragma once

#include <cstdint>
#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

enum class Pen : std::uint8_t {
  pen,         // thinner when fast, pointed ends
  marker,      // nearly even
  highlighter, // broad and even; darkens what is under it, once
};
struct PenSamples {
  std::vector<Vec2> points;      // board units, at even times
  std::vector<double> pressures; // one a point, 1 is the usual; empty: the pen tells none
};

// `width`: board units, of the usual pressure. At most `finest` units are left between two dots of the ink where it bends.
Ink pen_ink(const PenSamples& samples, Pen pen, double width, Colour colour, double finest = 3);

// Steadies a hand: the pen follows the pointer as if by an elastic thread (an exponential lag with its end pulled up
// when the hand lifts). Strength 0 follows at once, 1 takes about a tenth of a second.
class Stabiliser {
 public:
  explicit Stabiliser(double strength = 0.25) : strength_(strength) {}
  // Where the pen is now; `seconds` since the last call.
  Vec2 follow(Vec2 pointer, double seconds);

 private:
  double strength_;
  bool begun_ = false;
  Vec2 at_;
};

} // namespace pressoir::picture
