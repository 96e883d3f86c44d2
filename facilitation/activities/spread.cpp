#include "facilitation/activities/spread.h"

#include <numbers>

namespace pressoir::activities {

double disc_radius(std::size_t count, Vec2 box, double least, double most) {
  constexpr double filled = 0.1;  // of the box
  return std::clamp(std::sqrt(box.x * box.y * filled / (std::numbers::pi * static_cast<double>(std::max<std::size_t>(1, count)))), least, most);
}

void push_apart(std::vector<Vec2>& centres, double radius, const Rect& box) {
  const double wanted = 2.1 * radius;
  // Those in one place would be pushed along one line: each first moves a little, in its own direction (the golden angle).
  for (std::size_t i = 0; i < centres.size(); ++i) {
    const double turn = 2.39996 * static_cast<double>(i), by = 0.06 * radius * std::sqrt(static_cast<double>(i + 1));
    centres[i] = centres[i] + Vec2{std::cos(turn), std::sin(turn)} * by;
  }
  // The work grows with the square of the people: many are pushed fewer times.
  const int rounds = centres.size() <= 100 ? 60 : centres.size() <= 400 ? 24 : 6;
  for (int round = 0; round < rounds; ++round) {
    bool moved = false;
    for (std::size_t a = 0; a < centres.size(); ++a)
      for (std::size_t b = a + 1; b < centres.size(); ++b) {
        const Vec2 apart = centres[b] - centres[a];
        if (std::abs(apart.x) >= wanted || std::abs(apart.y) >= wanted) continue;
        const double far = length(apart);
        if (far >= wanted) continue;
        if (far < 1e-6) continue;
        const Vec2 push = apart * ((wanted - far) / (2 * far));
        centres[a] = centres[a] - push;
        centres[b] = centres[b] + push;
        moved = true;
      }
    for (Vec2& centre : centres) centre = {std::clamp(centre.x, box.x + radius, std::max(box.x + radius, box.right() - radius)), std::clamp(centre.y, box.y + radius, std::max(box.y + radius, box.bottom() - radius))};
    if (!moved) return;
  }
}

}  // namespace pressoir::activities
