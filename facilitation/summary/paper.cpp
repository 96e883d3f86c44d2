#include "facilitation/summary/paper.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <charconv>
#include <cmath>

namespace pressoir::summary {
namespace {

cairo_t* context_of(void* cairo) { return static_cast<cairo_t*>(cairo); }

// As PDF reads them: a point for the decimals, whatever the machine's language.
std::string number(double value) {
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 2).ptr;
  return {digits, end};
}

// Which lines of each cell go on this page: from first[i] to last[i].
struct Share {
  std::vector<std::size_t> first, last;
  double height = 0;
};
Share share_out(const std::vector<Paper::Cell>& cells, std::vector<std::size_t>& next, double room) {
  Share share{.first = next, .last = next};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& lines = cells[i].text.lines();
    const double down = share.first[i] == 0 ? cells[i].down : 0;
    while (next[i] < lines.size() && down + lines[next[i]].bottom - lines[share.first[i]].top <= room) ++next[i];
    share.last[i] = next[i];
    if (share.last[i] > share.first[i]) share.height = std::max(share.height, down + lines[share.last[i] - 1].bottom - lines[share.first[i]].top);
  }
  return share;
}

void show(const std::vector<Paper::Cell>& cells, const Share& share, void* cairo, double y) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (share.first[i] == share.last[i]) continue;
    const PaperText& text = cells[i].text;
    const double top = y + (share.first[i] == 0 ? cells[i].down : 0);
    with_role(cairo, cells[i].role, "", [&] {
      cairo_save(context_of(cairo));
      cairo_translate(context_of(cairo), cells[i].x, top);
      text.show(cairo, share.first[i], share.last[i]);
      cairo_restore(context_of(cairo));
    });
    const double first_top = text.lines()[share.first[i]].top;
    for (const PaperText::Link& link : text.links()) {
      if (link.line < share.first[i] || link.line >= share.last[i]) continue;
      const std::string box = number(cells[i].x + link.box.x) + " " + number(top + link.box.y - first_top) + " " + number(link.box.width) + " " + number(link.box.height);
      cairo_tag_begin(context_of(cairo), CAIRO_TAG_LINK, ("rect=[" + box + "] dest='" + link.to + "'").c_str());
      cairo_tag_end(context_of(cairo), CAIRO_TAG_LINK);
    }
  }
}

} // namespace

void fill_box(void* cairo, const Rect& box, double radius, Colour colour) {
  cairo_t* context = context_of(cairo);
  cairo_set_source_rgba(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, colour.alpha / 255.0);
  radius = std::min({radius, box.width / 2, box.height / 2});
  if (radius <= 0) {
    cairo_rectangle(context, box.x, box.y, box.width, box.height);
  } else {
    constexpr double quarter = 1.5707963267948966;
    cairo_new_sub_path(context);
    cairo_arc(context, box.right() - radius, box.y + radius, radius, -quarter, 0);
    cairo_arc(context, box.right() - radius, box.bottom() - radius, radius, 0, quarter);
    cairo_arc(context, box.x + radius, box.bottom() - radius, radius, quarter, 2 * quarter);
    cairo_arc(context, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(context);
  }
  cairo_fill(context);
}

void with_role(void* cairo, const char* role, const std::string& attributes, const std::function<void()>& draw) {
  if (*role) cairo_tag_begin(context_of(cairo), role, attributes.c_str());
  draw();
  if (*role) cairo_tag_end(context_of(cairo), role);
}

void Paper::row(std::vector<Cell> cells, const RowLook& look, const std::function<void(void*, double)>& mark) {
  double tallest = 0, baseline = 0;
  for (const Cell& cell : cells)
    if (!cell.text.lines().empty()) baseline = std::max(baseline, cell.text.lines().front().baseline);
  for (Cell& cell : cells) {
    if (!cell.text.lines().empty()) cell.down = baseline - cell.text.lines().front().baseline;
    tallest = std::max(tallest, cell.down + cell.text.height());
  }
  const double whole = tallest + look.above + look.below;
  if (whole <= (bottom - top) * 0.4) need(whole);
  std::vector<std::size_t> next(cells.size(), 0);
  const auto left_over = [&] {
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (next[i] < cells[i].text.lines().size()) return true;
    return false;
  };
  bool begins = true;
  do {
    Share share = share_out(cells, next, bottom - y_ - look.above - look.below);
    if (share.height <= 0 && left_over() && !at_top()) {
      new_page();
      continue;
    }
    if (share.height <= 0 && left_over()) return; // not even one line fits on a page: there is no such line
    const double height = share.height + look.above + look.below, y = y_;
    const bool ends = !left_over();
    pages_.back().push_back([cells, look, share, y, height, begins, ends, mark](void* cairo) {
      if (look.background.alpha > 0) fill_box(cairo, {look.background_x, y, look.background_width, height}, look.radius, look.background);
      with_role(cairo, look.role, "", [&] {
        if (mark && begins) mark(cairo, y + look.above);
        show(cells, share, cairo, y + look.above);
      });
      if (ends && look.rule.alpha > 0) fill_box(cairo, {left, y + height - look.rule_width, width, look.rule_width}, 0, look.rule);
    });
    y_ += height;
    begins = false;
    if (left_over()) new_page();
  } while (left_over());
}

void Paper::put(double height, std::function<void(void*, double)> draw) {
  need(height);
  pages_.back().push_back([draw = std::move(draw), y = y_](void* cairo) { draw(cairo, y); });
  y_ += height;
}

void Paper::skip(double height) {
  if (!at_top()) y_ = std::min(y_ + height, bottom);
}
void Paper::need(double height) {
  if (!at_top() && y_ + height > bottom) new_page();
}
void Paper::new_page() {
  pages_.emplace_back();
  y_ = top;
}

} // namespace pressoir::summary
