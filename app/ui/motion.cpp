// Progress from the clock of the frame.
#include "app/ui/motion.h"

#include "app/ui/ui.h"

namespace pressoir::ui {
namespace {

double part(Ui& ui, double started, double seconds) {
  const double t = seconds > 0 ? std::clamp((ui.now - started) / seconds, 0.0, 1.0) : 1;
  if (t < 1) ui.animate();
  return t;
}

} // namespace

double progress(Ui& ui, double started, double seconds) {
  return ui.reduced_motion ? 1 : part(ui, started, seconds);
}
double eased_out(Ui& ui, double started, double seconds) {
  return ease_out(progress(ui, started, seconds));
}
double eased_in_out(Ui& ui, double started, double seconds) {
  return ease_in_out(progress(ui, started, seconds));
}
double faded(Ui& ui, double started, double seconds) {
  return ease_out(part(ui, started, ui.reduced_motion ? motion::reduced_fade : seconds));
}

double approach(Ui& ui, std::string_view name, double goal, double seconds) {
  const auto found = ui.memory.approaching.find(name);
  if (found == ui.memory.approaching.end()) {
    // Never seen: it is there. Only what was seen elsewhere moves.
    ui.memory.approaching.emplace(name, goal);
    return goal;
  }
  const double step = ui.reduced_motion || seconds <= 0 ? 1 : ui.delta / seconds;
  found->second = std::clamp(goal, found->second - step, found->second + step);
  if (found->second != goal) ui.animate();
  return found->second;
}

} // namespace pressoir::ui
