// JSON Canvas 1.0 (jsoncanvas.org): text nodes are notes, groups are frames, edges are connectors. What is drawn and has
// no place in that format is kept under "pressoir", which other programs leave alone.
#include <array>
#include <map>
#include <set>

#include "facilitation/base/text.h"
#include "facilitation/document/fields_json.h"
#include "facilitation/interchange/board_file.h"
#include "facilitation/interchange/foreign_json.h"
#include "facilitation/interchange/json_canvas_parts.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;
using namespace json_canvas;
namespace json = boost::json;

constexpr std::size_t most_in_note = 2'000, most_in_shape = 4'000, most_foreign = 60 * 1024;

std::string foreign_of(const json::object& object, std::initializer_list<std::string_view> told) {
  std::string text = text_without(object, told);
  return text.size() <= most_foreign ? text : std::string();
}

struct Reader {
  BoardFile& into;
  std::map<std::string_view, Rect> boxes;
  std::size_t odd = 0, cut = 0;
  std::int64_t order = 0;

  static Rect box_of(const json::object& node) {
    return {number_in(node, "x"), number_in(node, "y"), std::clamp(number_in(node, "width", 240), 40.0, 20'000.0), std::clamp(number_in(node, "height", 120), 40.0, 20'000.0)};
  }
  static std::uint64_t id_of(const json::object& thing) {
    const auto id = text_in(thing, "id");
    return id.empty() ? 0 : id_from_foreign(id);
  }
  // A shape or lettering that we wrote as a text node ourselves.
  template <class E>
  bool own(const json::object& node, const char* member, std::vector<AddDrawn::New<E>>& list) {
    const auto* ours = object_in(node, "pressoir");
    const auto* told = ours ? object_in(*ours, member) : nullptr;
    if (!told) return false;
    auto read = arguments_from_json<E>(*told);
    if (!read) return false;
    E thing = std::move(*read);
    const Rect box = box_of(node);
    thing.position = box.position();
    thing.size = box.size();
    thing.text = words_within(words_of(node), most_in_shape, cut);
    thing.order = order;
    thing.group = {};
    list.push_back({{id_of(node)}, std::move(thing)});
    return true;
  }
  // A picture that we wrote as a file node, with its bytes.
  bool own_image(const json::object& node) {
    const auto* ours = object_in(node, "pressoir");
    const auto* told = ours ? object_in(*ours, "image") : nullptr;
    if (!told) return false;
    auto read = arguments_from_json<PlacedImage>(*told);
    auto bytes = picture_from_url(text_in(*ours, "dataURL"));
    if (!read || !bytes) return false;
    PlacedImage image = std::move(*read);
    const Rect box = box_of(node);
    // The node says it in whole units.
    const auto is = [](double exact, double told) { return std::llround(exact) == std::llround(told); };
    if (!is(image.position.x, box.x) || !is(image.position.y, box.y)) image.position = box.position();
    if (!is(image.size.x, box.width) || !is(image.size.y, box.height)) image.size = box.size();
    image.order = order;
    image.group = {};
    image.blob = "#" + std::to_string(into.pictures.size());
    into.pictures.push_back(std::move(*bytes));
    into.drawn.images.push_back({{id_of(node)}, std::move(image)});
    return true;
  }
  void node(const json::object& node) {
    ++order;
    const auto type = text_in(node, "type");
    if (own_image(node)) return;
    if (own(node, "shape", into.drawn.shapes) || own(node, "lettering", into.drawn.letterings)) return;
    if (type == "group") {
      Shape frame{.order = order, .shape = ShapeKind::frame};
      const Rect box = box_of(node);
      frame.position = box.position();
      frame.size = box.size();
      frame.text = words_within(text_in(node, "label"), most_in_shape, cut);
      frame.edge = line_colour_of(node);
      frame.foreign = foreign_of(node, {"x", "y", "width", "height", "label"});
      into.drawn.shapes.push_back({{id_of(node)}, std::move(frame)});
      return;
    }
    const auto words = words_of(node);
    if (words.empty() && type != "text") {
      ++odd;
      return;
    }
    ImportNotes::NewNote note{.id = {id_of(node)}, .text = words_within(words, most_in_note, cut), .colour = note_colour_of(node), .stacking = order};
    const Rect box = box_of(node);
    note.position = box.position();
    note.size = box.size();
    if (const auto* ours = object_in(node, "pressoir"))
      if (const std::string title = clean_line(text_in(*ours, "theme")); !title.empty()) {
        note.theme = {id_from_word("theme " + title)};
        const bool known = std::any_of(into.notes.themes.begin(), into.notes.themes.end(), [&](const auto& one) { return one.id == note.theme; });
        if (!known) into.notes.themes.push_back({note.theme, title.substr(0, 200), note.colour});
      }
    note.foreign = foreign_of(node, {"x", "y", "width", "height", "text", "pressoir"});
    into.notes.notes.push_back(std::move(note));
  }
  ConnectorEnd end(const json::object& edge, const char* node, const char* side, LineEnd head) const {
    ConnectorEnd end{.anchor = anchor_of(text_in(edge, side)), .end = head};
    const auto held = boxes.find(text_in(edge, node));
    if (held == boxes.end()) return end;
    end.thing = {id_from_foreign(held->first)};
    end.at = held->second.position() + Vec2{end.anchor.x * held->second.width, end.anchor.y * held->second.height};
    return end;
  }
  void edge(const json::object& edge) {
    ++order;
    if (!boxes.contains(text_in(edge, "fromNode")) || !boxes.contains(text_in(edge, "toNode"))) {
      ++odd;
      return;
    }
    Connector line{.order = order};
    line.from = end(edge, "fromNode", "fromSide", end_of_edge(edge, "fromEnd", LineEnd::none));
    line.to = end(edge, "toNode", "toSide", end_of_edge(edge, "toEnd", LineEnd::arrow));
    line.route = Route::curved;
    line.style = EdgeStyle::plain;
    line.width = 4;
    line.colour = line_colour_of(edge);
    line.label = words_within(text_in(edge, "label"), most_in_shape, cut);
    line.foreign = foreign_of(edge, {"label"});
    into.drawn.connectors.push_back({{id_of(edge)}, std::move(line)});
  }
  // What only we drew.
  void rest(const json::object& ours) {
    const auto* drawn = object_in(ours, "drawn");
    if (!drawn) return;
    auto read = arguments_from_json<AddDrawn>(*drawn);
    if (!read) {
      ++odd;
      return;
    }
    const auto move = [&](auto& from, auto& to) {
      for (auto& one : from) {
        one.is.group = {};
        to.push_back(std::move(one));
      }
    };
    move(read->strokes, into.drawn.strokes);
    move(read->shapes, into.drawn.shapes);
    move(read->connectors, into.drawn.connectors);
    move(read->pictograms, into.drawn.pictograms);
  }
};

