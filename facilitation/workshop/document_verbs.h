// The verb by which a document becomes a step: a drawing board whose frames are its pages, shown full screen one by one and
// drawn on.
#pragma once

#include <string>
#include <vector>

#include "facilitation/workshop/verbs.h"

namespace pressoir::workshop {

// One step, its board, a frame a page in the order given, and each page's picture locked behind. One act, undone as one.
// Refused: as InsertStep, and "refused.empty" (pages), "refused.too_many" (kind, most).
struct InsertDocument {
  static constexpr std::string_view verb = "step.document";
  struct Page {
    std::string blob; // its picture, in the blob store
    Vec2 size{1920, 1080};
    static constexpr auto fields() { return field_list(field("blob", &Page::blob), field("size", &Page::size)); }
  };
  Id<Step> id, after; // after: none = at the end
  std::string title, page_title; // « Page »: frames are called that and their number
  std::int32_t minutes = 10;
  std::vector<Page> pages;
  static constexpr auto fields() {
    return field_list(field("id", &InsertDocument::id), field("after", &InsertDocument::after), field("title", &InsertDocument::title), field("page_title", &InsertDocument::page_title),
                      field("minutes", &InsertDocument::minutes), field("pages", &InsertDocument::pages));
  }
};
void add_document_verbs(WorkshopVerbs& verbs);

// The board's frames are pages of a document: the first one's picture lies locked in it, as large as it is.
bool is_document(const WorkshopState& state, Id<Board> board);
// As `step.insert`; agenda_verbs.cpp.
Result<void> insert_step(WorkshopDraft& draft, const InsertStep& asked, const Request& request);

inline constexpr std::size_t most_pages = 500;

} // namespace pressoir::workshop
