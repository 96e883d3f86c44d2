// The pages of a PDF as pictures, by poppler-utils run as programs with little memory and time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "facilitation/base/file.h"
#include "facilitation/base/result.h"

namespace pressoir {

inline constexpr int most_pdf_pages = 200;

struct PdfPagePicture {
  std::string png;
  int width = 0, height = 0; // pixels
};
bool is_pdf(const Path& file); // by its name
// All pages, at most most_pdf_pages, their longer side 2,400 pixels. `made(n, of)` is called after each; false ends it.
// Refused: "pdf.no_reader" (poppler-utils are not there), "pdf.unreadable" (file), "pdf.too_many_pages" (file, most).
Result<std::vector<PdfPagePicture>> pages_of_pdf_file(const Path& file, const std::function<bool(int, int)>& made = {});

} // namespace pressoir
