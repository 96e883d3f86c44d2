// The words of .excalidraw, one by one.
#include <numbers>

#include "facilitation/interchange/excalidraw.h"

namespace pressoir::interchange::excalidraw {
namespace {

using namespace workshop;

constexpr std::size_t most_foreign = 60 * 1024;

Colour under_opacity(Colour colour, const boost::json::object& element) {
  const double opacity = std::clamp(number_in(element, "opacity", 100), 0.0, 100.0) / 100;
  return with_alpha(colour, colour.alpha / 255.0 * opacity);
}

} // namespace

Colour edge_of(const boost::json::object& element) {
  return under_opacity(colour_from_foreign(text_in(element, "strokeColor")).value_or(drawing_ink), element);
}
Colour fill_of(const boost::json::object& element) {
  return under_opacity(colour_from_foreign(text_in(element, "backgroundColor")).value_or(Colour{0, 0, 0, 0}), element);
}
double width_of(const boost::json::object& element) {
  return std::clamp(number_in(element, "strokeWidth", 2), 0.1, 90.0);
}
LineDash dash_of(const boost::json::object& element) {
  const auto style = text_in(element, "strokeStyle");
  return style == "dashed" ? LineDash::dashed : style == "dotted" ? LineDash::dotted : LineDash::solid;
}
EdgeStyle style_of(const boost::json::object& element) {
  return number_in(element, "roughness", 1) > 0 ? EdgeStyle::hand_drawn : EdgeStyle::plain;
}
Route route_of(const boost::json::object& element) {
  if (truth_in(element, "elbowed")) return Route::elbow;
  // Before there was "roundness", "strokeSharpness" said it.
  const auto* round = element.if_contains("roundness");
  if (round) return round->is_object() ? Route::curved : Route::straight;
  return text_in(element, "strokeSharpness") == "round" ? Route::curved : Route::straight;
}
LineEnd end_of(const boost::json::object& element, std::string_view member) {
  const auto* told = element.if_contains(member);
  if (!told) return member == "endArrowhead" && text_in(element, "type") == "arrow" ? LineEnd::arrow : LineEnd::none;
  const auto head = text_in(element, member);
  if (head.empty()) return LineEnd::none;
  return head == "dot" || head.starts_with("circle") || head == "diamond" || head == "diamond_outline" ? LineEnd::dot : LineEnd::arrow;
}
ShapeKind shape_of(const boost::json::object& element) {
  const auto type = text_in(element, "type");
  if (type == "ellipse") return ShapeKind::ellipse;
  if (type == "diamond") return ShapeKind::diamond;
  if (type == "frame" || type == "magicframe") return ShapeKind::frame;
  const auto* round = element.if_contains("roundness");
  const bool rounded = round ? round->is_object() : text_in(element, "strokeSharpness") == "round";
  return rounded ? ShapeKind::rounded : ShapeKind::rectangle;
}
LetterFace face_of(const boost::json::object& element) {
  switch (static_cast<int>(number_in(element, "fontFamily", 1))) {
  case 1:
  case 5: return LetterFace::handwriting;
  case 7: return LetterFace::title;
  default: return LetterFace::body;
  }
}
LetterAlign align_of(const boost::json::object& element) {
  const auto align = text_in(element, "textAlign");
  return align == "center" ? LetterAlign::centre : align == "right" ? LetterAlign::end : LetterAlign::start;
}
double degrees_of(const boost::json::object& element) {
  return std::remainder(number_in(element, "angle"), 2 * std::numbers::pi) * 180 / std::numbers::pi;
}
const boost::json::object* own_of(const boost::json::object& element) {
  const auto* custom = object_in(element, "customData");
  return custom ? object_in(*custom, "pressoir") : nullptr;
}

// All the element said but what is told elsewhere; empty when that is too much.
std::string foreign_of(const boost::json::object& element, const boost::json::object* words) {
  std::string text = text_without(element, {"x", "y", "width", "height", "points", "pressures", "text", "originalText", "isDeleted"});
  if (words) {
    text.pop_back();
    text += std::string(text.size() > 1 ? "," : "") + "\"pressoirBoundText\":" + text_without(*words, {"x", "y", "width", "height", "text", "originalText", "isDeleted", "containerId"}) + "}";
  }
  return text.size() <= most_foreign ? text : std::string();
}

std::vector<Vec2> points_of(const boost::json::object& element) {
  const auto* list = list_in(element, "points");
  std::vector<Vec2> points;
  if (!list) return points;
  const Vec2 from{number_in(element, "x"), number_in(element, "y")};
  points.reserve(list->size());
  for (const boost::json::value& one : *list) {
    const auto* pair = one.if_array();
    if (!pair || pair->size() < 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number()) continue;
    const Vec2 point{(*pair)[0].to_number<double>(), (*pair)[1].to_number<double>()};
    if (std::abs(point.x) < farthest_foreign && std::abs(point.y) < farthest_foreign) points.push_back(from + point);
  }
  return points;
}
// Where the elements of a library's item stand.
Rect bounds_of_elements(const boost::json::array& elements) {
  Rect all;
  for (const boost::json::value& value : elements) {
    const auto* element = value.if_object();
    if (!element || truth_in(*element, "isDeleted")) continue;
    all = united(all, {number_in(*element, "x"), number_in(*element, "y"), std::max(1.0, number_in(*element, "width")), std::max(1.0, number_in(*element, "height"))});
  }
  return all;
}

} // namespace pressoir::interchange::excalidraw
