#include "facilitation/activities/drawn_element.h"

#include <algorithm>
#include <cmath>

#include "facilitation/activities/drawings.h"
#include "facilitation/base/id.h"
#include "facilitation/picture/ink.h"
#include "facilitation/picture/text_layout.h"
#include "facilitation/workshop/ink_points.h"

namespace pressoir::activities {
namespace {

using namespace workshop;
using picture::Element;
using picture::Item;

constexpr double most_text = 72, least_text = 8; // in shapes, that grow to fill them
constexpr double line_of_capitals = 1.55;        // of their height

bool is_dark(const BoardLook& look) { return contrast(look.paper, rgb(0xFFFFFF)) > 4.5; }

picture::Dash dash_of(LineDash dash) {
  switch (dash) {
  case LineDash::solid: return picture::Dash::solid;
  case LineDash::dashed: return picture::Dash::dashed;
  case LineDash::dotted: return picture::Dash::dotted;
  }
  return picture::Dash::solid;
}

// All items turned about the middle of the box.
template <class E>
Element element_of(const E& entity, std::vector<Item> items) {
  Element element{.entity = entity.id.value, .bounds = {}, .items = std::move(items)};
  for (const Item& item : element.items) element.bounds = united(element.bounds, picture::bounds(item));
  if constexpr (lies_in_box<E>) {
    element.rotation = entity.rotation;
    element.pivot = rect_at(entity.position, entity.size).centre();
    element.bounds = picture::turned_bounds(element.bounds, element.pivot, element.rotation);
  }
  return element;
}

picture::TextStyle style_of(LetterFace face, double size, LetterAlign align) {
  picture::TextStyle style;
  style.size = style.least_size = size;
  style.line_height = size * 1.18;
  style.align = align == LetterAlign::start ? picture::Align::start : align == LetterAlign::centre ? picture::Align::centre : picture::Align::end;
  switch (face) {
  case LetterFace::title:
    style.face = picture::Face::inter_display, style.weight = 800, style.tracking = -0.02, style.line_height = size * 1.1;
    break;
  case LetterFace::subtitle: style.face = picture::Face::inter_display, style.weight = 600, style.tracking = -0.01; break;
  case LetterFace::body: style.face = picture::Face::inter, style.weight = 500; break;
  case LetterFace::handwriting:
  case LetterFace::capitals: style.face = picture::Face::handwriting, style.weight = 600, style.line_height = size * 1.05; break;
  }
  return style;
}

// Lines of capitals that fit a width, as words allow; a width of 0 breaks nowhere but at line ends.
std::vector<std::string> lines_of_capitals(const std::string& text, double cap, double width) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string line;
    std::size_t word = from;
    while (word < end) {
      const std::size_t after = std::min(text.find(' ', word), end);
      const std::string longer = line.empty() ? text.substr(word, after - word) : line + " " + text.substr(word, after - word);
      if (!line.empty() && width > 0 && picture::lettering_width(longer, cap) > width) {
        lines.push_back(std::move(line));
        line = text.substr(word, after - word);
      } else {
        line = longer;
      }
      word = after + 1;
    }
    lines.push_back(std::move(line));
    if (end == text.size()) break;
    from = end + 1;
  }
  return lines;
}

double pen_of_capitals(double cap) { return std::max(1.0, cap * (cap > 60 ? 0.165 : 0.175)); }

