// The minimap: the board as it is, small; of a full one, every thing as a rectangle of its colour. And the part that is seen.
#include <algorithm>

#include "app/screens/stage_board_parts.h"
#include "app/screens/stage_drawing.h"
#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {

namespace {

constexpr double wide = 260, high = 170, pad = 10; // LOOK px
constexpr std::size_t few = 300, most_shown = 4000; // few: drawn as they are

} // namespace

bool can_show_minimap(const StageScope& stage) { return board_is_open(stage) && stands_freely(stage); }
void turn_minimap(StageScope& stage) { stage.view.drawing.minimap = !stage.view.drawing.minimap; }

void draw_minimap(StageScope& stage) {
  if (!stage.view.drawing.minimap || !can_show_minimap(stage)) return;
  ui::Ui& ui = stage.ui;
  BoardPart& board = stage.view.board;
  const Rect around = united(board.scene.bounds(), in_sight(stage));
  if (around.empty()) return;
  const StageLayout& layout = stage.layout;
  const Rect box = stage.px(Rect{layout.safe.x, layout.bar(0).y - high - 20, wide, high});
  const ui::InLayer above(ui, ui::Layer::bar, box);
  ui::card(ui, box, ui.theme.surface, 14, picture::Shadow::lifted);
  ui::place(ui, "stage.minimap", box);
  const Rect inner = inset(box, ui.px(pad));
  const double scale = std::min(inner.width / around.width, inner.height / around.height);
  const ui::Placement small{.origin = around.centre(), .at = inner.centre(), .scale = scale};
  const ui::InClip inside(ui, inner);
  std::vector<const activities::BoardItem*> items;
  board.scene.in_view(around, items);
  if (items.size() <= few) {
    for (const activities::BoardItem* item : items) ui::paint(ui, board.scene.element(item->key), small);
    items.clear();
  }
  const std::size_t step = std::max<std::size_t>(1, items.size() / most_shown);
  for (std::size_t i = 0; i < items.size(); i += step) {
    const activities::BoardItem& item = *items[i];
    Rect at = small.px(item.box);
    at.width = std::max(at.width, 1.5), at.height = std::max(at.height, 1.5);
    if (item.what == activities::BoardItem::What::drawn) ui::fill_rect(*ui.list, at, ui.theme.ink, 0, at.width * at.height > inner.width * inner.height / 12 ? 0.05 : 0.3);
    else ui::fill_rect(*ui.list, at, item.fill, 0);
  }
  ui::edge(ui, small.px(in_sight(stage)), ui.theme.accent_stroke, 2, 4);
  const ui::Drag drag = ui::drag(ui, "minimap", inner);
  if (!drag.started && !drag.dragging && !drag.clicked) return;
  board.place.origin = small.unit(ui.pointer);
  board.place.at = ui.size / 2;
  board.moved_by_hand = true;
}

} // namespace pressoir::screens
