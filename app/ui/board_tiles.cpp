// Squares of 256 pixels, painted somewhat larger than they are shown: the texture filter then smooths edges too small for pixels.
#include "app/ui/board_tiles.h"

#include <chrono>
#include <cmath>
#include <utility>

#include "app/ui/imgui_types.h"

namespace pressoir::ui {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int side = 256;
constexpr double least_enlargement = 1.2;  // of what is painted over what is shown; at most √2 more
constexpr double painting_ms = 2;          // a frame
constexpr std::size_t most_spare = 16;

double step_of(double scale) {
  return std::exp2(std::ceil(2 * std::log2(scale * least_enlargement) - 1e-9) / 2);
}

} // namespace

BoardTiles::~BoardTiles() {
  forget();
}

void BoardTiles::forget() {
  give_back(now_);
  give_back(before_);
  for (const desktop::TextureHandle texture : spare_) canvas_->destroy(texture);
  spare_.clear();
}

void BoardTiles::give_back(Tile& tile) {
  if (!tile.texture) return;
  if (spare_.size() < most_spare) spare_.push_back(tile.texture);
  else canvas_->destroy(tile.texture);
  tile.texture = nullptr;
}

void BoardTiles::give_back(Step& step) {
  for (auto& [square, tile] : step.tiles) give_back(tile);
  step.tiles.clear();
}

void BoardTiles::change_step(double scale) {
  if (!now_.tiles.empty()) {
    give_back(before_);
    std::swap(now_, before_);
  }
  now_.scale = scale;
}

Rect BoardTiles::box_of(const Step& step, const Square& square) {
  const double units = side / step.scale;
  return {square.first * units, square.second * units, units, units};
}

void BoardTiles::outdate(const Rect& box) {
  if (now_.tiles.empty()) return;
  give_back(before_); // it would show through
  // One pixel around: edges are rounded.
  const Rect touched = inset(box, -2 / now_.scale);
  const double units = side / now_.scale;
  const auto index = [units](double at) { return static_cast<std::int32_t>(std::floor(at / units)); };
  for (std::int32_t row = index(touched.y); row <= index(touched.bottom()); ++row) {
    for (std::int32_t column = index(touched.x); column <= index(touched.right()); ++column) {
      if (const auto found = now_.tiles.find({column, row}); found != now_.tiles.end()) found->second.outdated = true;
    }
  }
}

void BoardTiles::paint(Ui& ui, const activities::BoardScene& scene, const Square& square, const std::vector<std::uint64_t>& absent) {
  Tile& tile = now_.tiles[square];
  tile.outdated = false;
  const Rect box = box_of(now_, square), whole{0, 0, side, side};
  found_.clear();
  scene.in_view(inset(box, -2 / now_.scale), found_);
  if (found_.empty()) {
    give_back(tile);
    return;
  }
  if (!tile.texture) {
    if (spare_.empty()) spare_.push_back(canvas_->make(side, side));
    tile.texture = spare_.back();
    spare_.pop_back();
  }
  ImDrawList list(ImGui::GetDrawListSharedData());
  list._ResetForNewFrame();
  list.Flags = ui.list->Flags;
  list.PushTextureID(ImGui::GetIO().Fonts->TexID);
  list.PushClipRect(low_of(whole), high_of(whole));
  std::vector<FarNote> things;
  for (const activities::BoardItem* item : found_)
    things.push_back({item->box, item->fill, item->letters, item->key, item->what == activities::BoardItem::What::drawn});
  {
    ImDrawList* const screen = std::exchange(ui.list, &list);
    draw_far_things(ui, scene, {.origin = box.position(), .scale = now_.scale}, inset(whole, -2), things, absent, FarWords::left_out);
    ui.list = screen;
  }
  canvas_->paint(tile.texture, side, side, ui.theme.paper, list);
}

void BoardTiles::draw(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area,
                      const std::vector<std::uint64_t>& absent) {
  if (!canvas_) canvas_ = ui.window && ui.window->has_gl() ? desktop::gl_canvas() : desktop::null_canvas();
  if (const double step = step_of(place.scale); step != now_.scale) change_step(step);
  const Rect board = scene.bounds(), seen = rect_at(place.unit(area.position()), area.size() / place.scale);
  const Rect shown{std::max(board.x, seen.x), std::max(board.y, seen.y), std::min(board.right(), seen.right()) - std::max(board.x, seen.x),
                   std::min(board.bottom(), seen.bottom()) - std::max(board.y, seen.y)};
  if (shown.empty()) return;
  const double units = side / now_.scale;
  const auto index = [units](double at) { return static_cast<std::int32_t>(std::floor(at / units)); };
  const Square first{index(shown.x), index(shown.y)}, last{index(shown.right()), index(shown.bottom())};
  const auto each = [&](auto&& visit) {
    for (std::int32_t row = first.second; row <= last.second; ++row)
      for (std::int32_t column = first.first; column <= last.first; ++column) visit(Square{column, row});
  };

  // With nothing at all to show, all of it is painted at once; else for a while, what changed before what is new.
  const bool nothing_yet = now_.tiles.empty() && before_.tiles.empty();
  const auto until = Steady::now() + std::chrono::duration<double, std::milli>(painting_ms);
  bool all_there = true;
  for (const bool known : {true, false}) {
    each([&](const Square& square) {
      const auto found = now_.tiles.find(square);
      if ((found != now_.tiles.end()) != known || (known && !found->second.outdated)) return;
      if (nothing_yet || Steady::now() < until) paint(ui, scene, square, absent);
      else all_there = false;
    });
  }
  if (!all_there) ui.animate();

  const auto show = [&](const Step& step, const Square& square, const Tile& tile) {
    if (!tile.texture) return;
    // On whole pixels, so that neighbours meet.
    const Rect box = place.px(box_of(step, square));
    const Rect at = snapped(box);
    if (!at.intersects(area)) return;
    ui.list->AddImage(tile.texture, low_of(at), high_of(at), ImVec2(0, 1), ImVec2(1, 0), packed(Colour{255, 255, 255}, place.opacity));
  };
  if (all_there) {
    give_back(before_);
  } else {
    for (const auto& [square, tile] : before_.tiles) show(before_, square, tile);
  }
  each([&](const Square& square) {
    if (const auto found = now_.tiles.find(square); found != now_.tiles.end()) show(now_, square, found->second);
  });
  // What has gone out of sight gives its textures to what comes into it.
  for (auto at = now_.tiles.begin(); at != now_.tiles.end();) {
    const auto [column, row] = at->first;
    const bool gone = column + 1 < first.first || column - 1 > last.first || row + 1 < first.second || row - 1 > last.second;
    if (gone) give_back(at->second);
    at = gone ? now_.tiles.erase(at) : std::next(at);
  }
}

} // namespace pressoir::ui
