#include "app/ui/ink_strip.h"

#include <cmath>
#include <numbers>

#include "app/desktop/blend.h"
#include "app/ui/imgui_types.h"

namespace pressoir::ui {
namespace {

using Dot = InkStrips::Dot;
using Normal = InkStrips::Normal;

constexpr int most_vertices = 60'000; // ImGui counts them with 16 bits

void thin_out(const picture::Ink& ink, const Placement& place, std::vector<Dot>& dots) {
  dots.clear();
  const Vec2 zero = place.px(ink.origin);
  const auto scale = static_cast<float>(place.scale), left = static_cast<float>(zero.x), top = static_cast<float>(zero.y);
  for (std::size_t i = 0; i < ink.line.size(); ++i) {
    const picture::InkDot& from = ink.line[i];
    const Dot dot{left + from.x * scale, top + from.y * scale, std::max(0.35F, from.half * scale)};
    if (!dots.empty() && i + 1 < ink.line.size()) {
      const float dx = dot.x - dots.back().x, dy = dot.y - dots.back().y, least = 0.7F + 0.22F * dot.half;
      if (dx * dx + dy * dy < least * least) continue;
    }
    dots.push_back(dot);
  }
  // The last one is always there; not twice.
  if (dots.size() > 2) {
    const Dot a = dots[dots.size() - 2], b = dots.back();
    if (std::hypot(a.x - b.x, a.y - b.y) < 0.3F) dots.erase(dots.end() - 2);
  }
}

struct Strip {
  ImDrawList& list;
  ImVec2 white;
  ImU32 ink, none;

  void vertex(float x, float y, ImU32 colour) const { list.PrimWriteVtx({x, y}, white, colour); }
  void index(unsigned i) const { list.PrimWriteIdx(static_cast<ImDrawIdx>(i)); }

  // A half or whole disc with its fringe.
  void round(const Dot& dot, float from, float turn) const {
    const int pieces = std::clamp(static_cast<int>(std::abs(turn) * std::sqrt(dot.half + 0.5F) * 1.6F) + 2, 3, 40);
    list.PrimReserve(9 * pieces, 2 * (pieces + 1) + 1);
    const unsigned first = list._VtxCurrentIdx;
    vertex(dot.x, dot.y, ink);
    const float inner = std::max(0.0F, dot.half - 0.5F), outer = dot.half + 0.5F;
    for (int i = 0; i <= pieces; ++i) {
      const float angle = from + turn * static_cast<float>(i) / static_cast<float>(pieces), c = std::cos(angle), s = std::sin(angle);
      vertex(dot.x + c * inner, dot.y + s * inner, ink);
      vertex(dot.x + c * outer, dot.y + s * outer, none);
    }
    for (unsigned i = 0; i < static_cast<unsigned>(pieces); ++i) {
      const unsigned a = first + 1 + 2 * i;
      index(first), index(a), index(a + 2);
      index(a), index(a + 1), index(a + 3);
      index(a), index(a + 3), index(a + 2);
    }
  }

