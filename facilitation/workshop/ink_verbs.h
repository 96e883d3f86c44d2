// Verbs on what is drawn: their argument structs. Whoever leads draws; the rules are in ink_verbs.cpp and
// ink_change_verbs.cpp. What is locked refuses to be moved, changed or taken away ("refused.locked").
#pragma once

#include <optional>
#include <vector>

#include "facilitation/workshop/drawn.h"

namespace pressoir::workshop {

// Any number of things at once: a stroke under the pen, an imported board. Ids left empty are made; `board`, `order` and
// a zero seed are filled in; things of one request lie above each other in the order stroke to image, then of each list.
// Things held by connectors, and groups named, may be in the same request.
struct AddDrawn {
  static constexpr std::string_view verb = "ink.add";
  struct NewStroke {
    Id<Stroke> id;
    Stroke is;
    Bytes points;            // packed (ink_points.h); an `is.size` of zero is their own …
    std::vector<Vec2> path;  // … or where the pen went, in board units: position and size follow
    static constexpr auto fields() {
      return field_list(field("id", &NewStroke::id), field("is", &NewStroke::is), field("points", &NewStroke::points), field("path", &NewStroke::path));
    }
  };
  template <class E>
  struct New {
    Id<E> id;
    E is;
    static constexpr auto fields() { return field_list(field("id", &New::id), field("is", &New::is)); }
  };
  Id<Board> board;  // none = the board of the current step
  bool keeps_order = false;  // as the things say it (imports), instead of above all others
  std::vector<New<DrawingGroup>> groups;
  std::vector<NewStroke> strokes;
  std::vector<New<Shape>> shapes;
  std::vector<New<Connector>> connectors;
  std::vector<New<Pictogram>> pictograms;
  std::vector<New<Lettering>> letterings;
  std::vector<New<PlacedImage>> images;
  static constexpr auto fields() {
    return field_list(field("board", &AddDrawn::board), field("keeps_order", &AddDrawn::keeps_order), field("groups", &AddDrawn::groups),
                      field("strokes", &AddDrawn::strokes), field("shapes", &AddDrawn::shapes), field("connectors", &AddDrawn::connectors),
                      field("pictograms", &AddDrawn::pictograms), field("letterings", &AddDrawn::letterings), field("images", &AddDrawn::images));
  }
};
// The eraser and the delete key: connectors that held on to them stay where they are.
struct DeleteDrawn {
  static constexpr std::string_view verb = "ink.delete";
  std::vector<Id<Drawn>> things;
  static constexpr auto fields() { return field_list(field("things", &DeleteDrawn::things)); }
};
struct DuplicateDrawn {
  static constexpr std::string_view verb = "ink.duplicate";
  std::vector<Id<Drawn>> things, ids;  // ids: of the copies, one a thing; none = made
  Vec2 offset{24, 24};
  static constexpr auto fields() { return field_list(field("things", &DuplicateDrawn::things), field("ids", &DuplicateDrawn::ids), field("offset", &DuplicateDrawn::offset)); }
};
// Moves, scales and turns several at once. Of a connector, its free ends and bends.
struct PlaceDrawn {
  static constexpr std::string_view verb = "ink.place";
  struct One {
    Id<Drawn> thing;
    std::optional<Vec2> position, size;
    std::optional<double> rotation;
    double weight = 1;  // what pens, edges and letters are multiplied by
    std::optional<Vec2> crop_from, crop_to;  // of an image: the part of it that shows
    static constexpr auto fields() {
      return field_list(field("thing", &One::thing), field("position", &One::position), field("size", &One::size), field("rotation", &One::rotation), field("weight", &One::weight),
                        field("crop_from", &One::crop_from), field("crop_to", &One::crop_to));
    }
  };
  std::vector<One> things;
  static constexpr auto fields() { return field_list(field("things", &PlaceDrawn::things)); }
};
// Each thing takes what it has: a stroke a colour, a shape an edge of that colour …
struct RestyleDrawn {
  static constexpr std::string_view verb = "ink.restyle";
  std::vector<Id<Drawn>> things;
  std::optional<Colour> colour, fill, text_colour;
  std::optional<double> width, letters, opacity;
  std::optional<PenTool> tool;
  std::optional<ShapeKind> shape;
  std::optional<EdgeStyle> style;
  std::optional<LineDash> dash;
  std::optional<bool> shadow;
  std::optional<Route> route;
  std::optional<LineEnd> from_end, to_end;
  std::optional<LetterFace> face;
  std::optional<LetterStyle> letter_style;
  std::optional<LetterAlign> align;
  static constexpr auto fields() {
    return field_list(field("things", &RestyleDrawn::things), field("colour", &RestyleDrawn::colour), field("fill", &RestyleDrawn::fill), field("text_colour", &RestyleDrawn::text_colour),
                      field("width", &RestyleDrawn::width), field("letters", &RestyleDrawn::letters), field("opacity", &RestyleDrawn::opacity), field("tool", &RestyleDrawn::tool),
                      field("shape", &RestyleDrawn::shape), field("style", &RestyleDrawn::style), field("dash", &RestyleDrawn::dash), field("shadow", &RestyleDrawn::shadow),
                      field("route", &RestyleDrawn::route), field("from_end", &RestyleDrawn::from_end), field("to_end", &RestyleDrawn::to_end), field("face", &RestyleDrawn::face),
                      field("letter_style", &RestyleDrawn::letter_style), field("align", &RestyleDrawn::align));
  }
};
// What is written in a shape, on a connector, in a lettering (which is never empty: it is deleted instead).
struct WriteDrawn {
  static constexpr std::string_view verb = "ink.write";
  Id<Drawn> thing;
  std::string text;
  std::optional<Vec2> size;  // of the lettering, that its words ask for
  static constexpr auto fields() { return field_list(field("thing", &WriteDrawn::thing), field("text", &WriteDrawn::text), field("size", &WriteDrawn::size)); }
};
// The ends and bends of a connector.
struct RouteConnector {
  static constexpr std::string_view verb = "ink.route";
  Id<Connector> connector;
  std::optional<ConnectorEnd> from, to;
  std::optional<std::vector<Vec2>> bends;
  static constexpr auto fields() {
    return field_list(field("connector", &RouteConnector::connector), field("from", &RouteConnector::from), field("to", &RouteConnector::to), field("bends", &RouteConnector::bends));
  }
};
enum class ReorderTo : std::uint8_t { front, back };
struct ReorderDrawn {
  static constexpr std::string_view verb = "ink.reorder";
  std::vector<Id<Drawn>> things;
  ReorderTo to = ReorderTo::front;
  std::optional<Layer> layer;  // moved to that layer too
  static constexpr auto fields() { return field_list(field("things", &ReorderDrawn::things), field("to", &ReorderDrawn::to), field("layer", &ReorderDrawn::layer)); }
};
struct LockDrawn {
  static constexpr std::string_view verb = "ink.lock";
  std::vector<Id<Drawn>> things;
  bool locked = true;
  static constexpr auto fields() { return field_list(field("things", &LockDrawn::things), field("locked", &LockDrawn::locked)); }
};
struct GroupDrawn {
  static constexpr std::string_view verb = "ink.group";  // what is grouped already becomes a group in the new one
  std::vector<Id<Drawn>> things;
  Id<DrawingGroup> id;
  static constexpr auto fields() { return field_list(field("things", &GroupDrawn::things), field("id", &GroupDrawn::id)); }
};
struct UngroupDrawn {
  static constexpr std::string_view verb = "ink.ungroup";  // the outermost group of each
  std::vector<Id<Drawn>> things;
  static constexpr auto fields() { return field_list(field("things", &UngroupDrawn::things)); }
};

void add_ink_verbs(WorkshopVerbs& verbs);
void add_ink_change_verbs(WorkshopVerbs& verbs);  // called by add_ink_verbs

// ---- what both files of verbs share (verb_rules.h has the rest)
inline constexpr std::size_t most_drawn = 200'000;
inline constexpr double widest_pen = 400, thinnest_pen = 0.25, largest_letters = 4'000, smallest_letters = 4;
// "refused.empty", "refused.too_many", "refused.unknown", "refused.locked".
Result<void> may_change(const WorkshopDraft& draft, const std::vector<Id<Drawn>>& things);
// Within what a board holds, or "refused.off_the_board", "refused.out_of_range" (field).
Result<void> within_board(const Stroke& stroke);
Result<void> within_board(const Shape& shape);
Result<void> within_board(const Connector& connector);
Result<void> within_board(const Pictogram& pictogram);
Result<void> within_board(const Lettering& lettering);
Result<void> within_board(const PlacedImage& image);

}  // namespace pressoir::workshop

namespace pressoir {
template <> inline constexpr std::array enum_names<workshop::ReorderTo> = {"front"sv, "back"sv};
}  // namespace pressoir
