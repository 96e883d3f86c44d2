// A board as .excalidraw: what came from there goes back as it was told, changed only where it has changed here; what
// only we can say is kept under customData.pressoir.
#include <map>
#include <numbers>
#include <set>

#include "facilitation/base/bytes.h"
#include "facilitation/base/file.h"
#include "facilitation/interchange/excalidraw.h"
#include "facilitation/picture/pictogram_catalogue.h"
#include "facilitation/workshop/ink_points.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;
using namespace excalidraw;
namespace json = boost::json;

constexpr std::string_view bound_text = "pressoirBoundText";

struct Writer {
  const WorkshopState& state;
  const BoardWriting& writing;
  json::array elements;
  json::object files;
  std::map<std::uint64_t, std::string> names; // what each thing is called in the file
  std::set<std::string> used;
  std::size_t shapes_told = 0;

  template <class E>
  void name(const E& thing) {
    std::string wanted;
    if constexpr (requires { thing.foreign; }) {
      const json::object foreign = foreign_object(thing.foreign);
      wanted = std::string(text_in(foreign, "id"));
    }
    // What came in a second time, under another id, is called by that one.
    if (wanted.empty() || id_from_foreign(wanted) != thing.id.value || !used.insert(wanted).second) wanted = id_text(thing.id.value), used.insert(wanted);
    names.emplace(thing.id.value, wanted);
  }
  std::string name_of(std::uint64_t id) const {
    const auto found = names.find(id);
    return found == names.end() ? id_text(id) : found->second;
  }

