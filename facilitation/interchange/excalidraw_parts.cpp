// What is changed in an element of .excalidraw when it is written again.
#include "facilitation/interchange/excalidraw.h"
#include "facilitation/workshop/ink_points.h"

namespace pressoir::interchange::excalidraw {

using namespace workshop;
namespace json = boost::json;

void paint(json::object& element, Colour colour, const char* member, Colour (*read)(const json::object&)) {
  if (read(element) == colour) return;
  if (colour.alpha == 0) {
    element[member] = "transparent";
    return;
  }
  const double opacity = std::clamp(number_in(element, "opacity", 100), 1.0, 100.0) / 100;
  // One opacity for the whole element: the first colour that is not opaque sets it.
  if (colour.alpha < 255 && opacity == 1) element["opacity"] = plain_number_of(colour.alpha / 2.55);
  element[member] = hex_text(Colour{colour.red, colour.green, colour.blue, 255});
}
json::object& own_in(json::object& element) {
  json::value& custom = element["customData"];
  if (!custom.is_object()) custom = json::object();
  json::value& ours = custom.get_object()["pressoir"];
  if (!ours.is_object()) ours = json::object();
  return ours.get_object();
}
void bind(json::object& element, const std::string& id, std::string_view type) {
  json::value& bound = element["boundElements"];
  if (!bound.is_array()) bound = json::array();
  for (const json::value& one : bound.get_array())
    if (const auto* object = one.if_object(); object && text_in(*object, "id") == id) return;
  bound.get_array().push_back(json::object{{"id", id}, {"type", std::string(type)}});
}

void put_text(json::object& element, const std::string& text, LetterFace face, double size) {
  element["text"] = text;
  element["originalText"] = text;
  if (!element.if_contains("fontFamily") || face_of(element) != face) {
    const bool hand = face == LetterFace::handwriting || face == LetterFace::capitals;
    element["fontFamily"] = hand ? 5 : face == LetterFace::title || face == LetterFace::subtitle ? 7 : 2;
  }
  if (size > 0) element["fontSize"] = plain_number_of(size);
  else if (!element.if_contains("fontSize")) element["fontSize"] = 28;
  if (!element.if_contains("lineHeight")) element["lineHeight"] = 1.25;
  if (!element.if_contains("textAlign")) element["textAlign"] = "left";
  if (!element.if_contains("verticalAlign")) element["verticalAlign"] = "top";
  if (!element.if_contains("containerId")) element["containerId"] = nullptr;
}

void put_points(json::object& element, const std::vector<Vec2>& points) {
  const Rect box = ink_bounds(points);
  json::array list;
  list.reserve(points.size());
  for (const Vec2 point : points) list.push_back(json::array{plain_number_of(point.x - points.front().x), plain_number_of(point.y - points.front().y)});
  element["points"] = std::move(list);
  element["x"] = plain_number_of(points.front().x);
  element["y"] = plain_number_of(points.front().y);
  element["width"] = plain_number_of(box.width);
  element["height"] = plain_number_of(box.height);
}
void put_head(json::object& element, LineEnd end, const char* member) {
  if (end_of(element, member) == end && element.if_contains(member)) return;
  element[member] = end == LineEnd::none ? json::value(nullptr) : json::value(end == LineEnd::dot ? "dot" : "arrow");
}

} // namespace pressoir::interchange::excalidraw
