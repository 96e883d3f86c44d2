// UiBench: a screen under test without a display: null window, real fonts and layouts, French words, and hands that
// click, type and drag by name.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/desktop/window.h"
#include "app/ui/ui.h"

namespace pressoir::ui {

class UiBench {
 public:
  // `screen` is called once per frame, between begin_frame and end_frame.
  explicit UiBench(std::function<void(Ui&)> screen, int width = 1920, int height = 1080);
  ~UiBench();
  UiBench(const UiBench&) = delete;
  UiBench& operator=(const UiBench&) = delete;

  Ui& ui();
  // From the next frame on.
  void speak(Language language);
  void scale_interface(double scale);
  desktop::NullWindow& window();

  // Draws n frames, a 60th of a second apart.
  void frame(int n = 1);
  // Draws frames until that many seconds have passed.
  void pass(double seconds);

  // In the middle of what is placed under that name; fails the test (and prints the names there are) when it is absent
  // or out of sight. A click is: move there, down, up, and a look
  // at what came of it, each in a frame of its own.
  void click(std::string_view name, int clicks = 1);
  void click(Vec2 at, int clicks = 1);
  void right_click(std::string_view name);
  void hover(std::string_view name);
  void press(Vec2 at, int clicks = 1); // down only
  void move(Vec2 at);
  void release(Vec2 at);
  // In ten steps.
  void drag(Vec2 from, Vec2 to);
  void drag(std::string_view from, std::string_view to);
  void wheel(Vec2 at, double notches);

  // Letter by letter as a keyboard does (TextTyped per character).
  void type(std::string_view utf8);
  // All at once, as an input method or a macro does.
  void commit(std::string_view utf8);
  void compose(std::string_view preedit, int caret = 0);
  void key(desktop::Key key, desktop::Modifiers modifiers = {});

  bool shows(std::string_view name) const; // placed and in sight in the last frame
  Rect box(std::string_view name) const;
  bool enabled(std::string_view name) const;
  std::string clipboard() const;
  void set_clipboard(const std::string& utf8);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

inline constexpr desktop::Modifiers ctrl{.ctrl = true}, shift{.shift = true}, ctrl_shift{.ctrl = true, .shift = true},
    alt{.alt = true};

} // namespace pressoir::ui
