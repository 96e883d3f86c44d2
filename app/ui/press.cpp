// What keys, presses and drags amount to for one widget.
#include <cmath>

#include "app/ui/ui.h"

namespace pressoir::ui {

using desktop::Key;

namespace {

constexpr double drag_starts_after = 4; // LOOK px

} // namespace

void focus_on(Ui& ui, std::string_view name) {
  ui.focus.name = name;
  ui.focus.claimed = true;
  ui.animate();
}

bool take_key(Ui& ui, desktop::Key key, desktop::Modifiers modifiers) {
  const bool makes_text = (key >= Key::a && key <= Key::digit_9) || key == Key::space || key >= Key::plus;
  if (makes_text && ui.typing() && !modifiers.ctrl && !modifiers.alt) return false;
  const auto found = std::find_if(ui.events.begin(), ui.events.end(), [&](const desktop::Event& event) {
    const auto* pressed = std::get_if<desktop::KeyPressed>(&event);
    return pressed && pressed->down && pressed->key == key && pressed->modifiers == modifiers;
  });
  if (found == ui.events.end()) return false;
  ui.events.erase(found);
  return true;
}

namespace {

// Fingers need room around small things.
Rect target_of(const Ui& ui, const Rect& box) {
  const double least = ui.px(44);
  const double x = std::max(0.0, least - box.width) / 2, y = std::max(0.0, least - box.height) / 2;
  return {box.x - x, box.y - y, box.width + 2 * x, box.height + 2 * y};
}

double warmed(Ui& ui, std::string_view name, bool hovered) {
  auto found = ui.memory.warmth.find(name);
  if (found == ui.memory.warmth.end()) {
    if (!hovered) return 0;
    found = ui.memory.warmth.emplace(name, 0).first;
  }
  const double step = ui.reduced_motion ? 1 : ui.delta / motion::hover;
  const double goal = hovered ? 1 : 0;
  found->second = std::clamp(goal, found->second - step, found->second + step);
  const double warmth = found->second;
  if (warmth != goal) ui.animate();
  if (warmth == 0 && !hovered) ui.memory.warmth.erase(found);
  return warmth;
}

void note_hovered(Ui& ui, std::string_view name) {
  if (ui.memory.hovered_before != name) ui.memory.hovered_since = ui.now;
  ui.memory.hovered = name;
}

void claim_focus(Ui& ui, std::string_view name) {
  ui.focus.name = name;
  ui.focus.claimed = true;
}

} // namespace

Press press(Ui& ui, std::string_view name, const Rect& box, bool enabled) {
  place(ui, name, box, enabled);
  Press made;
  if (!enabled) return made;
  const Rect target = target_of(ui, box);
  ui.focus.order.emplace_back(name);
  made.focused = ui.focus.visible && ui.focus.name == name;
  for (std::size_t i = 0; i < ui.events.size();) {
    bool taken = false;
    if (const auto* pressed = std::get_if<desktop::MousePressed>(&ui.events[i])) {
      const bool here = over(ui, pressed->at, target);
      if (pressed->button == desktop::Button::left && pressed->down && here) {
        ui.held = name;
        ui.memory.press_at = pressed->at;
        claim_focus(ui, name);
        made.clicks = pressed->clicks;
        taken = true;
      } else if (pressed->button == desktop::Button::left && !pressed->down && ui.held == name) {
        made.clicked = made.clicked || here;
        ui.held.clear();
        taken = true;
      } else if (pressed->button == desktop::Button::right && pressed->down && here) {
        made.right_clicked = true;
        claim_focus(ui, name);
        taken = true;
      }
    } else if (const auto* key = std::get_if<desktop::KeyPressed>(&ui.events[i]); key && made.focused) {
      if (key->down && key->modifiers == desktop::Modifiers{} && (key->key == Key::enter || key->key == Key::space)) {
        made.clicked = true;
        taken = true;
      }
    }
    if (taken) {
      ui.events.erase(ui.events.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  made.held = ui.held == name;
  made.hovered = (ui.held.empty() || made.held) && hovers(ui, target);
  if (made.hovered) note_hovered(ui, name);
  made.warmth = warmed(ui, name, made.hovered);
  if (made.hovered) ui.cursor = desktop::Cursor::hand;
  return made;
}

Drag drag(Ui& ui, std::string_view name, const Rect& box, bool enabled) {
  place(ui, name, box, enabled);
  Drag made;
  if (!enabled) return made;
  const Rect target = target_of(ui, box);
  const std::string moving = std::string(name) + ".moving";
  for (std::size_t i = 0; i < ui.events.size();) {
    bool taken = false;
    if (const auto* pressed = std::get_if<desktop::MousePressed>(&ui.events[i]);
        pressed && pressed->button == desktop::Button::left) {
      if (pressed->down && over(ui, pressed->at, target)) {
        ui.held = name;
        ui.memory.press_at = pressed->at;
        claim_focus(ui, name);
        taken = true;
      } else if (!pressed->down && (ui.held == name || ui.held == moving)) {
        made.dropped = ui.held == moving;
        made.clicked = ui.held == name;
        ui.held.clear();
        taken = true;
      }
    } else if (const auto* moved = std::get_if<desktop::MouseMoved>(&ui.events[i])) {
      if (ui.held == name && length(moved->at - ui.memory.press_at) > ui.px(drag_starts_after)) {
        ui.held = moving;
        made.started = true;
      }
    }
    if (taken) {
      ui.events.erase(ui.events.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  made.dragging = ui.held == moving;
  if (made.dragging && take_key(ui, Key::escape)) {
    ui.held.clear();
    made.dragging = false;
    made.cancelled = true;
  }
  made.from = ui.memory.press_at;
  made.at = ui.pointer;
  made.hovered = (ui.held.empty() || made.dragging || ui.held == name) && hovers(ui, target);
  if (made.hovered || made.dragging) ui.cursor = desktop::Cursor::move;
  return made;
}

} // namespace pressoir::ui
