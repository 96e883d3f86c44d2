// ScrollArea: content higher than its box, moved by wheel, finger, Tab, or its own discreet indicator.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/ui.h"

namespace pressoir::ui {

// During its life widgets and drawings are clipped to the box; draw the content at box.y - offset().
//   const ScrollArea area(ui, "agenda", box, rows * height);
//   for (…) row(ui, …, {box.x, box.y + i * height - area.offset(), box.width, height});
class ScrollArea {
 public:
  ScrollArea(Ui& ui, std::string_view name, const Rect& box, double content_height);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  double offset() const { return offset_; } // pixels
  // Whether a part of the content, in pixels from its top, is in sight: what is not need not be drawn.
  bool shows(double from, double to) const { return to >= offset_ && from <= offset_ + box_.height; }

 private:
  void take_wheel();
  void follow_focus();
  void draw_indicator();

  Ui& ui_;
  std::string name_;
  Rect box_;
  double content_, offset_;
  std::size_t focus_from_;
  InClip clip_;
};

// Brings that part of the content into sight (a new line of a list).
void scroll_to(Ui& ui, std::string_view area, double from, double to, double box_height);

} // namespace pressoir::ui
