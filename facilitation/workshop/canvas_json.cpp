// Canvases as JSON: written plainly, read with every number and length checked.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <boost/json.hpp>

#include "facilitation/base/text.h"
#include "facilitation/workshop/canvas.h"

namespace pressoir::workshop {
namespace {

namespace json = boost::json;

constexpr std::int64_t newest_format = 1;
constexpr std::size_t most_zones = 150, most_marks = 800, most_points = 400, most_letters = 300;
constexpr double farthest = 100'000;

Error missing(const std::string& place) {
  return refuse("canvas.missing", {{"place", place}});
}
Error wrong(const std::string& place) {
  return refuse("canvas.wrong", {{"place", place}});
}
Error too_many(const std::string& place, std::size_t most) {
  return refuse("canvas.too_many", {{"place", place}, {"most", static_cast<std::int64_t>(most)}});
}

// One object of the file, and where it stands in it.
class Part {
 public:
  Part(const json::object& object, std::string place) : object_(object), place_(std::move(place)) {}

  const json::value* find(const char* name) const { return object_.if_contains(name); }
  std::string place(const std::string& name) const { return place_.empty() ? name : place_ + "." + name; }

  Result<double> number(const char* name, double otherwise, double least = -farthest, double most = farthest) const {
    const json::value* value = find(name);
    return value ? within(*value, place(name), least, most) : otherwise;
  }
  Result<bool> truth(const char* name, bool otherwise = false) const {
    const json::value* value = find(name);
    if (!value) return otherwise;
    if (!value->is_bool()) return wrong(place(name));
    return value->get_bool();
  }
  // A line of text; `otherwise` when it is not there.
  Result<std::string> text(const char* name, std::string otherwise = {}) const {
    const json::value* value = find(name);
    if (!value) return otherwise;
    return line_of(*value, place(name));
  }
  // A text, or {"fr": …, "en": …}.
  Result<Said> said(const char* name) const {
    const json::value* value = find(name);
    if (!value) return Said{};
    if (value->is_string()) {
      std::string both = TRY(line_of(*value, place(name)));
      return Said{both, both};
    }
    const auto* object = value->if_object();
    if (!object) return wrong(place(name));
    const Part part(*object, place(name));
    return Said{TRY(part.text("fr")), TRY(part.text("en"))};
  }
  Result<std::vector<double>> numbers(const char* name, std::size_t most) const {
    const json::value* value = find(name);
    if (!value) return missing(place(name));
    const auto* array = value->if_array();
    if (!array) return wrong(place(name));
    if (array->size() > most) return most <= 4 ? wrong(place(name)) : too_many(place(name), most);
    std::vector<double> all;
    for (const json::value& one : *array) all.push_back(TRY(within(one, place(name), -farthest, farthest)));
    return all;
  }
  Result<Rect> rect(const char* name) const {
    const auto n = TRY(numbers(name, 4));
    if (n.size() != 4 || n[2] <= 0 || n[3] <= 0) return wrong(place(name));
    return Rect{n[0], n[1], n[2], n[3]};
  }
  Result<Vec2> point(const char* name) const {
    const auto n = TRY(numbers(name, 2));
    if (n.size() != 2) return wrong(place(name));
    return Vec2{n[0], n[1]};
  }
  Result<std::vector<Vec2>> points(const char* name, std::size_t least) const {
    const auto n = TRY(numbers(name, 2 * most_points));
    if (n.size() % 2 != 0 || n.size() < 2 * least) return wrong(place(name));
    std::vector<Vec2> all;
    for (std::size_t i = 0; i < n.size(); i += 2) all.push_back({n[i], n[i + 1]});
    return all;
  }
  Result<std::string> one_of(const char* name, std::span<const std::string_view> names, std::string otherwise) const {
    std::string found = TRY(text(name, otherwise));
    if (found != otherwise && std::find(names.begin(), names.end(), found) == names.end()) return wrong(place(name));
    return found;
  }
  Result<std::string> colour(const char* name, std::string otherwise) const { return one_of(name, canvas_colours(), std::move(otherwise)); }
  Result<std::string> align(std::string otherwise) const {
    using std::literals::string_view_literals::operator""sv;
    static constexpr std::array names = {"start"sv, "centre"sv, "end"sv};
    return one_of("align", names, std::move(otherwise));
  }

 private:
  static Result<double> within(const json::value& value, const std::string& place, double least, double most) {
    json::error_code error;
    const double number = value.to_number<double>(error);
    if (error || !value.is_number() || !std::isfinite(number) || number < least || number > most) return wrong(place);
    return number;
  }
  static Result<std::string> line_of(const json::value& value, const std::string& place) {
    if (!value.is_string()) return wrong(place);
    const std::string line = clean_line(std::string_view(value.get_string()));
    if (grapheme_count(line) > most_letters) return wrong(place);
    return line;
  }

