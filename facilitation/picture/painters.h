// Painters: a Scene on paper. Cairo for PDF and PNG, our own small SVG writer with real <text>.
#pragma once

#include <functional>
#include <string>

#include "facilitation/base/result.h"
#include "facilitation/picture/scene.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::picture {

// Gives the bytes of a picture by blob name; may fail (then a pale box with a cross is painted).
using FetchBlob = std::function<Result<std::string>(const std::string&)>;

// A Cairo context (cairo_t*, as void* so that Cairo stays in .cpp files); the caller has set its transform.
// `scale`: device pixels a unit, for level of detail and shadows; 0 on vector paper.
void paint(const Scene& scene, void* cairo, double scale, const FetchBlob& fetch = {});
void paint(const Item& item, void* cairo, double scale, const FetchBlob& fetch = {});

// PNG of the scene's bounds and a margin; the longer side is `longest` pixels (or `scale` pixels a unit when given).
struct PngOptions {
  int longest = 4096;
  double scale = 0;
  double margin = 24;
  bool transparent = false;
};
// Refused: "picture.too_large", when there is no memory for it.
Result<std::string> png(const Scene& scene, const PngOptions& options = {}, const FetchBlob& fetch = {});
Pixels pixels(const Scene& scene, const PngOptions& options = {}, const FetchBlob& fetch = {});
std::string png_bytes(const Pixels& pixels);
// Refused before any pixel is made: "picture.too_large" (more than 24 megapixels), "picture.unreadable".
Result<Pixels> pixels_from_png(std::string_view bytes);

struct SvgOptions {
  double margin = 24;
  std::string title, language = "fr";
};
// Self-contained SVG 1.1 with selectable, searchable text.
std::string svg(const Scene& scene, const SvgOptions& options = {}, const FetchBlob& fetch = {});

} // namespace pressoir::picture