// Their upper edge is the box's, with room for accents above.
struct Capitals {
  std::vector<std::string> lines;
  double cap = 48;
  double high() const { return cap * (1.36 + line_of_capitals * (static_cast<double>(lines.size()) - 1)); }
  double wide() const {
    double most = 0;
    for (const std::string& line : lines) most = std::max(most, picture::lettering_width(line, cap));
    return most;
  }
  // Drawn letters cannot be searched: on paper their words stand under them, unseen (a text without opacity).
  void say(std::vector<Item>& items, const Rect& box, LetterAlign align) const {
    constexpr double cap_height = 0.727; // of Inter
    double y = box.y + 0.34 * cap;
    for (const std::string& line : lines) {
      const double width = picture::lettering_width(line, cap), spare = box.width - width;
      const double x = box.x + (align == LetterAlign::start ? 0 : align == LetterAlign::centre ? spare / 2 : spare);
      picture::Text words{{x, y - 0.1 * cap, std::max(width, cap), 1.2 * cap}, line, {}, with_alpha(drawing_ink, 0)};
      words.style.size = cap / cap_height, words.style.least_size = 1, words.style.line_height = cap;
      words.style.vertical = picture::VerticalAlign::middle, words.style.fit = picture::Fit::shrink;
      if (!line.empty()) items.emplace_back(std::move(words));
      y += line_of_capitals * cap;
    }
  }
  void draw(std::vector<Item>& items, const Rect& box, LetterAlign align, Colour colour, double thicker, std::uint64_t seed) const {
    double y = box.y + 0.34 * cap;
    for (const std::string& line : lines) {
      const double spare = box.width - picture::lettering_width(line, cap);
      const double x = box.x + (align == LetterAlign::start ? 0 : align == LetterAlign::centre ? spare / 2 : spare);
      for (picture::Ink& ink : picture::lettering_ink(line, {x, y}, cap, pen_of_capitals(cap) + thicker, colour, seed)) items.emplace_back(std::move(ink));
      y += line_of_capitals * cap;
      seed = derived_id(seed, 3);
    }
  }
};

void add_words(std::vector<Item>& items, const Shape& shape, const Rect& box, Colour colour) {
  if (shape.text.empty() || box.empty()) return;
  const bool is_frame = shape.shape == ShapeKind::frame;
  const LetterAlign align = is_frame ? LetterAlign::start : LetterAlign::centre;
  if (shape.face == LetterFace::capitals) {
    Capitals capitals;
    capitals.cap = shape.text_size > 0 ? shape.text_size : most_text;
    // As large as fits, unless told.
    for (;; capitals.cap *= 0.92) {
      capitals.lines = lines_of_capitals(shape.text, capitals.cap, box.width);
      if (shape.text_size > 0 || capitals.cap < least_text || (capitals.high() <= box.height && capitals.wide() <= box.width)) break;
    }
    const double above = std::max(0.0, (box.height - capitals.high()) / 2);
    const Rect written{box.x, box.y + above - 0.1 * capitals.cap, box.width, box.height};
    capitals.say(items, written, align);
    capitals.draw(items, written, align, colour, 0, static_cast<std::uint64_t>(shape.seed));
    return;
  }
  const double size = shape.text_size > 0 ? shape.text_size : std::min(most_text, box.height);
  picture::TextStyle style = style_of(shape.face, size, align);
  style.vertical = is_frame ? picture::VerticalAlign::bottom : picture::VerticalAlign::middle;
  style.fit = shape.text_size > 0 ? picture::Fit::wrap : picture::Fit::shrink;
  style.least_size = shape.text_size > 0 ? size : std::min(size, least_text);
  style.balance = !is_frame;
  items.emplace_back(picture::Text{box, shape.text, style, colour});
}

picture::RouteEnd route_end(const WorkshopState& seen, const ConnectorEnd& end) {
  picture::RouteEnd route{.at = end_of(seen, end)};
  route.tip = end.end == LineEnd::arrow ? picture::Tip::arrow : end.end == LineEnd::dot ? picture::Tip::dot : picture::Tip::none;
  if (const auto held = lying(seen, end.thing))
    route.held = {.box = held->box, .degrees = held->rotation, .outline = outline_of(held->shape.value_or(ShapeKind::rectangle)), .at_middle = end.anchor == Vec2{0.5, 0.5}};
  return route;
}

