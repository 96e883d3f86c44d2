// The SDL2 window: the default. Real touch, IME, several displays, and pictures without any display.
#include <SDL2/SDL.h>
#include <SDL2/SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/desktop/first_size.h"
#include "app/desktop/imgui_feed.h"
#include "app/desktop/sdl2_session.h"
#include "app/desktop/stay_awake.h"
#include "app/desktop/window.h"

namespace pressoir::desktop {
namespace {

// A window left alone for minutes must not make ImGui believe that a key was held for minutes.
constexpr double longest_step = 0.1;

struct DestroyWindow {
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

class Sdl2Window final : public Window {
 public:
  Sdl2Window(std::shared_ptr<Sdl2Session> session, SDL_Window* window)
      : session_(std::move(session)), window_(window), id_(SDL_GetWindowID(window)) {
    session_->attach(window);
    scale_ = display_scale();
  }
  ~Sdl2Window() override {
    keep_awake(false);
    session_->detach(window_.get());
  }
  const std::shared_ptr<Sdl2Session>& session() const { return session_; }

  std::vector<Event> wait(int at_most_milliseconds) override {
    const bool must_return = feed_.waiting() || session_->has_events_for(id_);
    session_->pump(must_return ? 0 : at_most_milliseconds);
    std::vector<Event> events = session_->taken_for(id_);
    for (const Event& event : events) {
      if (std::holds_alternative<DisplaysChanged>(event)) scale_ = display_scale();
      if (const auto* focused = std::get_if<Focused>(&event); focused != nullptr && focused->has_focus)
        apply_text_input();
      feed_.add(event);
    }
    if (events.empty() && feed_.waiting()) events.emplace_back(Woken{});
    return events;
  }
  void wake() override { session_->wake(); }

  int width() const override { return drawable_size().first; }
  int height() const override { return drawable_size().second; }
  double scale() const override { return scale_; }
  bool has_gl() const override { return true; }

