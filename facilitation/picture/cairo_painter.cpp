// A scene through Cairo: the same calls on pixels and on PDF pages, where texts stay texts and shadows become stacked
// shapes.
#include <cairo.h>

#include <cmath>
#include <numbers>

#include "facilitation/picture/ink.h"
#include "facilitation/picture/painters.h"
#include "facilitation/picture/shadow.h"
#include "facilitation/picture/text_laid.h"
#include "facilitation/picture/text_paint.h"

namespace pressoir::picture {
namespace {

// Below this many pixels of font size, letters are grey lines.
constexpr double legible_pixels = 4.5;
constexpr int least_shadow_layers = 3, most_shadow_layers = 8;

void source(cairo_t* cairo, Colour c) {
  cairo_set_source_rgba(cairo, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
}

// Cairo's own units are 24.8 fixed: what lies far away must not wrap round.
bool paintable(const Rect& r) {
  return std::isfinite(r.x) && std::isfinite(r.y) && std::isfinite(r.width) && std::isfinite(r.height) &&
         std::abs(r.x) < 1e7 && std::abs(r.y) < 1e7 && r.width < 1e7 && r.height < 1e7;
}

class Painter {
 public:
  Painter(cairo_t* cairo, double scale, const FetchBlob& fetch, Colour ink)
      : cairo_(cairo), scale_(scale), fetch_(fetch), ink_(ink) {}

  void paint(const Item& item) {
    std::visit([this](const auto& shape) { draw(shape); }, item);
  }
  void paint(const Element& element) {
    for (std::size_t i = 0; i < element.items.size(); ++i)
      if (scale_ <= 0 && is_echo(element, i)) paint_text_as_path(cairo_, std::get<Text>(element.items[i]));
      else paint(element.items[i]);
  }
  void dots(const Rect& area) {
    constexpr double pitch = 24, radius = 1.3;
    if (scale_ > 0 && radius * scale_ < 0.4) return;
    source(cairo_, with_alpha(ink_, 0.08));
    cairo_new_path(cairo_);
    const double x0 = std::ceil(area.x / pitch) * pitch, y0 = std::ceil(area.y / pitch) * pitch;
    if (area.width / pitch * (area.height / pitch) > 250'000) return;
    for (double y = y0; y <= area.bottom(); y += pitch) {
      for (double x = x0; x <= area.right(); x += pitch) {
        cairo_new_sub_path(cairo_);
        cairo_arc(cairo_, x, y, radius, 0, 2 * std::numbers::pi);
      }
    }
    cairo_fill(cairo_);
  }

 private:
  void draw(const Card& card) {
    if (!paintable(card.box) || card.box.empty()) return;
    cairo_save(cairo_);
    if (card.rotation != 0) {
      const Vec2 centre = card.box.centre();
      cairo_translate(cairo_, centre.x, centre.y);
      cairo_rotate(cairo_, card.rotation * std::numbers::pi / 180);
      cairo_translate(cairo_, -centre.x, -centre.y);
    }
    if (card.shadow != Shadow::none) shadow(card);
    // A corner of less than a pixel cannot be seen, and a plain rectangle costs a tenth.
    rounded_rectangle(cairo_, card.box, scale_ > 0 && card.radius * scale_ < 0.9 ? 0 : card.radius);
    if (card.fill.alpha) {
      source(cairo_, card.fill);
      cairo_fill_preserve(cairo_);
    }
    if (card.edge.alpha && card.edge_width > 0) {
      source(cairo_, card.edge);
      cairo_set_line_width(cairo_, card.edge_width);
      cairo_stroke_preserve(cairo_);
    }
    cairo_new_path(cairo_);
    cairo_restore(cairo_);
  }

  void shadow(const Card& card) {
    const ShadowShape shape = shadow_shape(card.shadow, ink_);
    const double wide = card.box.width * scale_, high = card.box.height * scale_;
    if (scale_ <= 0 || card.rotation != 0 || wide > 4000 || high > 4000) {
      for (const ShadowLayer& layer : shadow_layers(card, shape, layers_of(shape))) {
        rounded_rectangle(cairo_, layer.box, layer.radius);
        source(cairo_, layer.colour);
        cairo_fill(cairo_);
      }
      return;
    }
    const int width = std::max(1, static_cast<int>(std::lround(wide)));
    const int height = std::max(1, static_cast<int>(std::lround(high)));
    const auto& mask = masks_.mask(width, height, card.radius * scale_, shape.blur * scale_);
    double x = card.box.x, y = card.box.y + shape.down;
    cairo_user_to_device(cairo_, &x, &y);
    cairo_save(cairo_);
    cairo_identity_matrix(cairo_);
    source(cairo_, shape.colour);
    cairo_mask_surface(cairo_, mask.surface.get(), std::round(x) - mask.margin, std::round(y) - mask.margin);
    cairo_restore(cairo_);
  }

  // On paper: as many as the blur has points, so that no step is seen.
  int layers_of(const ShadowShape& shape) const { return scale_ > 0 ? most_shadow_layers : std::clamp(static_cast<int>(std::ceil(shape.blur * paper_scale())), least_shadow_layers, most_shadow_layers); }

  void draw(const Text& text) {
    if (!paintable(text.box) || text.text.empty()) return;
    if (!text.colour.alpha) {
      if (scale_ <= 0) paint_words_only(cairo_, text);
      return;
    }
    if (scale_ > 0 && text.style.size * scale_ < legible_pixels) {
      paint_greeked(cairo_, text, scale_);
    } else {
      paint_text(cairo_, text, scale_);
    }
  }

  void blend(Blend how) {
    if (how == Blend::multiply) cairo_set_operator(cairo_, CAIRO_OPERATOR_MULTIPLY);
    if (how == Blend::darken) cairo_set_operator(cairo_, CAIRO_OPERATOR_DARKEN);
    if (how == Blend::lighten) cairo_set_operator(cairo_, CAIRO_OPERATOR_LIGHTEN);
  }
  void draw(const Ink& ink) {
    if (!ink.colour.alpha) return;
    if (scale_ <= 0 && ink.colour.alpha == 255 && ink.blend == Blend::normal && ink.line.size() > 1) return draw_as_strokes(ink);
    draw(outline_of(ink));
  }
  void draw(const Path& path) {
    if (!trace(path)) return;
    cairo_save(cairo_);
    blend(path.blend);
    if (path.fill.alpha) {
      source(cairo_, path.fill);
      cairo_fill_preserve(cairo_);
    }
    if (path.stroke.alpha && path.stroke_width > 0) {
      source(cairo_, path.stroke);
      cairo_set_line_width(cairo_, path.stroke_width);
      cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
      double sum = 0;
      for (const double dash : path.dashes) sum += dash < 0 ? -1e9 : dash;
      if (sum > 0) cairo_set_dash(cairo_, path.dashes.data(), static_cast<int>(path.dashes.size()), 0);
      cairo_stroke_preserve(cairo_);
    }
    cairo_new_path(cairo_);
    cairo_restore(cairo_);
  }
  bool trace(const Path& path) {
    cairo_new_path(cairo_);
    for (const PathSegment& segment : path.segments) {
      if (!paintable({segment.to.x, segment.to.y, 0, 0}) || !paintable({segment.a.x, segment.a.y, 0, 0}) ||
          !paintable({segment.b.x, segment.b.y, 0, 0}))
        return false;
      switch (segment.kind) {
      case PathSegment::Kind::move: cairo_move_to(cairo_, segment.to.x, segment.to.y); break;
      case PathSegment::Kind::line: cairo_line_to(cairo_, segment.to.x, segment.to.y); break;
      case PathSegment::Kind::cubic:
        cairo_curve_to(cairo_, segment.a.x, segment.a.y, segment.b.x, segment.b.y, segment.to.x, segment.to.y);
        break;
      case PathSegment::Kind::close: cairo_close_path(cairo_); break;
      }
    }
    return !path.segments.empty();
  }

  void draw(const Disc& disc) {
    if (!paintable({disc.centre.x, disc.centre.y, disc.radius, disc.radius}) || disc.radius <= 0) return;
    cairo_new_path(cairo_);
    cairo_arc(cairo_, disc.centre.x, disc.centre.y, disc.radius, 0, 2 * std::numbers::pi);
    if (disc.fill.alpha) {
      source(cairo_, disc.fill);
      cairo_fill_preserve(cairo_);
    }
    if (disc.edge.alpha && disc.edge_width > 0) {
      source(cairo_, disc.edge);
      cairo_set_line_width(cairo_, disc.edge_width);
      cairo_stroke_preserve(cairo_);
    }
    cairo_new_path(cairo_);
  }

  void draw(const Image& image) {
    if (!paintable(image.box) || image.box.empty()) return;
    cairo_surface_t* surface = picture(image.blob);
    if (!surface) {
      missing(image.box);
      return;
    }
    const double width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    const Vec2 part = image.crop_to - image.crop_from;
    if (!(part.x > 0 && part.y > 0)) return;
    cairo_save(cairo_);
    cairo_translate(cairo_, image.box.x, image.box.y);
    cairo_scale(cairo_, image.box.width / (width * part.x), image.box.height / (height * part.y));
    cairo_translate(cairo_, -width * image.crop_from.x, -height * image.crop_from.y);
    cairo_set_source_surface(cairo_, surface, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo_), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo_, width * image.crop_from.x, height * image.crop_from.y, width * part.x, height * part.y);
    cairo_clip(cairo_);
    cairo_paint_with_alpha(cairo_, std::clamp(image.opacity, 0.0, 1.0));
    cairo_restore(cairo_);
  }
  // Decoded once a painting; null when it cannot be had.
  cairo_surface_t* picture(const std::string& blob) {
    if (const auto found = pictures_.find(blob); found != pictures_.end()) return found->second.get();
    SurfacePointer surface;
    if (fetch_) {
      if (const auto bytes = fetch_(blob)) {
        if (const auto decoded = pixels_from_png(*bytes)) surface = surface_of(*decoded);
      }
    }
    return pictures_.emplace(blob, std::move(surface)).first->second.get();
  }
  void missing(const Rect& box) {
    draw(
        Card{.box = box, .fill = with_alpha(ink_, 0.06), .radius = 6, .edge = with_alpha(ink_, 0.25), .edge_width = 1});
    Path cross;
    cross.segments = {{PathSegment::Kind::move, {}, {}, box.position()},
                      {PathSegment::Kind::line, {}, {}, {box.right(), box.bottom()}},
                      {PathSegment::Kind::move, {}, {}, {box.right(), box.y}},
                      {PathSegment::Kind::line, {}, {}, {box.x, box.bottom()}}};
    cross.stroke = with_alpha(ink_, 0.25);
    cross.stroke_width = 1;
    draw(cross);
  }

  // On paper an opaque line is a few strokes of the pen, each of one width: a third of the bytes of its outline, and nobody sees a width
  // change by an eighth.
  void draw_as_strokes(const Ink& whole) {
    const double finest = finest_ / paper_scale();
    const Ink ink = thinned(whole, finest);
    for (const InkDot& dot : ink.line)
      if (!paintable({ink.at(dot).x, ink.at(dot).y, 0, 0})) return;
    double most = 0;
    for (const InkDot& dot : ink.line) most = std::max(most, static_cast<double>(dot.half));
    const double step = std::max(finest, most / 8);
    const auto width_of = [&](std::size_t i) { return std::max(1.0, std::round((static_cast<double>(ink.line[i].half) + static_cast<double>(ink.line[i + 1].half)) / 2 / step)); };
    cairo_save(cairo_);
    source(cairo_, ink.colour);
    cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    for (std::size_t from = 0; from + 1 < ink.line.size();) {
      const double width = width_of(from);
      std::size_t to = from;
      cairo_new_path(cairo_);
      cairo_move_to(cairo_, ink.at(ink.line[from]).x, ink.at(ink.line[from]).y);
      while (to + 1 < ink.line.size() && width_of(to) == width) {
        ++to;
        cairo_line_to(cairo_, ink.at(ink.line[to]).x, ink.at(ink.line[to]).y);
      }
      cairo_set_line_width(cairo_, 2 * step * width);
      cairo_stroke(cairo_);
      from = to;
    }
    cairo_restore(cairo_);
  }
  // Points a board unit.
  double paper_scale() const {
    double x = 1, y = 0;
    cairo_user_to_device_distance(cairo_, &x, &y);
    return std::max(1e-9, std::hypot(x, y));
  }

  static constexpr double finest_ = 0.12; // points: a 600th of an inch
  cairo_t* cairo_;
  double scale_;
  const FetchBlob& fetch_;
  Colour ink_;
  ShadowMasks masks_;
  std::map<std::string, SurfacePointer> pictures_;
};

} // namespace

void paint(const Item& item, void* cairo, double scale, const FetchBlob& fetch) {
  Painter(static_cast<cairo_t*>(cairo), scale, fetch, rgb(0x1F2430)).paint(item);
}

void paint(const Scene& scene, void* target, double scale, const FetchBlob& fetch) {
  auto* cairo = static_cast<cairo_t*>(target);
  double x0, y0, x1, y1;
  cairo_clip_extents(cairo, &x0, &y0, &x1, &y1);
  const Rect shown{x0, y0, x1 - x0, y1 - y0};
  if (scene.background) {
    source(cairo, *scene.background);
    cairo_paint(cairo);
  }
  Painter painter(cairo, scale, fetch, scene.ink);
  if (scene.dot_grid) painter.dots(shown);
  const Rect near = inset(shown, -48); // shadows reach beyond bounds
  for (const Element& element : scene.elements) {
    if (!element.bounds.empty() && !element.bounds.intersects(near)) continue;
    if (element.rotation != 0) {
      cairo_save(cairo);
      cairo_translate(cairo, element.pivot.x, element.pivot.y);
      cairo_rotate(cairo, element.rotation * std::numbers::pi / 180);
      cairo_translate(cairo, -element.pivot.x, -element.pivot.y);
    }
    painter.paint(element);
    if (element.rotation != 0) cairo_restore(cairo);
  }
}

} // namespace pressoir::picture
