#include "facilitation/activities/drawings.h"

#include "facilitation/base/file.h"

namespace pressoir::activities {

std::shared_ptr<const picture::PictogramCatalogue> comes_with_the_program() {
  static const std::shared_ptr<const picture::PictogramCatalogue> drawings = []() -> std::shared_ptr<const picture::PictogramCatalogue> {
    const auto assets = assets_folder();
    if (!assets) return nullptr;
    auto loaded = picture::PictogramCatalogue::load(*assets / "pictograms");
    return loaded ? std::make_shared<const picture::PictogramCatalogue>(*std::move(loaded)) : nullptr;
  }();
  return drawings;
}

} // namespace pressoir::activities
