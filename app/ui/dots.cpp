#include "app/ui/dots.h"

#include <algorithm>
#include <cmath>

#include "app/ui/imgui_types.h"

namespace pressoir::ui {
namespace {

// What frames on their way to the screen may still show is left alone.
constexpr std::uint64_t frames_in_flight = 3;
// While zooming each frame has a row of its own.
constexpr std::size_t most_strips = 8;

}  // namespace

Dots::~Dots() {
  for (const Strip& strip : strips_) textures_.destroy(strip.texture);
}

Dots::Strip& Dots::strip(std::vector<int> lefts, int side, int width) {
  const auto same = std::find_if(strips_.begin(), strips_.end(), [&](const Strip& one) { return one.side == side && one.width == width && one.lefts == lefts; });
  if (same != strips_.end()) return *same;
  auto made = std::find_if(strips_.begin(), strips_.end(), [&](const Strip& one) { return one.width == width && one.last_frame + frames_in_flight < frame_; });
  if (made == strips_.end()) {
    if (strips_.size() >= most_strips) {
      const auto oldest = std::min_element(strips_.begin(), strips_.end(), [](const Strip& a, const Strip& b) { return a.last_frame < b.last_frame; });
      if (oldest->last_frame + frames_in_flight < frame_) {
        textures_.destroy(oldest->texture);
        strips_.erase(oldest);
      }
    }
    made = strips_.insert(strips_.end(), Strip{.texture = textures_.make(width, 1), .width = width, .lefts = {}});
  }
  std::vector<std::uint8_t> rgba(4 * static_cast<std::size_t>(width), 255);
  for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) rgba[4 * x + 3] = 0;
  for (const int left : lefts)
    for (int x = std::max(left, 0); x < std::min(left + side, width); ++x) rgba[4 * static_cast<std::size_t>(x) + 3] = 255;
  textures_.update(made->texture, 0, 0, width, 1, rgba.data());
  made->side = side;
  made->lefts = std::move(lefts);
  return *made;
}

void Dots::draw(ImDrawList& list, const Rect& area, Vec2 first, double pitch, int side, std::uint32_t colour) {
  const int columns = static_cast<int>(std::floor((area.right() - first.x) / pitch)) + 1;
  const int rows = static_cast<int>(std::floor((area.bottom() - first.y) / pitch)) + 1;
  if (columns <= 0 || rows <= 0) return;
  // Where a row starts is left out of its strip: panning by whole pixels shows the same one elsewhere.
  const double start = std::floor(first.x - side / 2.0);
  const int width = static_cast<int>(std::ceil(area.width + pitch)) + side + 1;
  std::vector<int> lefts(static_cast<std::size_t>(std::floor(width / pitch)) + 1);
  for (std::size_t column = 0; column < lefts.size(); ++column) lefts[column] = static_cast<int>(std::round(first.x + static_cast<double>(column) * pitch - side / 2.0) - start);
  Strip& row = strip(std::move(lefts), side, width);
  row.last_frame = frame_;
  const auto left = static_cast<float>(start), right = static_cast<float>(std::min(start + width, std::ceil(area.right()) + side));
  const float seen = (right - left) / static_cast<float>(width);
  list.PushTextureID(row.texture);
  list.PrimReserve(6 * rows, 4 * rows);
  for (int i = 0; i < rows; ++i) {
    const auto top = static_cast<float>(std::round(first.y + i * pitch - side / 2.0));
    list.PrimRectUV({left, top}, {right, top + static_cast<float>(side)}, {0, 0.5F}, {seen, 0.5F}, colour);
  }
  list.PopTextureID();
}

}  // namespace pressoir::ui
