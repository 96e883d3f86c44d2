// Rows of the style sheet, drawn with the widgets themselves.
#include "tests/ui/gallery_scene.h"

#include "app/ui/widgets.h"
#include "facilitation/picture/ink.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::ui {
namespace {

void buttons(Ui& ui, double x, double y) {
  line_of_text(ui, ui.px(Rect{x, y, 600, 40}), "Boutons, champs, messages", Type::theme, ui.theme.ink);
  y += 56;
  button(ui, "g.primary", ui.px(Rect{x, y, 173, 48}), "Ouvrir la scène", {.look = ButtonLook::primary});
  button(ui, "g.primary_off", ui.px(Rect{x + 190, y, 98, 48}), "Ouvrir", {.enabled = false});
  button(ui, "g.pictogram", ui.px(Rect{x + 305, y, 235, 56}), "Ouvrir la scène",
         {.look = ButtonLook::primary, .pictogram = "lecture", .type = Type::strong});
  y += 72;
  button(ui, "g.second", ui.px(Rect{x, y, 118, 48}), "Préparer");
  button(ui, "g.pale", ui.px(Rect{x + 135, y, 113, 48}), "Afficher", {.look = ButtonLook::pale});
  button(ui, "g.link", ui.px(Rect{x + 260, y, 100, 48}), "Répéter", {.look = ButtonLook::link});
  button(ui, "g.danger", ui.px(Rect{x + 370, y, 134, 48}), "Supprimer", {.look = ButtonLook::danger});
}

void notes(Ui& ui, double x, double y) {
  Placement place;
  place.scale = ui.scale;
  const char* texts[] = {"Un plan simple dès la porte d’entrée", "Un coin enfants 🧸 👩‍👩‍👧",
                         "لافتات بلغتنا أيضاً", "欢迎 : dire bienvenue en dix langues"};
  for (int i = 0; i < 8; ++i) {
    picture::Card card;
    card.box = {x + i % 4 * 226.0, y + i / 4 * 96.0, 210, 78};
    card.fill = workshop::note_fill(static_cast<workshop::NoteColour>(i));
    card.shadow = i < 4 ? picture::Shadow::laid : picture::Shadow::lifted;
    card.rotation = i == 7 ? -1.6 : 0;
    paint(ui, card, place);
    picture::Text text;
    text.box = inset(card.box, 11);
    text.text = texts[i % 4];
    text.style = style_of(Type::note);
    text.style.fit = picture::Fit::shrink;
    text.style.least_size = 12;
    text.style.balance = true;
    text.colour = rgb(0x1F2430);
    paint(ui, text, place);
  }
}

void ink(Ui& ui, double x, double y) {
  Placement place;
  place.scale = ui.scale;
  const Vec2 at{x, y};
  line_of_text(ui, ui.px(Rect{x, y, 700, 66}), "vraiment accueillant ?", Type::question, ui.theme.ink);
  paint(ui, picture::plum_stroke({x, y + 66}, {x + 560, y + 62}, ui.theme.accent_stroke, 7), place);
  for (const picture::Path& path :
       picture::lettering("À TESTER !", at + Vec2{0, 90}, 46, 7, ui.theme.accent_stroke, 3)) {
    paint(ui, path, place);
  }
  std::vector<Vec2> wave;
  for (int i = 0; i < 40; ++i) wave.push_back({x + 320 + i * 6, y + 110 + 18 * std::sin(i * 0.4)});
  paint(ui, picture::ink_line(wave, ui.theme.ink, 7, 5), place);
  picture::Path star =
      picture::path_from_svg("M620 88L634 122L670 124L642 146L652 182L620 162L588 182L598 146L570 124L606 122Z");
  for (picture::PathSegment& segment : star.segments) segment.to = segment.to + Vec2{x, y} - Vec2{0, 0};
  star.fill = rgb(0xFCDD6B);
  star.stroke = ui.theme.ink;
  star.stroke_width = 4;
  paint(ui, star, place);
  picture::Path hole = picture::path_from_svg("M0 0L80 0L80 80L0 80ZM20 20L20 60L60 60L60 20Z");
  for (picture::PathSegment& segment : hole.segments) segment.to = segment.to + Vec2{x + 700, y + 90};
  hole.fill = rgb(0xB9D5EE);
  paint(ui, hole, place);
}

void rings(Ui& ui, double x, double y) {
  const Vec2 centre = ui.px(Rect{x + 52, y + 52, 0, 0}).position();
  ring(*ui.list, centre, ui.px(47.5), ui.theme.line, ui.px(9));
  arc(*ui.list, centre, ui.px(47.5), 0, 230, ui.theme.accent_stroke, ui.px(9));
  line_of_text(ui, ui.px(Rect{x + 122, y, 300, 104}), "12:30", Type::timer, ui.theme.ink);
  dashed_edge(*ui.list, ui.px(Rect{x + 360, y, 300, 88}), ui.theme.line_strong, ui.px(2), ui.px(14), ui.px(8),
              ui.px(6));
  fill_disc(*ui.list, ui.px(Rect{x + 420, y + 44, 0, 0}).position(), ui.px(24), ui.theme.accent);
  ring(*ui.list, ui.px(Rect{x + 486, y + 44, 0, 0}).position(), ui.px(23), ui.theme.accent, ui.px(3));
}

void bar(Ui& ui, double x, double y) {
  const char* tools[] = {"curseur", "note",     "feutre",   "texte",   "cadre",
                         "fleche",  "personne", "gommette", "horloge", "annuler"};
  const Rect box = ui.px(Rect{x, y, 16 + 60 * 10 - 4, 72});
  const InLayer layer(ui, Layer::bar, box);
  card(ui, box, ui.theme.surface, 18, picture::Shadow::lifted);
  int i = 0;
  for (const char* tool : tools) {
    icon_button(ui, std::string("g.tool.") + tool, ui.px(Rect{x + 8 + 60.0 * i, y + 8, 56, 56}), tool, "Dessiner", "D",
                {.active = i == 1});
    ++i;
  }
}

} // namespace

void draw_gallery(Ui& ui) {
  Placement place;
  place.scale = ui.scale;
  dot_grid(ui, {0, 0, ui.size.x, ui.size.y}, place, ui.theme.ink, ui.theme.dot_opacity);
  buttons(ui, 56, 36);
  notes(ui, 960, 60);
  ink(ui, 960, 300);
  rings(ui, 960, 540);
  bar(ui, 900, 980);
}

} // namespace pressoir::ui
