#include "facilitation/picture/pictogram_sheet.h"

namespace pressoir::picture {

Scene pictogram_sheet(const PictogramCatalogue& catalogue, Language language, int columns, const SheetColours& colours) {
  constexpr double cell_width = 144, cell_height = 148, side = 96, below = 8;
  Scene scene;
  scene.background = colours.paper;
  int place = 0;
  for (const PictogramEntry& entry : catalogue.entries()) {
    const int cells = catalogue.proportion(entry.name) > 1 && columns > 1 ? 2 : 1;
    if (place % columns + cells > columns) ++place;
    const Rect cell{place % columns * cell_width, place / columns * cell_height, cell_width * cells, cell_height};
    place += cells;
    Element element{.bounds = cell};
    const Rect drawing{cell.x + (cell_width - side) / 2, cell.y + 8, cell.width - (cell_width - side), side};
    for (Path& path : catalogue.draw(entry.name, drawing, colours.ink, colours.accent)) element.items.emplace_back(std::move(path));
    const double top = drawing.y + side + below;
    Text name{.box = {cell.x + 4, top, cell.width - 8, cell.y + cell_height - top}, .text = entry.title(language), .style = {}, .colour = colours.words};
    name.style.size = 15;
    name.style.least_size = 11;
    name.style.line_height = 17;
    name.style.align = Align::centre;
    name.style.fit = Fit::shrink;
    name.style.balance = true;
    element.items.emplace_back(std::move(name));
    scene.elements.push_back(std::move(element));
  }
  return scene;
}

} // namespace pressoir::picture
