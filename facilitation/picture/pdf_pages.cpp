#include "facilitation/picture/pdf_pages.h"

#include <cairo-pdf.h>

#include "facilitation/base/plain_numbers.h"
#include "facilitation/picture/painters.h"

namespace pressoir::picture {
namespace {

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Result<std::string> pdf_pages(const std::vector<Scene>& scenes, Vec2 page, const std::string& title) {
  // Cairo reads again numbers that it wrote into fonts: with decimal commas it goes astray.
  const PlainNumbers numbers;
  std::string bytes;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, page.x, page.y);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_t* cairo = cairo_create(surface);
  for (const Scene& scene : scenes) {
    paint(scene, cairo, 1);
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  if (!good) return refuse("picture.not_drawn");
  return bytes;
}

}  // namespace pressoir::picture
