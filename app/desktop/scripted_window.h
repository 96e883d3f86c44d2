// ScriptedWindow: events and time come from the test; what is drawn goes nowhere. The null window, and the ground of
// the offscreen one.
#pragma once

#include <condition_variable>
#include <mutex>
#include <utility>

#include "app/desktop/imgui_feed.h"
#include "app/desktop/window.h"

namespace pressoir::desktop {

// What ImGui needs of a renderer, done for one that draws nothing.
void prepare_font_unseen();

// Interface: NullWindow, or what derives from it.
template <class Interface> class ScriptedWindow : public Interface {
 public:
  ScriptedWindow(int width, int height) : width_(width), height_(height) {}

  std::vector<Event> wait(int at_most_milliseconds) override {
    std::unique_lock lock(mutex_);
    if (at_most_milliseconds > 0 && !feed_.waiting()) {
      pushed_.wait_for(lock, std::chrono::milliseconds(at_most_milliseconds), [this] { return !events_.empty(); });
    }
    std::vector<Event> taken = std::exchange(events_, {});
    lock.unlock();
    for (const Event& event : taken) feed_.add(event);
    if (taken.empty() && feed_.waiting()) taken.emplace_back(Woken{});
    return taken;
  }
  void wake() override { push(Woken{}); }

  int width() const override { return width_; }
  int height() const override { return height_; }
  double scale() const override { return 1; }
  bool has_gl() const override { return false; }
  void begin_picture(Colour) override {}
  void end_picture() override {}

  void imgui_start() override {
    feed_.start(*this);
    prepare_font_unseen();
  }
  void imgui_new_frame() override { feed_.new_frame(width_, height_, std::exchange(step_, default_step)); }
  void imgui_render() override {}
  void imgui_stop() override { feed_.stop(); }

  std::vector<Display> displays() const override {
    return {Display{"null", {0, 0, static_cast<double>(width_), static_cast<double>(height_)}}};
  }
  void set_full_screen(std::optional<int> display) override { full_screen_ = display.has_value(); }
  bool full_screen() const override { return full_screen_; }
  void set_title(const std::string&) override {}
  void set_cursor(Cursor) override {}
  void set_text_input(bool, const Rect&) override {}
  std::string clipboard() const override { return clipboard_; }
  void set_clipboard(const std::string& utf8) override { clipboard_ = utf8; }
  void keep_awake(bool) override {}

  void push(Event event) override {
    {
      const std::lock_guard lock(mutex_);
      events_.push_back(std::move(event));
    }
    pushed_.notify_one();
  }
  void resize(int width, int height) override {
    width_ = width;
    height_ = height;
    push(Resized{width, height});
  }
  void advance_time(double seconds) override { step_ = seconds; }

 protected:
  ImGuiFeed& feed() { return feed_; }

 private:
  static constexpr double default_step = 1.0 / 60;

  int width_, height_;
  double step_ = default_step;
  bool full_screen_ = false;
  std::string clipboard_;
  ImGuiFeed feed_;
  std::mutex mutex_;
  std::condition_variable pushed_;
  std::vector<Event> events_;
};

} // namespace pressoir::desktop
