// The cache of laid out and rasterised texts, and the choice of the picture to show at a scale.
#include "app/ui/text_painter.h"

#include <imgui.h>

#include <array>
#include <chrono>
#include <cmath>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>

#include "app/ui/atlas.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::ui {
namespace {

using Steady = std::chrono::steady_clock;

// Larger texts are cut in tiles, so that a headline on a large display fits the pages.
constexpr int tile_width = 1920, tile_height = 512;
constexpr std::size_t entries_before_sweep = 4096;
constexpr std::uint64_t frames_before_leaving = 120, frames_before_forgetting_layout = 240;

// What makes two texts the same picture: not where they are, nor how opaque.
bool same_picture(const picture::Text& a, const picture::Text& b) {
  return a.text == b.text && a.style == b.style && a.box.size() == b.box.size() && a.colour.red == b.colour.red &&
         a.colour.green == b.colour.green && a.colour.blue == b.colour.blue;
}
std::uint64_t mixed_in(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15U + (hash << 6) + (hash >> 2);
  return hash * 0xBF58476D1CE4E5B9U;
}
std::uint64_t bits(double value) {
  return std::hash<double>{}(value);
}
std::uint64_t hash_of(const picture::Text& text) {
  std::uint64_t hash = std::hash<std::string>{}(text.text);
  const picture::TextStyle& style = text.style;
  hash = mixed_in(hash, bits(style.size) ^ static_cast<std::uint64_t>(style.weight));
  hash = mixed_in(hash, bits(text.box.width));
  hash = mixed_in(hash, bits(text.box.height));
  return mixed_in(hash, static_cast<std::uint64_t>(text.colour.red << 16 | text.colour.green << 8 | text.colour.blue) ^
                            static_cast<std::uint64_t>(style.face) << 32 ^ static_cast<std::uint64_t>(style.fit) << 40);
}

double step_above(double scale) {
  return std::exp2(std::ceil(2 * std::log2(scale) - 1e-9) / 2);
}

struct Raster {
  double scale = 0;
  struct Tile {
    Atlas::Slot slot;
    int x, y; // pixels from the box's corner
  };
  std::vector<Tile> tiles;
};

struct Entry {
  picture::Text text;
  std::optional<picture::TextLayout> layout;
  Vec2 size, from; // logical extents, from the box's corner
  double set_size = 0;
  bool blank = false;
  std::uint64_t last_frame = 0;
  std::vector<Raster> rasters;
  // Scales it was drawn at lately: a miniature and the stage may show the same text.
  struct Seen {
    double scale = 0;
    std::uint64_t frame = 0;
  };
  std::array<Seen, 3> seen;
};

} // namespace

struct TextPainter::Cache {
  Cache(desktop::Textures& textures, int most_pages) : atlas(textures, most_pages) {}

  Entry& entry(const picture::Text& text) {
    const std::uint64_t hash = hash_of(text);
    const auto [first, last] = entries.equal_range(hash);
    for (auto at = first; at != last; ++at) {
      if (same_picture(at->second.text, text)) return at->second;
    }
    Entry& made = entries.emplace(hash, Entry{})->second;
    made.text = text;
    made.text.colour.alpha = 255;
    made.text.box.x = made.text.box.y = 0;
    made.last_frame = frame;
    lay_out(made);
    return made;
  }

  void lay_out(Entry& entry) {
    entry.layout.emplace(entry.text);
    entry.size = {entry.layout->width(), entry.layout->height()};
    entry.from = entry.layout->origin();
    entry.set_size = entry.layout->size();
  }

