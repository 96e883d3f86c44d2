#include "facilitation/interchange/picture_board.h"

#include <algorithm>
#include <cmath>

namespace pressoir::interchange {

BoardFile board_of_pictures(std::vector<BroughtPicture> pictures, Vec2 middle, double longest) {
  constexpr double gap = 24;
  BoardFile file;
  const auto columns = static_cast<std::size_t>(std::max(1.0, std::ceil(std::sqrt(static_cast<double>(pictures.size())))));
  const std::size_t rows = (pictures.size() + columns - 1) / columns;
  std::vector<Vec2> sizes;
  Vec2 cell;
  for (const BroughtPicture& picture : pictures) {
    const double scale = std::min(1.0, longest / std::max(1, std::max(picture.width, picture.height)));
    sizes.push_back(Vec2{std::max(1.0, picture.width * scale), std::max(1.0, picture.height * scale)});
    cell = {std::max(cell.x, sizes.back().x), std::max(cell.y, sizes.back().y)};
  }
  const auto wide = static_cast<double>(std::min(columns, std::max<std::size_t>(pictures.size(), 1))), high = static_cast<double>(rows);
  const Vec2 corner = middle - Vec2{wide * cell.x + (wide - 1) * gap, high * cell.y + (high - 1) * gap} / 2;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const Vec2 at = corner + Vec2{static_cast<double>(i % columns) * (cell.x + gap), static_cast<double>(i / columns) * (cell.y + gap)};
    workshop::PlacedImage image;
    image.blob = "#" + std::to_string(i);
    image.order = static_cast<std::int64_t>(i) + 1;
    image.position = at + (cell - sizes[i]) / 2;
    image.size = sizes[i];
    file.drawn.images.push_back({{}, std::move(image)});
    file.pictures.push_back(std::move(pictures[i].png));
  }
  return file;
}

} // namespace pressoir::interchange
