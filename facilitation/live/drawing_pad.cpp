#include "facilitation/live/drawing_pad.h"

#include <charconv>
#include <vector>

#include "facilitation/activities/board_scene.h"
#include "facilitation/activities/drawn_element.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/live/field_text.h"
#include "facilitation/picture/pages.h"
#include "facilitation/workshop/ink_points.h"
#include "facilitation/workshop/ink_verbs.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::live {

using namespace workshop;

namespace {

constexpr double quarter = 4, margin = 48;
constexpr Rect usual_page{0, 0, 1920, 1080};

struct DrawField {
  static constexpr std::string_view kind = "draw";
  std::string key = "draw", board, title, svg;
  double x = 0, y = 0, width = 0, height = 0; // board units that the picture shows
  static constexpr auto fields() {
    return field_list(field("key", &DrawField::key), field("board", &DrawField::board), field("title", &DrawField::title), field("svg", &DrawField::svg), field("x", &DrawField::x),
                      field("y", &DrawField::y), field("width", &DrawField::width), field("height", &DrawField::height));
  }
};

// The words of a line, one after the other.
class Parts {
 public:
  explicit Parts(std::string_view text) : rest_(text) {}
  std::string_view word() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
    const std::string_view word = rest_.substr(0, rest_.find(' '));
    rest_.remove_prefix(word.size());
    return word;
  }
  std::optional<int> number() {
    const std::string_view digits = word();
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
  }
  bool ended() const { return rest_.find_first_not_of(' ') == rest_.npos; }

 private:
  std::string_view rest_;
};

Error not_understood() { return refuse("phone.not_understood"); }

Result<Request> draw(Id<Board> board, const Order& order) {
  Parts parts(order.text);
  const std::string_view tool = parts.word();
  Stroke stroke;
  if (tool == "marker") stroke.tool = PenTool::marker;
  else if (tool == "highlighter") stroke.tool = PenTool::highlighter;
  else if (tool != "pen") return not_understood();
  const auto colour = colour_from_hex("#" + std::string(parts.word()));
  const auto width = parts.number();
  if (!colour || !width || *width < 1 || *width > 100) return not_understood();
  stroke.colour = *colour;
  stroke.width = *width;
  InkLine line;
  bool pressed = false;
  while (!parts.ended()) {
    const auto x = parts.number(), y = parts.number(), pressure = parts.number();
    if (!x || !y || !pressure || *pressure < 0 || *pressure > 255) return not_understood();
    line.points.push_back({*x / quarter, *y / quarter});
    line.pressures.push_back(static_cast<std::uint8_t>(*pressure));
    pressed = pressed || *pressure > 0;
  }
  if (line.points.size() < 2) return not_understood();
  if (!pressed) line.pressures.clear();
  stroke.position = ink_bounds(line.points).position();
  AddDrawn add{.board = board};
  add.strokes.push_back({.id = {id_from_text(order.into).value_or(0)}, .is = stroke, .points = packed(line), .path = {}});
  return request_of(std::move(add));
}

Result<Request> rub(const WorkshopState& state, Id<Board> board, const Order& order) {
  Parts parts(order.text);
  const auto radius = parts.number();
  if (!radius || *radius < 1 || *radius > 400) return not_understood();
  std::vector<Vec2> way;
  Rect around;
  const double reach = *radius / quarter;
  while (!parts.ended()) {
    const auto x = parts.number(), y = parts.number();
    if (!x || !y) return not_understood();
    way.push_back({*x / quarter, *y / quarter});
    around = united(around, {way.back().x - reach, way.back().y - reach, 2 * reach, 2 * reach});
  }
  DeleteDrawn gone;
  const activities::BoardLook look;
  state.all<Stroke>().for_each([&](const Stroke& stroke) {
    if (stroke.board != board || stroke.locked || !activities::drawn_bounds(state, stroke).intersects(around)) return;
    const picture::Element element = activities::drawn_element(state, stroke, look);
    for (const Vec2 at : way)
      if (picture::touches(element, at, reach)) return gone.things.push_back({stroke.id.value});
  });
  if (gone.things.empty()) return refuse("verb.nothing");
  return request_of(std::move(gone));
}

} // namespace

Id<Board> pad_board(const WorkshopState& console) {
  const auto draws = [](const Step& step) { return step.board && activities::kind_of_step(step).stage == activities::Stage::drawing; };
  if (const Step* step = current_step(console); step && draws(*step)) return step->board;
  Id<Board> begun, first;
  for (const Step* step : agenda(console)) {
    if (!draws(*step)) continue;
    if (!first) first = step->board;
    if (step->started) begun = step->board;
  }
  return begun ? begun : first;
}

PadPicture pad_picture(const WorkshopState& console, const Words& words) {
  PadPicture made{.board = pad_board(console), .svg = {}, .area = {}};
  if (!made.board) return made;
  activities::BoardLook look;
  look.language = words.language();
  activities::BoardScene scene(look);
  scene.update(console, made.board, activities::Arrangement::free);
  made.area = inset(united(scene.bounds(), usual_page), -margin);
  made.svg = picture::svg_of(scene.scene(), made.area, {.margin = 0, .language = std::string(language_code(words.language()))});
  return made;
}

SharedView pad_view(const WorkshopState& console, const PadPicture& picture, Timestamp now, const Words& words) {
  SharedView view = shared_view(head_of(console, now, words), {});
  const Id<Board> board = pad_board(console);
  DrawField field{.board = board ? id_text(board.value) : std::string()};
  for (const Step* step : agenda(console))
    if (board && step->board == board) field.title = step->title;
  if (board && picture.board == board) field.svg = picture.svg, field.x = picture.area.x, field.y = picture.area.y, field.width = picture.area.width, field.height = picture.area.height;
  view.fields.push_back(field_text(field));
  return view;
}

Result<Request> request_of_ink(const WorkshopState& console, const Order& order) {
  const Id<Board> board{id_from_text(order.item).value_or(0)};
  if (!console.find(board)) return refuse("refused.unknown", {{"kind", std::string(Board::kind)}});
  return order.what == Order::What::draw ? draw(board, order) : rub(console, board, order);
}

} // namespace pressoir::live
