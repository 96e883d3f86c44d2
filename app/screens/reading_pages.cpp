#include "app/screens/reading_pages.h"

#include <algorithm>
#include <tuple>

#include "facilitation/activities/zones_layout.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

// The room a zone's head takes in a layout, which the page's own title replaces.
constexpr double zone_head = 56;

Id<Board> board_read(const StageScope& stage) {
  return stage.step ? board_of(stage.room(), *stage.step) : Id<Board>();
}

// Notes of one theme (none: of no theme that stands), as the wall is read: row by row.
std::vector<const Note*> notes_in(const std::vector<const Note*>& all, const std::vector<const Theme*>& themes, Id<Theme> theme) {
  std::vector<const Note*> notes;
  for (const Note* note : all) {
    const bool themed = std::any_of(themes.begin(), themes.end(), [&](const Theme* t) { return t->id == note->theme; });
    if (themed ? note->theme == theme : !theme) notes.push_back(note);
  }
  std::stable_sort(notes.begin(), notes.end(), [](const Note* a, const Note* b) {
    return std::tuple(a->position.y, a->position.x, a->id.value) < std::tuple(b->position.y, b->position.x, b->id.value);
  });
  return notes;
}

Rect notes_area(const StageScope& stage) {
  const Rect head = theme_page_head(stage);
  const Rect& safe = stage.layout.safe;
  const double top = head.bottom() + 12, bottom = stage.layout.height - std::max(96.0, stage.layout.height * 0.1);
  return {safe.x - 14, top - zone_head, safe.width + 28, bottom - top + zone_head};
}

// The most notes, from the first on, that can be read together; at least one.
std::size_t most_legible(const std::vector<activities::ZoneNote>& notes, std::size_t from, const Rect& area) {
  const auto legible = [&](std::size_t count) {
    const auto first = notes.begin() + static_cast<std::ptrdiff_t>(from);
    return activities::lay_zones({{.notes = {first, first + static_cast<std::ptrdiff_t>(count)}}}, area).legible();
  };
  std::size_t least = 1, most = notes.size() - from;
  if (legible(most)) return most;
  while (most - least > 1) {
    const std::size_t middle = (least + most) / 2;
    (legible(middle) ? least : most) = middle;
  }
  return least;
}

const std::vector<ThemePages::Page>& pages_of(StageScope& stage, Id<Theme> theme) {
  ThemePages& kept = stage.view.theme_pages;
  const Rect area = notes_area(stage);
  const Sequence revision = stage.room().revision();
  if (kept.area != area || kept.revision != revision) kept = {.revision = revision, .area = area};
  const auto found = kept.pages.find(theme);
  if (found != kept.pages.end()) return found->second;
  std::vector<ThemePages::Page>& pages = kept.pages[theme];
  const Id<Board> board = board_read(stage);
  const auto notes = notes_in(notes_on(stage.room(), board), themes_on(stage.room(), board), theme);
  std::vector<activities::ZoneNote> lines;
  for (const Note* note : notes) lines.push_back({picture::LineCounter(note->text, activities::zone_text_style())});
  for (std::size_t from = 0; from < notes.size();) {
    const std::size_t count = most_legible(lines, from, area);
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(from);
    const auto laid = activities::lay_zones({{.notes = {first, first + static_cast<std::ptrdiff_t>(count)}}}, area);
    ThemePages::Page page{.places = laid.zones.front().notes, .text_size = laid.text_size, .padding = laid.padding};
    for (std::size_t i = from; i < from + count; ++i) page.notes.push_back(notes[i]->id);
    pages.push_back(std::move(page));
    from += count;
  }
  return pages;
}

} // namespace

std::vector<ReadingPage> reading_pages(StageScope& stage) {
  const Id<Board> board = board_read(stage);
  const auto all = notes_on(stage.room(), board);
  const auto themes = themes_on(stage.room(), board);
  std::vector<ReadingPage> pages;
  const auto add = [&](Id<Theme> theme) {
    if (stage.view.reading.by == ReadBy::theme) {
      for (std::size_t part = 0; part < pages_of(stage, theme).size(); ++part) pages.push_back({.theme = theme, .part = part});
      return;
    }
    const auto notes = notes_in(all, themes, theme);
    if (theme && !notes.empty()) pages.push_back({.theme = theme});
    for (const Note* note : notes) pages.push_back({.theme = theme, .note = note->id});
  };
  for (const Theme* theme : themes) add(theme->id);
  add({});
  return pages;
}

std::vector<Id<Note>> notes_of(StageScope& stage, const ReadingPage& page) {
  if (stage.view.reading.by == ReadBy::note) return page.note ? std::vector{page.note} : std::vector<Id<Note>>{};
  const ThemePages::Page* laid = theme_page(stage, page);
  return laid ? laid->notes : std::vector<Id<Note>>{};
}

std::vector<Id<Note>> notes_beside(const std::vector<ReadingPage>& pages, std::size_t at) {
  std::vector<Id<Note>> notes;
  for (const ReadingPage& page : pages)
    if (page.theme == pages[at].theme && page.note) notes.push_back(page.note);
  return notes;
}

std::optional<std::string> theme_letter_of(const StageScope& stage, Id<Theme> theme) {
  const auto themes = themes_on(stage.room(), board_read(stage));
  for (std::size_t i = 0; i < themes.size(); ++i)
    if (themes[i]->id == theme) return theme_letter(i);
  return std::nullopt;
}

Rect theme_page_head(const StageScope& stage) {
  const Rect& safe = stage.layout.safe;
  return {safe.x, safe.y, safe.width, 60};
}

const ThemePages::Page* theme_page(StageScope& stage, const ReadingPage& page) {
  const auto& pages = pages_of(stage, page.theme);
  return page.part < pages.size() ? &pages[page.part] : nullptr;
}

} // namespace pressoir::screens
