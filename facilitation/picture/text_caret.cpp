// Caret, selection and arrow moves on one laid text, always on grapheme boundaries: an emoji family is one stop.
#include <cmath>

#include "facilitation/picture/text_laid.h"

namespace pressoir::picture {
namespace {

// Where Pango draws the strong caret: at the left of a right-to-left text when it stands at its end.
double x_in_line(PangoLayout* layout, const LaidLine& line, std::size_t byte, double unit) {
  PangoRectangle strong;
  pango_layout_get_cursor_pos(layout, static_cast<int>(byte), &strong, nullptr);
  return line.x + (strong.x - line.pango_x) * unit;
}

std::size_t byte_in_line(const LaidLine& line, const std::string& text, double x, double unit) {
  int index = 0, trailing = 0;
  pango_layout_line_x_to_index(line.line, static_cast<int>(std::clamp((x - line.x) / unit, -2e9, 2e9)), &index,
                               &trailing);
  const char* at = text.c_str() + index;
  while (trailing-- > 0 && *at) at = g_utf8_next_char(at);
  return std::min(static_cast<std::size_t>(at - text.c_str()), text.size());
}

} // namespace

std::size_t TextLayout::Laid::line_of(std::size_t byte) const {
  std::size_t found = 0;
  for (std::size_t i = 1; i < lines.size() && lines[i].start <= byte; ++i) found = i;
  return found;
}

Rect TextLayout::caret(std::size_t byte) const {
  byte = std::min(byte, laid_->own_bytes());
  const LaidLine& line = laid_->lines[laid_->line_of(byte)];
  return {x_in_line(laid_->layout.get(), line, byte, laid_->unit()), line.top, 0, line.pitch};
}

std::size_t TextLayout::byte_at(Vec2 point) const {
  std::size_t found = 0;
  for (std::size_t i = 1; i < laid_->lines.size() && laid_->lines[i].top <= point.y; ++i) found = i;
  const LaidLine& line = laid_->lines[found];
  const std::size_t byte = std::min(byte_in_line(line, laid_->text, point.x, laid_->unit()), laid_->own_bytes());
  // Past the end of a wrapped line the caret stays on that line, before the blank it broke at.
  return found + 1 < laid_->lines.size() && byte >= laid_->lines[found + 1].start ? line_end(line.start) : byte;
}

std::vector<Rect> TextLayout::selection(std::size_t from, std::size_t to) const {
  if (from > to) std::swap(from, to);
  const double unit = laid_->unit();
  std::vector<Rect> found;
  for (const LaidLine& line : laid_->lines) {
    const std::size_t first = std::max(from, line.start), last = std::min(to, line.end);
    if (first > last || from == to || (first == last && (first != line.end || to <= line.end))) continue;
    int* ranges = nullptr;
    int count = 0;
    if (first < last) {
      pango_layout_line_get_x_ranges(line.line, static_cast<int>(first), static_cast<int>(last), &ranges, &count);
    }
    for (int i = 0; i < count; ++i) {
      const double left = line.x + (ranges[2 * i] - line.pango_x) * unit;
      const double right = line.x + (ranges[2 * i + 1] - line.pango_x) * unit;
      found.push_back({left, line.top, right - left, line.pitch});
    }
    g_free(ranges);
    // A chosen line break shows as a narrow blank.
    if (to > line.end && line.end < laid_->text.size() && laid_->text[line.end] == '\n') {
      found.push_back({x_in_line(laid_->layout.get(), line, line.end, unit), line.top, laid_->size * 0.25, line.pitch});
    }
  }
  return found;
}

std::size_t TextLayout::line_start(std::size_t byte) const {
  return laid_->lines[laid_->line_of(byte)].start;
}

std::size_t TextLayout::line_end(std::size_t byte) const {
  const std::size_t found = laid_->line_of(byte);
  const LaidLine& line = laid_->lines[found];
  const bool wrapped = found + 1 < laid_->lines.size() && laid_->lines[found + 1].start == line.end;
  if (!wrapped || line.end == line.start) return std::min(line.end, laid_->own_bytes());
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(laid_->layout.get(), &count);
  const char* text = laid_->text.c_str();
  const char* at = text + line.end;
  long index = g_utf8_pointer_to_offset(text, at);
  while (at > text + line.start) {
    at = g_utf8_prev_char(at);
    if (attributes[--index].is_cursor_position) break;
  }
  return static_cast<std::size_t>(at - text);
}

std::size_t TextLayout::line_up(std::size_t byte, double x) const {
  const std::size_t line = laid_->line_of(byte);
  if (line == 0) return byte;
  return byte_at({x, laid_->lines[line - 1].top + laid_->lines[line - 1].pitch / 2});
}

std::size_t TextLayout::line_down(std::size_t byte, double x) const {
  const std::size_t line = laid_->line_of(byte);
  if (line + 1 >= laid_->lines.size()) return byte;
  return byte_at({x, laid_->lines[line + 1].top + laid_->lines[line + 1].pitch / 2});
}

namespace {

std::size_t moved(PangoLayout* layout, const std::string& text, std::size_t own_bytes, std::size_t byte, int direction) {
  byte = std::min(byte, own_bytes);
  int index = 0, trailing = 0;
  pango_layout_move_cursor_visually(layout, TRUE, static_cast<int>(byte), 0, direction, &index, &trailing);
  if (index < 0 || index == G_MAXINT) return byte;
  const char* at = text.c_str() + index;
  while (trailing-- > 0 && *at) at = g_utf8_next_char(at);
  return std::min(static_cast<std::size_t>(at - text.c_str()), own_bytes);
}

} // namespace

std::size_t TextLayout::left_of(std::size_t byte) const {
  return moved(laid_->layout.get(), laid_->text, laid_->own_bytes(), byte, -1);
}
std::size_t TextLayout::right_of(std::size_t byte) const {
  return moved(laid_->layout.get(), laid_->text, laid_->own_bytes(), byte, 1);
}

} // namespace pressoir::picture
