// The test card (mire): edges, safe margin, letter sizes, greys and note colours, to set a projector by.
#include <array>

#include "app/screens/screens.h"
#include "app/ui/widgets.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

void test_card(ui::Ui& ui, ImDrawList& list) {
  const Vec2 size = ui.size;
  const double k = std::min(size.x / 1920, size.y / 1080), thick = std::max(2.0, std::round(2 * k));
  ui::fill_rect(list, rect_at({}, size), ui.theme.paper);
  // The edge itself: a line that is not whole on all four sides means that the projector cuts.
  ui::inside_edge(list, rect_at({}, size), ui.theme.danger, thick * 2);
  const Rect safe{size.x * 0.04, size.y * 0.04, size.x * 0.92, size.y * 0.92};
  ui::dashed_edge(list, safe, ui.theme.accent_stroke, thick, 0, 14 * k, 10 * k);
  const double pad = 30 * k, x = safe.x + pad, wide = safe.width - 2 * pad;
  double y = safe.y + pad;
  const auto words = [&](double high, std::string_view text) {
    picture::TextStyle style = ui::style_of(ui::Type::stage);
    style.size = high, style.line_height = high * 1.25, style.weight = 500;
    const picture::Text made{{x, y, wide, 0}, std::string(text), style, ui.theme.ink};
    ui.texts->draw(list, made);
    y += ui.texts->measure(made).y + high * 0.15;
  };
  ui::place(ui, "test_card.safe", safe);
  words(size.y / 18, ui.say("test_card.title"));
  words(size.y / 30, ui.say("test_card.medium"));
  words(size.y / 45, ui.say("test_card.small"));
  words(size.y / 45, ui.say("test_card.edges"));
  y += 10 * k;
  const double row = (safe.bottom() - pad - 90 * k - y) / 2 - 16 * k;
  constexpr int greys = 11;
  for (int i = 0; i < greys; ++i) {
    const auto level = static_cast<std::uint8_t>(255 * i / (greys - 1));
    ui::fill_rect(list, {x + wide * i / greys, y, wide / greys, row}, Colour{level, level, level, 255});
  }
  // Two squares hardly darker and lighter than their ground: seen only when contrast is well set.
  ui::fill_rect(list, {x + wide / greys * 0.35, y + row * 0.35, wide / greys * 0.3, row * 0.3}, rgb(0x0D0D0D));
  ui::fill_rect(list, {x + wide - wide / greys * 0.65, y + row * 0.35, wide / greys * 0.3, row * 0.3}, rgb(0xF2F2F2));
  ui::inside_edge(list, {x, y, wide, row}, ui.theme.line, thick);
  y += row + 16 * k;
  static constexpr std::array names = {"sun", "apricot", "rose", "lilac", "sky", "mint", "leaf", "stone"};
  for (int i = 0; i < workshop::note_colour_count; ++i) {
    const double cell = wide / workshop::note_colour_count;
    const Rect note{x + cell * i, y, cell - 10 * k, row};
    ui::fill_rect(list, note, workshop::note_fill(static_cast<workshop::NoteColour>(i)), 6 * k);
    if (ui.theme.note_edge > 0) ui::inside_edge(list, note, rgb(0x1F2430), thick, 6 * k);
    picture::TextStyle style = ui::style_of(ui::Type::note);
    style.size = size.y / 45, style.fit = picture::Fit::line;
    style.align = picture::Align::centre, style.vertical = picture::VerticalAlign::middle;
    ui::text(ui, note, ui.say("colour." + std::string(names[static_cast<std::size_t>(i)])), style, rgb(0x1F2430));
  }
  y += row + 24 * k;
  words(size.y / 45, ui.say("test_card.hint"));
}

} // namespace pressoir::screens
