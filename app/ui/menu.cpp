// The menu hides all that lies below from the pointer while it is open.
#include "app/ui/menu.h"

#include <cmath>

#include "app/ui/scene_painter.h"

namespace pressoir::ui {
namespace {

using desktop::Key;

constexpr double row_height = 48, side = 18, pad = 8, drawing = 26; // LOOK px

void close(Ui& ui) {
  ui.memory.menu.clear();
  ui.memory.menu_chosen = -1;
  ui.animate();
}

Rect box_of(Ui& ui, std::span<const MenuItem> items) {
  double words = 0, keys = 0, pictures = 0, lines = 0;
  for (const MenuItem& item : items) {
    words = std::max(words, text_size(ui, item.label, Type::body).x);
    if (!item.key.empty()) keys = std::max(keys, text_size(ui, item.key, Type::hint).x + ui.px(40));
    if (!item.pictogram.empty()) pictures = ui.px(drawing + 12);
    if (item.line_before) lines += ui.px(2 * pad + 1.5);
  }
  const Vec2 size{std::ceil(words + keys + pictures + ui.px(2 * side + 2 * pad)) + 2,
                  std::ceil(static_cast<double>(items.size()) * ui.px(row_height) + lines + ui.px(2 * pad))};
  Vec2 at = ui.memory.menu_at;
  if (at.x + size.x > ui.size.x - 8) at.x = std::max(8.0, at.x - size.x);
  if (at.y + size.y > ui.size.y - 8) at.y = std::max(8.0, ui.size.y - 8 - size.y);
  return snapped(rect_at(at, size));
}

// The next enabled item in that direction.
int stepped(std::span<const MenuItem> items, int from, int by) {
  const int count = static_cast<int>(items.size());
  for (int i = 1; i <= count; ++i) {
    const int at = ((from < 0 && by < 0 ? 0 : from) + by * i + 2 * count) % count;
    if (items[static_cast<std::size_t>(at)].enabled) return at;
  }
  return -1;
}

} // namespace

void open_menu(Ui& ui, std::string_view name, Vec2 at) {
  ui.memory.menu = name;
  ui.memory.menu_at = at;
  ui.memory.menu_chosen = -1;
  ui.animate();
}

bool menu_is_open(const Ui& ui, std::string_view name) {
  return ui.memory.menu == name;
}

std::optional<int> menu(Ui& ui, std::string_view name, std::span<const MenuItem> items) {
  if (ui.memory.menu != name || items.empty()) return std::nullopt;
  std::optional<int> chosen;
  const InLayer layer(ui, Layer::menu, {0, 0, ui.size.x, ui.size.y});
  const Rect box = box_of(ui, items);
  bool closes = false;
  for (const desktop::Event& event : std::exchange(ui.memory.menu_keys, {})) {
    const auto& key = std::get<desktop::KeyPressed>(event);
    if (!key.down) continue;
    if (key.key == Key::escape || key.key == Key::tab) closes = true;
    if (key.key == Key::down) ui.memory.menu_chosen = stepped(items, ui.memory.menu_chosen, 1);
    if (key.key == Key::up) ui.memory.menu_chosen = stepped(items, ui.memory.menu_chosen, -1);
    if ((key.key == Key::enter || key.key == Key::space) && ui.memory.menu_chosen >= 0) {
      chosen = ui.memory.menu_chosen;
    }
  }
  card(ui, box, ui.theme.surface, 14, picture::Shadow::lifted);
  edge(ui, box, ui.theme.line, 1.5, 14);
  bool pictures = false;
  for (const MenuItem& item : items) pictures |= !item.pictogram.empty();
  double y = box.y + ui.px(pad);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const MenuItem& item = items[i];
    if (item.line_before) {
      y += ui.px(pad);
      fill_rect(*ui.list, {box.x + ui.px(side), y, box.width - 2 * ui.px(side), ui.px(1.5)}, ui.theme.line);
      y += ui.px(pad + 1.5);
    }
    const Rect at{box.x + ui.px(pad), y, box.width - 2 * ui.px(pad), ui.px(row_height)};
    y += at.height;
    const std::string child = std::string(name) + "." + std::to_string(i);
    const Press pressed = press(ui, child, at, item.enabled);
    ui.placed.find(child)->second.text = item.label;
    if (item.enabled) ui.focus.order.pop_back();
    if (pressed.hovered) ui.memory.menu_chosen = static_cast<int>(i);
    if (pressed.clicked) chosen = static_cast<int>(i);
    if (ui.memory.menu_chosen == static_cast<int>(i)) {
      card(ui, at, item.danger ? ui.theme.danger_pale : ui.theme.sunken, 8);
    }
    const Colour ink = !item.enabled ? with_alpha(ui.theme.ink3, 0.6) : item.danger ? ui.theme.danger : ui.theme.ink;
    Rect words = inset(at, 0);
    words.x += ui.px(side - pad), words.width -= 2 * ui.px(side - pad);
    if (pictures) {
      const double high = ui.px(drawing);
      if (!item.pictogram.empty()) {
        pictogram(ui, item.pictogram, {words.x, at.centre().y - high / 2, high, high}, ink, ui.theme.pictogram_accent);
      }
      words.x += ui.px(drawing + 12), words.width -= ui.px(drawing + 12);
    }
    line_of_text(ui, words, item.label, Type::body, ink);
    if (!item.key.empty()) line_of_text(ui, words, item.key, Type::hint, ui.theme.ink3, picture::Align::end);
  }
  place(ui, name, box);
  // What is pressed beside the menu closes it and does nothing else.
  std::erase_if(ui.events, [&](const desktop::Event& event) {
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    if (!pressed) return std::holds_alternative<desktop::Wheel>(event);
    if (pressed->down && !box.contains(pressed->at)) closes = true;
    return true;
  });
  if (chosen || closes) close(ui);
  return chosen;
}

} // namespace pressoir::ui
