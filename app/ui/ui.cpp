// A frame's beginning and end, layers and clips, and what a press or a drag on a box amounts to.
#include "app/ui/ui.h"

#include <cmath>

#include "app/ui/imgui_types.h"
#include "app/ui/tooltip.h"

namespace pressoir::ui {
namespace {

using desktop::Key;

constexpr double drag_starts_after = 4; // LOOK px

Rect clip_of(const Ui& ui) {
  return ui.memory.clips.empty() ? Rect{0, 0, ui.size.x, ui.size.y} : ui.memory.clips.back();
}

Rect common(const Rect& a, const Rect& b) {
  const double x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

void follow_pointer(Ui& ui) {
  for (const desktop::Event& event : ui.events) {
    if (const auto* moved = std::get_if<desktop::MouseMoved>(&event)) ui.pointer = moved->at;
    if (const auto* pressed = std::get_if<desktop::MousePressed>(&event)) {
      ui.pointer = pressed->at;
      if (pressed->button == desktop::Button::left) ui.pointer_down = pressed->down;
      if (pressed->down) ui.focus.visible = false;
    }
    if (std::holds_alternative<desktop::MouseLeft>(event) && !ui.pointer_down) ui.pointer = {-1, -1};
    if (const auto* key = std::get_if<desktop::KeyPressed>(&event)) ui.modifiers = key->modifiers;
    if (const auto* focused = std::get_if<desktop::Focused>(&event); focused && !focused->has_focus) {
      // Releases go to the window that got the focus.
      ui.pointer_down = false;
      ui.held.clear();
    }
  }
}

bool pressed_somewhere(const Ui& ui) {
  return std::any_of(ui.events.begin(), ui.events.end(), [](const desktop::Event& event) {
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    return pressed && pressed->down;
  });
}

void move_focus(Ui& ui) {
  bool tab = false, back = false;
  std::erase_if(ui.events, [&](const desktop::Event& event) {
    const auto* key = std::get_if<desktop::KeyPressed>(&event);
    if (!key || key->key != Key::tab || !key->down || key->modifiers.ctrl || key->modifiers.alt) return false;
    tab = true;
    back = key->modifiers.shift;
    return true;
  });
  const auto& order = ui.focus.order;
  if (!tab || order.empty()) return;
  const auto found = std::find(order.begin(), order.end(), ui.focus.name);
  const std::size_t count = order.size();
  std::size_t next = back ? count - 1 : 0;
  if (found != order.end()) {
    next = (static_cast<std::size_t>(found - order.begin()) + (back ? count - 1 : 1)) % count;
  }
  ui.focus.name = order[next];
  ui.focus.visible = true;
  ui.animate();
}

} // namespace

void attach(Ui& ui, Painters& painters) {
  ui.texts = &painters.texts;
  ui.cards = &painters.cards;
  ui.stamps = &painters.stamps;
  ui.shapes = &painters.shapes;
}

void begin_frame(Ui& ui, std::vector<desktop::Event> events, Vec2 size, double now, double scale_of_interface) {
  ui.delta = ui.now > 0 ? std::max(0.0, now - ui.now) : 0;
  ui.now = now;
  ui.size = size;
  ui.scale = std::min(size.x / 1920, size.y / 1080) * scale_of_interface;
  ui.events = std::move(events);
  ui.placed.clear();
  ui.focus.order.clear();
  ui.focus.claimed = !pressed_somewhere(ui);
  ui.next_frame_within = 1e9;
  ui.cursor = desktop::Cursor::arrow;
  ui.text_input.reset();
  ui.memory.covers = std::exchange(ui.memory.covers_next, {});
  ui.memory.layer = Layer::screen;
  ui.memory.clips.clear();
  ui.memory.hovered_before = std::exchange(ui.memory.hovered, {});
  ui.memory.tip.reset();
  follow_pointer(ui);
  ui.list = ImGui::GetBackgroundDrawList();
  ui.list_above = ImGui::GetForegroundDrawList();
  ui.texts->begin_frame();
  ui.stamps->begin_frame();
  ui.shapes->begin_frame();
}

void end_frame(Ui& ui) {
  draw_tooltip(ui);
  move_focus(ui);
  if (!ui.focus.claimed) ui.focus.name.clear();
  if (!ui.pointer_down) ui.held.clear();
  if (ui.memory.editor && !ui.placed.contains(ui.memory.field)) {
    ui.memory.editor.reset();
    ui.memory.field.clear();
  }
  ui.memory.typing = ui.text_input.has_value();
  if (ui.texts->pending()) ui.animate();
  if (ui.window) {
    ui.window->set_cursor(ui.cursor);
    ui.window->set_text_input(ui.text_input.has_value(), ui.text_input.value_or(Rect{}));
  }
  ui.list = ui.list_above = nullptr;
}

InLayer::InLayer(Ui& ui, Layer layer, const Rect& box)
    : ui_(ui), layer_before_(ui.memory.layer), list_before_(ui.list) {
  ui.memory.covers_next.push_back({layer, box});
  ui.memory.layer = layer;
  if (layer >= Layer::menu) ui.list = ui.list_above;
}
InLayer::~InLayer() {
  ui_.memory.layer = layer_before_;
  ui_.list = list_before_;
}

InClip::InClip(Ui& ui, const Rect& box) : ui_(ui) {
  ui.memory.clips.push_back(common(box, clip_of(ui)));
  ui.list->PushClipRect(low_of(box), high_of(box), true);
}
InClip::~InClip() {
  ui_.list->PopClipRect();
  ui_.memory.clips.pop_back();
}

bool over(const Ui& ui, Vec2 at, const Rect& box) {
  if (!box.contains(at) || !clip_of(ui).contains(at)) return false;
  return std::none_of(ui.memory.covers.begin(), ui.memory.covers.end(),
                      [&](const Ui::Cover& cover) { return cover.layer > ui.memory.layer && cover.box.contains(at); });
}

void place(Ui& ui, std::string_view name, const Rect& box, bool enabled, std::string_view text) {
  const Rect shown = common(box, clip_of(ui));
  ui.placed.insert_or_assign(std::string(name), Placed{box, enabled, !shown.empty(), std::string(text)});
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
