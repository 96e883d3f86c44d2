// Arranging what is chosen of the drawing, with the notes that are chosen beside it; its look given to others; cutting
// pictures; putting it on paper.
#include <algorithm>

#include "app/screens/stage_drawing_parts.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

// What moves as one: a thing by itself, a group, or a note.
struct Unit {
  std::vector<std::uint64_t> things;
  std::uint64_t note = 0;
  Rect box;
};

std::vector<Unit> units_of(const StageScope& stage) {
  std::map<std::uint64_t, Unit> by_group;
  std::vector<Unit> units;
  for (const std::uint64_t key : stage.view.drawing.chosen)
    with_drawn(stage.room(), {key}, [&]<class E>(const E& entity) {
      Rect box;
      if constexpr (lies_in_box<E>) box = picture::turned_bounds(rect_at(entity.position, entity.size), rect_at(entity.position, entity.size).centre(), entity.rotation);
      else if (lying(stage.room(), entity.from.thing) || lying(stage.room(), entity.to.thing)) return; // it follows what it holds
      else box = bounds_of(stage.room(), entity);
      Unit unit{{key}, 0, box};
      if (!entity.group) return units.push_back(std::move(unit));
      Unit& group = by_group[outermost(stage.room(), entity.group).value];
      group.things.push_back(key);
      group.box = group.things.size() == 1 ? box : united(group.box, box);
    });
  for (auto& [key, unit] : by_group) units.push_back(std::move(unit));
  for (const std::uint64_t key : stage.view.board.selection)
    if (const Note* note = stage.room().find(Id<Note>{key})) units.push_back({{}, key, rect_at(note->position, note->size)});
  return units;
}

std::vector<Rect> boxes_of(const std::vector<Unit>& units) {
  std::vector<Rect> boxes;
  for (const Unit& unit : units) boxes.push_back(unit.box);
  return boxes;
}

void move_to(StageScope& stage, const std::vector<Unit>& units, const std::vector<Vec2>& corners) {
  if (stage.view.drawing.settling != 0) return;
  PlaceDrawn place;
  PlaceNotes notes{.notes = {}, .to_front = false};
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Vec2 by = corners[i] - units[i].box.position();
    if (by == Vec2{}) continue;
    if (units[i].note) notes.notes.push_back({Id<Note>{units[i].note}, corners[i]});
    for (const std::uint64_t key : units[i].things)
      with_drawn(stage.room(), {key}, [&]<class E>(const E& entity) {
        PlaceDrawn::One one{.thing = {key}};
        if constexpr (lies_in_box<E>) one.position = entity.position + by;
        else one.position = bounds_of(stage.room(), entity).position() + by;
        place.things.push_back(one);
      });
  }
  const std::uint64_t group = stage.frame.fresh_id();
  if (!notes.notes.empty()) stage.frame.ask(notes, group);
  if (place.things.empty()) return;
  stage.view.drawing.settling = stage.frame.ask(place, group);
  stage.view.drawing.settling_revision = 0;
}

} // namespace

bool can_arrange_drawn(const StageScope& stage) { return has_drawn_chosen(stage) && stage.view.drawing.chosen.size() + stage.view.board.selection.size() > 1; }

void align_drawn(StageScope& stage, activities::AlignTo to) {
  if (!can_arrange_drawn(stage)) return;
  const auto units = units_of(stage);
  move_to(stage, units, activities::aligned(boxes_of(units), to));
}

void distribute_drawn(StageScope& stage, activities::DistributeAlong along) {
  if (!can_arrange_drawn(stage)) return;
  const auto units = units_of(stage);
  if (units.size() > 2) move_to(stage, units, activities::distributed(boxes_of(units), along));
}

void tidy_drawn(StageScope& stage) {
  if (!can_arrange_drawn(stage)) return;
  const auto units = units_of(stage);
  move_to(stage, units, activities::tidied(boxes_of(units), notes_apart));
}

void layer_drawn(StageScope& stage, Layer layer) {
  if (!has_drawn_chosen(stage)) return;
  std::vector<Id<Drawn>> things;
  for (const std::uint64_t key : stage.view.drawing.chosen)
    if (with_drawn(stage.room(), {key}, [](const auto&) {})) things.push_back({key});
  if (!things.empty()) stage.frame.ask(ReorderDrawn{things, ReorderTo::front, layer});
}

void copy_look(StageScope& stage) {
  if (!has_drawn_chosen(stage)) return;
  RestyleDrawn look;
  with_drawn(stage.room(), {*stage.view.drawing.chosen.begin()}, [&]<class E>(const E& entity) {
    if constexpr (requires { entity.colour; }) look.colour = entity.colour;
    if constexpr (requires { entity.width; }) look.width = entity.width;
    if constexpr (requires { entity.dash; }) look.dash = entity.dash;
    if constexpr (requires { entity.face; }) look.face = entity.face;
    if constexpr (std::is_same_v<E, Shape>)
      look.colour = entity.edge, look.fill = entity.fill, look.text_colour = entity.text_colour, look.width = entity.edge_width, look.style = entity.style, look.shadow = entity.shadow;
    if constexpr (std::is_same_v<E, Stroke>) look.tool = entity.tool;
    if constexpr (std::is_same_v<E, Connector>) look.style = entity.style, look.route = entity.route, look.from_end = entity.from.end, look.to_end = entity.to.end;
    if constexpr (std::is_same_v<E, Pictogram>) look.fill = entity.accent;
    if constexpr (std::is_same_v<E, Lettering>) look.letter_style = entity.style, look.align = entity.align, look.letters = entity.letters, look.fill = entity.second;
    if constexpr (std::is_same_v<E, PlacedImage>) look.opacity = entity.opacity;
  });
  stage.view.drawing.copied_look = look;
  stage.say(stage.ui.say("drawing.look_copied"));
}
bool can_paste_look(const StageScope& stage) { return has_drawn_chosen(stage) && stage.view.drawing.copied_look; }
void paste_look(StageScope& stage) {
  if (can_paste_look(stage)) restyle_drawn(stage, *stage.view.drawing.copied_look);
}

bool can_crop(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  return draws(stage) && drawing.chosen.size() == 1 && stage.room().find(Id<PlacedImage>{*drawing.chosen.begin()});
}
void turn_cropping(StageScope& stage) {
  if (!can_crop(stage)) return;
  take_tool(stage, DrawTool::select);
  stage.view.drawing.cropping = !stage.view.drawing.cropping;
}

void export_drawn(StageScope& stage) {
  summary::BoardPart part;
  for (const std::uint64_t key : stage.view.drawing.chosen) part.things.push_back({key});
  for (const std::uint64_t key : stage.view.board.selection) part.things.push_back({key});
  if (part.things.empty()) return;
  const Shape* frame = part.things.size() == 1 ? stage.room().find(Id<Shape>{part.things.front().value}) : nullptr;
  if (frame && frame->shape == ShapeKind::frame) part = {.frame = frame->id, .things = {}};
  stage.frame.app.push_back(ShowExports{part});
}

void choose_picture(StageScope& stage) { open_file_screen(stage.view.drawing.files, Choosing::picture_or_pdf); }
void draw_picture_choice(StageScope& stage) {
  if (const auto chosen = file_screen(stage.ui, stage.view.drawing.files)) stage.frame.app.push_back(ImportFile{*chosen});
}

void turn_eraser(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  take_tool(stage, DrawTool::eraser);
  drawing.erasing = drawing.erasing == Erasing::whole ? Erasing::part : Erasing::whole;
}

} // namespace pressoir::screens
