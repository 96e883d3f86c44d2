// Rows of the style sheet, drawn with the widgets themselves.
#include "tests/ui/gallery_scene.h"

#include "app/ui/field.h"
#include "app/ui/menu.h"
#include "app/ui/scroll_area.h"
#include "app/ui/toast.h"
#include "app/ui/widgets.h"
#include "facilitation/picture/ink.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::ui {
namespace {

void caption(Ui& ui, double x, double y, std::string_view words) {
  paragraph(ui, ui.px(Rect{x, y, 700, 0}), words, Type::hint, ui.theme.ink2);
}

// States are those of real widgets: the pointer, the focus and the warmth are put where they would be.
void buttons(Ui& ui, double x, double y) {
  line_of_text(ui, ui.px(Rect{x, y, 600, 40}), "Boutons, champs, messages", Type::theme, ui.theme.ink);
  y += 56;
  ui.memory.warmth["g.hover"] = ui.memory.warmth["g.second_hover"] = 1;
  ui.held = "g.pressed";
  ui.pointer = ui.px(Rect{x + 400, y + 20, 0, 0}).position();
  ui.pointer_down = true;
  ui.focus.name = "g.focus";
  ui.focus.visible = true;
  const ButtonOptions primary{.look = ButtonLook::primary};
  button(ui, "g.rest", ui.px(Rect{x, y, 173, 48}), "Ouvrir la scène", primary);
  button(ui, "g.hover", ui.px(Rect{x + 189, y, 173, 48}), "Ouvrir la scène", primary);
  button(ui, "g.pressed", ui.px(Rect{x + 379, y, 173, 48}), "Ouvrir la scène", primary);
  button(ui, "g.focus", ui.px(Rect{x + 568, y, 173, 48}), "Ouvrir la scène", primary);
  button(ui, "g.off", ui.px(Rect{x + 758, y, 98, 48}), "Ouvrir", {.enabled = false});
  const char* names[] = {"repos", "survol", "appui", "clavier", "inactif"};
  for (int i = 0; i < 5; ++i) caption(ui, x + 189.5 * i, y + 56, names[i]);
  y += 94;
  button(ui, "g.second", ui.px(Rect{x, y, 118, 48}), "Préparer");
  button(ui, "g.second_hover", ui.px(Rect{x + 135, y, 118, 48}), "Préparer");
  button(ui, "g.pale", ui.px(Rect{x + 269, y, 113, 48}), "Afficher", {.look = ButtonLook::pale});
  button(ui, "g.link", ui.px(Rect{x + 390, y, 100, 48}), "Répéter", {.look = ButtonLook::link});
  button(ui, "g.danger", ui.px(Rect{x + 499, y, 134, 48}), "Supprimer", {.look = ButtonLook::danger});
  button(ui, "g.pictogram", ui.px(Rect{x + 650, y, 206, 48}), "Ouvrir la scène",
         {.look = ButtonLook::primary, .pictogram = "lecture"});
}

void fields(Ui& ui, double x, double y) {
  std::string rest = "Préfecture de Belfort", wrong = "31 novembre", none,
              many = "Penser à donner la parole à la table 4.\nGarder « agent volant » 👋 pour la restitution.";
  ui.focus.name = "g.writing";
  std::string writing = "Préfecture de Bel";
  text_field(ui, "g.field", ui.px(Rect{x, y, 206, 50}), rest);
  text_field(ui, "g.writing", ui.px(Rect{x + 222, y, 206, 50}), writing);
  if (ui.memory.editor) ui.memory.editor->edit().move_to(writing.size());
  text_field(ui, "g.wrong", ui.px(Rect{x + 444, y, 206, 50}), wrong, {.error = "Novembre a 30 jours"});
  text_field(ui, "g.search", ui.px(Rect{x + 666, y, 230, 50}), none,
             {.placeholder = "Chercher une idée", .pictogram = "loupe", .key = "/"});
  text_field(ui, "g.many", ui.px(Rect{x, y + 84, 430, 100}), many, {.multi_line = true});
  bool yes = true, no = false;
  checkbox(ui, "g.check", ui.px(Rect{x + 460, y + 84, 220, 44}), "Anonyme", yes);
  checkbox(ui, "g.check_no", ui.px(Rect{x + 460, y + 132, 220, 44}), "Modération", no);
  toggle(ui, "g.toggle", ui.px(Rect{x + 660, y + 84, 220, 44}), "Son", yes);
  toggle(ui, "g.toggle_no", ui.px(Rect{x + 660, y + 132, 220, 44}), "Thème sombre", no);
  int minutes = 15, which = 1;
  stepper(ui, "g.minutes", ui.px(Rect{x, y + 206, 190, 50}), "15 min", minutes, 5, 90, 5);
  int least = 5;
  stepper(ui, "g.least", ui.px(Rect{x + 206, y + 206, 190, 50}), "5 min", least, 5, 90, 5);
  const std::string labels[] = {"Tout", "Par thème", "Lecture"};
  choice(ui, "g.choice", ui.px(Rect{x + 420, y + 206, 400, 50}), labels, which);
  row(ui, "g.row", ui.px(Rect{x, y + 276, 283, 60}), {.chosen = true});
  line_of_text(ui, ui.px(Rect{x + 52, y + 276, 220, 60}), "Mur d’idées", Type::strong, ui.theme.ink);
  drag_handle(ui, "g.handle", ui.px(Rect{x + 8, y + 284, 44, 44}));
  row(ui, "g.raised", ui.px(Rect{x + 299, y + 276, 283, 60}), {.raised = true});
  line_of_text(ui, ui.px(Rect{x + 319, y + 276, 220, 60}), "Codéveloppement", Type::strong, ui.theme.ink);
  const double wide = pill(ui, ui.px(Rect{x + 610, y + 288, 0, 0}).position(), "37 en ligne", ui.theme.success_pale,
                           ui.theme.success, Type::hint, "groupe");
  pill(ui, ui.px(Rect{x + 622, y + 288, 0, 0}).position() + Vec2{wide, 0}, "+6 min", ui.theme.warning_pale,
       ui.theme.warning);
}

void messages(Ui& ui, double x, double y) {
  ui.memory.tip = Ui::Memory::Tip{ui.px(Rect{x, y + 60, 176, 10}), "Dessiner", "D"};
  toast(ui, {"Thème retiré, 7 notes gardées", "Annuler", ui.now - 3});
  const Rect list = ui.px(Rect{x + 300, y, 260, 180});
  const ScrollArea area(ui, "g.scroll", list, ui.px(52 * 9));
  for (int i = 0; i < 9; ++i) {
    const Rect at{list.x, list.y + ui.px(52) * i - area.offset(), list.width - ui.px(20), ui.px(48)};
    row(ui, "g.list." + std::to_string(i), at);
    line_of_text(ui, inset(at, ui.px(10)), "Étape " + std::to_string(i + 1), Type::body, ui.theme.ink);
  }
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
  for (int i = 0; i < 28; ++i) wave.push_back({x + 380 + i * 6, y + 110 + 18 * std::sin(i * 0.4)});
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
  // The menu would hide the button that is being pressed.
  ui.memory.covers.clear();
  Placement place;
  place.scale = ui.scale;
  dot_grid(ui, {0, 0, ui.size.x, ui.size.y}, place, ui.theme.ink, ui.theme.dot_opacity);
  buttons(ui, 56, 36);
  notes(ui, 960, 60);
  ink(ui, 960, 300);
  rings(ui, 960, 540);
  fields(ui, 56, 280);
  messages(ui, 56, 660);
  bar(ui, 900, 980);
  const MenuItem items[] = {{"Modifier", "Entrée", "texte"},
                            {"Dupliquer", "Ctrl+D", "note"},
                            {"Mettre au frigo", "F", "", false},
                            {"Supprimer", "Suppr", "", true, true, true}};
  if (!menu_is_open(ui, "g.menu")) open_menu(ui, "g.menu", ui.px(Rect{1400, 660, 0, 0}).position());
  (void)menu(ui, "g.menu", items);
}

} // namespace pressoir::ui