  // Vertices side by side across the line at each dot: four, of which the outer two fade into nothing; three where lines are of a pixel
  // or less, which are fainter instead of thinner. Hundreds of thousands a frame: written without a call for each.
  template <unsigned rails>
  void ribbon(const std::vector<Dot>& dots, const std::vector<Normal>& normals, std::size_t from, std::size_t to) const {
    static_assert(rails == 3 || rails == 4);
    const auto count = static_cast<int>(to - from + 1);
    list.PrimReserve(static_cast<int>(6 * (rails - 1)) * (count - 1), static_cast<int>(rails) * count);
    unsigned first = list._VtxCurrentIdx;
    ImDrawVert* corner = list._VtxWritePtr;
    for (std::size_t i = from; i <= to; ++i) {
      const Dot dot = dots[i];
      const Normal n = normals[i];
      const float outer = dot.half + 0.5F, inner = rails == 3 ? 0 : std::max(0.0F, dot.half - 0.5F);
      *corner++ = {{dot.x - n.x * outer, dot.y - n.y * outer}, white, none};
      *corner++ = {{dot.x - n.x * inner, dot.y - n.y * inner}, white, ink};
      if constexpr (rails == 4) *corner++ = {{dot.x + n.x * inner, dot.y + n.y * inner}, white, ink};
      *corner++ = {{dot.x + n.x * outer, dot.y + n.y * outer}, white, none};
    }
    ImDrawIdx* index = list._IdxWritePtr;
    for (int i = 0; i + 1 < count; ++i, first += rails)
      for (unsigned a = first; a < first + rails - 1; ++a)
        for (const unsigned of : {a, a + 1, a + rails + 1, a, a + rails + 1, a + rails}) *index++ = static_cast<ImDrawIdx>(of);
    list._VtxWritePtr = corner;
    list._IdxWritePtr = index;
    list._VtxCurrentIdx = first + rails;
  }
};

void draw_strip(const Strip& strip, const std::vector<Dot>& dots, std::vector<Normal>& normals) {
  if (dots.empty()) return;
  constexpr float pi = std::numbers::pi_v<float>;
  if (dots.size() == 1) return strip.round(dots.front(), 0, 2 * pi);
  normals.assign(dots.size(), {});
  ImVec2 before{};
  std::vector<std::size_t> corners;
  float widest = 0;
  for (std::size_t i = 0; i < dots.size(); ++i) {
    widest = std::max(widest, dots[i].half);
    ImVec2 after = before;
    if (i + 1 < dots.size()) {
      const float dx = dots[i + 1].x - dots[i].x, dy = dots[i + 1].y - dots[i].y, along = std::max(1e-4F, std::sqrt(dx * dx + dy * dy));
      after = {-dy / along, dx / along};
    }
    if (i == 0) before = after;
    ImVec2 sum{before.x + after.x, before.y + after.y};
    const float square = sum.x * sum.x + sum.y * sum.y;
    // The sharper the turn the farther out the corner, up to a point: beyond, a disc rounds it.
    if (square > 1.2F) normals[i] = {sum.x * 2 / square, sum.y * 2 / square};
    else {
      normals[i] = {after.x, after.y};
      if (dots[i].half > 0.8F) corners.push_back(i);
    }
    before = after;
  }
  // A dot of an i, from afar.
  if (dots.size() == 2 && std::hypot(dots[1].x - dots[0].x, dots[1].y - dots[0].y) < 1.2F) return strip.round(dots.front(), 0, 2 * pi);
  const bool is_thin = widest <= 0.9F;
  const std::size_t at_once = most_vertices / 4;
  // A sharp corner ends the strip; the next begins there.
  std::size_t from = 0, corner = 0;
  while (from + 1 < dots.size()) {
    std::size_t to = std::min(dots.size() - 1, from + at_once);
    if (!is_thin && corner < corners.size()) {
      while (corner < corners.size() && corners[corner] <= from) ++corner;
      if (corner < corners.size()) to = std::min(to, corners[corner]);
    }
    const Normal kept = normals[to];
    if (!is_thin && corner < corners.size() && corners[corner] == to) {
      // Straight across, as the line arrives.
      const float dx = dots[to].x - dots[to - 1].x, dy = dots[to].y - dots[to - 1].y, along = std::max(1e-4F, std::sqrt(dx * dx + dy * dy));
      normals[to] = {-dy / along, dx / along};
    }
    if (is_thin) strip.ribbon<3>(dots, normals, from, to);
    else strip.ribbon<4>(dots, normals, from, to);
    normals[to] = kept;
    from = to;
  }
  if (is_thin) return;
  for (const std::size_t i : corners) strip.round(dots[i], 0, 2 * pi);
  const Dot &a = dots.front(), &b = dots[1], &y = dots[dots.size() - 2], &z = dots.back();
  strip.round(a, std::atan2(b.y - a.y, b.x - a.x) + pi / 2, pi);
  strip.round(z, std::atan2(z.y - y.y, z.x - y.x) - pi / 2, pi);
}

} // namespace

void InkStrips::draw(ImDrawList& list, const picture::Ink& ink, const Placement& place) {
  if (ink.colour.alpha == 0 || ink.line.empty()) return;
  thin_out(ink, place, dots_);
  Strip strip{list, ImGui::GetFontTexUvWhitePixel(), packed(ink.colour, place.opacity), 0};
  strip.none = strip.ink & ~IM_COL32_A_MASK;
  const bool blends = ink.blend == picture::Blend::darken || ink.blend == picture::Blend::lighten;
  if (blends) {
    // Towards what changes nothing: white darkens nothing, black lightens nothing.
    const Colour neutral = ink.blend == picture::Blend::darken ? rgb(0xFFFFFF) : rgb(0x000000);
    Colour solid = ink.colour;
    solid.alpha = 255;
    strip.ink = packed(mixed(neutral, solid, ink.colour.alpha / 255.0 * place.opacity));
    strip.none = packed(neutral);
    if (ink.blend == picture::Blend::darken) desktop::darken(list);
    else desktop::lighten(list);
  }
  draw_strip(strip, dots_, normals_);
  if (blends) desktop::blend_as_usual(list);
}

} // namespace pressoir::ui