  // Null when there is no room for it in this frame.
  const Raster* make(Entry& entry, double scale) {
    if (!entry.layout) lay_out(entry);
    ++made_this_frame;
    Vec2 offset;
    const picture::Pixels pixels = entry.layout->rasterise(scale, &offset);
    if (pixels.width <= 0 || pixels.height <= 0) {
      entry.blank = true;
      return nullptr;
    }
    Raster raster{scale, {}};
    const int left = static_cast<int>(std::lround(offset.x * scale)),
              top = static_cast<int>(std::lround(offset.y * scale));
    for (int y = 0; y < pixels.height; y += tile_height) {
      for (int x = 0; x < pixels.width; x += tile_width) {
        const int width = std::min(tile_width, pixels.width - x), height = std::min(tile_height, pixels.height - y);
        const Atlas::Slot slot = atlas.add(pixels, x, y, width, height);
        if (slot == 0) return nullptr;
        raster.tiles.push_back({slot, left + x, top + y});
      }
    }
    if (entry.rasters.size() >= 3) entry.rasters.erase(entry.rasters.begin());
    return &entry.rasters.emplace_back(std::move(raster));
  }

  bool present(const Raster& raster) {
    return std::all_of(raster.tiles.begin(), raster.tiles.end(),
                       [this](const Raster::Tile& tile) { return atlas.use(tile.slot) != nullptr; });
  }

  // Forgets what has left the pages.
  void drop_absent(Entry& entry) {
    std::erase_if(entry.rasters, [this](const Raster& raster) { return !present(raster); });
  }

  bool was_drawn_at(Entry& entry, double scale) {
    Entry::Seen* oldest = entry.seen.data();
    for (Entry::Seen& seen : entry.seen) {
      if (seen.scale == scale) {
        const bool lately = seen.frame + 3 >= frame;
        seen.frame = frame;
        return lately;
      }
      if (seen.frame < oldest->frame) oldest = &seen;
    }
    *oldest = {scale, frame};
    return false;
  }

  // The picture to show at that scale, made when the budget allows.
  const Raster* choose(Entry& entry, double scale) {
    const bool is_new = entry.rasters.empty();
    const bool still = was_drawn_at(entry, scale) || (is_new && !zooming_before);
    if (!still && !is_new) zooming = true;
    const Raster* nearest = nullptr;
    for (const Raster& raster : entry.rasters) {
      if (raster.scale == scale) {
        if (present(raster)) return &raster;
        drop_absent(entry);
        return choose(entry, scale);
      }
      // Never a smaller one when there is another.
      const bool closer = !nearest || (nearest->scale < scale ? raster.scale > nearest->scale
                                                              : raster.scale >= scale && raster.scale < nearest->scale);
      if (closer) nearest = &raster;
    }
    if (nearest && !present(*nearest)) {
      drop_absent(entry);
      return choose(entry, scale);
    }
    const bool good_enough = nearest && nearest->scale >= scale * 0.97 && nearest->scale <= scale * 2.05;
    if (!still && good_enough) {
      waiting = true;
      return nearest;
    }
    double& left = nearest ? sharpen_ms : fresh_ms;
    if (left <= 0) {
      waiting = true;
      return nearest;
    }
    const auto start = Steady::now();
    const double nearest_scale = nearest ? nearest->scale : 0;
    const Raster* made = make(entry, still ? scale : step_above(scale));
    left -= std::chrono::duration<double, std::milli>(Steady::now() - start).count();
    if (!still) waiting = true;
    if (made || entry.blank) return made;
    waiting = true;
    for (const Raster& raster : entry.rasters) {
      if (raster.scale == nearest_scale) return &raster;
    }
    return nullptr;
  }

  void sweep() {
    if (entries.size() > entries_before_sweep) {
      std::erase_if(entries,
                    [this](const auto& pair) { return pair.second.last_frame + frames_before_leaving < frame; });
    }
    if (frame % 64 == 0) {
      for (auto& [hash, entry] : entries) {
        if (entry.last_frame + frames_before_forgetting_layout < frame) entry.layout.reset();
      }
    }
  }

