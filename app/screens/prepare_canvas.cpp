// The canvas of a step's board: shown small among its details, chosen from those that come with Pressoir or from a file.
#include "app/screens/prepare_canvas.h"

#include <algorithm>

#include "app/screens/miniature.h"
#include "app/ui/board_view.h"
#include "app/ui/motion.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/canvas_scene.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/canvas_templates.h"
#include "facilitation/workshop/canvas_verbs.h"

namespace pressoir::screens {
namespace {

using workshop::Canvas;

void draw_small(ui::Ui& ui, const Rect& box, const Canvas& canvas, std::uint64_t key) {
  const Rect at = ui::snapped(box);
  const auto name = ui::stamp_key({key, static_cast<std::uint64_t>(ui.theme.kind), static_cast<std::uint64_t>(ui.words->language())});
  ui.stamps->draw(*ui.list, name, at, [&](Vec2 size) {
    return shrunk_scene(activities::canvas_element(canvas, ui::board_look(ui.theme, *ui.words)), ui.theme.surface, size);
  });
}

// Read once for each language: their order is that of their titles.
const std::vector<Canvas>& known_canvases(PrepareScope& s) {
  PrepareView& view = s.view;
  const Language language = s.ui.words->language();
  if (view.canvases.empty() || view.canvases_in != language) {
    if (auto all = workshop::canvas_templates(language)) view.canvases = std::move(*all);
    view.canvases_in = language;
  }
  return view.canvases;
}

void give(PrepareScope& s, const workshop::Step& step, const std::string& canvas) {
  s.frame.ask(workshop::SetCanvas{.step = step.id, .canvas = canvas});
  s.view.choosing_canvas = {};
}

} // namespace

double canvas_choice_height(PrepareScope& s) {
  return s.ui.px(150);
}

void draw_canvas_choice(PrepareScope& s, const Rect& at, const workshop::Step& step) {
  ui::Ui& ui = s.ui;
  const double y = label(s, {at.x, at.y, at.width, 0}, ui.say("prepare.canvas"));
  const workshop::Board* board = s.state.find(step.board);
  const auto canvas = workshop::canvas_of(s.state, step.board);
  const double high = ui.px(108), small = std::min(ui.px(200), at.width * 0.42);
  const Rect preview{at.x, y, small, high};
  ui::card(ui, preview, ui.theme.surface, 10);
  if (canvas) draw_small(ui, inset(preview, ui.px(8)), *canvas, ui::stamp_key(board->canvas));
  else ui::dashed_edge(*ui.list, preview, ui.theme.line_strong, std::max(1.0, ui.px(2)), ui.px(10), ui.px(6), ui.px(5));
  const double x = preview.right() + ui.px(16), wide = at.x + at.width - x;
  ui::line_of_text(ui, {x, y, wide, ui.px(46)}, canvas ? canvas->title.in(ui.words->language()) : ui.say("prepare.canvas.none"), ui::Type::body, canvas ? ui.theme.ink : ui.theme.ink2);
  const bool can = !s.frame.published.read_only;
  const double remove = canvas ? ui.px(60) : 0;
  if (ui::button(ui, "prepare.canvas.choose", {x, y + ui.px(56), wide - remove, ui.px(48)}, ui.say("prepare.canvas.choose"), {.enabled = can, .pictogram = "grille"})) s.view.choosing_canvas = step.id;
  if (canvas && ui::icon_button(ui, "prepare.canvas.remove", {x + wide - ui.px(48), y + ui.px(56), ui.px(48), ui.px(48)}, "fermer", ui.say("prepare.canvas.remove"), {}, {.enabled = can, .pictogram = 24}))
    give(s, step, "");
}

void prepare_canvases(PrepareScope& s, const Rect& box, const workshop::Step& step) {
  ui::Ui& ui = s.ui;
  const std::vector<Canvas>& all = known_canvases(s);
  const std::string wanted = search_key(s.view.canvas_search);
  std::vector<const Canvas*> shown;
  for (const Canvas& canvas : all)
    if (wanted.empty() || search_key(canvas.title.french + " " + canvas.title.english + " " + canvas.purpose.in(ui.words->language())).find(wanted) != std::string::npos) shown.push_back(&canvas);
  const double close = ui.px(44);
  ui::line_of_text(ui, {box.x, box.y, box.width - close - ui.px(24), close}, ui.say("prepare.canvas.title"), ui::Type::theme, ui.theme.ink);
  if (ui::icon_button(ui, "prepare.canvas.close", {box.right() - close - ui.px(16), box.y, close, close}, "gauche", ui.say("word.back"), "Esc", {.pictogram = 26})) {
    s.view.choosing_canvas = {};
    return;
  }
  double top = box.y + ui.px(58);
  ui::text_field(ui, "prepare.canvas.search", {box.x, top, box.width - ui.px(16), ui.px(48)}, s.view.canvas_search, {.placeholder = ui.say("prepare.canvas.search"), .most_graphemes = 60, .pictogram = "loupe"});
  top += ui.px(62);
  const double gap = ui.px(14), wide = (box.width - ui.px(16) - gap) / 2, picture_high = wide * 0.52, words_high = ui.px(116), high = picture_high + words_high, step_down = high + gap;
  const double rows = std::ceil(static_cast<double>(shown.size()) / 2), foot = ui.px(76);
  const Rect list{box.x, top, box.width, box.bottom() - top - foot};
  {
    const ui::ScrollArea area(ui, "prepare.canvases", list, shown.empty() ? ui.px(80) : rows * step_down);
    if (shown.empty()) ui::paragraph(ui, {list.x, list.y, list.width - ui.px(16), ui.px(80)}, ui.say("prepare.canvas.nothing"), ui::Type::body, ui.theme.ink2);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const double from = static_cast<double>(i / 2) * step_down;
      if (!area.shows(from, from + high)) continue;
      const Canvas& canvas = *shown[i];
      const Rect card{list.x + (wide + gap) * static_cast<double>(i % 2), list.y - area.offset() + from, wide, high};
      ui::card(ui, card, ui.theme.surface, 14, picture::Shadow::laid);
      const ui::Press press = ui::press(ui, "prepare.canvas." + canvas.key, card);
      if (press.hovered) ui::edge(ui, card, ui.theme.accent_stroke, 2.5, 14);
      draw_small(ui, inset(Rect{card.x, card.y, wide, picture_high}, ui.px(10)), canvas, ui::stamp_key(canvas.key));
      ui::line_of_text(ui, {card.x + ui.px(14), card.y + picture_high, wide - ui.px(28), ui.px(32)}, canvas.title.in(ui.words->language()), ui::Type::strong, ui.theme.ink);
      ui::paragraph(ui, {card.x + ui.px(14), card.y + picture_high + ui.px(34), wide - ui.px(28), words_high - ui.px(40)}, canvas.purpose.in(ui.words->language()), ui::Type::hint, ui.theme.ink2);
      if (press.clicked) return give(s, step, workshop::canvas_json(canvas));
    }
  }
  if (ui::button(ui, "prepare.canvas.file", {box.x, box.bottom() - ui.px(58), box.width - ui.px(16), ui.px(50)}, ui.say("prepare.canvas.file"), {.pictogram = "dossier"})) {
    s.view.choosing = PrepareChoice::canvas;
    open_file_screen(s.view.files, Choosing::canvas);
  }
}

void take_canvas_file(PrepareScope& s, const Path& file, const workshop::Step& step) {
  const auto told = [&](const Error& error) { s.frame.toasts.push_back({s.ui.words->say(error), false, s.ui.now + ui::motion::undo}); };
  const auto bytes = read_file(file, workshop::most_canvas_bytes);
  if (!bytes) return told(bytes.error().key == "file.too_big" ? refuse("canvas.too_large", {{"most", static_cast<std::int64_t>(workshop::most_canvas_bytes)}}) : bytes.error());
  const auto canvas = workshop::canvas_from_json(*bytes);
  if (!canvas) return told(canvas.error());
  give(s, step, *bytes);
}

} // namespace pressoir::screens
