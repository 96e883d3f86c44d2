// The objects of a PDF that Cairo does not write: its language, its description, its parts nested as tables and lists.
#pragma once

#include <string>
#include <string_view>

namespace pressoir::summary {

struct DocumentObjects {
  std::string language;    // "fr-FR"
  std::string description; // XMP
};
// The same bytes for the same bytes. Throws what libqpdf throws (std::exception).
std::string with_document_objects(std::string_view pdf, const DocumentObjects& objects);
int page_count(std::string_view pdf); // throws too

} // namespace pressoir::summary