struct Writer {
  const WorkshopState& state;
  json::array nodes, edges;
  std::map<std::uint64_t, std::string> names;
  std::set<std::string> used;
  AddDrawn ours;
  std::size_t kept = 0, pictures = 0;

  template <class E>
  std::string name(const E& thing) {
    std::string wanted(text_in(foreign_object(thing.foreign), "id"));
    // What came in a second time, under another id, is called by that one.
    if (wanted.empty() || id_from_foreign(wanted) != thing.id.value || !used.insert(wanted).second) wanted = id_text(thing.id.value), used.insert(wanted);
    names.emplace(thing.id.value, wanted);
    return wanted;
  }
  static void place(json::object& node, const Rect& box) {
    node["x"] = std::llround(box.x);
    node["y"] = std::llround(box.y);
    node["width"] = std::llround(box.width);
    node["height"] = std::llround(box.height);
  }
  static json::object begun(const std::string& foreign, const std::string& id, const char* type) {
    json::object node{{"id", id}, {"type", type}};
    for (const auto& member : foreign_object(foreign))
      if (member.key() != "id") node[member.key()] = member.value();
    if (text_in(node, "type").empty()) node["type"] = type;
    return node;
  }
  void note(const Note& note, const std::string& id) {
    json::object node = begun(note.foreign, id, "text");
    place(node, rect_at(note.position, note.size));
    // A link or a file stays one as long as its words are its own.
    std::size_t cut = 0;
    if (const auto type = text_in(node, "type"); (type == "link" || type == "file") && words_within(words_of(node), most_in_note, cut) != note.text) {
      node["type"] = "text";
      node.erase("url"), node.erase("file"), node.erase("subpath");
    }
    if (text_in(node, "type") == "text" || words_of(node).empty()) node["text"] = note.text, node["type"] = "text";
    if (!note.foreign.empty() ? note_colour_of(node) != note.colour : true) node["color"] = hex_text(note_fill(note.colour));
    if (const Theme* theme = state.find(note.theme)) node["pressoir"] = json::object{{"theme", theme->title}};
    nodes.push_back(std::move(node));
  }
  void shape(const Shape& shape, const std::string& id) {
    if (shape.shape == ShapeKind::frame) {
      json::object node = begun(shape.foreign, id, "group");
      place(node, rect_at(shape.position, shape.size));
      if (!shape.text.empty()) node["label"] = shape.text;
      if (line_colour_of(node) != shape.edge) node["color"] = hex_text(shape.edge);
      nodes.push_back(std::move(node));
      return;
    }
    json::object node{{"id", id}, {"type", "text"}, {"text", shape.text}};
    place(node, rect_at(shape.position, shape.size));
    if (shape.fill.alpha > 0) node["color"] = hex_text(Colour{shape.fill.red, shape.fill.green, shape.fill.blue, 255});
    json::object told = fields_to_json(shape);
    for (const char* member : {"board", "text", "group"}) told.erase(member);
    node["pressoir"] = json::object{{"shape", std::move(told)}};
    nodes.push_back(std::move(node));
    ++kept;
  }
  void lettering(const Lettering& words, const std::string& id) {
    json::object node{{"id", id}, {"type", "text"}, {"text", words.text}};
    place(node, rect_at(words.position, words.size));
    json::object told = fields_to_json(words);
    for (const char* member : {"board", "text", "group"}) told.erase(member);
    node["pressoir"] = json::object{{"lettering", std::move(told)}};
    nodes.push_back(std::move(node));
  }
  // For others a file beside this one; for us, its bytes too.
  void image(const PlacedImage& image, const std::string& id, const std::string& bytes) {
    json::object node{{"id", id}, {"type", "file"}, {"file", picture_file_name(image.blob)}};
    place(node, rect_at(image.position, image.size));
    json::object told = fields_to_json(image);
    for (const char* member : {"board", "blob", "group"}) told.erase(member);
    node["pressoir"] = json::object{{"image", std::move(told)}, {"dataURL", url_of_picture(bytes)}};
    nodes.push_back(std::move(node));
  }
  bool stands(const ConnectorEnd& end) const { return end.thing && names.contains(end.thing.value); }
  void connector(const Connector& line, const std::string& id) {
    if (!stands(line.from) || !stands(line.to)) {
      Connector free = line;
      free.board = {}, free.group = {};
      for (ConnectorEnd* end : {&free.from, &free.to}) end->at = end_of(state, *end);
      ours.connectors.push_back({line.id, std::move(free)});
      ++kept;
      return;
    }
    json::object edge = begun(line.foreign, id, "");
    edge.erase("type");
    const auto side = [&](const char* node, const char* member, const ConnectorEnd& end) {
      edge[node] = names.at(end.thing.value);
      if (anchor_of(text_in(edge, member)) == end.anchor) return;
      if (const auto side = side_of(end.anchor); !side.empty()) edge[member] = std::string(side);
      else edge.erase(member);
    };
    side("fromNode", "fromSide", line.from);
    side("toNode", "toSide", line.to);
    if (end_of_edge(edge, "fromEnd", LineEnd::none) != line.from.end) edge["fromEnd"] = line.from.end == LineEnd::none ? "none" : "arrow";
    if (end_of_edge(edge, "toEnd", LineEnd::arrow) != line.to.end) edge["toEnd"] = line.to.end == LineEnd::none ? "none" : "arrow";
    if (line_colour_of(edge) != line.colour) edge["color"] = hex_text(Colour{line.colour.red, line.colour.green, line.colour.blue, 255});
    if (!line.label.empty()) edge["label"] = line.label;
    edges.push_back(std::move(edge));
  }
};

} // namespace

