// .excalidraw and .excalidrawlib into a plan: each element becomes what it is here, and keeps in `foreign` all that it
// said, so that nothing is lost when it is written back.
#include <map>
#include <set>

#include "facilitation/base/bytes.h"
#include "facilitation/base/text.h"
#include "facilitation/interchange/excalidraw.h"
#include "facilitation/workshop/ink_points.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;
using namespace excalidraw;
namespace json = boost::json;

constexpr std::size_t most_in_shape = 4'000, most_in_note = 2'000;

struct Reader {
  const json::object& files;
  BoardFile& into;
  std::map<std::string_view, const json::object*> by_id;       // what is not deleted
  std::map<std::string_view, const json::object*> words_in;    // bound text, by its container's id
  std::map<std::string_view, std::size_t> pictures;            // by fileId: place in into.pictures
  std::map<std::string, Id<DrawingGroup>> groups;
  std::size_t odd = 0, cut = 0, lost_pictures = 0;
  std::int64_t order = 0;
  std::uint64_t item = 0; // of a library: their elements may have the same ids

  // The innermost group; those around it are made with it.
  Id<DrawingGroup> group_of(const json::object& element) {
    const auto* ids = list_in(element, "groupIds");
    if (!ids) return {};
    Id<DrawingGroup> around;
    for (std::size_t i = std::min<std::size_t>(ids->size(), 16); i-- > 0;) {
      const auto* text = (*ids)[i].if_string();
      if (!text || text->empty()) continue;
      const std::string name(text->data(), text->size());
      auto [known, is_new] = groups.try_emplace(name, Id<DrawingGroup>{id_from_word("group " + name)});
      if (is_new) into.drawn.groups.push_back({known->second, DrawingGroup{.inside = around}});
      around = known->second;
    }
    return around;
  }

  template <class E>
  void common(E& thing, const json::object& element) {
    thing.order = order;
    thing.layer = Layer::board; // all of them: who lies above whom is the file's to say
    thing.locked = truth_in(element, "locked");
    thing.group = group_of(element);
    if constexpr (lies_in_box<E>) {
      // Drawn from right to left, sizes may be negative.
      const double x = number_in(element, "x"), y = number_in(element, "y"), width = number_in(element, "width"), height = number_in(element, "height");
      thing.position = {std::min(x, x + width), std::min(y, y + height)};
      thing.size = {std::abs(width), std::abs(height)};
      thing.rotation = degrees_of(element);
    }
  }
  std::string text_of(const json::object& element, std::size_t most) {
    const auto original = text_in(element, "originalText");
    return words_within(original.empty() ? text_in(element, "text") : original, most, cut);
  }
  std::uint64_t id_of(const json::object& element) const {
    const auto id = text_in(element, "id");
    if (id.empty()) return 0;
    return item == 0 ? id_from_foreign(id) : derived_id(id_from_foreign(id), item);
  }
  const json::object* words_of(const json::object& element) const {
    const auto found = words_in.find(text_in(element, "id"));
    return found == words_in.end() ? nullptr : found->second;
  }

  void note(const json::object& element, const json::object& own) {
    const json::object* words = words_of(element);
    ImportNotes::NewNote note{.id = {id_of(element)}};
    if (words) note.text = text_of(*words, most_in_note);
    note.position = {number_in(element, "x"), number_in(element, "y")};
    note.size = {std::clamp(number_in(element, "width", 200), 40.0, 20'000.0), std::clamp(number_in(element, "height", 200), 40.0, 20'000.0)};
    note.colour = nearest_note_colour(colour_from_foreign(text_in(element, "backgroundColor")).value_or(rgb(0xFEF09B)));
    const auto colour = text_in(own, "colour");
    for (std::size_t i = 0; i < enum_names<NoteColour>.size(); ++i)
      if (colour == enum_names<NoteColour>[i]) note.colour = static_cast<NoteColour>(i);
    note.stacking = order;
    if (const auto theme = text_in(own, "theme"); !theme.empty()) {
      const std::string title = clean_line(theme);
      note.theme = {id_from_word("theme " + title)};
      const bool known = std::any_of(into.notes.themes.begin(), into.notes.themes.end(), [&](const auto& one) { return one.id == note.theme; });
      if (!known) into.notes.themes.push_back({note.theme, title.substr(0, 200), note.colour});
    }
    into.notes.notes.push_back(std::move(note));
  }