  // An element as its foreign text tells it, else as a new one has it.
  json::object begun(const std::string& foreign, std::uint64_t id, std::string_view type) const {
    json::object element = foreign_object(foreign);
    if (!element.empty()) {
      element.erase(bound_text);
      element["id"] = name_of(id);
      if (element.if_contains("type") == nullptr || text_in(element, "type") == "draw") element["type"] = std::string(type);
    } else {
      const auto seed = static_cast<std::int64_t>(id % 2'000'000'000 + 1);
      element = {{"id", name_of(id)},       {"type", std::string(type)}, {"angle", 0},         {"strokeColor", "#1f2430"}, {"backgroundColor", "transparent"},
                 {"fillStyle", "solid"},    {"strokeWidth", 2},          {"strokeStyle", "solid"}, {"roughness", 1},       {"opacity", 100},
                 {"groupIds", json::array()}, {"frameId", nullptr},      {"roundness", nullptr}, {"seed", seed},             {"version", 1},
                 {"versionNonce", seed},    {"boundElements", nullptr},  {"updated", 1},       {"link", nullptr},          {"locked", false}};
    }
    element["isDeleted"] = false;
    return element;
  }
  template <class E>
  void place(json::object& element, const E& thing) const {
    // What was drawn from right to left keeps its corner.
    element["x"] = plain_number_of(thing.position.x);
    element["y"] = plain_number_of(thing.position.y);
    element["width"] = plain_number_of(thing.size.x);
    element["height"] = plain_number_of(thing.size.y);
    if (std::abs(std::remainder(degrees_of(element) - thing.rotation, 360)) > 1e-6) element["angle"] = thing.rotation * std::numbers::pi / 180;
  }
  template <class E>
  void common(json::object& element, const E& thing) const {
    if (truth_in(element, "locked") != thing.locked) element["locked"] = thing.locked;
    json::array groups;
    int depth = 0;
    for (Id<DrawingGroup> group = thing.group; group && ++depth < 20;) {
      const DrawingGroup* found = state.find(group);
      if (!found) break;
      // A group's own name is known by what it made of it.
      std::string called = id_text(group.value);
      if (const auto* told = list_in(element, "groupIds"))
        for (const json::value& one : *told)
          if (const auto* text = one.if_string(); text && id_from_word("group " + std::string(*text)) == group.value) called = std::string(*text);
      groups.push_back(json::string(called));
      group = found->inside;
    }
    const auto* told = list_in(element, "groupIds");
    if (!told || *told != groups) element["groupIds"] = std::move(groups);
    if (const auto frame = text_in(element, "frameId"); !frame.empty() && !used.contains(std::string(frame))) element["frameId"] = nullptr;
  }
  // The words that stand in `holder`, as an element of their own after it.
  void words_in(json::object& holder, const std::string& foreign, std::uint64_t id, const std::string& text, LetterFace face, Colour colour, double size, const Rect& box) {
    const json::object before = foreign_object(foreign);
    const auto* kept = object_in(before, bound_text);
    std::string called = kept ? std::string(text_in(*kept, "id")) : std::string();
    if (called.empty() || !used.insert(called).second) called = id_text(derived_id(id, 1)), used.insert(called);
    json::object words = kept ? *kept : begun({}, derived_id(id, 1), "text");
    words["id"] = called;
    words["type"] = "text";
    words["isDeleted"] = false;
    words["containerId"] = text_in(holder, "id");
    put_text(words, text, face, size);
    paint(words, colour, "strokeColor", edge_of);
    if (!kept) words["textAlign"] = "center", words["verticalAlign"] = "middle";
    const double high = number_in(words, "fontSize", 20) * 1.25;
    words["x"] = plain_number_of(box.x + 10);
    words["y"] = plain_number_of(box.centre().y - high / 2);
    words["width"] = plain_number_of(std::max(10.0, box.width - 20));
    words["height"] = plain_number_of(high);
    bind(holder, called, "text");
    elements.push_back(std::move(holder));
    elements.push_back(std::move(words));
  }
  void write(const Note& note) {
    json::object element = begun({}, note.id.value, "rectangle");
    element["x"] = plain_number_of(note.position.x);
    element["y"] = plain_number_of(note.position.y);
    element["width"] = plain_number_of(note.size.x);
    element["height"] = plain_number_of(note.size.y);
    element["backgroundColor"] = hex_text(note_fill(note.colour));
    element["strokeColor"] = "transparent";
    element["roughness"] = 0;
    json::object& ours = own_in(element);
    ours = {{"kind", "note"}, {"colour", std::string(enum_text(note.colour))}};
    if (const Theme* theme = state.find(note.theme)) ours["theme"] = theme->title;
    words_in(element, {}, note.id.value, note.text, LetterFace::body, drawing_ink, std::max(16.0, std::min(note.size.x, note.size.y) * 0.12), rect_at(note.position, note.size));
  }
  void write(const Shape& shape) {
    const std::string_view type = shape.shape == ShapeKind::ellipse ? "ellipse" : shape.shape == ShapeKind::diamond ? "diamond" : shape.shape == ShapeKind::frame ? "frame" : "rectangle";
    json::object element = begun(shape.foreign, shape.id.value, type);
    // A picture that was lost on the way stands as it was told.
    const bool kept = text_in(element, "type") == "image";
    const auto told = shape_of(element);
    if (told != shape.shape && !kept) {
      element["type"] = std::string(type);
      element["roundness"] = shape.shape == ShapeKind::rectangle || shape.shape == ShapeKind::ellipse ? json::value(nullptr) : json::value(json::object{{"type", 3}});
      if (shape_of(element) != shape.shape) {
        own_in(element)["shape"] = std::string(enum_text(shape.shape));
        ++shapes_told;
      }
    }
    if (shape.shadow) own_in(element)["shadow"] = true;
    if (shape.shape == ShapeKind::speech || shape.shape == ShapeKind::thought) own_in(element)["tail"] = json::array{shape.tail.x, shape.tail.y};
    place(element, shape);
    common(element, shape);
    paint(element, shape.edge, "strokeColor", edge_of);
    paint(element, shape.fill, "backgroundColor", fill_of);
    if (shape.edge_width == 0) element["strokeColor"] = "transparent";
    else if (width_of(element) != shape.edge_width) element["strokeWidth"] = plain_number_of(shape.edge_width);
    if (dash_of(element) != shape.dash) element["strokeStyle"] = std::string(enum_text(shape.dash));
    if (style_of(element) != shape.style) element["roughness"] = shape.style == EdgeStyle::plain ? 0 : 1;
    if (shape.shape == ShapeKind::frame) {
      element["name"] = shape.text.empty() ? json::value(nullptr) : json::value(shape.text);
      elements.push_back(std::move(element));
    } else if (shape.text.empty()) {
      elements.push_back(std::move(element));
    } else {
      words_in(element, shape.foreign, shape.id.value, shape.text, shape.face, shape.text_colour, shape.text_size, rect_at(shape.position, shape.size));
    }
  }
  void binding(json::object& element, const ConnectorEnd& end, const char* member) const {
    const auto* before = object_in(element, member);
    if (!end.thing || !names.contains(end.thing.value)) {
      element[member] = nullptr;
      return;
    }
    const std::string target = name_of(end.thing.value);
    if (before && text_in(*before, "elementId") == target) return;
    element[member] = json::object{{"elementId", target}, {"focus", 0}, {"gap", 1}};
  }
  void write(const Connector& line) {
    const bool arrow = line.from.end != LineEnd::none || line.to.end != LineEnd::none || line.from.thing || line.to.thing;
    json::object element = begun(line.foreign, line.id.value, arrow ? "arrow" : "line");
    std::vector<Vec2> points{workshop::end_of(state, line.from)};
    points.insert(points.end(), line.bends.begin(), line.bends.end());
    points.push_back(workshop::end_of(state, line.to));
    element["angle"] = 0; // its points are where they are seen
    put_points(element, points);
    common(element, line);
    paint(element, line.colour, "strokeColor", edge_of);
    if (std::max(width_of(element), thinnest_pen) != line.width) element["strokeWidth"] = plain_number_of(line.width);
    if (dash_of(element) != line.dash) element["strokeStyle"] = std::string(enum_text(line.dash));
    if (style_of(element) != line.style) element["roughness"] = line.style == EdgeStyle::plain ? 0 : 1;
    if (route_of(element) != line.route) {
      element["roundness"] = line.route == Route::curved ? json::value(json::object{{"type", 2}}) : json::value(nullptr);
      element["elbowed"] = line.route == Route::elbow;
    }
    binding(element, line.from, "startBinding");
    binding(element, line.to, "endBinding");
    put_head(element, line.from.end, "startArrowhead");
    put_head(element, line.to.end, "endArrowhead");
    if (line.label.empty()) elements.push_back(std::move(element));
    else words_in(element, line.foreign, line.id.value, line.label, LetterFace::handwriting, line.colour, 0, ink_bounds(points));
  }
  void write(const Stroke& stroke) {
    const InkPoints* kept = state.find(stroke.points);
    const auto line = kept ? unpacked(kept->bytes) : std::nullopt;
    if (!line || line->points.empty()) return;
    json::object element = begun(stroke.foreign, stroke.id.value, "freedraw");
    const Rect own_box = ink_bounds(line->points);
    const double across = own_box.width > 0 ? stroke.size.x / own_box.width : 1, down = own_box.height > 0 ? stroke.size.y / own_box.height : 1;
    std::vector<Vec2> points;
    points.reserve(line->points.size());
    for (const Vec2 point : line->points) points.push_back(stroke.position + Vec2{point.x * across, point.y * down});
    put_points(element, points);
    if (text_in(element, "type") == "freedraw") {
      json::array pressures;
      for (const std::uint8_t pressure : line->pressures) pressures.push_back(plain_number_of(pressure / 255.0));
      element["simulatePressure"] = pressures.empty();
      element["pressures"] = std::move(pressures);
      if (!element.if_contains("lastCommittedPoint")) element["lastCommittedPoint"] = nullptr;
    }
    if (std::abs(std::remainder(degrees_of(element) - stroke.rotation, 360)) > 1e-6) element["angle"] = stroke.rotation * std::numbers::pi / 180;
    common(element, stroke);
    paint(element, stroke.colour, "strokeColor", edge_of);
    if (std::abs(width_of(element) * pen_scale - stroke.width) > 1e-6) element["strokeWidth"] = plain_number_of(stroke.width / pen_scale);
    if (stroke.tool != PenTool::pen) own_in(element)["tool"] = std::string(enum_text(stroke.tool));
    elements.push_back(std::move(element));
  }
  void write(const Lettering& words) {
    json::object element = begun(words.foreign, words.id.value, "text");
    element["type"] = "text";
    place(element, words);
    common(element, words);
    put_text(element, words.text, words.face, words.letters);
    if (align_of(element) != words.align) element["textAlign"] = words.align == LetterAlign::centre ? "center" : words.align == LetterAlign::end ? "right" : "left";
    paint(element, words.colour, "strokeColor", edge_of);
    if (face_of(element) != words.face) own_in(element)["face"] = std::string(enum_text(words.face));
    if (words.style != LetterStyle::plain) {
      json::object& ours = own_in(element);
      ours["style"] = std::string(enum_text(words.style));
      ours["second"] = hex_text(words.second);
    }
    elements.push_back(std::move(element));
  }
  void file(const std::string& name, std::string_view mime, std::string_view bytes) {
    files[name] = json::object{{"mimeType", std::string(mime)}, {"id", name}, {"dataURL", "data:" + std::string(mime) + ";base64," + base64_text(bytes)}, {"created", 1}};
  }
  void write(const Pictogram& drawing) {
    json::object element = begun(drawing.foreign, drawing.id.value, "image");
    element["type"] = "image";
    place(element, drawing);
    common(element, drawing);
    const std::string name = "pictogram-" + drawing.name + "-" + hex_text(drawing.colour).substr(1) + "-" + hex_text(drawing.accent).substr(1);
    element["fileId"] = name;
    element["status"] = "saved";
    element["scale"] = json::array{1, 1};
    own_in(element) = {{"kind", "pictogram"}, {"name", drawing.name}, {"colour", hex_text(drawing.colour)}, {"accent", hex_text(drawing.accent)}};
    if (!files.contains(name)) {
      const auto folder = assets_folder();
      const auto catalogue = folder ? picture::PictogramCatalogue::load(*folder / "pictograms") : Result<picture::PictogramCatalogue>(folder.error());
      if (catalogue) {
        picture::Scene scene;
        picture::Element one{.bounds = {0, 0, 144 * catalogue->proportion(drawing.name), 144}};
        for (picture::Path& path : catalogue->draw(drawing.name, one.bounds, drawing.colour, drawing.accent)) one.items.emplace_back(std::move(path));
        scene.elements.push_back(std::move(one));
        file(name, "image/svg+xml", picture::svg(scene, {.margin = 0}));
      }
    }
    elements.push_back(std::move(element));
  }
  // In pixels of the picture, whose size stands at the same place in every PNG.
  static void crop(json::object& element, const PlacedImage& image, std::string_view png) {
    constexpr std::size_t size_at = 16;
    if (png.size() < size_at + 8) return;
    const auto number = [&](std::size_t at) {
      std::uint32_t value = 0;
      for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png[at + i]);
      return static_cast<double>(value);
    };
    const Vec2 whole{number(size_at), number(size_at + 4)};
    element["crop"] = json::object{{"x", plain_number_of(image.crop_from.x * whole.x)}, {"y", plain_number_of(image.crop_from.y * whole.y)},
                                   {"width", plain_number_of((image.crop_to.x - image.crop_from.x) * whole.x)}, {"height", plain_number_of((image.crop_to.y - image.crop_from.y) * whole.y)},
                                   {"naturalWidth", plain_number_of(whole.x)}, {"naturalHeight", plain_number_of(whole.y)}};
  }
  void write(const PlacedImage& image) {
    json::object element = begun(image.foreign, image.id.value, "image");
    place(element, image);
    common(element, image);
    std::string name = std::string(text_in(element, "fileId"));
    if (name.empty()) name = image.blob;
    element["fileId"] = name;
    if (!element.if_contains("status")) element["status"] = "saved";
    if (!element.if_contains("scale")) element["scale"] = json::array{1, 1};
    if (std::abs(number_in(element, "opacity", 100) / 100 - image.opacity) > 1e-6) element["opacity"] = plain_number_of(image.opacity * 100);
    const auto bytes = writing.fetch ? writing.fetch(image.blob) : refuse("blob.missing");
    if (!files.contains(name) && bytes) file(name, bytes->starts_with("\xFF\xD8") ? "image/jpeg" : "image/png", *bytes);
    if (image.crop_from != Vec2{0, 0} || image.crop_to != Vec2{1, 1}) {
      if (bytes) crop(element, image, *bytes);
    } else if (const auto* cut = object_in(element, "crop"); cut && (number_in(*cut, "width") < number_in(*cut, "naturalWidth") || number_in(*cut, "height") < number_in(*cut, "naturalHeight"))) {
      element["crop"] = nullptr;
    }
    elements.push_back(std::move(element));
  }

