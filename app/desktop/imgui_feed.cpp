#include "app/desktop/imgui_feed.h"

#include <imgui.h>

#include <cfloat>

namespace pressoir::desktop {
namespace {

// A frame that is not drawn for that long eats events without end: beyond, the oldest are given up.
constexpr std::size_t most_events = 4096;

int index_of(Key key) {
  return static_cast<int>(key);
}

int index_of(Button button) {
  switch (button) {
  case Button::left: return ImGuiMouseButton_Left;
  case Button::middle: return ImGuiMouseButton_Middle;
  case Button::right: return ImGuiMouseButton_Right;
  }
  return ImGuiMouseButton_Left;
}

void set_position(ImGuiIO& io, Vec2 at) {
  io.MousePos = ImVec2(static_cast<float>(at.x), static_cast<float>(at.y));
}

void map_keys(ImGuiIO& io) {
  const struct {
    ImGuiKey imgui;
    Key ours;
  } map[] = {
      {ImGuiKey_Tab, Key::tab},
      {ImGuiKey_LeftArrow, Key::left},
      {ImGuiKey_RightArrow, Key::right},
      {ImGuiKey_UpArrow, Key::up},
      {ImGuiKey_DownArrow, Key::down},
      {ImGuiKey_PageUp, Key::page_up},
      {ImGuiKey_PageDown, Key::page_down},
      {ImGuiKey_Home, Key::home},
      {ImGuiKey_End, Key::end},
      {ImGuiKey_Insert, Key::insert},
      {ImGuiKey_Delete, Key::del},
      {ImGuiKey_Backspace, Key::backspace},
      {ImGuiKey_Space, Key::space},
      {ImGuiKey_Enter, Key::enter},
      {ImGuiKey_Escape, Key::escape},
      {ImGuiKey_KeyPadEnter, Key::enter},
      {ImGuiKey_A, Key::a},
      {ImGuiKey_C, Key::c},
      {ImGuiKey_V, Key::v},
      {ImGuiKey_X, Key::x},
      {ImGuiKey_Y, Key::y},
      {ImGuiKey_Z, Key::z},
  };
  for (const auto& pair : map) io.KeyMap[pair.imgui] = index_of(pair.ours);
}

// What one frame has seen so far: the old IO holds one state per frame, so a second change of the same thing waits for
// the next.
struct FrameSeen {
  unsigned buttons = 0;
  bool wheel = false, keys = false, text = false;
};

// False when the event must wait for the next frame.
bool hand_over(ImGuiIO& io, FrameSeen& seen, const Event& event) {
  if (const auto* moved = std::get_if<MouseMoved>(&event)) {
    if (seen.buttons != 0 || seen.wheel) return false;
    set_position(io, moved->at);
  } else if (const auto* pressed = std::get_if<MousePressed>(&event)) {
    const int button = index_of(pressed->button);
    if (seen.wheel || (seen.buttons & (1u << button)) != 0) return false;
    seen.buttons |= 1u << button;
    set_position(io, pressed->at);
    io.MouseDown[button] = pressed->down;
  } else if (const auto* wheel = std::get_if<Wheel>(&event)) {
    if (seen.buttons != 0) return false;
    seen.wheel = true;
    set_position(io, wheel->at);
    io.MouseWheel += static_cast<float>(wheel->y);
    io.MouseWheelH += static_cast<float>(wheel->x);
  } else if (const auto* key = std::get_if<KeyPressed>(&event)) {
    if (seen.keys || seen.text || seen.buttons != 0) return false;
    // Repeats come from ImGui's own clock.
    if (!key->repeat) {
      seen.keys = true;
      io.KeysDown[index_of(key->key)] = key->down;
    }
    io.KeyCtrl = key->modifiers.ctrl;
    io.KeyShift = key->modifiers.shift;
    io.KeyAlt = key->modifiers.alt;
    io.KeySuper = key->modifiers.super;
  } else if (const auto* text = std::get_if<TextTyped>(&event)) {
    if (seen.buttons != 0) return false;
    seen.text = true;
    io.AddInputCharactersUTF8(text->utf8.c_str());
  } else if (const auto* focused = std::get_if<Focused>(&event)) {
    io.AddFocusEvent(focused->has_focus);
    if (!focused->has_focus) {
      // Releases go to the window that got the focus: without this a key or button stays down for ever.
      io.ClearInputKeys();
      for (bool& down : io.MouseDown) down = false;
    }
  } else if (std::holds_alternative<MouseLeft>(event)) {
    if (seen.buttons != 0) return false;
    io.MousePos = ImVec2(-FLT_MAX, -FLT_MAX);
  }
  return true;
}

} // namespace

void ImGuiFeed::start(Window& window) {
  window_ = &window;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  io.MousePos = ImVec2(-FLT_MAX, -FLT_MAX);
  io.ClipboardUserData = this;
  io.GetClipboardTextFn = &ImGuiFeed::clipboard_text;
  io.SetClipboardTextFn = &ImGuiFeed::set_clipboard_text;
  map_keys(io);
}

void ImGuiFeed::add(const Event& event) {
  if (!started()) return;
  if (events_.size() >= most_events) events_.pop_front();
  events_.push_back(event);
}

void ImGuiFeed::new_frame(int width, int height, double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  io.DeltaTime = static_cast<float>(seconds > 0 ? seconds : 1e-5);
  FrameSeen seen;
  while (!events_.empty() && hand_over(io, seen, events_.front())) events_.pop_front();
}

void ImGuiFeed::stop() {
  ImGuiIO& io = ImGui::GetIO();
  io.ClipboardUserData = nullptr;
  io.GetClipboardTextFn = nullptr;
  io.SetClipboardTextFn = nullptr;
  events_.clear();
  window_ = nullptr;
}

const char* ImGuiFeed::clipboard_text(void* feed) {
  auto& self = *static_cast<ImGuiFeed*>(feed);
  self.clipboard_ = self.window_->clipboard();
  return self.clipboard_.c_str();
}

void ImGuiFeed::set_clipboard_text(void* feed, const char* utf8) {
  static_cast<ImGuiFeed*>(feed)->window_->set_clipboard(utf8);
}

} // namespace pressoir::desktop