  void shape(const json::object& element) {
    const json::object* words = words_of(element);
    Shape shape;
    common(shape, element);
    shape.shape = shape_of(element);
    if (const auto* own = own_of(element)) {
      const auto kind = text_in(*own, "shape");
      for (std::size_t i = 0; i < enum_names<ShapeKind>.size(); ++i)
        if (kind == enum_names<ShapeKind>[i]) shape.shape = static_cast<ShapeKind>(i);
      shape.shadow = truth_in(*own, "shadow");
      if (const auto* tail = list_in(*own, "tail"); tail && tail->size() == 2 && (*tail)[0].is_number() && (*tail)[1].is_number())
        shape.tail = {std::clamp((*tail)[0].to_number<double>(), -1e3, 1e3), std::clamp((*tail)[1].to_number<double>(), -1e3, 1e3)};
    }
    shape.style = style_of(element);
    shape.seed = static_cast<std::int64_t>(number_in(element, "seed", 1));
    shape.fill = fill_of(element);
    shape.edge = edge_of(element);
    shape.edge_width = width_of(element);
    shape.dash = dash_of(element);
    if (shape.shape == ShapeKind::frame) {
      shape.text = words_within(text_in(element, "name"), most_in_shape, cut);
    }
    if (words) {
      shape.text = text_of(*words, most_in_shape);
      shape.face = face_of(*words);
      shape.text_colour = edge_of(*words);
      shape.text_size = std::clamp(number_in(*words, "fontSize", 20), smallest_letters, largest_letters);
    }
    shape.foreign = foreign_of(element, words);
    into.drawn.shapes.push_back({{id_of(element)}, std::move(shape)});
  }

  ConnectorEnd connector_end(const json::object& element, Vec2 at, std::string_view binding, std::string_view head) const {
    ConnectorEnd end{.at = at, .end = end_of(element, head)};
    const auto* held = object_in(element, binding);
    const auto target = held ? by_id.find(text_in(*held, "elementId")) : by_id.end();
    if (target == by_id.end()) return end;
    const json::object& thing = *target->second;
    const double x = number_in(thing, "x"), y = number_in(thing, "y"), width = number_in(thing, "width"), height = number_in(thing, "height");
    if (width <= 0 || height <= 0 || text_in(thing, "type") == "arrow" || text_in(thing, "type") == "line") return end;
    end.thing = {id_of(thing)};
    // Where it touched, in the thing's own box, as it lies there.
    const Vec2 straight = turned_about(at, {x + width / 2, y + height / 2}, -degrees_of(thing));
    end.anchor = {std::clamp((straight.x - x) / width, -1e3, 1e3), std::clamp((straight.y - y) / height, -1e3, 1e3)};
    return end;
  }

