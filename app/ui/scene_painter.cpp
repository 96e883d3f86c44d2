// Each kind of item handed to the painter that keeps its textures.
#include "app/ui/scene_painter.h"

#include <cmath>

#include "app/ui/imgui_types.h"

namespace pressoir::ui {
namespace {

bool in_sight(const Ui& ui, const Rect& box) {
  const ImVec2 low = ui.list->GetClipRectMin(), high = ui.list->GetClipRectMax();
  return box.right() >= low.x && box.bottom() >= low.y && box.x <= high.x && box.y <= high.y;
}

struct ItemPainter {
  Ui& ui;
  const Placement& place;
  bool turned = false; // it will stand elsewhere than where it is drawn: the element alone is asked whether it is in sight

  bool in_sight(const Rect& box) const { return turned || ui::in_sight(ui, box); }

  void operator()(const picture::Card& card) const {
    // The lifted shadow reaches 50 units around.
    if (in_sight(place.px(inset(card.box, -56 - card.edge_width)))) {
      ui.cards->draw(*ui.list, card, place, ui.theme.ink);
    }
  }
  void operator()(const picture::Text& text) const {
    if (text.colour.alpha) ui.texts->draw(*ui.list, text, place.origin, place.at, place.scale, place.opacity);
  }
  void operator()(const picture::Path& path) const {
    if (in_sight(place.px(inset(picture::bounds(picture::Item(path)), -2 / place.scale)))) {
      ui.shapes->draw(*ui.list, path, place);
    }
  }
  void operator()(const picture::Disc& disc) const {
    const double radius = disc.radius * place.scale, width = disc.edge_width * place.scale;
    const Vec2 centre = place.px(disc.centre);
    if (!in_sight(inset({centre.x, centre.y, 0, 0}, -radius - width))) return;
    if (disc.fill.alpha > 0) fill_disc(*ui.list, centre, radius, disc.fill, place.opacity);
    if (disc.edge.alpha > 0 && width > 0) ring(*ui.list, centre, radius, disc.edge, width, place.opacity);
  }
  void operator()(const picture::Ink& ink) const { ui.inks->draw(*ui.list, ink, place); }
  void operator()(const picture::Image& image) const {
    const Rect box = place.px(image.box);
    if (!in_sight(box)) return;
    const BlobTexture blob = ui.blobs ? ui.blobs(image.blob) : BlobTexture{};
    if (blob.texture) {
      ui.list->AddImage(blob.texture, low_of(box), high_of(box), im(image.crop_from), im(image.crop_to),
                        packed(Colour{255, 255, 255}, image.opacity * place.opacity));
      return;
    }
    fill_rect(*ui.list, box, ui.theme.sunken, 0, place.opacity);
    line(*ui.list, box.position(), {box.right(), box.bottom()}, ui.theme.line, 2, place.opacity);
    line(*ui.list, {box.right(), box.y}, {box.x, box.bottom()}, ui.theme.line, 2, place.opacity);
  }
};

} // namespace

void paint(Ui& ui, const picture::Item& item, const Placement& place) {
  std::visit(ItemPainter{ui, place}, item);
}

void paint(Ui& ui, const picture::Element& element, const Placement& place) {
  if (!in_sight(ui, place.px(inset(element.bounds, -56)))) return;
  if (element.rotation != 0) {
    const Turned turned(*ui.list, place.px(element.pivot), element.rotation);
    const ItemPainter painter{ui, place, true};
    for (const picture::Item& item : element.items) std::visit(painter, item);
    return;
  }
  for (const picture::Item& item : element.items) paint(ui, item, place);
}

void paint(Ui& ui, const picture::Scene& scene, const Placement& place) {
  const ImVec2 low = ui.list->GetClipRectMin(), high = ui.list->GetClipRectMax();
  const Rect clip{low.x, low.y, high.x - low.x, high.y - low.y};
  if (scene.background) fill_rect(*ui.list, clip, *scene.background, 0, place.opacity);
  if (scene.dot_grid) dot_grid(ui, clip, place, scene.ink, ui.theme.dot_opacity * place.opacity);
  for (const picture::Element& element : scene.elements) paint(ui, element, place);
}

void dot_grid(Ui& ui, const Rect& area, const Placement& place, Colour ink, double opacity) {
  double pitch = 24 * place.scale;
  if (area.empty() || !(pitch > 0.01)) return;
  while (pitch < 14) pitch *= 2;
  // Squares on whole pixels stand for discs of radius 1.3: at so few pixels and so pale nobody sees corners.
  const double diameter = 2.3 * std::clamp(place.scale, 0.8, 3.0);
  const double side = std::max(1.0, std::floor(diameter + 0.3));
  const ImU32 colour = packed(ink, std::min(1.0, opacity * diameter * diameter / (side * side)));
  const Vec2 zero = place.px(Vec2{});
  const Vec2 first{zero.x + std::ceil((area.x - zero.x) / pitch) * pitch, zero.y + std::ceil((area.y - zero.y) / pitch) * pitch};
  ui.dots->draw(*ui.list, area, first, pitch, static_cast<int>(side), colour);
}

void card(Ui& ui, const Rect& box, Colour fill, double radius, picture::Shadow shadow, double opacity) {
  Placement place;
  place.scale = ui.scale;
  place.opacity = opacity;
  const Rect whole = snapped(box);
  picture::Card made;
  made.box = {whole.x / ui.scale, whole.y / ui.scale, whole.width / ui.scale, whole.height / ui.scale};
  made.fill = fill;
  made.radius = radius;
  made.shadow = shadow;
  ui.cards->draw(*ui.list, made, place, ui.theme.ink);
}

void edge(Ui& ui, const Rect& box, Colour colour, double width, double radius) {
  inside_edge(*ui.list, snapped(box), colour, std::max(1.0, ui.px(width)), ui.px(radius));
}

void pictogram(Ui& ui, std::string_view name, const Rect& box, double opacity) {
  pictogram(ui, name, box, ui.theme.ink, ui.theme.pictogram_accent, opacity);
}

void pictogram(Ui& ui, std::string_view name, const Rect& box, Colour stroke, Colour accent, double opacity) {
  if (!ui.pictograms || !in_sight(ui, box)) return;
  const auto make = [&](Vec2 size) {
    picture::Scene scene;
    picture::Element element;
    for (picture::Path& path : ui.pictograms->draw(name, {0, 0, size.x, size.y}, stroke, accent)) {
      element.items.emplace_back(std::move(path));
    }
    scene.elements.push_back(std::move(element));
    return scene;
  };
  ui.stamps->draw(*ui.list, stamp_key(name, stroke, accent), box, make, opacity);
}

void text(Ui& ui, const Rect& box, std::string_view words, const picture::TextStyle& style, Colour colour,
          double opacity) {
  ui.texts->draw(*ui.list, picture::Text{box, std::string(words), style, colour}, opacity);
}

void line_of_text(Ui& ui, const Rect& box, std::string_view words, Type type, Colour colour, picture::Align align) {
  picture::TextStyle style = style_of(type, ui.scale);
  style.fit = picture::Fit::line;
  style.align = align;
  style.vertical = picture::VerticalAlign::middle;
  if (ui.memory.cut && !words.empty() && text_size(ui, words, type).x > box.width + 1.5)
    ui.memory.cut->emplace_back(words);
  text(ui, box, words, style, colour);
}

double paragraph(Ui& ui, const Rect& box, std::string_view words, Type type, Colour colour, picture::Align align) {
  picture::Text made{box, std::string(words), style_of(type, ui.scale), colour};
  made.style.align = align;
  ui.texts->draw(*ui.list, made);
  return ui.texts->measure(made).y;
}

Vec2 text_size(Ui& ui, std::string_view words, Type type, double width) {
  picture::Text made{{0, 0, width, 0}, std::string(words), style_of(type, ui.scale), {}};
  if (width <= 0) made.style.fit = picture::Fit::line;
  return ui.texts->measure(made);
}

} // namespace pressoir::ui
