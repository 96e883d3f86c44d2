#include "facilitation/workshop/canvas_making.h"

#include <algorithm>
#include <set>

#include "facilitation/base/text.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::workshop {
namespace {

constexpr double margin = 40;

// "Ce qui nous pousse" → ce_qui_nous_pousse, and a number where that is taken.
std::string id_of(const std::string& title, std::set<std::string>& taken) {
  std::string id;
  for (const char c : search_key(title).substr(0, 32)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) id += c;
    else if (!id.empty() && id.back() != '_') id += '_';
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  if (id.empty()) id = "zone";
  std::string free = id;
  for (int n = 2; !taken.insert(free).second; ++n) free = id + "_" + std::to_string(n);
  return free;
}

std::string colour_name(Colour fill) {
  if (fill.alpha == 0) return "plain";
  int best = 0;
  double least = 1e18;
  for (int i = 0; i < note_colour_count; ++i) {
    const Colour note = note_fill(static_cast<NoteColour>(i));
    const double r = fill.red - note.red, g = fill.green - note.green, b = fill.blue - note.blue, far = r * r + g * g + b * b;
    if (far < least) least = far, best = i;
  }
  return std::string(enum_text(static_cast<NoteColour>(best)));
}

ZoneShape shape_of(const Shape& shape, Vec2 by) {
  const Rect box = rect_at(shape.position - by, shape.size);
  if (shape.shape == ShapeKind::ellipse) return ZoneEllipse{box};
  if (shape.shape == ShapeKind::diamond) {
    const Vec2 middle = box.centre();
    return ZonePolygon{{{middle.x, box.y}, {box.right(), middle.y}, {middle.x, box.bottom()}, {box.x, middle.y}}};
  }
  return ZoneRect{box, shape.shape == ShapeKind::rectangle || shape.shape == ShapeKind::frame ? 0.0 : 18.0};
}

} // namespace

Result<Canvas> canvas_from_board(const WorkshopState& state, Id<Board> id) {
  if (auto own = canvas_of(state, id)) return std::move(*own);
  std::vector<const Shape*> shapes;
  Rect all;
  state.all<Shape>().for_each([&](const Shape& shape) {
    if (shape.board == id && shape.size.x > 0 && shape.size.y > 0) shapes.push_back(&shape), all = united(all, rect_at(shape.position, shape.size));
  });
  std::vector<const Connector*> lines;
  state.all<Connector>().for_each([&](const Connector& line) {
    if (line.board == id) lines.push_back(&line), all = united(all, inset(bounds_of(state, line), -1));
  });
  std::vector<const Lettering*> letterings;
  state.all<Lettering>().for_each([&](const Lettering& words) {
    if (words.board == id) letterings.push_back(&words), all = united(all, rect_at(words.position, words.size));
  });
  const auto by_order = [](const auto* a, const auto* b) { return std::pair(a->order, a->id) < std::pair(b->order, b->id); };
  std::sort(shapes.begin(), shapes.end(), by_order);
  std::sort(lines.begin(), lines.end(), by_order);
  std::sort(letterings.begin(), letterings.end(), by_order);
  const Board* board = state.find(id);
  Canvas canvas;
  canvas.title = {board ? board->title : std::string(), board ? board->title : std::string()};
  if (canvas.title.empty()) canvas.title = {"Canevas", "Canvas"};
  const Vec2 corner = all.position() - Vec2{margin, margin};
  canvas.size = {std::clamp(all.width + 2 * margin, 100.0, 40'000.0), std::clamp(all.height + 2 * margin, 100.0, 40'000.0)};
  std::set<std::string> taken;
  for (const Shape* shape : shapes) {
    const std::string title = clean_line(shape->text);
    if (title.empty()) {
      CanvasBox box{.box = rect_at(shape->position - corner, shape->size), .width = shape->edge_width, .ellipse = shape->shape == ShapeKind::ellipse};
      if (shape->fill.alpha > 0) box.fill = colour_name(shape->fill);
      canvas.marks.emplace_back(std::move(box));
      continue;
    }
    CanvasZone zone{.id = id_of(title, taken), .title = {title, title}, .shape = shape_of(*shape, corner), .colour = colour_name(shape->fill)};
    if (!std::holds_alternative<ZoneRect>(zone.shape)) zone.align = "centre";
    canvas.zones.push_back(std::move(zone));
  }
  if (canvas.zones.empty()) return refuse("canvas.no_zones");
  for (const Connector* line : lines) {
    CanvasLine mark{.points = {end_of(state, line->from) - corner}};
    for (const Vec2 bend : line->bends) mark.points.push_back(bend - corner);
    mark.points.push_back(end_of(state, line->to) - corner);
    mark.curved = line->route == Route::curved;
    mark.dashed = line->dash != LineDash::solid;
    mark.arrow = line->to.end == LineEnd::arrow;
    mark.colour = "ink2";
    mark.width = std::clamp(line->width, 1.0, 200.0);
    canvas.marks.emplace_back(std::move(mark));
  }
  for (const Lettering* words : letterings) {
    const std::string text = clean_line(words->text);
    canvas.marks.emplace_back(CanvasText{.box = rect_at(words->position - corner, {std::max(1.0, words->size.x), std::max(1.0, words->size.y)}), .text = {text, text}, .size = std::clamp(words->letters, 4.0, 1000.0), .bold = true, .colour = "ink",
                                         .align = std::string(enum_text(words->align))});
  }
  // What is made can be read again, whatever was drawn.
  return canvas_from_json(canvas_json(canvas));
}

} // namespace pressoir::workshop