  Atlas atlas;
  std::unordered_multimap<std::uint64_t, Entry> entries;
  std::uint64_t frame = 1;
  double sharpen_ms = 4, fresh_ms = 24;
  bool zooming = false, zooming_before = false, waiting = false;
  int made_this_frame = 0;
};

TextPainter::TextPainter(desktop::Textures& textures, int most_pages)
    : cache_(std::make_unique<Cache>(textures, most_pages)) {}
TextPainter::~TextPainter() = default;

void TextPainter::begin_frame(double budget_ms) {
  Cache& cache = *cache_;
  ++cache.frame;
  cache.sharpen_ms = budget_ms;
  cache.fresh_ms = 6 * budget_ms;
  cache.zooming_before = std::exchange(cache.zooming, false);
  cache.waiting = false;
  cache.made_this_frame = 0;
  cache.atlas.begin_frame();
  cache.sweep();
}

void TextPainter::draw(ImDrawList& list, const picture::Text& text, Vec2 origin, Vec2 at, double scale,
                       double opacity) {
  if (text.text.empty() || !(scale > 1e-3) || !std::isfinite(scale)) return;
  Cache& cache = *cache_;
  Entry& entry = cache.entry(text);
  entry.last_frame = cache.frame;
  if (entry.blank) return;
  Vec2 corner = at + (text.box.position() - origin) * scale;
  const double overhang = entry.set_size * scale; // accents and swashes reach beyond the logical extents
  const Vec2 low = corner + entry.from * scale - Vec2{overhang, overhang};
  const Vec2 high = corner + (entry.from + entry.size) * scale + Vec2{overhang, overhang};
  const ImVec2 clip_low = list.GetClipRectMin(), clip_high = list.GetClipRectMax();
  if (high.x < clip_low.x || high.y < clip_low.y || low.x > clip_high.x || low.y > clip_high.y) return;
  const Raster* raster = cache.choose(entry, scale);
  if (!raster) return;
  double zoom = scale / raster->scale;
  if (raster->scale == scale) {
    zoom = 1;
    corner = {std::round(corner.x), std::round(corner.y)};
  }
  const double alpha = std::clamp(opacity, 0.0, 1.0) * text.colour.alpha;
  const ImU32 tint = IM_COL32(255, 255, 255, static_cast<int>(alpha + 0.5));
  constexpr float texel = 1.0F / Atlas::side;
  for (const Raster::Tile& tile : raster->tiles) {
    const Atlas::Place* place = cache.atlas.use(tile.slot);
    if (!place) continue;
    const Vec2 from = corner + Vec2{1.0 * tile.x, 1.0 * tile.y} * zoom;
    const Vec2 to = from + Vec2{1.0 * place->width, 1.0 * place->height} * zoom;
    const auto u = static_cast<float>(place->x), v = static_cast<float>(place->y);
    list.AddImage(
        place->page, ImVec2(static_cast<float>(from.x), static_cast<float>(from.y)),
        ImVec2(static_cast<float>(to.x), static_cast<float>(to.y)), ImVec2(u * texel, v * texel),
        ImVec2((u + static_cast<float>(place->width)) * texel, (v + static_cast<float>(place->height)) * texel), tint);
  }
}

void TextPainter::draw(ImDrawList& list, const picture::Text& text, double opacity) {
  draw(list, text, {}, {}, 1, opacity);
}

Vec2 TextPainter::measure(const picture::Text& text) {
  Entry& entry = cache_->entry(text);
  entry.last_frame = cache_->frame;
  return entry.size;
}

double TextPainter::set_size(const picture::Text& text) {
  Entry& entry = cache_->entry(text);
  entry.last_frame = cache_->frame;
  return entry.set_size;
}

bool TextPainter::pending() const {
  return cache_->waiting;
}

TextPainter::Statistics TextPainter::statistics() const {
  return {static_cast<int>(cache_->entries.size()), cache_->atlas.page_count(), cache_->made_this_frame};
}

} // namespace pressoir::ui