picture::OutlineLook look_of(const Connector& connector, const BoardLook& look) {
  return {.edge = drawn_colour(connector.colour, look), .edge_width = connector.width, .dash = dash_of(connector.dash), .by_hand = connector.style == EdgeStyle::hand_drawn,
          .seed = static_cast<std::uint64_t>(connector.seed)};
}

} // namespace

Colour drawn_colour(Colour colour, const BoardLook& look) {
  if (!is_dark(look) || colour.alpha == 0) return colour;
  if (colour == drawing_ink) return look.ink;
  for (int i = 0; i < 8 && contrast(colour, look.paper) < 3; ++i) {
    const std::uint8_t alpha = colour.alpha;
    colour = mixed(colour, rgb(0xFFFFFF), 0.25);
    colour.alpha = alpha;
  }
  return colour;
}

Colour drawn_fill(Colour colour, const BoardLook& look) {
  if (!is_dark(look) || colour.alpha == 0) return colour;
  Colour dimmed = mixed(colour, look.paper, 0.58);
  for (int i = 0; i < 8 && contrast(look.ink, dimmed) < 4.6; ++i) dimmed = mixed(dimmed, look.paper, 0.1);
  dimmed.alpha = colour.alpha;
  return dimmed;
}

picture::Outline outline_of(ShapeKind kind) {
  static_assert(static_cast<int>(picture::Outline::frame) == static_cast<int>(ShapeKind::frame));
  return static_cast<picture::Outline>(kind); // the same list, in the same order
}

picture::Ink pen_stroke(const std::vector<Vec2>& points, const std::vector<std::uint8_t>& pressures, PenTool tool, double width, Colour colour,
                        const BoardLook& look) {
  static_assert(static_cast<int>(picture::Pen::highlighter) == static_cast<int>(PenTool::highlighter));
  picture::PenSamples samples{.points = points, .pressures = {}};
  for (const std::uint8_t pressure : pressures) samples.pressures.push_back(pressure / 128.0);
  const bool highlights = tool == PenTool::highlighter;
  const Colour shown = highlights && is_dark(look) ? mixed(colour, look.paper, 0.55) : highlights ? colour : drawn_colour(colour, look);
  picture::Ink ink = picture::pen_ink(samples, static_cast<picture::Pen>(tool), width, shown, std::clamp(width / 2, 1.0, 4.0));
  if (highlights && is_dark(look)) ink.blend = picture::Blend::lighten;
  return ink;
}

Element drawn_element(const WorkshopState& seen, const Stroke& stroke, const BoardLook& look) {
  const InkPoints* points = seen.find(stroke.points);
  auto line = points ? unpacked(points->bytes) : std::nullopt;
  if (!line) return element_of(stroke, {});
  const Vec2 natural = ink_bounds(line->points).size();
  const Vec2 scale{natural.x > 0 ? stroke.size.x / natural.x : 1, natural.y > 0 ? stroke.size.y / natural.y : 1};
  for (Vec2& point : line->points) point = {stroke.position.x + point.x * scale.x, stroke.position.y + point.y * scale.y};
  std::vector<Item> items;
  items.emplace_back(pen_stroke(line->points, line->pressures, stroke.tool, stroke.width, stroke.colour, look));
  return element_of(stroke, std::move(items));
}

Element drawn_element(const WorkshopState&, const Shape& shape, const BoardLook& look) {
  const Rect box = rect_at(shape.position, shape.size);
  const picture::OutlineDrawing drawing = picture::outline(outline_of(shape.shape), box, shape.tail);
  picture::OutlineLook style{.fill = drawn_fill(shape.fill, look),
                             .edge = drawn_colour(shape.edge, look),
                             .edge_width = shape.edge_width,
                             .dash = dash_of(shape.dash),
                             .by_hand = shape.style == EdgeStyle::hand_drawn,
                             .shadow = shape.shadow,
                             .seed = static_cast<std::uint64_t>(shape.seed)};
  std::vector<Item> items = picture::outline_items(drawing, style);
  add_words(items, shape, drawing.words, drawn_colour(shape.text_colour, look));
  return element_of(shape, std::move(items));
}

