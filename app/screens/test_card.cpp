// The test card (mire): edges, safe margin, letter sizes, greys and note colours, to set a projector by.
#include "app/screens/screens.h"
#include "app/ui/scene_painter.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

void test_card(ui::Ui& ui, ImDrawList&) {
  const Rect whole{0, 0, ui.size.x, ui.size.y};
  ui::edge(ui, inset(whole, 1), ui.theme.danger, 2, 0);
  const Rect safe{whole.width * 0.04, whole.height * 0.04, whole.width * 0.92, whole.height * 0.92};
  ui::edge(ui, safe, ui.theme.ink, 2, 0);
  ui::line_of_text(ui, {safe.x + 20, safe.y + 10, safe.width, ui.px(40)}, ui.say("test_card.margin"), ui::Type::note, ui.theme.ink);
  double y = safe.y + ui.px(90);
  for (const int part : {10, 20, 30, 45}) {
    const double size = whole.height / part;
    ui::text(ui, {safe.x + 20, y, safe.width - 40, size * 1.3}, ui.say("test_card.legible", {{"n", part}}), {.size = size, .least_size = size, .line_height = size * 1.2, .fit = picture::Fit::line}, ui.theme.ink);
    y += size * 1.4;
  }
  const double side = safe.width / 16;
  for (int i = 0; i < 16; ++i) {
    const auto grey = static_cast<std::uint8_t>(i * 17);
    ui::fill_rect(*ui.list, {safe.x + i * side, safe.bottom() - side * 2.2, side, side}, {grey, grey, grey, 255});
  }
  for (int i = 0; i < workshop::note_colour_count; ++i)
    ui::fill_rect(*ui.list, {safe.x + i * side * 2, safe.bottom() - side * 1.1, side * 2, side}, workshop::note_fill(static_cast<workshop::NoteColour>(i)));
}

}  // namespace pressoir::screens
