// The press of the logo, drawn in ink: notes go in, a summary comes out.
#include "app/screens/home_view.h"
#include "app/ui/scene_painter.h"
#include "facilitation/picture/ink.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {
namespace {

using workshop::NoteColour;

// Units: the still's miniature, 590 × 332.
struct Pen {
  picture::Element drawing;
  std::uint64_t seed = 7;
  Colour ink = rgb(0x1F2430);

  void line(const std::vector<Vec2>& points, double width, Colour colour) {
    drawing.items.emplace_back(picture::ink_line(points, colour, width, seed++));
  }
  void line(const std::vector<Vec2>& points, double width) { line(points, width, ink); }
  void fill(const std::vector<Vec2>& corners, Colour colour) {
    picture::Path path = picture::polyline(corners, {0, 0, 0, 0}, 0, true);
    path.fill = colour;
    drawing.items.emplace_back(std::move(path));
  }
  void sheet(const Rect& box, Colour colour, double turned) {
    Rect shade = box;
    shade.x += 4, shade.y += 5;
    drawing.items.emplace_back(
        picture::Card{.box = shade, .fill = with_alpha(rgb(0x8E95A6), 0.45), .radius = 4, .rotation = turned});
    drawing.items.emplace_back(picture::Card{.box = box, .fill = colour, .radius = 4, .rotation = turned});
  }
};

picture::Element press_drawing(const ui::Theme& theme) {
  Pen pen;
  const Colour line = theme.kind == ui::ThemeKind::dark ? theme.ink : pen.ink;
  // Notes on the left.
  const struct {
    Rect box;
    NoteColour colour;
    double turned;
  } notes[] = {{{34, 26, 74, 58}, NoteColour::sun, -10},
               {{62, 136, 76, 58}, NoteColour::sky, 9},
               {{26, 220, 74, 58}, NoteColour::leaf, -7}};
  for (const auto& note : notes) {
    pen.sheet(note.box, workshop::note_fill(note.colour), note.turned);
    const Vec2 m = note.box.centre();
    const double lean = note.turned * 0.38;
    pen.line({{m.x - 22, m.y - 8 - lean}, {m.x + 22, m.y - 8 + lean}}, 4.4);
    pen.line({{m.x - 22, m.y + 9 - lean}, {m.x + 6, m.y + 9 + lean * 0.3}}, 4.4);
  }
  // The frame of the press.
  pen.ink = line;
  pen.line({{140, 310}, {468, 310}}, 7);
  pen.line({{180, 74}, {182, 308}}, 7);
  pen.line({{428, 74}, {427, 308}}, 7);
  pen.line({{158, 73}, {450, 73}}, 7);
  pen.line({{160, 54}, {450, 55}}, 6);
  pen.line({{246, 42}, {360, 42}}, 6);
  pen.line({{304, 76}, {304, 180}}, 6);
  for (int turn = 0; turn < 4; ++turn) {
    const double y = 96 + 20 * turn;
    pen.line({{280, y}, {328, y + 12}}, 6);
  }
  // What presses, and what is pressed.
  pen.fill({{190, 188}, {422, 188}, {424, 208}, {190, 210}}, workshop::note_fill(NoteColour::apricot));
  pen.line({{187, 184}, {420, 183}, {421, 206}, {187, 207}, {187, 184}}, 6);
  pen.fill({{212, 234}, {404, 232}, {388, 272}, {224, 272}},
           theme.kind == ui::ThemeKind::dark ? theme.pictogram_accent : rgb(0xEFBFD2));
  pen.line({{207, 229}, {402, 228}, {385, 270}, {222, 271}, {207, 229}}, 6);
  picture::Path drop =
      picture::path_from_svg("M304 276 C298 288 290 296 290 303 A14 14 0 0 0 318 303 C318 296 310 288 304 276 Z");
  drop.fill = theme.accent;
  pen.drawing.items.emplace_back(std::move(drop));
  // The summary on the right, and the way it goes.
  pen.sheet({476, 96, 94, 126}, rgb(0xFFFEFB), 3);
  pen.ink = rgb(0x1F2430);
  pen.line({{492, 118}, {540, 121}}, 6.5, rgb(0x7A1F4B));
  for (int i = 0; i < 4; ++i) {
    const double y = 142 + 18 * i, end = i == 3 ? 528 : 554 - i * 0.6;
    pen.line({{490 - i * 0.8, y}, {end, y + 3}}, 4);
  }
  pen.line({{470, 288}, {488, 282}, {502, 272}, {510, 258}}, 6, theme.accent_stroke);
  pen.line({{494, 260}, {511, 256}, {513, 274}}, 6, theme.accent_stroke);
  pen.drawing.bounds = {0, 0, 590, 332};
  return pen.drawing;
}

} // namespace

void drawn_press(ui::Ui& ui, const Rect& box) {
  ui::card(ui, box, ui.theme.sunken, 8);
  {
    const ui::InClip clip(ui, box);
    const double scale = std::min(box.width / 590, box.height / 332);
    ui::paint(ui, press_drawing(ui.theme), {{295, 166}, box.centre(), scale});
  }
  ui::edge(ui, box, ui.theme.line, 2, 8);
}

} // namespace pressoir::screens
