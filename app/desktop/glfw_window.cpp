// The GLFW window: the alternative. No touch and no IME preedit (GLFW has neither); the rest as SDL2 does it.
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/desktop/first_size.h"
#include "app/desktop/glfw_keys.h"
#include "app/desktop/glfw_session.h"
#include "app/desktop/imgui_feed.h"
#include "app/desktop/stay_awake.h"
#include "app/desktop/window.h"

namespace pressoir::desktop {
namespace {

constexpr double longest_step = 0.1;                                  // as for SDL2
constexpr double double_click_seconds = 0.5, double_click_pixels = 8; // what SDL2 takes for one

struct DestroyWindow {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
struct DestroyCursor {
  void operator()(GLFWcursor* cursor) const { glfwDestroyCursor(cursor); }
};

std::string utf8_of(unsigned code_point) {
  std::string text;
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0 | (code_point >> 6));
    tail(0);
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0 | (code_point >> 12));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | (code_point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
  return text;
}

int standard_cursor(Cursor cursor) {
  switch (cursor) {
  case Cursor::arrow: return GLFW_ARROW_CURSOR;
  case Cursor::hand:
  case Cursor::move: return GLFW_HAND_CURSOR;
  case Cursor::text: return GLFW_IBEAM_CURSOR;
  case Cursor::resize_h: return GLFW_HRESIZE_CURSOR;
  case Cursor::resize_v: return GLFW_VRESIZE_CURSOR;
  case Cursor::crosshair: return GLFW_CROSSHAIR_CURSOR;
  }
  return GLFW_ARROW_CURSOR;
}

class GlfwWindow final : public Window {
 public:
  GlfwWindow(std::shared_ptr<GlfwSession> session, GLFWwindow* window) : session_(std::move(session)), window_(window) {
    session_->attach(window, [this](const Event& event) { events_.push_back(event); });
    glfwSetWindowUserPointer(window, this);
    install_callbacks();
  }
  ~GlfwWindow() override { session_->detach(window_.get()); }
  const std::shared_ptr<GlfwSession>& session() const { return session_; }
  GLFWwindow* handle() const { return window_.get(); }

  std::vector<Event> wait(int at_most_milliseconds) override {
    session_->pump(events_.empty() && !feed_.waiting() ? at_most_milliseconds : 0);
    std::vector<Event> events = std::exchange(events_, {});
    for (const Event& event : events) feed_.add(event);
    if (events.empty() && feed_.waiting()) events.emplace_back(Woken{});
    return events;
  }
  void wake() override { session_->wake(); }

  int width() const override { return drawable_size().first; }
  int height() const override { return drawable_size().second; }
  double scale() const override {
    float x = 1, y = 1;
    glfwGetWindowContentScale(window_.get(), &x, &y);
    return std::clamp(static_cast<double>(x), 0.5, 4.0);
  }
  bool has_gl() const override { return true; }

