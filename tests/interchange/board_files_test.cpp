// Boards of other programs: what both can say comes back as it was; what is odd is read with mercy and told; and no file,
// however broken, does any harm.
#include "facilitation/interchange/picture_board.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <random>

#include <boost/json.hpp>
#include <zlib.h>

#include "facilitation/activities/kinds.h"
#include "facilitation/document/memory_journal.h"
#include "facilitation/workshop/canvas_making.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"

using namespace pressoir;
using namespace pressoir::workshop;
using namespace pressoir::interchange;
namespace json = boost::json;

namespace {

std::string sample(const std::string& name) {
  std::ifstream in("tests/interchange/boards/" + name, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A workshop with a wall, into which files are read and from which they are written.
struct Room {
  std::unique_ptr<Journal> journal = memory_journal();
  std::unique_ptr<WorkshopDocument> document = WorkshopDocument::open(*journal).value();
  WorkshopVerbs verbs = activities::all_verbs();
  std::map<std::string, std::string> pictures;
  std::vector<Error> told;
  std::uint64_t causes = 0;

  Room() {
    REQUIRE(ask(request_of(CreateWorkshop{.title = "Essai"})));
    REQUIRE(ask(request_of(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"})));
    REQUIRE(ask(request_of(GoToStep{})));
  }
  Result<Sequence> ask(Request request) {
    request.cause = ++causes;
    request.time = {1'700'000'000'000 + static_cast<std::int64_t>(causes)};
    return document->commit(TRY(verbs.decide(document->state(), request)));
  }
  Result<std::size_t> take(const std::string& bytes, const std::string& ending) {
    auto file = TRY(read_board_file(bytes, ending, "fichier" + ending));
    const auto random = seeded_randomness(++causes);
    auto plan = TRY(plan_board(std::move(file), document->state(), {}, *random, [&](std::string_view picture) -> Result<std::string> {
      const std::string name = "blob" + std::to_string(pictures.size());
      pictures[name] = std::string(picture);
      return name;
    }));
    told.insert(told.end(), plan.told.begin(), plan.told.end());
    for (Request& request : plan.requests) TRY(ask(std::move(request)));
    return plan.notes + plan.drawn;
  }
  const WorkshopState& state() const { return document->state(); }
  Id<Board> board() const { return state().find(Id<Step>{7})->board; }
  BoardWriting writing() {
    return {.fetch = [this](const std::string& name) -> Result<std::string> { return pictures.at(name); }, .told = &told};
  }
  json::object canvas() { return json::parse(write_json_canvas(state(), board(), writing())).as_object(); }
  json::object excalidraw() { return json::parse(write_excalidraw(state(), board(), writing())).as_object(); }
  template <class E>
  std::vector<E> all() const {
    std::vector<E> found;
    state().all<E>().for_each([&](const E& one) { found.push_back(one); });
    return found;
  }
};

bool nearly(const json::value& a, const json::value& b, double within) {
  if (a.is_number() && b.is_number()) return std::abs(a.to_number<double>() - b.to_number<double>()) <= within;
  if (a.is_array() && b.is_array()) {
    if (a.get_array().size() != b.get_array().size()) return false;
    for (std::size_t i = 0; i < a.get_array().size(); ++i)
      if (!nearly(a.get_array()[i], b.get_array()[i], within)) return false;
    return true;
  }
  return a == b;
}

std::string compressed(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(text.size() + 200, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

} // namespace

TEST_CASE("a JSON Canvas comes back as it was") {
  const std::string text = sample("parcours.canvas");
  Room room;
  const auto taken = room.take(text, ".canvas");
  REQUIRE_MESSAGE(taken, (taken ? "" : taken.error().key));
  CHECK(room.told.empty());
  CHECK(room.all<Note>().size() == 5);
  CHECK(room.all<Shape>().size() == 1);
  CHECK(room.all<Connector>().size() == 2);
  const Note* parked = room.state().find(Id<Note>{0x0f1e2d3c4b5a6978});
  REQUIRE(parked);
  CHECK(parked->colour == NoteColour::rose);
  CHECK(parked->text.starts_with("# Se garer\n"));

  const json::object before = json::parse(text).as_object(), after = room.canvas();
  for (const char* list : {"nodes", "edges"}) {
    const auto& old = before.at(list).as_array();
    const auto& made = after.at(list).as_array();
    REQUIRE(made.size() == old.size());
    for (std::size_t i = 0; i < old.size(); ++i) {
      INFO(json::serialize(old[i]), "\n", json::serialize(made[i]));
      for (const auto& member : old[i].as_object()) {
        REQUIRE(made[i].as_object().contains(member.key()));
        CHECK(made[i].as_object().at(member.key()) == member.value());
      }
    }
  }

  SUBCASE("and tells what has changed since") {
    REQUIRE(room.ask(request_of(ColourNotes{.notes = {parked->id}, .colour = NoteColour::sky})));
    REQUIRE(room.ask(request_of(EditNote{.note = {id_from_foreign("5d41402abc4b2a76")}, .text = "Autre chose"})));
    const json::object changed = room.canvas();
    const auto& nodes = changed.at("nodes").as_array();
    CHECK(nodes[1].as_object().at("color") == "#aac8e8");
    CHECK(nodes[3].as_object().at("type") == "text");
    CHECK(nodes[3].as_object().at("text") == "Autre chose");
    CHECK(!nodes[3].as_object().contains("file"));
  }
  SUBCASE("and comes in a second time beside the first") {
    REQUIRE(room.take(text, ".canvas"));
    CHECK(room.all<Note>().size() == 10);
    const json::object twice = room.canvas();
    std::map<std::string, int> ids;
    for (const auto& node : twice.at("nodes").as_array()) ++ids[std::string(node.as_object().at("id").as_string())];
    CHECK(ids.size() == 12);
  }
}

TEST_CASE("what only we draw is kept in a JSON Canvas, and told") {
  Room room;
  AddDrawn drawn;
  Stroke stroke{.tool = PenTool::marker, .colour = rgb(0x7A1F4B), .width = 9};
  drawn.strokes.push_back({{41}, stroke, {}, {{0, 0}, {50, 20}, {90, -10}}});
  Shape cloud{.shape = ShapeKind::cloud, .position = {10, 20}, .size = {300, 200}, .fill = rgb(0xAAC8E8), .text = "Un nuage"};
  drawn.shapes.push_back({{42}, cloud});
  Pictogram mairie{.name = "mairie", .position = {500, 20}};
  drawn.pictograms.push_back({{43}, mairie});
  Lettering title{.text = "Demain", .style = LetterStyle::shadow, .position = {0, -200}};
  drawn.letterings.push_back({{44}, title});
  REQUIRE(room.ask(request_of(drawn)));
  REQUIRE(room.ask(request_of(CreateTheme{.id = {51}, .title = "Accueillir"})));
  REQUIRE(room.ask(request_of(WriteNote{.id = {52}, .text = "Sourire", .theme = {51}})));
  const std::string canvas = write_json_canvas(room.state(), room.board(), room.writing());
  REQUIRE(room.told.size() == 1);
  CHECK(room.told[0].key == "board_file.told.kept");

  Room other;
  REQUIRE(other.take(canvas, ".canvas"));
  REQUIRE(other.all<Stroke>().size() == 1);
  CHECK(other.all<Stroke>()[0].tool == PenTool::marker);
  CHECK(other.state().find(other.all<Stroke>()[0].points)->bytes == room.state().find(room.all<Stroke>()[0].points)->bytes);
  REQUIRE(other.all<Shape>().size() == 1);
  CHECK(other.all<Shape>()[0].shape == ShapeKind::cloud);
  CHECK(other.all<Shape>()[0].text == "Un nuage");
  REQUIRE(other.all<Pictogram>().size() == 1);
  CHECK(other.all<Pictogram>()[0].name == "mairie");
  REQUIRE(other.all<Lettering>().size() == 1);
  CHECK(other.all<Lettering>()[0].style == LetterStyle::shadow);
  REQUIRE(other.all<Note>().size() == 1);
  REQUIRE(other.state().find(other.all<Note>()[0].theme));
  CHECK(other.state().find(other.all<Note>()[0].theme)->title == "Accueillir");
}

TEST_CASE("an Excalidraw board comes back as it was") {
  const std::string text = sample("atelier.excalidraw");
  Room room;
  const auto taken = room.take(text, ".excalidraw");
  REQUIRE_MESSAGE(taken, (taken ? "" : taken.error().key));
  CHECK(room.told.empty());
  CHECK(room.all<Shape>().size() == 4);
  CHECK(room.all<Connector>().size() == 1);
  CHECK(room.all<Stroke>().size() == 1);
  CHECK(room.all<Lettering>().size() == 1);
  CHECK(room.all<PlacedImage>().size() == 1);
  CHECK(room.all<DrawingGroup>().size() == 2);
  CHECK(room.pictures.size() == 1);
  const Connector arrow = room.all<Connector>()[0];
  CHECK(arrow.from.thing.value == id_from_foreign("rect-Kx81hT0zQ3mPp2aVbYc7d"));
  CHECK(arrow.to.thing.value == id_from_foreign("ell"));
  CHECK(arrow.to.end == LineEnd::arrow);
  CHECK(arrow.from.end == LineEnd::none);
  CHECK(room.state().find(Id<Shape>{arrow.from.thing.value})->text == "Bonjour à tous");

  std::map<std::string, json::object> made;
  std::vector<std::string> order;
  const json::object after = room.excalidraw();
  for (const auto& element : after.at("elements").as_array()) {
    order.emplace_back(element.as_object().at("id").as_string());
    made.emplace(order.back(), element.as_object());
  }
  const json::object before = json::parse(text).as_object();
  std::size_t place = 0;
  for (const auto& value : before.at("elements").as_array()) {
    const json::object& element = value.as_object();
    const std::string id(element.at("id").as_string());
    INFO(id);
    if (id == "gone") {
      CHECK(!made.contains(id));
      continue;
    }
    REQUIRE(place < order.size());
    CHECK(order[place++] == id);
    const json::object& is = made.at(id);
    for (const auto& member : element) {
      INFO(std::string(member.key()), " ", json::serialize(member.value()), " ", is.contains(member.key()) ? json::serialize(is.at(member.key())) : "");
      // Words in a container are laid out anew.
      const bool laid_out = id == "words" && (member.key() == "x" || member.key() == "y" || member.key() == "width" || member.key() == "height" || member.key() == "text");
      if (laid_out) continue;
      // Sizes follow from the points.
      if (is.contains("points") && (member.key() == "width" || member.key() == "height")) continue;
      REQUIRE(is.contains(member.key()));
      CHECK(nearly(is.at(member.key()), member.value(), 0.04));
    }
  }
  CHECK(after.at("files").as_object().at("f00d").as_object().at("dataURL") == before.at("files").as_object().at("f00d").as_object().at("dataURL"));

  SUBCASE("and again, without drifting") {
    Room second;
    REQUIRE(second.take(json::serialize(after), ".excalidraw"));
    const json::object again = second.excalidraw();
    const auto& first_elements = after.at("elements").as_array();
    const auto& again_elements = again.at("elements").as_array();
    REQUIRE(first_elements.size() == again_elements.size());
    for (std::size_t i = 0; i < first_elements.size(); ++i)
      for (const auto& member : first_elements[i].as_object()) {
        INFO(std::string(member.key()), json::serialize(first_elements[i]), json::serialize(again_elements[i]));
        REQUIRE(again_elements[i].as_object().contains(member.key()));
        CHECK(nearly(again_elements[i].as_object().at(member.key()), member.value(), 0.04));
      }
  }
  SUBCASE("and tells what has changed since") {
    REQUIRE(room.ask(request_of(RestyleDrawn{.things = {{id_from_foreign("diamond")}}, .colour = rgb(0x7A1F4B)})));
    const json::object changed = room.excalidraw();
    bool seen = false;
    for (const auto& element : changed.at("elements").as_array())
      if (element.as_object().at("id") == "diamond") {
        seen = true;
        CHECK(element.as_object().at("strokeColor") == "#7a1f4b");
        CHECK(element.as_object().at("frameId") == "frame");
      }
    CHECK(seen);
  }
  SUBCASE("one undo takes all of it back") {
    REQUIRE(room.document->commit(*room.document->undo({}, {1}, 999'999)));
    CHECK(room.all<Shape>().empty());
    CHECK(room.all<Stroke>().empty());
  }
}

TEST_CASE("notes, pictograms and our own shapes survive a way through Excalidraw") {
  Room room;
  REQUIRE(room.ask(request_of(CreateTheme{.id = {51}, .title = "Accueillir"})));
  REQUIRE(room.ask(request_of(WriteNote{.id = {52}, .text = "Des chaises", .colour = NoteColour::mint, .position = Vec2{10, 20}, .theme = {51}})));
  AddDrawn drawn;
  Shape bubble{.shape = ShapeKind::speech, .position = {10, 320}, .size = {300, 200}, .shadow = true, .text = "Bonjour"};
  drawn.shapes.push_back({{42}, bubble});
  Pictogram mairie{.name = "mairie", .position = {500, 20}, .accent = rgb(0xC1EBB8)};
  drawn.pictograms.push_back({{43}, mairie});
  Stroke stroke{.tool = PenTool::highlighter, .width = 30};
  drawn.strokes.push_back({{44}, stroke, {}, {{0, 0}, {100, 3}}});
  REQUIRE(room.ask(request_of(drawn)));
  const std::string file = write_excalidraw(room.state(), room.board(), room.writing());
  REQUIRE(room.told.size() == 1);
  CHECK(room.told[0].key == "board_file.told.shapes");
  CHECK(file.find("data:image/svg+xml;base64,") != std::string::npos);

  Room other;
  REQUIRE(other.take(file, ".excalidraw"));
  CHECK(other.told.empty());
  REQUIRE(other.all<Note>().size() == 1);
  const Note note = other.all<Note>()[0];
  CHECK(note.text == "Des chaises");
  CHECK(note.colour == NoteColour::mint);
  CHECK(note.position == Vec2{10, 20});
  CHECK(other.state().find(note.theme)->title == "Accueillir");
  REQUIRE(other.all<Shape>().size() == 1);
  CHECK(other.all<Shape>()[0].shape == ShapeKind::speech);
  CHECK(other.all<Shape>()[0].shadow);
  CHECK(other.all<Shape>()[0].text == "Bonjour");
  REQUIRE(other.all<Pictogram>().size() == 1);
  CHECK(other.all<Pictogram>()[0].name == "mairie");
  CHECK(other.all<Pictogram>()[0].accent == rgb(0xC1EBB8));
  REQUIRE(other.all<Stroke>().size() == 1);
  CHECK(other.all<Stroke>()[0].tool == PenTool::highlighter);
  CHECK(other.all<Stroke>()[0].width == doctest::Approx(30).epsilon(0.01));
}

TEST_CASE("odd files, as they are found") {
  Room room;
  // Without a type, drawn by an old program, turned inside out, numbers that are none, words without their container.
  REQUIRE(room.take(R"({"elements": [{"id": "a", "points": [[0,0],[5,5]], "x": 1, "y": 2},
    {"id": "b", "type": "draw", "points": [[0,0],[5,5],[9,0]], "x": null, "y": "two", "strokeSharpness": "round"},
    {"id": "c", "type": "rectangle", "x": 100, "y": 100, "width": -50, "height": -20, "strokeSharpness": "sharp"},
    {"id": "d", "type": "text", "text": "seul", "containerId": "nowhere", "fontSize": "large"},
    {"id": "d", "type": "text", "text": "le même nom"}, {"type": "ellipse", "width": 10, "height": 10},
    {"id": "e", "type": "arrow", "points": [[0,0]]}, {"id": "f", "type": "arrow", "points": [[0,0],[null,3],[8,8]], "endBinding": {"elementId": "e"}},
    {"id": "g", "type": "image", "fileId": "none", "x": 5, "y": 5, "width": 30, "height": 30}, {"type": "hologram"}, 7, null,
    {"id": "h", "type": "freedraw", "points": []}]})", ".excalidraw"));
  CHECK(room.all<Stroke>().size() == 2);
  CHECK(room.all<Lettering>().size() == 2);
  REQUIRE(room.all<Connector>().size() == 1);
  bool inside_out = false;
  for (const Shape& shape : room.all<Shape>()) inside_out = inside_out || (shape.position == Vec2{50, 80} && shape.size == Vec2{50, 20});
  CHECK(inside_out);
  CHECK(room.all<Shape>().size() == 3); // with the picture's place
  std::vector<std::string> told;
  for (const Error& line : room.told) told.push_back(line.key);
  CHECK(told == std::vector<std::string>{"board_file.told.odd", "board_file.told.pictures"});

  for (const char* broken : {"", "{", "[]", "null", "{\"elements\": 3}", "\xFF\xFE\x00", "{}"}) {
    INFO(broken);
    CHECK(!read_board_file(broken, ".excalidraw", "x"));
  }
  CHECK(read_board_file("", ".excalidraw", "x").error().key == "board_file.unreadable");
  CHECK(read_board_file("x", ".docx", "x").error().key == "board_file.unknown");
  CHECK(read_board_file(std::string(most_board_bytes + 1, ' '), ".canvas", "x").error().key == "board_file.too_large");
  CHECK(room.take("", ".canvas").error().key == "board_file.empty");
  CHECK(room.take("{\"nodes\": [{\"id\": \"x\", \"text\": \"sans type\"}, {\"type\": \"text\"}, {\"type\": \"widget\"}, 3], \"edges\": [{\"fromNode\": \"x\"}]}", ".canvas"));
  // Deep as a well.
  std::string deep = "{\"elements\": ";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  CHECK(read_board_file(deep, ".excalidraw", "x").error().key == "board_file.unreadable");
}

TEST_CASE("a canvas of one's own is made from shapes that have words, and used on a wall") {
  Room room;
  CHECK(canvas_from_board(room.state(), room.board()).error().key == "canvas.no_zones");
  AddDrawn drawn;
  drawn.shapes.push_back({{41}, Shape{.shape = ShapeKind::rounded, .position = {100, 100}, .size = {600, 400}, .fill = rgb(0xC1EBB8), .text = "Ce qui aide"}});
  drawn.shapes.push_back({{42}, Shape{.shape = ShapeKind::ellipse, .position = {800, 100}, .size = {600, 400}, .text = "Ce qui aide"}});
  drawn.shapes.push_back({{43}, Shape{.shape = ShapeKind::diamond, .position = {100, 600}, .size = {600, 400}, .text = "Été : 2027 !"}});
  drawn.shapes.push_back({{44}, Shape{.position = {800, 600}, .size = {300, 100}}});
  drawn.connectors.push_back({{45}, Connector{.from = {.at = {0, 0}}, .to = {.at = {50, 90}, .end = LineEnd::arrow}}});
  drawn.letterings.push_back({{46}, Lettering{.text = "Demain", .position = {900, 900}}});
  REQUIRE(room.ask(request_of(drawn)));
  const auto canvas = canvas_from_board(room.state(), room.board());
  REQUIRE_MESSAGE(canvas, (canvas ? "" : canvas.error().key));
  REQUIRE(canvas->zones.size() == 3);
  CHECK(canvas->zones[0].id == "ce_qui_aide");
  CHECK(canvas->zones[0].colour == "leaf");
  CHECK(canvas->zones[1].id == "ce_qui_aide_2");
  CHECK(canvas->zones[2].id == "ete_2027");
  CHECK(canvas->marks.size() == 3);
  for (const CanvasZone& zone : canvas->zones) CHECK(zone_at(*canvas, bounds(zone.shape).centre()) == &zone);
  Room other;
  REQUIRE(other.ask(request_of(SetCanvas{.canvas = canvas_json(*canvas)})));
  const auto again = canvas_from_board(other.state(), other.board());
  REQUIRE(again);
  CHECK(*again == *canvas);
}

TEST_CASE("libraries of both versions are laid out beside each other") {
  const std::string shape = R"({"id": "s", "type": "rectangle", "x": 1000, "y": 2000, "width": 50, "height": 40})";
  Room room;
  REQUIRE(room.take(R"({"type": "excalidrawlib", "version": 1, "library": [[)" + shape + "], [" + shape + "]]}", ".excalidrawlib"));
  REQUIRE(room.all<Shape>().size() == 2);
  REQUIRE(room.take(R"({"type": "excalidrawlib", "version": 2, "libraryItems": [{"id": "i", "status": "published", "name": "Boîte", "elements": [)" + shape + "]}, 9]}", ".excalidrawlib"));
  CHECK(room.all<Shape>().size() == 3);
  std::map<double, int> columns;
  for (const Shape& one : room.all<Shape>()) ++columns[one.position.x];
  CHECK(columns == std::map<double, int>{{0, 2}, {480, 1}});
  const json::object library = json::parse(write_excalidraw_library(room.state(), room.board(), room.writing())).as_object();
  CHECK(library.at("version") == 2);
  CHECK(library.at("libraryItems").as_array().size() == 3);
  Room other;
  REQUIRE(other.take(json::serialize(library), ".excalidrawlib"));
  CHECK(other.all<Shape>().size() == 3);
}

TEST_CASE("mind maps become branches, and Xournal++ pages become strokes") {
  Room room;
  REQUIRE(room.take(R"(<map version="1.0.1"><node TEXT="Accueil"><node TEXT="Attente"><node TEXT="Chaises"/><node TEXT="Eau"/></node>
    <node POSITION="left"><richcontent TYPE="NODE"><html><body><p>Panneaux <b>lisibles</b></p></body></html></richcontent></node></node></map>)", ".mm"));
  REQUIRE(room.all<Note>().size() == 5);
  CHECK(room.all<Connector>().size() == 4);
  std::map<std::string, Note> by_text;
  for (const Note& note : room.all<Note>()) by_text.emplace(note.text, note);
  REQUIRE(by_text.contains("Panneaux lisibles"));
  CHECK(by_text.at("Chaises").position.x > by_text.at("Attente").position.x);
  CHECK(by_text.at("Attente").position.x > by_text.at("Accueil").position.x);
  CHECK(by_text.at("Chaises").position.y != by_text.at("Eau").position.y);

  // One that ends in the middle: what could be read, and that it is not all.
  Room half;
  REQUIRE(half.take(R"(<map><node TEXT="Accueil"><node TEXT="Attente"/><node TEXT="Cha)", ".mm"));
  CHECK(half.all<Note>().size() >= 2);
  REQUIRE(half.told.size() == 1);
  CHECK(half.told[0].key == "board_file.told.not_whole");
  CHECK(room.told.empty());

  Room outline;
  REQUIRE(outline.take(R"(<?xml version="1.0"?><opml version="2.0"><head><title>Projet</title></head><body><outline text="Un"><outline text="Un un" _note="détail"/></outline><outline text="Deux"/></body></opml>)", ".opml"));
  CHECK(outline.all<Note>().size() == 4); // with the document's title
  CHECK(outline.all<Connector>().size() == 3);

  const std::string pages = R"(<?xml version="1.0"?><xournal creator="Xournal++"><page width="595" height="842"><background type="solid"/><layer>
    <stroke tool="pen" color="#3333ccff" width="1.41 1 2 0.5">10 20 30.5 40 50 60.25</stroke><stroke tool="highlighter" color="yellow" width="8">1 2 3 4</stroke>
    <text size="12" x="100" y="50" color="black">Bonjour</text><image left="0"/></layer></page><page width="595" height="842"><layer><stroke color="#000000ff" width="2">1 1 2 2</stroke></layer></page></xournal>)";
  for (const std::string& bytes : {pages, compressed(pages)}) {
    Room ink;
    REQUIRE(ink.take(bytes, ".xopp"));
    CHECK(ink.all<Stroke>().size() == 3);
    CHECK(ink.all<Lettering>().size() == 1);
    REQUIRE(ink.told.size() == 1);
    CHECK(ink.told[0].key == "board_file.told.odd");
    double lowest = 0;
    for (const Stroke& stroke : ink.all<Stroke>()) lowest = std::max(lowest, stroke.position.y);
    CHECK(lowest > 842 * 2);
  }
  CHECK(!read_board_file("<xournal", ".xopp", "x"));
  CHECK(!read_board_file(compressed(pages).substr(0, 100), ".xopp", "x"));
  CHECK(!read_board_file(compressed(std::string(100 << 20, 'a')), ".xopp", "x")); // grows beyond measure
  CHECK(!read_board_file("<html/>", ".mm", "x"));
}

TEST_CASE("a file that was damaged at random is read or refused, never more") {
  const std::uint32_t seed = std::random_device{}();
  INFO("seed ", seed);
  std::mt19937 random(seed);
  for (const auto& [name, ending] : {std::pair{"atelier.excalidraw", ".excalidraw"}, {"parcours.canvas", ".canvas"}}) {
    const std::string whole = sample(name);
    for (int round = 0; round < 120; ++round) {
      std::string bytes = whole;
      for (int i = 0; i < 6; ++i) bytes[random() % bytes.size()] = "\"0123456789{}[],:nulltrue-e"[random() % 27];
      Room room;
      const auto taken = room.take(bytes, ending);
      if (!taken) continue;
      (void)room.canvas();
      (void)room.excalidraw();
    }
  }
}

TEST_CASE("twenty thousand elements come in within moments") {
  std::string text = R"({"type": "excalidraw", "elements": [)";
  for (int i = 0; i < 20'000; ++i) {
    if (i > 0) text += ",";
    text += R"({"id": "el)" + std::to_string(i) + R"(-Kx81hT0zQ3mPp2aVb", "type": ")" + std::string(i % 3 == 0 ? "freedraw" : i % 3 == 1 ? "rectangle" : "ellipse") + R"(", "x": )" + std::to_string(i % 200 * 60) + R"(, "y": )" + std::to_string(i / 200 * 60) +
            R"(, "width": 50, "height": 40, "angle": 0, "strokeColor": "#1e1e1e", "backgroundColor": "#ffec99", "fillStyle": "solid", "strokeWidth": 2, "strokeStyle": "solid", "roughness": 1, "opacity": 100, "groupIds": [], "frameId": null, "roundness": null, "seed": 1, "version": 1, "versionNonce": 1, "isDeleted": false, "boundElements": null, "updated": 1, "link": null, "locked": false, "points": [[0,0],[10,5],[20,8],[30,2],[40,9],[50,40]], "pressures": []})";
  }
  text += "]}";
  CHECK(text.size() > 9'000'000);
  const auto from = std::chrono::steady_clock::now();
  const auto file = read_board_file(text, ".excalidraw", "grand");
  REQUIRE(file);
  const double read = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
  Room room;
  REQUIRE(room.take(text, ".excalidraw"));
  const double all = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count() - read;
  MESSAGE("10 MB read in ", read, " ms; read, planned and taken in ", all, " ms");
  CHECK(room.all<Shape>().size() + room.all<Stroke>().size() == 20'000);
}

TEST_CASE("pictures go out and come back, cut and faint as they were, in JSON Canvas and Excalidraw") {
  const std::string png = picture::png_bytes({2, 1, {255, 0, 0, 255, 0, 0, 255, 255}});
  for (const bool canvas : {true, false}) {
    Room room;
    auto file = board_of_pictures({{png, 2, 1}, {png, 2, 1}}, {500, 300}, 400);
    CHECK(file.drawn.images.size() == 2);
    file.drawn.images[0].is.size = {300, 150};
    file.drawn.images[0].is.crop_to = {0.5, 1};
    file.drawn.images[0].is.opacity = 0.5;
    const auto random = seeded_randomness(3);
    auto plan = plan_board(std::move(file), room.state(), {}, *random, [&](std::string_view bytes) -> Result<std::string> {
      room.pictures["first"] = std::string(bytes);
      return std::string("first");
    });
    REQUIRE(plan);
    for (Request& request : plan->requests) REQUIRE(room.ask(std::move(request)));
    const std::string bytes = canvas ? write_json_canvas(room.state(), room.board(), room.writing()) : write_excalidraw(room.state(), room.board(), room.writing());
    Room other;
    REQUIRE(other.take(bytes, canvas ? ".canvas" : ".excalidraw"));
    auto images = other.all<PlacedImage>();
    REQUIRE(images.size() == 2);
    std::sort(images.begin(), images.end(), [](const auto& a, const auto& b) { return a.size.x > b.size.x; });
    CHECK(images[0].size.x == doctest::Approx(300));
    CHECK(images[0].crop_to == Vec2{0.5, 1});
    CHECK(images[0].opacity == doctest::Approx(0.5));
    CHECK(images[1].crop_to == Vec2{1, 1});
    for (const PlacedImage& image : images) CHECK(other.pictures.at(image.blob) == png);
    if (canvas) CHECK(images[0].position == room.all<PlacedImage>().front().position);
    if (canvas) CHECK(bytes.find("\"file\":\"image-first.png\"") != bytes.npos);
  }
}

TEST_CASE("pictures stand side by side around the middle, none larger than asked, small ones at their size") {
  const auto file = board_of_pictures({{"a", 4000, 2000}, {"b", 50, 50}}, {0, 0}, 400);
  REQUIRE(file.drawn.images.size() == 2);
  CHECK(file.drawn.images[0].is.size == Vec2{400, 200});
  CHECK(file.drawn.images[1].is.size == Vec2{50, 50});
  CHECK_FALSE(rect_at(file.drawn.images[0].is.position, {400, 200}).intersects(rect_at(file.drawn.images[1].is.position, {50, 50})));
  CHECK(file.pictures == std::vector<std::string>{"a", "b"});
}
