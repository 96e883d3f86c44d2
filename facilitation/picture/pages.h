// A scene on pages: parts of it as PDF, or one part of it as PNG or SVG. Texts stay texts, to be searched; fonts are within.
#pragma once

#include <string>
#include <vector>

#include "facilitation/base/time.h"
#include "facilitation/picture/painters.h"

namespace pressoir::picture {

struct PdfPage {
  Rect area; // of the scene, board units; fitted in the page, in its middle
  Vec2 size; // points (1/72 inch), each at most 14,400
  std::string title = {}; // in the outline; none: no entry
};
struct PdfAbout {
  std::string title;
  Timestamp made; // the same instant and scene give the same bytes
};
// What lies outside a page's area is not drawn on it. Refused: "pdf.failed" (why).
Result<std::string> pdf(const Scene& scene, const std::vector<PdfPage>& pages, const PdfAbout& about, const FetchBlob& fetch = {});

// As `png` and `svg` of painters.h, of that area alone; the options' margin is around it.
Result<std::string> png_of(const Scene& scene, const Rect& area, const PngOptions& options, const FetchBlob& fetch = {});
std::string svg_of(const Scene& scene, const Rect& area, const SvgOptions& options, const FetchBlob& fetch = {});

} // namespace pressoir::picture