Result<BoardFile> read_json_canvas(std::string_view bytes, std::string_view name) {
  BoardFile file;
  // An empty file is an empty canvas: that is how such a file begins its life.
  if (trimmed(bytes).empty()) return file;
  json::monotonic_resource storage;
  const auto root = json_object_of(bytes, &storage);
  if (!root) return refuse("board_file.unreadable", {{"file", std::string(name)}});
  Reader reader{file, {}};
  const auto* nodes = list_in(*root, "nodes");
  const auto* edges = list_in(*root, "edges");
  if ((nodes ? nodes->size() : 0) + (edges ? edges->size() : 0) > most_board_things)
    return refuse("board_file.too_many", {{"file", std::string(name)}, {"most", static_cast<std::int64_t>(most_board_things)}});
  if (nodes) {
    for (const json::value& value : *nodes)
      if (const auto* node = value.if_object())
        if (const auto id = text_in(*node, "id"); !id.empty()) reader.boxes.emplace(id, Reader::box_of(*node));
    for (const json::value& value : *nodes) {
      if (const auto* node = value.if_object()) reader.node(*node);
      else ++reader.odd;
    }
  }
  if (edges)
    for (const json::value& value : *edges) {
      if (const auto* edge = value.if_object()) reader.edge(*edge);
      else ++reader.odd;
    }
  if (const auto* ours = object_in(*root, "pressoir")) reader.rest(*ours);
  for (const auto& [key, n] : {std::pair{"board_file.told.odd", reader.odd}, {"board_file.told.cut", reader.cut}})
    if (n > 0) file.told.push_back(refuse(key, {{"file", std::string(name)}, {"n", static_cast<std::int64_t>(n)}}));
  return file;
}