std::vector<Vec2> connector_line(const WorkshopState& seen, const Connector& connector) {
  static_assert(static_cast<int>(picture::Way::elbow) == static_cast<int>(Route::elbow));
  return picture::routed(route_end(seen, connector.from), route_end(seen, connector.to), connector.bends, static_cast<picture::Way>(connector.route));
}

Element drawn_element(const WorkshopState& seen, const Connector& connector, const BoardLook& look) {
  const std::vector<Vec2> line = connector_line(seen, connector);
  std::vector<Item> items = picture::route_items(line, route_end(seen, connector.from).tip, route_end(seen, connector.to).tip, look_of(connector, look));
  if (!connector.label.empty()) {
    picture::TextStyle style = style_of(LetterFace::handwriting, 30, LetterAlign::centre);
    style.vertical = picture::VerticalAlign::middle;
    const Vec2 middle = picture::middle_of(line);
    picture::Text words{{middle.x - 150, middle.y - 100, 300, 200}, connector.label, style, drawn_colour(connector.colour, look)};
    const picture::TextLayout layout(words);
    const Vec2 size{layout.width() + 20, layout.height() + 8};
    items.emplace_back(picture::Card{.box = rect_at(middle - size / 2, size), .fill = look.paper, .radius = 8});
    words.box = inset(rect_at(middle - size / 2, size), -2);
    items.emplace_back(std::move(words));
  }
  return element_of(connector, std::move(items));
}

Element drawn_element(const WorkshopState&, const Pictogram& pictogram, const BoardLook& look) {
  std::vector<Item> items;
  if (const auto drawings = comes_with_the_program())
    for (picture::Path& path : drawings->draw(pictogram.name, rect_at(pictogram.position, pictogram.size), drawn_colour(pictogram.colour, look), drawn_fill(pictogram.accent, look)))
      items.emplace_back(std::move(path));
  return element_of(pictogram, std::move(items));
}

Vec2 lettering_size(const Lettering& lettering) {
  if (lettering.face == LetterFace::capitals) {
    const Capitals capitals{lines_of_capitals(lettering.text, lettering.letters, lettering.size.x), lettering.letters};
    return {std::max(lettering.size.x, capitals.wide()), capitals.high()};
  }
  picture::Text words{{0, 0, lettering.size.x, 0}, lettering.text, style_of(lettering.face, lettering.letters, lettering.align), {}};
  const picture::TextLayout layout(words);
  return {std::max(lettering.size.x, layout.width()), layout.height()};
}

Element drawn_element(const WorkshopState&, const Lettering& lettering, const BoardLook& look) {
  const Rect box = rect_at(lettering.position, lettering.size);
  const Colour colour = drawn_colour(lettering.colour, look), second = lettering.style == LetterStyle::underline ? drawn_colour(lettering.second, look) : drawn_fill(lettering.second, look);
  std::vector<Item> items;
  const std::uint64_t seed = lettering.id.value;
  const double letters = lettering.letters;
  Rect written = rect_at(box.position(), {});
  std::function<void(Vec2, Colour, double)> write;
  if (lettering.face == LetterFace::capitals) {
    const Capitals capitals{lines_of_capitals(lettering.text, letters, box.width), letters};
    write = [&items, capitals, box, seed, align = lettering.align](Vec2 by, Colour ink, double thicker) {
      capitals.draw(items, rect_at(box.position() + by, box.size()), align, ink, thicker, seed);
    };
    written = {box.x, box.y, capitals.wide(), capitals.high()};
    capitals.say(items, box, lettering.align);
  } else {
    const picture::Text words{{box.x, box.y, box.width, 0}, lettering.text, style_of(lettering.face, letters, lettering.align), colour};
    write = [&items, words](Vec2 by, Colour ink, double thicker) {
      picture::Text moved = words;
      moved.colour = ink;
      // An edge around letters is made of the letters themselves, moved all around.
      for (int i = 0; i < (thicker > 0 ? 12 : 1); ++i) {
        const double angle = i * 3.14159265358979 / 6;
        moved.box.x = words.box.x + by.x + thicker / 2 * std::cos(angle), moved.box.y = words.box.y + by.y + thicker / 2 * std::sin(angle);
        if (thicker <= 0) moved.box.x = words.box.x + by.x, moved.box.y = words.box.y + by.y;
        items.emplace_back(moved);
      }
    };
    const picture::TextLayout layout(words);
    written = {box.x + layout.origin().x, box.y, layout.width(), layout.height()};
  }
  if (lettering.align == LetterAlign::centre) written.x = box.x + (box.width - written.width) / 2;
  if (lettering.align == LetterAlign::end) written.x = box.right() - written.width;
  switch (lettering.style) {
  case LetterStyle::plain: break;
  case LetterStyle::outline: write({}, second, letters * 0.16 + 4); break;
  case LetterStyle::shadow: write(Vec2{1, 1} * std::max(3.0, letters * 0.07), second, 0); break;
  case LetterStyle::underline:
    items.emplace_back(picture::plum_stroke({written.x - 4, written.bottom() + 6}, {written.right() + 8, written.bottom() + 6}, second, seed));
    break;
  }
  write({}, colour, 0);
  return element_of(lettering, std::move(items));
}

