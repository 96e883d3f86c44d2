// Window: the one small interface to a window of the operating system. SDL2 (default), GLFW and null (no window: tests)
// implement it. Event-driven: `wait` sleeps until something happens; `wake` may be called from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "facilitation/base/colour.h"
#include "facilitation/base/geometry.h"
#include "facilitation/base/result.h"

namespace pressoir::desktop {

// Tables, read as such.
// clang-format off
enum class Key : std::uint8_t {
  none, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
  digit_0, digit_1, digit_2, digit_3, digit_4, digit_5, digit_6, digit_7, digit_8, digit_9,
  enter, escape, tab, space, backspace, del, insert, home, end, page_up, page_down, left, right, up, down,
  f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, plus, minus, period, comma, slash, question, other
};
struct Modifiers {
  bool ctrl = false, shift = false, alt = false, super = false;
  bool operator==(const Modifiers&) const = default;
};
enum class Button : std::uint8_t { left, middle, right };
enum class Phase : std::uint8_t { down, moved, up };

// Positions are pixels of the drawable, from its upper left corner.
struct MouseMoved { Vec2 at; bool from_touch = false; };
struct MousePressed { Vec2 at; Button button; bool down; int clicks; bool from_touch; };
struct MouseLeft {};                                                // the pointer is elsewhere: nothing is hovered
struct Wheel { Vec2 at; double x, y; };                             // notches: y > 0 away from the hand, x > 0 to the right
// `key` is what the key means on this keyboard layout (AZERTY's A is Key::a), not where it sits.
struct KeyPressed { Key key; Modifiers modifiers; bool down; bool repeat; };
struct TextTyped { std::string utf8; };                             // what the layout, dead keys or IME made of it
struct TextComposing { std::string utf8; int caret; int length; };  // IME preedit, in code points; empty when it ends
struct Touched { std::int64_t finger; Vec2 at; double pressure; Phase phase; };
struct FileDropped { std::string path; };
struct FileHovering { bool over; };
struct Resized { int width, height; };
struct Focused { bool has_focus; };
struct DisplaysChanged {};
struct CloseAsked {};
struct Woken {};                                                    // by `wake`, or because the picture must be drawn again
// clang-format on

using Event = std::variant<MouseMoved, MousePressed, Wheel, KeyPressed, TextTyped, TextComposing, Touched, FileDropped,
                           FileHovering, Resized, Focused, DisplaysChanged, CloseAsked, Woken, MouseLeft>;

struct Display {
  std::string name;
  Rect bounds;           // on the desktop
  bool mirrored = false; // shares its place with another
};

enum class Cursor : std::uint8_t { arrow, hand, text, move, resize_h, resize_v, crosshair };

struct WindowOptions {
  std::string title = "Pressoir";
  int width = 1600, height = 900;
  std::optional<int> full_screen_on; // index in displays()
  bool hidden = false;               // offscreen pictures
};

class Window {
 public:
  virtual ~Window() = default;
  // Waits at most that long (0: does not wait) for an event; returns all that wait, oldest first. Touch events also
  // come as mouse events with from_touch. Returns too, perhaps with nothing, when another window of the same group got
  // an event: with two windows, wait on one, then take the other's with wait(0). Woken comes while ImGui needs further
  // frames to be handed all it was sent.
  virtual std::vector<Event> wait(int at_most_milliseconds) = 0;
  virtual void wake() = 0; // from any thread, while the window lives

  virtual int width() const = 0; // drawable pixels
  virtual int height() const = 0;
  virtual double scale() const = 0; // the display's own scale factor (Xft.dpi / 96), 1 when unknown
  virtual bool has_gl() const = 0;  // false: nothing can be drawn (null window)

  // One picture: begin (all of it `paper`), draw with OpenGL, end (swaps). Both do nothing without GL.
  virtual void begin_picture(Colour paper = {}) = 0;
  virtual void end_picture() = 0;
  // The ImGui context must be the one made for this window.
  virtual void imgui_start() = 0;
  virtual void imgui_new_frame() = 0; // before ImGui::NewFrame: display size, time step, what mouse and keys did
  virtual void imgui_render() = 0;    // after ImGui::Render: draws it
  virtual void imgui_stop() = 0;

  virtual std::vector<Display> displays() const = 0;
  virtual void set_full_screen(std::optional<int> display) = 0;
  virtual bool full_screen() const = 0;
  virtual void set_title(const std::string& title) = 0;
  virtual void set_cursor(Cursor cursor) = 0;
  // On: the keyboard makes text (TextTyped, TextComposing); the IME's window opens near `caret`.
  virtual void set_text_input(bool on, const Rect& caret) = 0;
  virtual std::string clipboard() const = 0;
  virtual void set_clipboard(const std::string& utf8) = 0;
  // Keeps the machine and its display awake while true.
  virtual void keep_awake(bool awake) = 0;
};

// "window.no_display" (reason) when there is no display or no OpenGL 3.3. `beside`: a window of the same library, whose
// group this one joins: they share their textures, and each gets its own events. A program has one group per library.
// A hidden SDL2 window needs no display.
Result<std::unique_ptr<Window>> sdl2_window(const WindowOptions& options, Window* beside = nullptr);
Result<std::unique_ptr<Window>> glfw_window(const WindowOptions& options, Window* beside = nullptr);

// A window nobody sees: events are pushed by tests, ImGui runs, nothing is drawn.
class NullWindow : public Window {
 public:
  virtual void push(Event event) = 0;
  virtual void resize(int width, int height) = 0;
  virtual void advance_time(double seconds) = 0; // the time step of the next imgui_new_frame
};
std::unique_ptr<NullWindow> null_window(int width = 1920, int height = 1080);

// Scripted as the null window, but drawn, in memory: pictures of whole screens without a display.
class OffscreenWindow : public NullWindow {
 public:
  // What was drawn last: RGBA, rows from the top.
  virtual std::vector<std::uint8_t> picture() = 0;
};
// Refused as sdl2_window.
Result<std::unique_ptr<OffscreenWindow>> offscreen_window(int width = 1920, int height = 1080);

} // namespace pressoir::desktop
