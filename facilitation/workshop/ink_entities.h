// What is drawn on a board: strokes, shapes, connectors, pictograms, lettering, images, and the groups they form.
// All but connectors lie in a box (position, size) turned by `rotation` degrees, clockwise, about its centre; the one
// drawn later (`order`, ties by id) lies above within its layer. `foreign` keeps what an imported file said and we
// cannot, as that format's JSON, to be given back when it is written again.
#pragma once

#include <string>
#include <vector>

#include "facilitation/base/bytes.h"
#include "facilitation/base/colour.h"
#include "facilitation/base/geometry.h"
#include "facilitation/base/id.h"
#include "facilitation/workshop/ink_names.h"

namespace pressoir::workshop {

struct Board;
struct Drawn;  // whatever is drawn, or a note: what connectors hold on to and verbs are told of

inline constexpr Colour drawing_ink = rgb(0x1F2430);  // follows the theme: light on dark paper

// Things that are taken and moved as one; groups may stand in groups.
struct DrawingGroup {
  static constexpr std::string_view kind = "group";
  static constexpr int version = 1;
  Id<DrawingGroup> id;
  Id<Board> board;
  Id<DrawingGroup> inside;
  bool operator==(const DrawingGroup&) const = default;
  static constexpr auto fields() { return field_list(field("board", &DrawingGroup::board), field("inside", &DrawingGroup::inside)); }
};

// Where a pen went, in its own units from the upper left corner of its bounds; see ink_points.h. Written once, never
// changed: moving, scaling and copying strokes leaves it alone.
struct InkPoints {
  static constexpr std::string_view kind = "ink_points";
  static constexpr int version = 1;
  Id<InkPoints> id;
  Bytes bytes;
  bool operator==(const InkPoints&) const = default;
  static constexpr auto fields() { return field_list(field("bytes", &InkPoints::bytes).is_personal()); }
};

struct Stroke {
  static constexpr std::string_view kind = "stroke";
  static constexpr int version = 1;
  Id<Stroke> id;
  Id<Board> board;
  std::int64_t order = 0;
  Layer layer = Layer::ink;
  bool locked = false;
  Id<DrawingGroup> group;
  PenTool tool = PenTool::pen;
  Colour colour = drawing_ink;
  double width = 6;       // board units, of the usual pressure
  Id<InkPoints> points;
  Vec2 position, size;    // of the points' bounds, without the pen's width
  double rotation = 0;
  std::string foreign;
  bool operator==(const Stroke&) const = default;
  static constexpr auto fields() {
    return field_list(field("board", &Stroke::board), field("order", &Stroke::order), field("layer", &Stroke::layer), field("locked", &Stroke::locked),
                      field("group", &Stroke::group), field("tool", &Stroke::tool), field("colour", &Stroke::colour), field("width", &Stroke::width),
                      field("points", &Stroke::points), field("position", &Stroke::position), field("size", &Stroke::size), field("rotation", &Stroke::rotation),
                      field("foreign", &Stroke::foreign));
  }
};

// A container. A frame is also a slide: slides follow each other in the order of the frames.
struct Shape {
  static constexpr std::string_view kind = "shape";
  static constexpr int version = 1;
  Id<Shape> id;
  Id<Board> board;
  std::int64_t order = 0;
  Layer layer = Layer::board;
  bool locked = false;
  Id<DrawingGroup> group;
  ShapeKind shape = ShapeKind::rectangle;
  Vec2 position, size{240, 160};
  double rotation = 0;
  EdgeStyle style = EdgeStyle::hand_drawn;
  std::int64_t seed = 1;        // of its hand-drawn edge
  Colour fill{0, 0, 0, 0};      // transparent: none
  Colour edge = drawing_ink;
  double edge_width = 6;        // 0: none
  LineDash dash = LineDash::solid;
  bool shadow = false;          // flat, to the lower right
  Vec2 tail{0.25, 1.35};        // where a bubble points, in its box
  std::string text;
  LetterFace face = LetterFace::handwriting;
  Colour text_colour = drawing_ink;
  double text_size = 0;         // of its letters; 0: as large as fits
  std::string foreign;
  bool operator==(const Shape&) const = default;
  static constexpr auto fields() {
    return field_list(field("board", &Shape::board), field("order", &Shape::order), field("layer", &Shape::layer), field("locked", &Shape::locked),
                      field("group", &Shape::group), field("shape", &Shape::shape), field("position", &Shape::position), field("size", &Shape::size),
                      field("rotation", &Shape::rotation), field("style", &Shape::style), field("seed", &Shape::seed), field("fill", &Shape::fill),
                      field("edge", &Shape::edge), field("edge_width", &Shape::edge_width), field("dash", &Shape::dash), field("shadow", &Shape::shadow),
                      field("tail", &Shape::tail), field("text", &Shape::text).is_personal(), field("face", &Shape::face), field("text_colour", &Shape::text_colour),
                      field("text_size", &Shape::text_size), field("foreign", &Shape::foreign));
  }
};

// One end of a connector: free, or held by a thing and following it.
struct ConnectorEnd {
  Id<Drawn> thing;          // gone or none: the end is at `at`
  Vec2 at;                  // board units; where it last was when held
  Vec2 anchor{0.5, 0.5};    // in the thing's box; the centre means the nearest place on its edge
  LineEnd end = LineEnd::none;
  bool operator==(const ConnectorEnd&) const = default;
  static constexpr auto fields() {
    return field_list(field("thing", &ConnectorEnd::thing), field("at", &ConnectorEnd::at), field("anchor", &ConnectorEnd::anchor), field("end", &ConnectorEnd::end));
  }
};

// A line or an arrow, from one end through its bends to the other.
struct Connector {
  static constexpr std::string_view kind = "connector";
  static constexpr int version = 1;
  Id<Connector> id;
  Id<Board> board;
  std::int64_t order = 0;
  Layer layer = Layer::board;
  bool locked = false;
  Id<DrawingGroup> group;
  ConnectorEnd from, to;
  std::vector<Vec2> bends;
  Route route = Route::straight;
  EdgeStyle style = EdgeStyle::hand_drawn;
  std::int64_t seed = 1;
  Colour colour = drawing_ink;
  double width = 6;
  LineDash dash = LineDash::solid;
  std::string label;
  std::string foreign;
  bool operator==(const Connector&) const = default;
  static constexpr auto fields() {
    return field_list(field("board", &Connector::board), field("order", &Connector::order), field("layer", &Connector::layer), field("locked", &Connector::locked),
                      field("group", &Connector::group), field("from", &Connector::from), field("to", &Connector::to), field("bends", &Connector::bends),
                      field("route", &Connector::route), field("style", &Connector::style), field("seed", &Connector::seed), field("colour", &Connector::colour),
                      field("width", &Connector::width), field("dash", &Connector::dash), field("label", &Connector::label).is_personal(),
                      field("foreign", &Connector::foreign));
  }
};

struct Pictogram {
  static constexpr std::string_view kind = "pictogram";
  static constexpr int version = 1;
  Id<Pictogram> id;
  Id<Board> board;
  std::int64_t order = 0;
  Layer layer = Layer::board;
  bool locked = false;
  Id<DrawingGroup> group;
  std::string name;  // in the set of pictograms
  Vec2 position, size{144, 144};
  double rotation = 0;
  Colour colour = drawing_ink;
  Colour accent = rgb(0xFCDD6B);
  std::string foreign;
  bool operator==(const Pictogram&) const = default;
  static constexpr auto fields() {
    return field_list(field("board", &Pictogram::board), field("order", &Pictogram::order), field("layer", &Pictogram::layer), field("locked", &Pictogram::locked),
                      field("group", &Pictogram::group), field("name", &Pictogram::name), field("position", &Pictogram::position), field("size", &Pictogram::size),
                      field("rotation", &Pictogram::rotation), field("colour", &Pictogram::colour), field("accent", &Pictogram::accent),
                      field("foreign", &Pictogram::foreign));
  }
};

struct Lettering {
  static constexpr std::string_view kind = "lettering";
  static constexpr int version = 1;
  Id<Lettering> id;
  Id<Board> board;
  std::int64_t order = 0;
  Layer layer = Layer::board;
  bool locked = false;
  Id<DrawingGroup> group;
  std::string text;
  LetterFace face = LetterFace::capitals;
  LetterStyle style = LetterStyle::plain;
  LetterAlign align = LetterAlign::start;
  double letters = 48;  // size of the letters, board units (of capitals: their height)
  Vec2 position, size{600, 72};  // lines break at its width
  double rotation = 0;
  Colour colour = drawing_ink;
  Colour second = rgb(0xFCDD6B);  // of the outline, the shadow or the line under it
  std::string foreign;
  bool operator==(const Lettering&) const = default;
  static constexpr auto fields() {
    return field_list(field("board", &Lettering::board), field("order", &Lettering::order), field("layer", &Lettering::layer), field("locked", &Lettering::locked),
                      field("group", &Lettering::group), field("text", &Lettering::text).is_personal(), field("face", &Lettering::face), field("style", &Lettering::style),
                      field("align", &Lettering::align), field("letters", &Lettering::letters), field("position", &Lettering::position), field("size", &Lettering::size),
                      field("rotation", &Lettering::rotation), field("colour", &Lettering::colour), field("second", &Lettering::second),
                      field("foreign", &Lettering::foreign));
  }
};

struct PlacedImage {
  static constexpr std::string_view kind = "image";
  static constexpr int version = 1;
  Id<PlacedImage> id;
  Id<Board> board;
  std::int64_t order = 0;
  Layer layer = Layer::board;
  bool locked = false;
  Id<DrawingGroup> group;
  std::string blob;  // its bytes, in the blob store
  Vec2 position, size{480, 320};
  double rotation = 0;
  Vec2 crop_from{0, 0}, crop_to{1, 1};  // the part that shows, of the whole picture
  double opacity = 1;
  std::string foreign;
  bool operator==(const PlacedImage&) const = default;
  static constexpr auto fields() {
    return field_list(field("board", &PlacedImage::board), field("order", &PlacedImage::order), field("layer", &PlacedImage::layer), field("locked", &PlacedImage::locked),
                      field("group", &PlacedImage::group), field("blob", &PlacedImage::blob).is_personal(), field("position", &PlacedImage::position),
                      field("size", &PlacedImage::size), field("rotation", &PlacedImage::rotation), field("crop_from", &PlacedImage::crop_from),
                      field("crop_to", &PlacedImage::crop_to), field("opacity", &PlacedImage::opacity), field("foreign", &PlacedImage::foreign));
  }
};

}  // namespace pressoir::workshop