Element drawn_element(const WorkshopState&, const PlacedImage& image, const BoardLook&) {
  std::vector<Item> items;
  items.emplace_back(picture::Image{rect_at(image.position, image.size), image.blob, image.opacity, image.crop_from, image.crop_to});
  return element_of(image, std::move(items));
}

namespace {
// How far the paint goes beyond the box.
double beyond(const Stroke& stroke) { return stroke.width * 0.7 + 1; }
double beyond(const Shape& shape) {
  if (shape.shape == ShapeKind::frame && !shape.text.empty()) return 70;
  return shape.edge_width + (shape.shadow ? 10 : 4);
}
double beyond(const Pictogram&) { return 2; }
double beyond(const Lettering& lettering) { return lettering.letters * 0.25 + 14; }
double beyond(const PlacedImage&) { return 0; }
} // namespace

template <class E>
Rect drawn_bounds(const WorkshopState& seen, const E& entity) {
  if constexpr (lies_in_box<E>) {
    const Rect box = rect_at(entity.position, entity.size);
    Rect around = inset(box, -beyond(entity));
    // Words may ask for more than the box that they were given.
    if constexpr (std::is_same_v<E, Lettering>) around = united(around, inset(rect_at(entity.position, lettering_size(entity)), -beyond(entity)));
    if constexpr (std::is_same_v<E, Shape>)
      if (entity.shape == ShapeKind::speech || entity.shape == ShapeKind::thought) {
        const Vec2 tip{box.x + entity.tail.x * box.width, box.y + entity.tail.y * box.height};
        around = united(around, {tip.x - 12, tip.y - 12, 24, 24});
      }
    return picture::turned_bounds(around, box.centre(), entity.rotation);
  } else {
    Rect box = inset(rect_at({}, {}), 0);
    for (const Vec2 p : connector_line(seen, entity)) box = united(box, {p.x - 1, p.y - 1, 2, 2});
    return inset(box, -(entity.width * 4 + (entity.label.empty() ? 8 : 160)));
  }
}
template Rect drawn_bounds<Stroke>(const WorkshopState&, const Stroke&);
template Rect drawn_bounds<Shape>(const WorkshopState&, const Shape&);
template Rect drawn_bounds<Connector>(const WorkshopState&, const Connector&);
template Rect drawn_bounds<Pictogram>(const WorkshopState&, const Pictogram&);
template Rect drawn_bounds<Lettering>(const WorkshopState&, const Lettering&);
template Rect drawn_bounds<PlacedImage>(const WorkshopState&, const PlacedImage&);

} // namespace pressoir::activities