  void connector(const json::object& element) {
    std::vector<Vec2> points = points_of(element);
    if (points.size() < 2) {
      ++odd;
      return;
    }
    if (points.size() > 1'500) return stroke(element, {});
    // An element's turn is about the middle of its points.
    if (const double degrees = degrees_of(element); degrees != 0) {
      const Vec2 middle = ink_bounds(points).centre();
      for (Vec2& point : points) point = turned_about(point, middle, degrees);
    }
    Connector line;
    common(line, element);
    line.from = connector_end(element, points.front(), "startBinding", "startArrowhead");
    line.to = connector_end(element, points.back(), "endBinding", "endArrowhead");
    line.bends.assign(points.begin() + 1, points.end() - 1);
    line.route = route_of(element);
    line.style = style_of(element);
    line.seed = static_cast<std::int64_t>(number_in(element, "seed", 1));
    line.colour = edge_of(element);
    line.width = std::max(width_of(element), thinnest_pen);
    line.dash = dash_of(element);
    const json::object* words = words_of(element);
    if (words) line.label = text_of(*words, most_in_shape);
    line.foreign = foreign_of(element, words);
    into.drawn.connectors.push_back({{id_of(element)}, std::move(line)});
  }

  void stroke(const json::object& element, PenTool tool) {
    InkLine line{points_of(element), {}};
    if (line.points.empty()) {
      ++odd;
      return;
    }
    if (line.points.size() > most_ink_points) ++cut;
    const auto* pressures = list_in(element, "pressures");
    if (pressures && !truth_in(element, "simulatePressure") && pressures->size() >= line.points.size()) {
      for (std::size_t i = 0; i < line.points.size(); ++i) {
        const json::value& pressure = (*pressures)[i];
        line.pressures.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(pressure.is_number() ? pressure.to_number<double>() : 0.5, 0.0, 1.0) * 255)));
      }
    }
    Stroke stroke;
    common(stroke, element);
    stroke.tool = tool;
    if (const auto* own = own_of(element))
      for (std::size_t i = 0; i < enum_names<PenTool>.size(); ++i)
        if (text_in(*own, "tool") == enum_names<PenTool>[i]) stroke.tool = static_cast<PenTool>(i);
    stroke.colour = edge_of(element);
    stroke.width = std::clamp(width_of(element) * pen_scale, thinnest_pen, widest_pen);
    const Rect box = ink_bounds(line.points);
    stroke.position = box.position();
    stroke.size = {};
    stroke.foreign = foreign_of(element);
    into.drawn.strokes.push_back({{id_of(element)}, std::move(stroke), packed(line), {}});
  }

  void lettering(const json::object& element) {
    Lettering words;
    common(words, element);
    words.text = text_of(element, most_in_shape);
    if (trimmed(words.text).empty()) return;
    words.face = face_of(element);
    words.align = align_of(element);
    words.letters = std::clamp(number_in(element, "fontSize", 20), smallest_letters, largest_letters);
    words.colour = edge_of(element);
    if (const auto* own = own_of(element)) {
      for (std::size_t i = 0; i < enum_names<LetterFace>.size(); ++i)
        if (text_in(*own, "face") == enum_names<LetterFace>[i]) words.face = static_cast<LetterFace>(i);
      for (std::size_t i = 0; i < enum_names<LetterStyle>.size(); ++i)
        if (text_in(*own, "style") == enum_names<LetterStyle>[i]) words.style = static_cast<LetterStyle>(i);
      words.second = colour_from_foreign(text_in(*own, "second")).value_or(words.second);
    }
    words.foreign = foreign_of(element);
    into.drawn.letterings.push_back({{id_of(element)}, std::move(words)});
  }

  // The place of that file's bytes among the pictures.
  std::optional<std::size_t> picture_of(std::string_view file) {
    if (const auto known = pictures.find(file); known != pictures.end()) return known->second;
    const auto* told = object_in(files, file);
    const auto url = told ? text_in(*told, "dataURL") : std::string_view();
    auto bytes = picture_from_url(url);
    if (!bytes) return std::nullopt;
    pictures.emplace(file, into.pictures.size());
    into.pictures.push_back(std::move(*bytes));
    return into.pictures.size() - 1;
  }

  void image(const json::object& element) {
    if (const auto* own = own_of(element); own && text_in(*own, "kind") == "pictogram") {
      Pictogram drawing;
      common(drawing, element);
      drawing.name = clean_line(text_in(*own, "name")).substr(0, 80);
      drawing.colour = colour_from_foreign(text_in(*own, "colour")).value_or(drawing.colour);
      drawing.accent = colour_from_foreign(text_in(*own, "accent")).value_or(drawing.accent);
      drawing.foreign = foreign_of(element);
      if (!drawing.name.empty()) into.drawn.pictograms.push_back({{id_of(element)}, std::move(drawing)});
      return;
    }
    const auto picture = picture_of(text_in(element, "fileId"));
    if (!picture) {
      // Its place is kept, so that it is not forgotten.
      ++lost_pictures;
      return shape(element);
    }
    PlacedImage placed;
    common(placed, element);
    placed.blob = "#" + std::to_string(*picture);
    placed.opacity = std::clamp(number_in(element, "opacity", 100) / 100, 0.0, 1.0);
    if (const auto* crop = object_in(element, "crop")) {
      const double wide = number_in(*crop, "naturalWidth"), high = number_in(*crop, "naturalHeight");
      if (wide > 0 && high > 0) {
        const Vec2 from{std::clamp(number_in(*crop, "x") / wide, 0.0, 1.0), std::clamp(number_in(*crop, "y") / high, 0.0, 1.0)};
        const Vec2 to{std::clamp(from.x + number_in(*crop, "width") / wide, 0.0, 1.0), std::clamp(from.y + number_in(*crop, "height") / high, 0.0, 1.0)};
        if (to.x > from.x && to.y > from.y) placed.crop_from = from, placed.crop_to = to;
      }
    }
    placed.foreign = foreign_of(element);
    into.drawn.images.push_back({{id_of(element)}, std::move(placed)});
  }

  void element(const json::object& element) {
    ++order;
    const auto type = text_in(element, "type");
    if (const auto* own = own_of(element); own && text_in(*own, "kind") == "note") return note(element, *own);
    if (type == "text") {
      // Words that stand in something are told with it.
      const auto holder = by_id.find(text_in(element, "containerId"));
      if (holder != by_id.end() && words_of(*holder->second) == &element) return;
      return lettering(element);
    }
    if (type == "rectangle" || type == "ellipse" || type == "diamond" || type == "frame" || type == "magicframe" || type == "embeddable" || type == "iframe") return shape(element);
    if (type == "arrow" || type == "line") return connector(element);
    if (type == "freedraw" || type == "draw") return stroke(element, PenTool::pen);
    if (type == "image") return image(element);
    if (type == "selection") return;
    // A missing or unknown type: told by what it has.
    if (list_in(element, "points")) return stroke(element, PenTool::pen);
    if (!text_in(element, "text").empty()) return lettering(element);
    ++odd;
  }

  void read(const json::array& elements) {
    by_id.clear();
    words_in.clear();
    std::vector<const json::object*> there;
    for (const json::value& value : elements) {
      const auto* one = value.if_object();
      if (!one || truth_in(*one, "isDeleted")) {
        odd += one ? 0 : 1;
        continue;
      }
      there.push_back(one);
      if (const auto id = text_in(*one, "id"); !id.empty()) by_id.emplace(id, one);
    }
    for (const json::object* one : there) {
      if (text_in(*one, "type") != "text") continue;
      const auto holder = by_id.find(text_in(*one, "containerId"));
      if (holder == by_id.end()) continue;
      const auto type = text_in(*holder->second, "type");
      if (type == "rectangle" || type == "ellipse" || type == "diamond" || type == "arrow" || type == "line") words_in.emplace(holder->first, one);
    }
    for (const json::object* one : there) element(*one);
  }

  void tell(std::string_view name) {
    const auto line = [&](const char* key, std::size_t n) {
      if (n > 0) into.told.push_back(refuse(key, {{"file", std::string(name)}, {"n", static_cast<std::int64_t>(n)}}));
    };
    line("board_file.told.odd", odd);
    line("board_file.told.cut", cut);
    line("board_file.told.pictures", lost_pictures);
  }
};

