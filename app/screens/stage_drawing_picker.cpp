// Pictograms found by typing: a panel above the pen bar; a press takes one, which the next clicks on the paper place.
#include <algorithm>

#include "app/screens/stage_drawing_parts.h"
#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/drawings.h"

namespace pressoir::screens {

namespace {
constexpr double tile = 92, space = 8, panel_padding = 20, field_high = 52, rows_shown = 3;
}

double pictogram_proportion(std::string_view name) {
  const auto drawings = activities::comes_with_the_program();
  return drawings ? drawings->proportion(name) : 1;
}

void draw_pictogram_picker(StageScope& stage, const Rect& bar) {
  DrawingView& drawing = stage.view.drawing;
  ui::Ui& ui = stage.ui;
  const auto drawings = activities::comes_with_the_program();
  if (!drawings) return;
  const double width = std::min(9 * (tile + space) - space + 2 * panel_padding, stage.layout.safe.width);
  const auto columns = static_cast<std::size_t>(std::max(1.0, std::floor((width - 2 * panel_padding + space) / (tile + space))));
  const double list_high = rows_shown * (tile + space), high = field_high + list_high + 2 * panel_padding + space;
  const Rect panel{bar.centre().x - width / 2, std::max(stage.layout.safe.y, bar.y - 12 - high), width, high};
  const ui::InLayer above(ui, ui::Layer::bar, ui.px(panel));
  ui::card(ui, ui.px(panel), ui.theme.surface, 18, picture::Shadow::lifted);
  ui::place(ui, "drawing.picker", ui.px(panel));
  const Rect field = ui.px(Rect{panel.x + panel_padding, panel.y + panel_padding, width - 2 * panel_padding, field_high});
  ui::text_field(ui, "drawing.search", field, drawing.searched, {.placeholder = ui.say("drawing.search"), .most_graphemes = 60, .type = ui::Type::note, .pictogram = "loupe"});
  const auto found = drawings->search(drawing.searched, ui.words->language());
  const Rect list = ui.px(Rect{panel.x + panel_padding, panel.y + panel_padding + field_high + space, width - 2 * panel_padding, list_high});
  if (found.empty()) {
    ui::line_of_text(ui, list, ui.say("drawing.none_found"), ui::Type::note, ui.theme.ink2, picture::Align::centre);
    return;
  }
  const std::size_t rows = (found.size() + columns - 1) / columns;
  const ui::ScrollArea area(ui, "drawing.pictograms", list, ui.px(static_cast<double>(rows) * (tile + space)));
  for (std::size_t i = 0; i < found.size(); ++i) {
    const picture::PictogramEntry& entry = *found[i];
    const double from = ui.px(static_cast<double>(i / columns) * (tile + space));
    if (!area.shows(from, from + ui.px(tile))) continue;
    const Rect box{list.x + ui.px(static_cast<double>(i % columns) * (tile + space)), list.y + from - area.offset(), ui.px(tile), ui.px(tile)};
    const std::string& title = entry.title(ui.words->language());
    const std::string name = "drawing.pictogram." + entry.name;
    const ui::Press press = ui::row(ui, name, box, {.chosen = drawing.pictogram == entry.name});
    ui::place(ui, name, box, true, title);
    picture::Element element;
    for (picture::Path& path : drawings->draw(entry.name, {14, 14, 64, 64}, ui.theme.ink, ui.theme.pictogram_accent)) element.items.emplace_back(std::move(path));
    element.bounds = {0, 0, tile, tile};
    ui::paint(ui, element, {.origin = {}, .at = box.position(), .scale = ui.scale});
    if (press.hovered) ui::tooltip(ui, name, box, title, "");
    if (press.clicked) drawing.pictogram = entry.name, drawing.picking = false;
  }
}

} // namespace pressoir::screens
