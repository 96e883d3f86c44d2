// Words of the drawing, written where they stand: lettering, what is in a shape, the label of a connector.
#include <algorithm>

#include "app/screens/stage_drawing_parts.h"
#include "app/ui/scene_painter.h"
#include "facilitation/activities/drawn_element.h"
#include "facilitation/base/text.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

constexpr std::size_t most_letters = 600;
constexpr Vec2 label_size{320, 90};

// New lettering with what the bar says.
Lettering lettering_in_hand(const StageScope& stage, Vec2 at) {
  const DrawingView& drawing = stage.view.drawing;
  constexpr double sizes[nib_count] = {34, 52, 84};
  Lettering lettering{.face = drawing.face, .letters = sizes[std::min(drawing.nib, nib_count - 1)]};
  // Pale inks are for what is behind letters.
  if (drawing.ink >= first_pale) lettering.style = LetterStyle::shadow, lettering.second = ink_of(drawing, DrawTool::lettering);
  else lettering.colour = ink_of(drawing, DrawTool::lettering);
  lettering.size = {0, lettering.letters * 1.4};
  lettering.position = {at.x, at.y - lettering.size.y / 2};
  return lettering;
}

struct Place {
  Rect box; // board units
  double size = 40;
  picture::Align align = picture::Align::centre;
  double degrees = 0;
};
Place place_of(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  const DrawingView::Writing& writing = drawing.writing;
  if (!writing.thing) {
    const Lettering lettering = lettering_in_hand(stage, writing.at);
    return {{writing.at.x, lettering.position.y, 900, lettering.letters * 1.4}, lettering.letters, picture::Align::start};
  }
  Place place;
  if (const Lettering* lettering = stage.room().find(Id<Lettering>{writing.thing}))
    place = {rect_at(lettering->position, {std::max(lettering->size.x, 300.0), lettering->size.y}), lettering->letters, picture::Align::start};
  else if (const Shape* shape = stage.room().find(Id<Shape>{writing.thing})) {
    place.box = picture::outline(activities::outline_of(shape->shape), rect_at(shape->position, shape->size), shape->tail).words;
    place.size = shape->text_size > 0 ? shape->text_size : std::clamp(place.box.height * 0.4, 16.0, 44.0);
    if (shape->shape == ShapeKind::frame) place.align = picture::Align::start;
  } else if (const Connector* connector = stage.room().find(Id<Connector>{writing.thing})) {
    const Vec2 middle = picture::middle_of(activities::connector_line(stage.room(), *connector));
    place = {rect_at(middle - label_size / 2, label_size), 30};
  }
  return place;
}

std::string words_of(const WorkshopState& state, std::uint64_t thing) {
  std::string words;
  with_drawn(state, {thing}, [&](const auto& entity) {
    if constexpr (requires { entity.text; }) words = entity.text;
    else if constexpr (requires { entity.label; }) words = entity.label;
  });
  return words;
}

void open(StageScope& stage, const std::string& words) {
  ui::EditorOptions options;
  options.most_graphemes = most_letters;
  options.enter = ui::OnEnter::commits;
  stage.view.drawing.writing.editor = std::make_unique<ui::NoteEditor>(words, options);
}

void keep(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  DrawingView::Writing& writing = drawing.writing;
  const std::string text(trimmed(writing.editor->text()));
  const activities::BoardLook& look = stage.view.board.scene.look();
  if (!writing.thing) {
    if (text.empty()) return;
    Lettering lettering = lettering_in_hand(stage, writing.at);
    lettering.text = text;
    lettering.size = activities::lettering_size(lettering);
    const Id<Lettering> id = stage.fresh<Lettering>();
    AddDrawn add{.board = stage.view.board.board};
    add.letterings.push_back({id, lettering});
    show_ahead(stage, stage.frame.ask(add), id.value, activities::drawn_element(stage.room(), lettering, look));
    drawing.chosen = {id.value};
    drawing.tool = DrawTool::select;
    return;
  }
  if (text == words_of(stage.room(), writing.thing)) return;
  if (const Lettering* before = stage.room().find(Id<Lettering>{writing.thing})) {
    if (text.empty()) {
      stage.frame.ask(DeleteDrawn{{{writing.thing}}});
      return;
    }
    // A line by itself is as wide as it is; one that breaks keeps its width.
    Lettering after = *before;
    after.text = text;
    Lettering bare = *before;
    bare.size.x = 0;
    if (before->size.x <= activities::lettering_size(bare).x + 1) after.size.x = 0;
    after.size = activities::lettering_size(after);
    stage.frame.ask(WriteDrawn{{writing.thing}, text, after.size});
    return;
  }
  stage.frame.ask(WriteDrawn{{writing.thing}, text, std::nullopt});
}

} // namespace

void write_words_at(StageScope& stage, Vec2 at) {
  end_drawing_words(stage);
  stage.view.drawing.writing = {.at = at};
  stage.view.drawing.chosen.clear();
  open(stage, "");
}

bool write_words_in(StageScope& stage, std::uint64_t thing) {
  bool takes_words = false, hides = false;
  with_drawn(stage.room(), {thing}, [&]<class E>(const E&) {
    takes_words = std::is_same_v<E, Shape> || std::is_same_v<E, Lettering> || std::is_same_v<E, Connector>;
    hides = std::is_same_v<E, Lettering>;
  });
  if (!takes_words) return false;
  end_drawing_words(stage);
  stage.view.drawing.writing = {.thing = thing, .hides = hides};
  stage.view.drawing.chosen = {thing};
  open(stage, words_of(stage.room(), thing));
  return true;
}

void write_drawing_words(StageScope& stage) {
  DrawingView::Writing& writing = stage.view.drawing.writing;
  if (!writing.editor) return;
  const Place where = place_of(stage);
  const Colour ink = stage.ui.theme.ink;
  picture::Text how{where.box, "", {}, ink};
  how.style = {.face = picture::Face::handwriting, .weight = 600, .size = where.size, .least_size = where.size * 0.5, .line_height = where.size * 1.1,
               .align = where.align, .vertical = picture::VerticalAlign::middle, .fit = picture::Fit::shrink};
  // Never too small to read what one writes.
  ui::Placement place = stage.view.board.place;
  const double least = stage.ui.px(24) / where.size;
  if (place.scale < least) place = {.origin = where.box.centre(), .at = place.px(where.box.centre()), .scale = least, .opacity = place.opacity};
  const Rect ground = place.px(inset(where.box, -6));
  ui::card(stage.ui, ground, stage.ui.theme.paper, 8, picture::Shadow::none, 0.92);
  ui::edge(stage.ui, ground, stage.ui.theme.accent_stroke, 2, 8);
  const ui::EditorOutcome outcome = writing.editor->frame(stage.ui, "drawing.words", how, place);
  stage.view.board.worked_at = stage.ui.now;
  if (outcome.ended != ui::EditorEnd::none) end_drawing_words(stage);
}

void end_drawing_words(StageScope& stage) {
  DrawingView::Writing& writing = stage.view.drawing.writing;
  if (!writing.editor) return;
  if (stage.writable()) keep(stage);
  writing = {};
}

} // namespace pressoir::screens