  void begin_picture(Colour paper) override {
    glfwMakeContextCurrent(window_.get());
    const auto [width, height] = drawable_size();
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(static_cast<float>(paper.red) / 255, static_cast<float>(paper.green) / 255,
                 static_cast<float>(paper.blue) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  void end_picture() override { glfwSwapBuffers(window_.get()); }

  void imgui_start() override {
    feed_.start(*this);
    glfwMakeContextCurrent(window_.get());
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  void imgui_new_frame() override {
    glfwMakeContextCurrent(window_.get());
    ImGui_ImplOpenGL3_NewFrame();
    const double now = glfwGetTime();
    const double step = std::min(now - std::exchange(last_frame_, now), longest_step);
    const auto [width, height] = drawable_size();
    feed_.new_frame(width, height, step);
  }
  void imgui_render() override { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }
  void imgui_stop() override {
    glfwMakeContextCurrent(window_.get());
    ImGui_ImplOpenGL3_Shutdown();
    feed_.stop();
  }

  std::vector<Display> displays() const override { return glfw_displays(); }
  void set_full_screen(std::optional<int> display) override;
  bool full_screen() const override { return glfwGetWindowMonitor(window_.get()) != nullptr; }
  void set_title(const std::string& title) override { glfwSetWindowTitle(window_.get(), title.c_str()); }
  void set_cursor(Cursor cursor) override {
    if (cursor == cursor_kind_) return;
    cursor_kind_ = cursor;
    std::unique_ptr<GLFWcursor, DestroyCursor> shape(glfwCreateStandardCursor(standard_cursor(cursor)));
    glfwSetCursor(window_.get(), shape.get());
    cursor_ = std::move(shape);
  }
  void set_text_input(bool on, const Rect&) override { text_input_ = on; }
  std::string clipboard() const override {
    const char* text = glfwGetClipboardString(window_.get());
    return text != nullptr ? text : "";
  }
  void set_clipboard(const std::string& utf8) override { glfwSetClipboardString(window_.get(), utf8.c_str()); }
  void keep_awake(bool awake) override { awake_.hold(awake); }

 private:
  static GlfwWindow& self(GLFWwindow* window) { return *static_cast<GlfwWindow*>(glfwGetWindowUserPointer(window)); }
  void install_callbacks();
  void on_button(int button, int action);

  std::pair<int, int> drawable_size() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_.get(), &width, &height);
    return {width, height};
  }
  Vec2 pixel_position(double x, double y) const {
    int width = 0, height = 0;
    glfwGetWindowSize(window_.get(), &width, &height);
    const auto [pixels_across, pixels_down] = drawable_size();
    return {width > 0 ? x * pixels_across / width : x, height > 0 ? y * pixels_down / height : y};
  }
  Vec2 pointer() const {
    double x = 0, y = 0;
    glfwGetCursorPos(window_.get(), &x, &y);
    return pixel_position(x, y);
  }

  // Declared first: GLFW ends after the window is gone.
  std::shared_ptr<GlfwSession> session_;
  std::unique_ptr<GLFWcursor, DestroyCursor> cursor_;
  std::unique_ptr<GLFWwindow, DestroyWindow> window_;
  std::vector<Event> events_;
  ImGuiFeed feed_;
  StayAwake awake_;
  double last_frame_ = 0;
  bool text_input_ = false;
  Cursor cursor_kind_ = Cursor::arrow;
  // The last press, to count clicks as SDL does.
  Vec2 pressed_at_;
  int pressed_button_ = -1, clicks_ = 0;
  double pressed_time_ = -1;
  // Where the window was before it filled a display, in desktop points.
  struct {
    int x = 0, y = 0, width = 0, height = 0;
  } windowed_;
};

void GlfwWindow::on_button(int button, int action) {
  if (button > GLFW_MOUSE_BUTTON_MIDDLE) return;
  const Vec2 at = pointer();
  if (action == GLFW_PRESS) {
    const double now = glfwGetTime();
    const bool again = button == pressed_button_ && now - pressed_time_ <= double_click_seconds &&
                       length(at - pressed_at_) <= double_click_pixels;
    clicks_ = again ? clicks_ + 1 : 1;
    pressed_button_ = button;
    pressed_time_ = now;
    pressed_at_ = at;
  }
  const Button ours = button == GLFW_MOUSE_BUTTON_LEFT    ? Button::left
                      : button == GLFW_MOUSE_BUTTON_RIGHT ? Button::right
                                                          : Button::middle;
  events_.emplace_back(MousePressed{at, ours, action == GLFW_PRESS, clicks_, false});
}

void GlfwWindow::install_callbacks() {
  GLFWwindow* window = window_.get();
  glfwSetInputMode(window, GLFW_LOCK_KEY_MODS, GLFW_TRUE);
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    self(w).events_.emplace_back(MouseMoved{self(w).pixel_position(x, y)});
  });
  glfwSetMouseButtonCallback(window,
                             [](GLFWwindow* w, int button, int action, int) { self(w).on_button(button, action); });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    self(w).events_.emplace_back(Wheel{self(w).pointer(), 0.0 - x, y});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
    self(w).events_.emplace_back(KeyPressed{key_from_glfw(key, scancode, mods), modifiers_from_glfw(mods),
                                            action != GLFW_RELEASE, action == GLFW_REPEAT});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned code_point) {
    if (self(w).text_input_) self(w).events_.emplace_back(TextTyped{utf8_of(code_point)});
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) self(w).events_.emplace_back(MouseLeft{});
  });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    for (int i = 0; i < count; ++i) self(w).events_.emplace_back(FileDropped{paths[i]});
  });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int width, int height) {
    self(w).events_.emplace_back(Resized{width, height});
  });
  glfwSetWindowFocusCallback(
      window, [](GLFWwindow* w, int focused) { self(w).events_.emplace_back(Focused{focused == GLFW_TRUE}); });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
    glfwSetWindowShouldClose(w, GLFW_FALSE);
    self(w).events_.emplace_back(CloseAsked{});
  });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { self(w).events_.emplace_back(Woken{}); });
  glfwSetWindowContentScaleCallback(
      window, [](GLFWwindow* w, float, float) { self(w).events_.emplace_back(DisplaysChanged{}); });
}

void GlfwWindow::set_full_screen(std::optional<int> display) {
  GLFWwindow* window = window_.get();
  if (!full_screen()) {
    glfwGetWindowPos(window, &windowed_.x, &windowed_.y);
    glfwGetWindowSize(window, &windowed_.width, &windowed_.height);
  }
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  if (!display || count == 0) {
    if (full_screen()) {
      glfwSetWindowMonitor(window, nullptr, windowed_.x, windowed_.y, windowed_.width, windowed_.height,
                           GLFW_DONT_CARE);
    }
    return;
  }
  GLFWmonitor* monitor = monitors[*display >= 0 && *display < count ? *display : 0];
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  if (mode == nullptr) return;
  glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

} // namespace

Result<std::unique_ptr<Window>> glfw_window(const WindowOptions& options, Window* beside) {
  const auto* first = dynamic_cast<const GlfwWindow*>(beside);
  const std::shared_ptr<GlfwSession> session = first != nullptr ? first->session() : TRY(GlfwSession::open());
  glfwWindowHint(GLFW_VISIBLE, options.hidden ? GLFW_FALSE : GLFW_TRUE);
  FirstSize room;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr && !options.hidden)
    glfwGetMonitorWorkarea(monitor, nullptr, nullptr, &room.width, &room.height);
  const FirstSize size = first_size({options.width, options.height}, room);
  GLFWwindow* window = glfwCreateWindow(size.width, size.height, options.title.c_str(), nullptr,
                                        first != nullptr ? first->handle() : nullptr);
  if (window == nullptr) return glfw_refusal();
  auto made = std::make_unique<GlfwWindow>(session, window);
  glfwMakeContextCurrent(window);
  // Two windows that both wait for the vertical blank halve the rate.
  glfwSwapInterval(first == nullptr ? 1 : 0);
  if (options.full_screen_on) made->set_full_screen(options.full_screen_on);
  return std::unique_ptr<Window>(std::move(made));
}

} // namespace pressoir::desktop
