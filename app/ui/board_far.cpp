// Rectangles are written to the draw list by hand, many at a time: of notes seen from afar there are thousands.
#include "app/ui/board_far.h"

#include <cmath>

#include <algorithm>

#include "app/ui/imgui_types.h"
#include "app/ui/scene_painter.h"

namespace pressoir::ui {
namespace {

constexpr int rects_at_once = 1024;
// Of the note's own measures: text_box() of a note, letters half as wide as high, lines as the look has them.
constexpr double margin_x = 13, margin_y = 9, width_of_a_letter = 0.5, line_of_a_letter = 28.0 / 24, largest_letter = 44;

FarNote far_note(const activities::BoardItem& item) {
  return {item.box, item.fill, item.letters, item.key, item.what == activities::BoardItem::What::drawn};
}

} // namespace

FarNotes::FarNotes(ImDrawList& list, const activities::BoardLook& look, const Placement& place, const Rect& area)
    : list_(list), look_(look), place_(place), area_(area) {}

FarNotes::~FarNotes() {
  if (reserved_ > 0) list_.PrimUnreserve(6 * reserved_, 4 * reserved_);
}

void FarNotes::rect(double left, double top, double right, double bottom, std::uint32_t colour) {
  if (reserved_ == 0) {
    list_.PrimReserve(6 * rects_at_once, 4 * rects_at_once);
    reserved_ = rects_at_once;
  }
  --reserved_;
  list_.PrimRect(im({left, top}), im({right, bottom}), colour);
}

void FarNotes::draw(const FarNote& note, FarWords words) {
  const Rect box = place_.px(note.box);
  if (!box.intersects(area_)) return;
  // Whole pixels, and the same size for all notes that have the same.
  const double left = std::round(box.x), top = std::round(box.y);
  const double right = left + std::max(1.0, std::round(box.width)), bottom = top + std::max(1.0, std::round(box.height));
  const bool bordered = look_.edges == activities::NoteEdges::bordered;
  if (bordered && right - left > 5) {
    rect(left, top, right, bottom, packed(look_.note_ink, place_.opacity));
    rect(left + 1, top + 1, right - 1, bottom - 1, packed(note.fill, place_.opacity));
  } else {
    // All that is left of the shadow.
    if (right - left > 16) rect(left, bottom, right, bottom + 1, packed(with_alpha(look_.note_ink, 0.16), place_.opacity));
    rect(left, top, right, bottom, packed(note.fill, place_.opacity));
  }
  if (words == FarWords::as_lines) this->words(note);
}

void FarNotes::words(const FarNote& note) {
  const double left = std::round(place_.px(note.box.position()).x), top = std::round(place_.px(note.box.position()).y);
  const double width = note.box.width - 2 * margin_x, height = note.box.height - 2 * margin_y;
  if (width <= 0 || height <= 0 || note.letters == 0) return;
  const double letters = note.letters;
  const double fills = std::sqrt(width * height / (letters * width_of_a_letter * line_of_a_letter)) * 0.9;
  const double size = std::min({fills, largest_letter, height}), step = size * line_of_a_letter;
  const double length = letters * size * width_of_a_letter;
  const int lines = std::clamp(static_cast<int>(std::ceil(length / width)), 1, std::max(1, static_cast<int>(height / step)));
  const std::uint32_t grey = packed(mixed(note.fill, look_.note_ink, 0.42), place_.opacity);
  const double thick = std::max(1.0, std::round(size * 0.4 * place_.scale));
  for (int line = 0; line < lines; ++line) {
    const double part = line + 1 < lines ? (line % 2 == 0 ? 0.96 : 0.86) : std::clamp((length - line * width) / width, 0.2, 0.9);
    const double y = std::round(top + (margin_y + line * step + size * 0.45) * place_.scale), x = left + margin_x * place_.scale;
    rect(x, y, x + width * part * place_.scale, y + thick, grey);
  }
}

void FarNotes::veil(const Rect& box, Colour colour) {
  const Rect over = snapped(place_.px(box));
  if (over.intersects(area_)) rect(over.x - 1, over.y - 1, over.right() + 1, over.bottom() + 1, packed(colour, place_.opacity));
}

void draw_far_things(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area, const std::vector<FarNote>& things,
                     const std::vector<std::uint64_t>& absent, FarWords words) {
  std::optional<FarNotes> notes; // many at a time: ended by whatever else is drawn
  const Rect seen = rect_at(place.unit(area.position()), area.size() / place.scale);
  for (const FarNote& thing : things) {
    if (!absent.empty() && std::binary_search(absent.begin(), absent.end(), thing.key)) continue;
    if (thing.drawn) {
      if (!thing.box.intersects(seen)) continue;
      notes.reset();
      paint(ui, scene.element(thing.key), place);
    } else {
      if (!notes) notes.emplace(*ui.list, scene.look(), place, area);
      notes->draw(thing, words);
    }
  }
}

const std::vector<FarNote>& FarList::around(const activities::BoardScene& scene, const Rect& seen) {
  const bool inside = held_ && seen.x >= held_->x && seen.y >= held_->y && seen.right() <= held_->right() && seen.bottom() <= held_->bottom();
  if (inside && held_->width <= 2 * seen.width) return notes_;
  held_ = inset(seen, -0.2 * std::min(seen.width, seen.height));
  std::vector<const activities::BoardItem*> items;
  scene.in_view(*held_, items);
  notes_.clear();
  notes_.reserve(items.size());
  for (const activities::BoardItem* item : items) notes_.push_back(far_note(*item));
  return notes_;
}

} // namespace pressoir::ui
