// Motion: the two easings and the durations of LOOK; with reduced motion everything is already there.
#pragma once

#include <string_view>

namespace pressoir::ui {

struct Ui;

constexpr double ease_out(double t) {
  return 1 - (1 - t) * (1 - t) * (1 - t);
}
constexpr double ease_in_out(double t) {
  return t < 0.5 ? 4 * t * t * t : 1 - (2 - 2 * t) * (2 - 2 * t) * (2 - 2 * t) / 2;
}

// Seconds.
namespace motion {
inline constexpr double note_arrives = 0.2, results = 0.7, drawer = 0.22, hover = 0.09, step_change = 0.3,
                        themes = 0.42, grades = 0.6, bar = 0.16, person = 0.18, tooltip_after = 0.45, undo = 8,
                        reduced_fade = 0.12;
}

// How far a movement that started at `started` (Ui::now) is: 0 before, 1 after `seconds`; asks for the next frame in
// between. 1 at once with reduced motion.
double progress(Ui& ui, double started, double seconds);
double eased_out(Ui& ui, double started, double seconds);
double eased_in_out(Ui& ui, double started, double seconds);
// The same for opacities: with reduced motion they still take 120 ms.
double faded(Ui& ui, double started, double seconds);
// The value kept for `name`, on its way to `goal`: from 0 to 1 in `seconds`. It starts at the goal, and is there at
// once with reduced motion.
double approach(Ui& ui, std::string_view name, double goal, double seconds);

} // namespace pressoir::ui
