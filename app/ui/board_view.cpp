// Asks the scene what is in view, and draws it from the farthest to the nearest; what is held comes last.
#include "app/ui/board_view.h"

#include <algorithm>

#include "app/ui/scene_painter.h"

namespace pressoir::ui {
namespace {

using activities::BoardItem;

// Shadows, piles and marks reach beyond the box, in board units.
constexpr double overhang = 56;

bool among(const std::set<std::uint64_t>* keys, std::uint64_t key) {
  return keys && keys->contains(key);
}

} // namespace

void BoardView::draw(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area,
                     const BoardMarks& marks) {
  const Rect seen = inset(rect_at(place.unit(area.position()), area.size() / place.scale), -overhang);
  const auto draw_one = [&](const BoardItem& item, const Placement& where) {
    if (item.key == marks.hidden) return;
    const auto reshaped = std::find_if(marks.reshaped.begin(), marks.reshaped.end(),
                                       [&](const BoardMarks::Reshaped& one) { return one.key == item.key; });
    const bool as_it_is = reshaped == marks.reshaped.end();
    paint(ui, as_it_is ? scene.element(item.key) : scene.element_in(item.key, reshaped->box), where);
    if (among(marks.selected, item.key) || item.key == marks.outlined)
      edge(ui, where.px(inset(as_it_is ? item.box : reshaped->box, -4)), ui.theme.accent_stroke, 4, 8);
  };
  std::vector<const BoardItem*> items;
  scene.in_view(seen, items);
  for (const BoardItem* item : items) {
    if (!among(marks.held, item->key)) draw_one(*item, place);
  }
  if (!marks.held || marks.held->empty()) return;
  Placement in_hand = place;
  in_hand.at = in_hand.at + marks.held_by * place.scale;
  items.clear();
  scene.in_view(rect_at(seen.position() - marks.held_by, seen.size()), items);
  for (const BoardItem* item : items) {
    if (among(marks.held, item->key)) draw_one(*item, in_hand);
  }
}

activities::BoardLook board_look(const Theme& theme, const Words& words) {
  activities::BoardLook look;
  look.paper = theme.paper, look.sunken = theme.sunken, look.ink = theme.ink, look.ink3 = theme.ink3;
  look.accent = theme.accent_stroke, look.success = theme.success, look.danger = theme.danger;
  look.edges = theme.note_edge > 0 ? activities::NoteEdges::bordered : activities::NoteEdges::soft;
  look.tray_title = words.say("board.tray"), look.untitled_theme = words.say("board.theme_untitled");
  return look;
}

} // namespace pressoir::ui