  void begin_picture(Colour paper) override {
    if (!session_->use_gl_in(window_.get())) return;
    const auto [width, height] = drawable_size();
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(static_cast<float>(paper.red) / 255, static_cast<float>(paper.green) / 255,
                 static_cast<float>(paper.blue) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  void end_picture() override { SDL_GL_SwapWindow(window_.get()); }

  void imgui_start() override {
    feed_.start(*this);
    if (session_->use_gl_in(window_.get())) ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  void imgui_new_frame() override {
    ImGui_ImplOpenGL3_NewFrame();
    const std::uint64_t now = SDL_GetPerformanceCounter();
    const double step = static_cast<double>(now - last_frame_) / static_cast<double>(SDL_GetPerformanceFrequency());
    last_frame_ = now;
    const auto [width, height] = drawable_size();
    feed_.new_frame(width, height, std::min(step, longest_step));
  }
  void imgui_render() override { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }
  void imgui_stop() override {
    if (session_->use_gl_in(window_.get())) ImGui_ImplOpenGL3_Shutdown();
    feed_.stop();
  }

  std::vector<Display> displays() const override { return session_->displays(); }
  void set_full_screen(std::optional<int> display) override {
    // From one display to another goes through a window: window managers move nothing that is full screen.
    if (full_screen()) SDL_SetWindowFullscreen(window_.get(), 0);
    if (!display) return;
    const std::vector<Display> all = displays();
    if (all.empty()) return;
    const Rect& bounds =
        all[*display >= 0 && *display < static_cast<int>(all.size()) ? static_cast<std::size_t>(*display) : 0].bounds;
    int width = 0, height = 0;
    SDL_GetWindowSize(window_.get(), &width, &height);
    // The display is the one under the window's middle. By place, not by SDL's index: on X11, SDL never learns of
    // changes.
    SDL_SetWindowPosition(window_.get(), static_cast<int>(bounds.centre().x) - width / 2,
                          std::max(static_cast<int>(bounds.y), static_cast<int>(bounds.centre().y) - height / 2));
    SDL_SetWindowFullscreen(window_.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
  }
  bool full_screen() const override { return (SDL_GetWindowFlags(window_.get()) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0; }
  void set_title(const std::string& title) override { SDL_SetWindowTitle(window_.get(), title.c_str()); }

  void set_cursor(Cursor cursor) override {
    // SDL has one cursor for all windows: the window under the pointer decides.
    if (SDL_GetMouseFocus() != window_.get()) return;
    if (SDL_Cursor* shape = session_->cursor(cursor); shape != nullptr && SDL_GetCursor() != shape)
      SDL_SetCursor(shape);
  }
  void set_text_input(bool on, const Rect& caret) override {
    const std::optional<Rect> wanted = on ? std::optional(caret) : std::nullopt;
    if (wanted == caret_) return; // asked at every frame, and each answer is a message to the IME
    caret_ = wanted;
    apply_text_input();
  }

  std::string clipboard() const override {
    char* text = SDL_GetClipboardText();
    std::string copy = text != nullptr ? text : "";
    SDL_free(text);
    return copy;
  }
  void set_clipboard(const std::string& utf8) override { SDL_SetClipboardText(utf8.c_str()); }
  void keep_awake(bool awake) override {
    if (awake == awake_.held()) return;
    awake_.hold(awake);
    if (awake) {
      SDL_DisableScreenSaver();
    } else {
      SDL_EnableScreenSaver();
    }
  }

 private:
  // SDL has one text input for all windows: the window with the keyboard decides.
  void apply_text_input() const {
    if (SDL_Window* with_keyboard = SDL_GetKeyboardFocus(); with_keyboard != nullptr && with_keyboard != window_.get())
      return;
    if (!caret_) {
      if (SDL_IsTextInputActive() == SDL_TRUE) SDL_StopTextInput();
      return;
    }
    const double points_in_a_pixel = 1 / pixels_in_a_point();
    const auto points = [&](double pixels) { return static_cast<int>(std::lround(pixels * points_in_a_pixel)); };
    const SDL_Rect place{points(caret_->x), points(caret_->y), std::max(1, points(caret_->width)),
                         std::max(1, points(caret_->height))};
    SDL_SetTextInputRect(&place);
    if (SDL_IsTextInputActive() == SDL_FALSE) SDL_StartTextInput();
  }
  std::pair<int, int> drawable_size() const {
    int width = 0, height = 0;
    SDL_GL_GetDrawableSize(window_.get(), &width, &height);
    return {width, height};
  }
  double pixels_in_a_point() const {
    int width = 0, height = 0;
    SDL_GetWindowSize(window_.get(), &width, &height);
    return width > 0 ? static_cast<double>(drawable_size().first) / width : 1;
  }
  double display_scale() const {
    const double ratio = pixels_in_a_point();
    return ratio > 1.01 ? ratio : session_->scale();
  }

  // Declared first: SDL ends after the window is gone.
  std::shared_ptr<Sdl2Session> session_;
  std::unique_ptr<SDL_Window, DestroyWindow> window_;
  std::uint32_t id_;
  double scale_ = 1;
  std::optional<Rect> caret_; // where text is typed; none: keys make no text
  ImGuiFeed feed_;
  std::uint64_t last_frame_ = 0;
  StayAwake awake_;
};

// Drivers without a desktop say nothing that holds.
FirstSize room_on_desktop(const WindowOptions& options) {
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  SDL_Rect usable{};
  if (options.hidden || driver == "offscreen" || driver == "dummy" || SDL_GetDisplayUsableBounds(0, &usable) != 0) return {};
  return {usable.w, usable.h};
}

} // namespace

Result<std::unique_ptr<Window>> sdl2_window(const WindowOptions& options, Window* beside) {
  const auto* first = dynamic_cast<const Sdl2Window*>(beside);
  const std::shared_ptr<Sdl2Session> session =
      first != nullptr ? first->session() : TRY(Sdl2Session::open(options.hidden));
  const std::uint32_t shown = options.hidden ? SDL_WINDOW_HIDDEN : SDL_WINDOW_SHOWN;
  const FirstSize size = first_size({options.width, options.height}, room_on_desktop(options));
  SDL_Window* window =
      SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.width, size.height,
                       SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | shown);
  if (window == nullptr) return refuse("window.no_display", {{"reason", std::string(SDL_GetError())}});
  auto made = std::make_unique<Sdl2Window>(session, window);
  TRY(session->use_gl_in(window));
  // Two windows that both wait for the vertical blank halve the rate.
  SDL_GL_SetSwapInterval(first == nullptr ? 1 : 0);
  if (options.full_screen_on) made->set_full_screen(options.full_screen_on);
  return std::unique_ptr<Window>(std::move(made));
}

} // namespace pressoir::desktop
