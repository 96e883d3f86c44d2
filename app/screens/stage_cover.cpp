#include "app/screens/stage_cover.h"

#include <algorithm>

#include "app/ui/widgets.h"
#include "facilitation/picture/ink.h"

namespace pressoir::screens {

void draw_cover(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const StageLayout& layout = stage.layout;
  const Rect whole{0, 0, ui.size.x, ui.size.y};
  const ui::InLayer above(ui, ui::Layer::drawer, whole);
  ui::dot_grid(ui, whole, {.scale = ui.scale}, ui.theme.ink, ui.theme.dot_opacity);
  const workshop::Workshop* workshop = stage.room().find(workshop::the_workshop);
  const std::string title = workshop ? workshop->title : "";

  picture::TextStyle style = ui::style_of(ui::Type::address, ui.scale);
  style.align = picture::Align::centre;
  style.vertical = picture::VerticalAlign::bottom;
  style.fit = picture::Fit::shrink;
  style.least_size = ui.px(32);
  style.balance = true;
  const double w = layout.width, h = layout.height;
  ui::text(ui, ui.px(Rect{w * 0.1, h * 0.14, w * 0.8, h * 0.36}), title, style, ui.theme.ink);
  ui::place(ui, "cover", whole, true, title);
  const double half = std::min(150.0, w * 0.1), y = h * 0.54;
  const picture::Path stroke = picture::plum_stroke({w / 2 - half, y}, {w / 2 + half, y - 4}, ui.theme.accent_stroke, id_from_word(title));
  ui.shapes->draw(*ui.list, stroke, ui::Placement{{0, 0}, {0, 0}, ui.scale});

  picture::TextStyle clock = ui::style_of(ui::Type::timer, ui.scale * 1.4);
  clock.align = picture::Align::centre;
  clock.vertical = picture::VerticalAlign::middle;
  clock.fit = picture::Fit::line;
  ui::text(ui, ui.px(Rect{w * 0.1, h * 0.6, w * 0.8, 130}), ui.words->time_of_day(stage.frame.now), clock, ui.theme.ink2);
  // It changes with the minute.
  ui.wake_within(static_cast<double>(60'000 - stage.frame.now.milliseconds % 60'000) / 1000 + 0.01);
}

} // namespace pressoir::screens