// How many of each there were.
struct Counted {
  std::size_t notes, strokes, shapes, connectors, pictograms, letterings, images;
  explicit Counted(const BoardFile& file)
      : notes(file.notes.notes.size()), strokes(file.drawn.strokes.size()), shapes(file.drawn.shapes.size()), connectors(file.drawn.connectors.size()),
        pictograms(file.drawn.pictograms.size()), letterings(file.drawn.letterings.size()), images(file.drawn.images.size()) {}
};

void move_by(BoardFile& file, const Counted& before, Vec2 by) {
  for (std::size_t i = before.notes; i < file.notes.notes.size(); ++i) file.notes.notes[i].position = file.notes.notes[i].position + by;
  const auto each = [&](auto& list, std::size_t from) {
    for (std::size_t i = from; i < list.size(); ++i) list[i].is.position = list[i].is.position + by;
  };
  each(file.drawn.strokes, before.strokes);
  each(file.drawn.shapes, before.shapes);
  each(file.drawn.pictograms, before.pictograms);
  each(file.drawn.letterings, before.letterings);
  each(file.drawn.images, before.images);
  for (std::size_t i = before.connectors; i < file.drawn.connectors.size(); ++i) {
    Connector& line = file.drawn.connectors[i].is;
    line.from.at = line.from.at + by, line.to.at = line.to.at + by;
    for (Vec2& bend : line.bends) bend = bend + by;
  }
}

} // namespace

Result<BoardFile> read_excalidraw(std::string_view bytes, std::string_view name) {
  const Error unreadable = refuse("board_file.unreadable", {{"file", std::string(name)}});
  json::monotonic_resource storage;
  const auto root = json_object_of(bytes, &storage);
  if (!root) return unreadable;
  BoardFile file;
  const json::object none;
  const json::object* files = object_in(*root, "files");
  Reader reader{files ? *files : none, file, {}, {}, {}, {}};
  const auto too_many = [&] { return refuse("board_file.too_many", {{"file", std::string(name)}, {"most", static_cast<std::int64_t>(most_board_things)}}); };
  if (const auto* elements = list_in(*root, "elements")) {
    if (elements->size() > most_board_things) return too_many();
    reader.read(*elements);
    reader.tell(name);
    return file;
  }
  // A library: each item is laid in a cell of its own, under a group of its own.
  const auto* items = list_in(*root, "libraryItems");
  if (!items) items = list_in(*root, "library");
  if (!items) return unreadable;
  constexpr double cell = 480;
  std::size_t place = 0, all = 0;
  for (const json::value& item : *items) {
    const auto* object = item.if_object();
    const json::array* elements = object ? list_in(*object, "elements") : item.if_array();
    if (!elements) {
      ++reader.odd;
      continue;
    }
    if ((all += elements->size()) > most_board_things) return too_many();
    const Counted before(file);
    ++reader.item;
    reader.groups.clear();
    reader.read(*elements);
    const Rect box = bounds_of_elements(*elements);
    const Vec2 corner{static_cast<double>(place % 6) * cell, static_cast<double>(place / 6) * cell};
    move_by(file, before, corner - box.position());
    ++place;
  }
  reader.tell(name);
  return file;
}

} // namespace pressoir::interchange
