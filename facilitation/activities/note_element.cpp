// Card, words, then marks from the least to the most telling; all sizes follow the note's own, so that marks stay
// small.
#include "facilitation/activities/note_element.h"

#include <algorithm>
#include <cmath>

namespace pressoir::activities {
namespace {

using picture::Element;
using picture::Text;

constexpr double radius = 6;
constexpr double pile_step = 5;

Text label(const Rect& box, std::string text, double size, int weight, Colour colour) {
  Text label{.box = box, .text = std::move(text), .style = {}, .colour = colour};
  label.style.size = size;
  label.style.line_height = size * 28 / 24;
  label.style.weight = weight;
  label.style.align = picture::Align::centre;
  label.style.vertical = picture::VerticalAlign::middle;
  label.style.fit = picture::Fit::line;
  label.style.tabular_figures = true;
  return label;
}

// A white lozenge with a short text, its lower right corner given.
void add_pill(Element& element, Vec2 corner, const std::string& text, double size, const BoardLook& look) {
  const double height = size * 1.16,
               width = size * (0.9 + 0.58 * static_cast<double>(text.size() > 3 ? text.size() - 1 : 2));
  const Rect box{corner.x - width, corner.y - height, width, height};
  element.items.emplace_back(picture::Card{.box = box, .fill = with_alpha(rgb(0xFFFFFF), 0.55), .radius = height / 2});
  element.items.emplace_back(label(box, text, size, 700, look.note_ink));
}

// A round mark astride the upper right corner: drawn, not written, so that it is told apart without its colour.
void add_fate(Element& element, const Rect& box, workshop::Fate fate, const BoardLook& look) {
  if (fate == workshop::Fate::open) return;
  const double r = std::clamp(std::min(box.width, box.height) * 0.11, 11.0, 22.0);
  const Vec2 c{box.right() - r * 0.6, box.y + r * 0.6};
  const Colour white = rgb(0xFFFFFF);
  const Colour fill = fate == workshop::Fate::kept       ? look.success
                      : fate == workshop::Fate::rejected ? look.danger
                                                         : look.note_ink;
  element.items.emplace_back(
      picture::Disc{.centre = c, .radius = r, .fill = fill, .edge = white, .edge_width = r * 0.16});
  const auto stroke = [&](std::vector<Vec2> points) {
    for (Vec2& p : points) p = c + p * r;
    element.items.emplace_back(picture::polyline(points, white, r * 0.2));
  };
  switch (fate) {
  case workshop::Fate::open: break;
  case workshop::Fate::kept: stroke({{-0.45, 0.02}, {-0.12, 0.36}, {0.46, -0.32}}); break;
  case workshop::Fate::rejected:
    stroke({{-0.34, -0.34}, {0.34, 0.34}});
    stroke({{0.34, -0.34}, {-0.34, 0.34}});
    break;
  case workshop::Fate::parked: // a snow crystal
    for (int i = 0; i < 3; ++i) {
      const double angle = (i * 60 + 30) * 3.14159265358979 / 180;
      const Vec2 arm{0.55 * std::cos(angle), 0.55 * std::sin(angle)};
      stroke({arm * -1, arm});
    }
    break;
  }
}

// Plum discs along the lower edge; their number when they would not all have room.
void add_dots(Element& element, const Rect& box, int dots, const BoardLook& look) {
  const double r = 8, pitch = 20;
  const int room = std::max(1, static_cast<int>((box.width - 20) / pitch));
  const Vec2 first{box.x + 10 + r, box.bottom() - 10 - r};
  for (int i = 0; i < (dots <= room ? dots : 1); ++i) {
    element.items.emplace_back(
        picture::Disc{.centre = {first.x + i * pitch, first.y}, .radius = r, .fill = look.accent});
  }
  if (dots > room) {
    Text count = label({first.x + pitch * 0.7, first.y - 14, 80, 28}, std::to_string(dots), 24, 700, look.note_ink);
    count.style.align = picture::Align::start;
    element.items.emplace_back(std::move(count));
  }
}

} // namespace

Rect text_box(const Rect& note, double padding) {
  return {note.x + 13 * padding, note.y + 9 * padding, std::max(1.0, note.width - 26 * padding),
          std::max(1.0, note.height - 19 * padding)};
}

Element note_element(const workshop::Note& note, const NoteSetting& setting, const BoardLook& look) {
  const bool bordered = look.edges == NoteEdges::bordered, rejected = note.fate == workshop::Fate::rejected;
  const Rect& box = setting.box;
  const Colour fill = rejected ? mixed(setting.fill, look.paper, 0.55) : setting.fill;
  Element element{.entity = note.id.value, .bounds = box};
  picture::Card card{.box = box, .fill = fill, .radius = radius, .shadow = picture::Shadow::laid};
  if (bordered) {
    card.shadow = picture::Shadow::none;
    card.edge = look.note_ink;
    card.edge_width = 2.5;
  }
  if (setting.pile > 1) {
    picture::Card under = card;
    under.box.x += pile_step;
    under.box.y += pile_step;
    under.fill = mixed(fill, look.note_ink, 0.2);
    element.bounds = united(box, under.box);
    element.items.emplace_back(std::move(under));
  }
  element.items.emplace_back(card);

  Rect words_area = box;
  if (!note.picture.empty() && note.picture_size.x > 0 && note.picture_size.y > 0) {
    // A photo fills the card as it is, its words under it.
    const double margin = std::min(8.0, box.width * 0.05), words_high = note.text.empty() ? 0 : std::min(60.0, box.height * 0.3);
    const Rect room = {box.x + margin, box.y + margin, box.width - 2 * margin, std::max(1.0, box.height - 2 * margin - words_high)};
    const double scale = std::min(room.width / note.picture_size.x, room.height / note.picture_size.y);
    const Vec2 size = note.picture_size * scale;
    element.items.emplace_back(picture::Image{{room.x + (room.width - size.x) / 2, room.y + (room.height - size.y) / 2, size.x, size.y}, note.picture, 1});
    words_area = {box.x, room.bottom(), box.width, box.bottom() - room.bottom()};
  }
  Text words{.box = text_box(words_area, setting.padding), .text = note.text, .style = {}, .colour = look.note_ink};
  if (setting.badges == Badges::below_text && (setting.dots > 0 || setting.pile > 1 || setting.likes > 0))
    words.box.height = std::max(1.0, words.box.height - 30);
  words.style.weight = 500;
  words.style.size = setting.text_size;
  words.style.least_size = std::min(setting.least_size, setting.text_size);
  words.style.line_height = setting.text_size * 28 / 24;
  words.style.tracking = -0.017;
  words.style.fit = picture::Fit::shrink;
  words.style.balance = setting.pile <= 1;
  words.style.strike = rejected;
  if (rejected) {
    // Paled towards a dark paper, the note wants the paper's ink.
    const bool paper_ink = contrast(look.ink, fill) > contrast(look.note_ink, fill);
    words.colour = mixed(paper_ink ? look.ink : look.note_ink, fill, 0.3);
  }
  if (!words.text.empty()) element.items.emplace_back(std::move(words));

  if (bordered) {
    const Rect sign{box.right() - 28, box.bottom() - 28, 22, 22};
    for (picture::Path& path : colour_sign(note.colour, sign, look.note_ink))
      element.items.emplace_back(std::move(path));
  }
  const double pill = std::min(24.0, std::max(8.0, setting.text_size));
  Vec2 corner{box.right() - (bordered ? 34 : 9), box.bottom() - 9};
  if (setting.pile > 1) add_pill(element, corner, "×" + std::to_string(setting.pile), pill, look);
  if (setting.likes > 0) {
    if (setting.pile > 1) corner.x -= pill * 2.4;
    add_pill(element, corner, "♥ " + std::to_string(setting.likes), pill, look);
  }
  if (setting.dots > 0) add_dots(element, box, setting.dots, look);
  add_fate(element, box, note.fate, look);
  return element;
}

} // namespace pressoir::activities
