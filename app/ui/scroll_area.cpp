// The wheel is taken when the area ends, so that an inner area has it before an outer one.
#include "app/ui/scroll_area.h"

#include <cmath>

#include "app/ui/scene_painter.h"

namespace pressoir::ui {
namespace {

constexpr double notch = 80;      // LOOK px
constexpr double shown_for = 1.2; // seconds

} // namespace

ScrollArea::ScrollArea(Ui& ui, std::string_view name, const Rect& box, double content_height)
    : ui_(ui)
    , name_(name)
    , box_(box)
    , content_(content_height)
    , offset_(0)
    , focus_from_(ui.focus.order.size())
    , clip_(ui, box) {
  Ui::Memory::Scroll& kept = ui.memory.scrolls[name_];
  kept.offset = std::clamp(kept.offset, 0.0, std::max(0.0, content_ - box_.height));
  offset_ = std::round(kept.offset);
}

ScrollArea::~ScrollArea() {
  place(ui_, name_, box_);
  if (content_ <= box_.height) return;
  take_wheel();
  follow_focus();
  draw_indicator();
}

void ScrollArea::take_wheel() {
  Ui::Memory::Scroll& kept = ui_.memory.scrolls[name_];
  const double before = kept.offset, most = content_ - box_.height;
  std::erase_if(ui_.events, [&](const desktop::Event& event) {
    const auto* wheel = std::get_if<desktop::Wheel>(&event);
    if (!wheel || wheel->y == 0 || ui_.modifiers.ctrl || !over(ui_, wheel->at, box_)) return false;
    const double wished = std::clamp(kept.offset - wheel->y * ui_.px(notch), 0.0, most);
    // At its end, an inner area leaves the wheel to the outer one.
    if (wished == kept.offset) return false;
    kept.offset = wished;
    return true;
  });
  if (kept.offset == before) return;
  kept.moved_at = ui_.now;
  ui_.animate();
}

void ScrollArea::follow_focus() {
  Ui::Memory::Scroll& kept = ui_.memory.scrolls[name_];
  if (!ui_.focus.visible || kept.followed == ui_.focus.name) return;
  const auto& order = ui_.focus.order;
  const auto first = order.begin() + static_cast<std::ptrdiff_t>(std::min(focus_from_, order.size()));
  if (std::find(first, order.end(), ui_.focus.name) == order.end()) return;
  const auto found = ui_.placed.find(ui_.focus.name);
  if (found == ui_.placed.end()) return;
  kept.followed = ui_.focus.name;
  const double top = found->second.box.y - box_.y + offset_;
  scroll_to(ui_, name_, top - ui_.px(12), top + found->second.box.height + ui_.px(12), box_.height);
}

void ScrollArea::draw_indicator() {
  Ui::Memory::Scroll& kept = ui_.memory.scrolls[name_];
  const double wide = ui_.px(8), margin = ui_.px(4), room = box_.height - 2 * margin;
  const double high = std::max(ui_.px(40), room * box_.height / content_);
  const double most = content_ - box_.height;
  const auto bar_at = [&](double offset) {
    return Rect{box_.right() - wide - margin, box_.y + margin + (room - high) * offset / most, wide, high};
  };
  const Drag dragged = drag(ui_, name_ + ".indicator", bar_at(offset_));
  if (dragged.started) kept.grip = dragged.from.y - bar_at(offset_).y;
  if (dragged.dragging) {
    kept.offset = std::clamp((dragged.at.y - kept.grip - box_.y - margin) / (room - high) * most, 0.0, most);
    kept.moved_at = ui_.now;
  }
  // Faint, and stronger while it moves.
  const double age = ui_.now - kept.moved_at;
  const bool strong = dragged.dragging || dragged.hovered || age < shown_for;
  if (age < shown_for) ui_.wake_within(shown_for - age);
  if (dragged.hovered) ui_.cursor = desktop::Cursor::arrow;
  fill_rect(*ui_.list, bar_at(kept.offset), with_alpha(ui_.theme.ink, strong ? 0.38 : 0.14), wide / 2);
}

void scroll_to(Ui& ui, std::string_view area, double from, double to, double box_height) {
  Ui::Memory::Scroll& kept = ui.memory.scrolls[std::string(area)];
  if (to > kept.offset + box_height) kept.offset = to - box_height;
  if (from < kept.offset) kept.offset = std::max(0.0, from);
  kept.moved_at = ui.now;
  ui.animate();
}

} // namespace pressoir::ui