  const json::object& object_;
  std::string place_;
};

Result<ZoneShape> shape_of(const Part& zone) {
  const json::value* value = zone.find("shape");
  if (!value) return missing(zone.place("shape"));
  const auto* object = value->if_object();
  if (!object) return wrong(zone.place("shape"));
  const Part part(*object, zone.place("shape"));
  if (part.find("rect")) return ZoneShape(ZoneRect{TRY(part.rect("rect")), TRY(part.number("radius", 18, 0, farthest))});
  if (part.find("ellipse")) return ZoneShape(ZoneEllipse{TRY(part.rect("ellipse"))});
  if (part.find("polygon")) return ZoneShape(ZonePolygon{TRY(part.points("polygon", 3))});
  if (part.find("ring")) {
    ZoneRing ring{.centre = TRY(part.point("ring"))};
    ring.inner = TRY(part.number("inner", 0, 0));
    ring.outer = TRY(part.number("outer", 100, 1));
    ring.start = TRY(part.number("start", 0, -360, 360));
    ring.sweep = TRY(part.number("sweep", 360, 1, 360));
    if (ring.inner >= ring.outer) return wrong(part.place("inner"));
    return ZoneShape(ring);
  }
  if (part.find("branch")) {
    const auto ends = TRY(part.points("branch", 2));
    if (ends.size() != 2) return wrong(part.place("branch"));
    return ZoneShape(ZoneBranch{ends[0], ends[1], TRY(part.number("reach", 120, 1))});
  }
  return wrong(zone.place("shape"));
}

bool is_id(const std::string& id) {
  return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Result<CanvasZone> zone_of(const Part& part) {
  CanvasZone zone;
  if (!part.find("id")) return missing(part.place("id"));
  zone.id = TRY(part.text("id"));
  if (!is_id(zone.id)) return wrong(part.place("id"));
  zone.title = TRY(part.said("title"));
  if (zone.title.empty()) return missing(part.place("title"));
  zone.hint = TRY(part.said("hint"));
  zone.shape = TRY(shape_of(part));
  zone.colour = TRY(part.colour("colour", "plain"));
  zone.align = TRY(part.align("start"));
  zone.titled = TRY(part.truth("titled", true));
  if (part.find("title_box")) zone.title_box = TRY(part.rect("title_box"));
  return zone;
}

Result<CanvasMark> mark_of(const Part& part) {
  if (part.find("line")) {
    CanvasLine line{.points = TRY(part.points("line", 2))};
    line.curved = TRY(part.truth("curved"));
    line.closed = TRY(part.truth("closed"));
    line.dashed = TRY(part.truth("dashed"));
    line.arrow = TRY(part.truth("arrow"));
    line.colour = TRY(part.colour("colour", "line"));
    line.fill = TRY(part.colour("fill", ""));
    line.width = TRY(part.number("width", 4, 0, 200));
    return CanvasMark(std::move(line));
  }
  if (part.find("text")) {
    CanvasText text{.box = TRY(part.rect("box")), .text = TRY(part.said("text"))};
    if (text.text.empty()) return missing(part.place("text"));
    text.size = TRY(part.number("size", 44, 4, 1000));
    text.bold = TRY(part.truth("bold"));
    text.colour = TRY(part.colour("colour", "ink2"));
    text.align = TRY(part.align("centre"));
    return CanvasMark(std::move(text));
  }
  const bool ellipse = part.find("ellipse");
  if (!ellipse && !part.find("rect")) return wrong(part.place("line"));
  CanvasBox box{.box = TRY(part.rect(ellipse ? "ellipse" : "rect"))};
  box.ellipse = ellipse;
  box.radius = TRY(part.number("radius", 18, 0, farthest));
  box.width = TRY(part.number("width", 4, 0, 200));
  box.colour = TRY(part.colour("colour", "line"));
  box.fill = TRY(part.colour("fill", ""));
  return CanvasMark(std::move(box));
}

// Each object of a list, by `read`.
template <class Read>
Result<void> each(const Part& part, const char* name, std::size_t most, Read read) {
  const json::value* value = part.find(name);
  if (!value) return {};
  const auto* array = value->if_array();
  if (!array) return wrong(name);
  if (array->size() > most) return too_many(name, most);
  for (std::size_t i = 0; i < array->size(); ++i) {
    const std::string place = std::string(name) + "[" + std::to_string(i + 1) + "]";
    const auto* object = (*array)[i].if_object();
    if (!object) return wrong(place);
    TRY(read(Part(*object, place)));
  }
  return {};
}

// ------------------------------------------------------------------- writing

json::value written(double number) {
  if (number == std::floor(number) && std::abs(number) < 1e15) return static_cast<std::int64_t>(number);
  return number;
}
json::array written(const Rect& box) {
  return {written(box.x), written(box.y), written(box.width), written(box.height)};
}
json::array written(const std::vector<Vec2>& points) {
  json::array all;
  for (const Vec2 p : points) {
    all.push_back(written(p.x));
    all.push_back(written(p.y));
  }
  return all;
}
json::value written(const Said& said) {
  if (said.french == said.english) return json::string(said.french);
  return json::object{{"fr", said.french}, {"en", said.english}};
}

struct WriteShape {
  json::object operator()(const ZoneRect& zone) const {
    json::object shape{{"rect", written(zone.box)}};
    if (zone.radius != 18) shape["radius"] = written(zone.radius);
    return shape;
  }
  json::object operator()(const ZoneEllipse& zone) const { return {{"ellipse", written(zone.box)}}; }
  json::object operator()(const ZonePolygon& zone) const { return {{"polygon", written(zone.points)}}; }
  json::object operator()(const ZoneRing& zone) const {
    return {{"ring", json::array{written(zone.centre.x), written(zone.centre.y)}}, {"inner", written(zone.inner)}, {"outer", written(zone.outer)}, {"start", written(zone.start)}, {"sweep", written(zone.sweep)}};
  }
  json::object operator()(const ZoneBranch& zone) const { return {{"branch", written(std::vector{zone.from, zone.to})}, {"reach", written(zone.reach)}}; }
};

struct WriteMark {
  json::object operator()(const CanvasLine& line) const {
    json::object mark{{"line", written(line.points)}, {"colour", line.colour}, {"width", written(line.width)}};
    if (!line.fill.empty()) mark["fill"] = line.fill;
    for (const auto& [name, on] : {std::pair{"curved", line.curved}, {"closed", line.closed}, {"dashed", line.dashed}, {"arrow", line.arrow}})
      if (on) mark[name] = true;
    return mark;
  }
  json::object operator()(const CanvasText& text) const {
    json::object mark{{"text", written(text.text)}, {"box", written(text.box)}, {"size", written(text.size)}, {"colour", text.colour}, {"align", text.align}};
    if (text.bold) mark["bold"] = true;
    return mark;
  }
  json::object operator()(const CanvasBox& box) const {
    json::object mark{{box.ellipse ? "ellipse" : "rect", written(box.box)}, {"radius", written(box.radius)}, {"width", written(box.width)}, {"colour", box.colour}};
    if (!box.fill.empty()) mark["fill"] = box.fill;
    return mark;
  }
};

} // namespace

Result<Canvas> canvas_from_json(std::string_view text) {
  if (text.size() > most_canvas_bytes) return refuse("canvas.too_large", {{"most", static_cast<std::int64_t>(most_canvas_bytes)}});
  json::parse_options options;
  options.max_depth = 8;
  json::error_code error;
  const json::value value = json::parse(text, error, {}, options);
  const auto* object = error ? nullptr : value.if_object();
  if (!object) return refuse("canvas.not_json");
  const Part root(*object, "");
  if (const json::value* format = root.find("format")) {
    if (!format->is_int64()) return wrong("format");
    if (format->get_int64() > newest_format) return refuse("canvas.newer");
  }
  Canvas canvas;
  canvas.key = TRY(root.text("key"));
  if (!canvas.key.empty() && !is_id(canvas.key)) return wrong("key");
  canvas.title = TRY(root.said("title"));
  if (canvas.title.empty()) return missing("title");
  canvas.purpose = TRY(root.said("purpose"));
  canvas.origin = TRY(root.text("origin"));
  if (root.find("size")) canvas.size = TRY(root.point("size"));
  if (canvas.size.x < 100 || canvas.size.y < 100 || canvas.size.x > 40'000 || canvas.size.y > 40'000) return wrong("size");
  std::set<std::string> known;
  TRY(each(root, "zones", most_zones, [&](const Part& part) -> Result<void> {
    canvas.zones.push_back(TRY(zone_of(part)));
    const std::string& id = canvas.zones.back().id;
    if (!known.insert(id).second) return refuse("canvas.twice", {{"place", part.place("id")}, {"name", id}});
    return {};
  }));
  if (canvas.zones.empty()) return missing("zones");
  TRY(each(root, "marks", most_marks, [&](const Part& part) -> Result<void> {
    canvas.marks.push_back(TRY(mark_of(part)));
    return {};
  }));
  return canvas;
}

std::string canvas_json(const Canvas& canvas) {
  json::object root{{"format", newest_format}};
  if (!canvas.key.empty()) root["key"] = canvas.key;
  root["title"] = written(canvas.title);
  if (!canvas.purpose.empty()) root["purpose"] = written(canvas.purpose);
  if (!canvas.origin.empty()) root["origin"] = canvas.origin;
  root["size"] = json::array{written(canvas.size.x), written(canvas.size.y)};
  json::array zones;
  for (const CanvasZone& zone : canvas.zones) {
    json::object told{{"id", zone.id}, {"title", written(zone.title)}};
    if (!zone.hint.empty()) told["hint"] = written(zone.hint);
    told["shape"] = std::visit(WriteShape{}, zone.shape);
    if (zone.colour != "plain") told["colour"] = zone.colour;
    if (zone.align != "start") told["align"] = zone.align;
    if (!zone.titled) told["titled"] = false;
    if (zone.title_box) told["title_box"] = written(*zone.title_box);
    zones.push_back(std::move(told));
  }
  root["zones"] = std::move(zones);
  json::array marks;
  for (const CanvasMark& mark : canvas.marks) marks.push_back(std::visit(WriteMark{}, mark));
  if (!marks.empty()) root["marks"] = std::move(marks);
  return json::serialize(root);
}

} // namespace pressoir::workshop