  // Arrows stand among what the things they hold are bound to.
  void bind_arrows() {
    std::map<std::string, json::object*> by_name;
    for (json::value& element : elements) by_name.emplace(std::string(text_in(element.get_object(), "id")), &element.get_object());
    for (json::value& value : elements) {
      json::object& element = value.get_object();
      for (const char* member : {"startBinding", "endBinding"})
        if (const auto* held = object_in(element, member))
          if (const auto target = by_name.find(std::string(text_in(*held, "elementId"))); target != by_name.end()) bind(*target->second, std::string(text_in(element, "id")), "arrow");
    }
    // What is no longer there is no longer bound.
    for (json::value& value : elements) {
      json::value* bound = value.get_object().if_contains("boundElements");
      if (!bound || !bound->is_array()) continue;
      json::array still;
      for (const json::value& one : bound->get_array())
        if (const auto* object = one.if_object(); object && by_name.contains(std::string(text_in(*object, "id")))) still.push_back(one);
      *bound = std::move(still);
    }
  }
};

struct Placed {
  std::int64_t order;
  int layer;
  std::uint64_t id;
  std::function<void(Writer&)> write;
};

Writer written(const WorkshopState& readable, Id<Board> board, const BoardWriting& writing) {
  Writer writer{readable, writing, {}, {}, {}, {}};
  std::vector<Placed> all;
  const auto take = [&](const auto& thing, std::int64_t order, int layer) {
    writer.name(thing);
    all.push_back({order, layer, thing.id.value, [&thing](Writer& w) { w.write(thing); }});
  };
  for (const Note* note : notes_on(readable, board)) take(*note, note->stacking, 1);
  for_each_drawn(readable, [&](const auto& thing) {
    if (thing.board == board) take(thing, thing.order, static_cast<int>(thing.layer));
  });
  std::stable_sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) { return std::tuple(a.layer, a.order, a.id) < std::tuple(b.layer, b.order, b.id); });
  for (const Placed& one : all) one.write(writer);
  writer.bind_arrows();
  if (writing.told && writer.shapes_told > 0) writing.told->push_back(refuse("board_file.told.shapes", {{"n", static_cast<std::int64_t>(writer.shapes_told)}}));
  return writer;
}

} // namespace

