// Paper: A4 pages filled from the top, in points. What is put on them is kept and drawn later, when the number of pages is known.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "facilitation/summary/paper_text.h"

namespace pressoir::summary {

class Paper {
 public:
  static constexpr double page_width = 595.276, page_height = 841.89; // A4
  static constexpr double left = 56, right = page_width - 56, top = 52, bottom = page_height - 64;
  static constexpr double width = right - left;

  // Draws on a cairo_t* whose origin is the page's upper left corner.
  using Draw = std::function<void(void* cairo)>;

  struct Cell {
    PaperText text;
    double x = left;
    double down = 0;       // set by `row`: what brings its first line on the others' baseline
    const char* role = ""; // of the tagged PDF: "TH", "TD", "Lbl", "LBody"; none: a plain part
  };
  struct RowLook {
    double above = 0, below = 0; // inside the background and the rule
    Colour background{0, 0, 0, 0};
    double background_x = left, background_width = width, radius = 0;
    Colour rule{0, 0, 0, 0}; // under the row
    double rule_width = 0.6;
    const char* role = "P"; // of the whole row in the tagged PDF
  };

  Paper() : pages_(1) {}

  // Texts side by side, their first lines on one baseline. Goes to the next page whole when it is short, else is shared out by lines between pages.
  // `mark` is drawn where the row begins, given the top of its first line.
  void row(std::vector<Cell> cells, const RowLook& look, const std::function<void(void* cairo, double y)>& mark = {});
  // Something that stays whole, at most a page high.
  void put(double height, std::function<void(void* cairo, double y)> draw);
  // An empty space; none at the top of a page.
  void skip(double height);
  // Goes to a new page unless that much is left.
  void need(double height);
  void new_page();

  double y() const { return y_; }
  std::size_t page() const { return pages_.size() - 1; }
  bool at_top() const { return y_ <= top; }
  const std::vector<std::vector<Draw>>& pages() const { return pages_; }

 private:
  std::vector<std::vector<Draw>> pages_;
  double y_ = top;
};

// A rounded rectangle, filled; a structure tag around what is drawn (none when `role` is empty).
void fill_box(void* cairo, const Rect& box, double radius, Colour colour);
void with_role(void* cairo, const char* role, const std::string& attributes, const std::function<void()>& draw);

} // namespace pressoir::summary