std::string write_json_canvas(const WorkshopState& readable, Id<Board> board, const BoardWriting& writing) {
  Writer writer{readable, {}, {}, {}, {}, {}};
  struct Placed {
    std::int64_t order;
    std::uint64_t id;
    std::function<void()> write;
  };
  std::vector<Placed> placed;
  for (const Note* note : notes_on(readable, board)) {
    const std::string id = writer.name(*note);
    placed.push_back({note->stacking, note->id.value, [&writer, note, id] { writer.note(*note, id); }});
  }
  readable.all<Shape>().for_each([&](const Shape& shape) {
    if (shape.board != board) return;
    const std::string id = writer.name(shape);
    placed.push_back({shape.order, shape.id.value, [&writer, &shape, id] { writer.shape(shape, id); }});
  });
  readable.all<Lettering>().for_each([&](const Lettering& words) {
    if (words.board != board) return;
    const std::string id = writer.name(words);
    placed.push_back({words.order, words.id.value, [&writer, &words, id] { writer.lettering(words, id); }});
  });
  readable.all<PlacedImage>().for_each([&](const PlacedImage& image) {
    if (image.board != board) return;
    auto bytes = writing.fetch ? writing.fetch(image.blob) : refuse("blob.missing");
    if (!bytes) {
      ++writer.pictures;
      return;
    }
    const std::string id = writer.name(image);
    placed.push_back({image.order, image.id.value, [&writer, &image, id, bytes = std::move(*bytes)] { writer.image(image, id, bytes); }});
  });
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return std::pair(a.order, a.id) < std::pair(b.order, b.id); });
  for (const Placed& one : placed) one.write();
  std::vector<const Connector*> lines;
  readable.all<Connector>().for_each([&](const Connector& line) {
    if (line.board == board) lines.push_back(&line);
  });
  std::stable_sort(lines.begin(), lines.end(), [](const Connector* a, const Connector* b) { return std::pair(a->order, a->id) < std::pair(b->order, b->id); });
  for (const Connector* line : lines) writer.connector(*line, writer.name(*line));
  readable.all<Stroke>().for_each([&](const Stroke& stroke) {
    const InkPoints* points = stroke.board == board ? readable.find(stroke.points) : nullptr;
    if (!points) return;
    Stroke free = stroke;
    free.board = {}, free.group = {}, free.points = {};
    writer.ours.strokes.push_back({stroke.id, std::move(free), points->bytes, {}});
    ++writer.kept;
  });
  readable.all<Pictogram>().for_each([&](const Pictogram& drawing) {
    if (drawing.board != board) return;
    Pictogram free = drawing;
    free.board = {}, free.group = {};
    writer.ours.pictograms.push_back({drawing.id, std::move(free)});
    ++writer.kept;
  });
  if (writing.told) {
    if (writer.kept > 0) writing.told->push_back(refuse("board_file.told.kept", {{"n", static_cast<std::int64_t>(writer.kept)}}));
    if (writer.pictures > 0) writing.told->push_back(refuse("board_file.told.images", {{"n", static_cast<std::int64_t>(writer.pictures)}}));
  }
  json::object root{{"nodes", std::move(writer.nodes)}, {"edges", std::move(writer.edges)}};
  const bool ours = !writer.ours.strokes.empty() || !writer.ours.connectors.empty() || !writer.ours.pictograms.empty();
  if (ours) {
    json::object drawn;
    drawn["strokes"] = value_to_json(writer.ours.strokes);
    drawn["connectors"] = value_to_json(writer.ours.connectors);
    drawn["pictograms"] = value_to_json(writer.ours.pictograms);
    root["pressoir"] = json::object{{"drawn", std::move(drawn)}};
  }
  return json::serialize(root) + "\n";
}

} // namespace pressoir::interchange