std::string write_excalidraw(const WorkshopState& readable, Id<Board> board, const BoardWriting& writing) {
  Writer writer = written(readable, board, writing);
  return json::serialize(json::object{{"type", "excalidraw"},
                                      {"version", 2},
                                      {"source", "pressoir"},
                                      {"elements", std::move(writer.elements)},
                                      {"appState", json::object{{"gridSize", nullptr}, {"viewBackgroundColor", "#fbf9f4"}}},
                                      {"files", std::move(writer.files)}}) +
         "\n";
}

std::string write_excalidraw_library(const WorkshopState& readable, Id<Board> board, const BoardWriting& writing) {
  Writer writer = written(readable, board, writing);
  // Each outermost group is an item; so is each thing without one, with the words that stand in it.
  std::map<std::string, std::size_t> places;
  json::array items;
  for (json::value& value : writer.elements) {
    json::object& element = value.get_object();
    const auto* groups = list_in(element, "groupIds");
    const auto holder = text_in(element, "containerId");
    std::string key(groups && !groups->empty() && groups->back().is_string() ? std::string(groups->back().get_string()) : holder.empty() ? std::string(text_in(element, "id")) : std::string(holder));
    const auto [place, is_new] = places.try_emplace(key, items.size());
    if (is_new) items.push_back(json::object{{"status", "unpublished"}, {"elements", json::array()}, {"id", key}, {"created", 1}});
    items[place->second].get_object()["elements"].get_array().push_back(std::move(value));
  }
  return json::serialize(json::object{{"type", "excalidrawlib"}, {"version", 2}, {"source", "pressoir"}, {"libraryItems", std::move(items)}}) + "\n";
}

} // namespace pressoir::interchange
