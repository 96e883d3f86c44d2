// What reading mode turns through: each theme's title then its notes one by one, or each theme with all its notes on as
// many pages as legible letters need.
#pragma once

#include <optional>

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

struct ReadingPage {
  Id<workshop::Theme> theme; // none: notes in no theme
  Id<workshop::Note> note;   // none: the theme's own page
  std::size_t part = 0;
};
std::vector<ReadingPage> reading_pages(StageScope& stage);
// The notes shown on a page.
std::vector<Id<workshop::Note>> notes_of(StageScope& stage, const ReadingPage& page);
// All notes of the page's theme, in reading order.
std::vector<Id<workshop::Note>> notes_beside(const std::vector<ReadingPage>& pages, std::size_t at);
std::optional<std::string> theme_letter_of(const StageScope& stage, Id<workshop::Theme> theme);

// Theme by theme: the title's place, and where the notes of a page stand, in LOOK pixels.
Rect theme_page_head(const StageScope& stage);
const ThemePages::Page* theme_page(StageScope& stage, const ReadingPage& page);

} // namespace pressoir::screens
