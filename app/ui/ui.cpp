// A frame's beginning and end, layers and clips, and what a press or a drag on a box amounts to.
#include "app/ui/ui.h"

#include <cmath>

#include "app/ui/imgui_types.h"
#include "app/ui/tooltip.h"

namespace pressoir::ui {
namespace {

using desktop::Key;

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

void hand_keys_to_menu(Ui& ui) {
  ui.memory.menu_keys.clear();
  if (ui.memory.menu.empty()) return;
  std::erase_if(ui.events, [&ui](const desktop::Event& event) {
    if (!std::holds_alternative<desktop::KeyPressed>(event)) return false;
    ui.memory.menu_keys.push_back(event);
    return true;
  });
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
  ui.inks = &painters.inks;
  ui.dots = &painters.dots;
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
  hand_keys_to_menu(ui);
  ui.list = ImGui::GetBackgroundDrawList();
  ui.list_above = ImGui::GetForegroundDrawList();
  ui.texts->begin_frame();
  ui.stamps->begin_frame();
  ui.dots->begin_frame();
  ui.shapes->begin_frame();
}

void end_frame(Ui& ui) {
  draw_tooltip(ui);
  move_focus(ui);
  if (!ui.focus.claimed) ui.focus.name.clear();
  // What had the focus and is no longer drawn loses it; what is to be drawn soon may have it already.
  if (ui.placed.contains(ui.focus.name)) {
    ui.memory.focus_seen = ui.focus.name;
  } else if (ui.memory.focus_seen == ui.focus.name) {
    ui.focus.name.clear();
  }
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
  ui.placed.insert_or_assign(std::string(name), Placed{box, enabled, !shown.empty(), std::string(text), shown});
}

} // namespace pressoir::ui
