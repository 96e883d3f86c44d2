// Pages through Cairo's PDF surface.
#include <cairo-pdf.h>

#include <algorithm>

#include "facilitation/base/plain_numbers.h"
#include "facilitation/picture/pages.h"
#include "facilitation/picture/shadow.h"

namespace pressoir::picture {
namespace {

constexpr double longest_page = 14'400; // what PDF readers take

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

// A name that PDF takes within quotes.
std::string quoted(std::size_t page) { return "'page" + std::to_string(page + 1) + "'"; }

Vec2 page_size(const PdfPage& page) { return {std::clamp(page.size.x, 1.0, longest_page), std::clamp(page.size.y, 1.0, longest_page)}; }

void draw(cairo_t* cairo, const Scene& scene, const PdfPage& page, const FetchBlob& fetch) {
  const Vec2 size = page_size(page);
  const double scale = std::min(size.x / std::max(1e-6, page.area.width), size.y / std::max(1e-6, page.area.height));
  if (scene.background) {
    cairo_set_source_rgb(cairo, scene.background->red / 255.0, scene.background->green / 255.0, scene.background->blue / 255.0);
    cairo_paint(cairo);
  }
  cairo_save(cairo);
  cairo_translate(cairo, size.x / 2, size.y / 2);
  cairo_scale(cairo, scale, scale);
  const Vec2 centre = page.area.centre();
  cairo_translate(cairo, -centre.x, -centre.y);
  cairo_rectangle(cairo, page.area.x, page.area.y, page.area.width, page.area.height);
  cairo_clip(cairo);
  paint(scene, cairo, 0, fetch);
  cairo_restore(cairo);
}

} // namespace

Result<std::string> pdf(const Scene& scene, const std::vector<PdfPage>& pages, const PdfAbout& about, const FetchBlob& fetch) {
  // Cairo reads again numbers that it wrote into fonts: with decimal commas it goes astray.
  const PlainNumbers numbers;
  std::string bytes;
  const Vec2 first = pages.empty() ? Vec2{1, 1} : page_size(pages.front());
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, first.x, first.y);
  const std::string date = iso_text(about.made).substr(0, 19) + "Z"; // Cairo reads no fraction
  if (!about.title.empty()) cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Pressoir");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
  cairo_t* cairo = cairo_create(surface);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Vec2 size = page_size(pages[i]);
    cairo_pdf_surface_set_size(surface, size.x, size.y);
    if (!pages[i].title.empty()) {
      cairo_tag_begin(cairo, CAIRO_TAG_DEST, ("name=" + quoted(i)).c_str());
      cairo_tag_end(cairo, CAIRO_TAG_DEST);
      cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, pages[i].title.c_str(), ("dest=" + quoted(i)).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
    draw(cairo, scene, pages[i], fetch);
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) return refuse("pdf.failed", {{"why", cairo_status_to_string(status)}});
  return bytes;
}

} // namespace pressoir::picture
