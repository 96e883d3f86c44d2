// Events pushed to a null window, one gesture a frame.
#include "tests/ui/ui_bench.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "facilitation/base/text.h"
#include "tests/ui/ui_pictures.h"

namespace pressoir::ui {

struct UiBench::Inside {
  Inside(std::function<void(Ui&)> drawn, int width, int height)
      : screen(std::move(drawn))
      , assets(UiAssets::load())
      , window(desktop::null_window(width, height))
      , context(ImGui::CreateContext())
      , textures(desktop::null_textures()) {
    ImGui::SetCurrentContext(context);
    window->imgui_start();
    painters = std::make_unique<Painters>(*textures);
    attach(ui, *painters);
    ui.words = &assets.words;
    ui.pictograms = &assets.pictograms;
    ui.window = window.get();
    ui.theme = theme_of(ThemeKind::light);
    ui.caret_blinks = false;
  }
  ~Inside() {
    ImGui::SetCurrentContext(context);
    painters.reset();
    window->imgui_stop();
    ImGui::DestroyContext(context);
  }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  void frame() {
    ImGui::SetCurrentContext(context);
    now += 1.0 / 60;
    auto events = window->wait(0);
    window->imgui_new_frame();
    ImGui::NewFrame();
    begin_frame(ui, std::move(events), {1.0 * window->width(), 1.0 * window->height()}, now, scale);
    screen(ui);
    end_frame(ui);
    ImGui::Render();
  }
  const Placed* placed(std::string_view name) const {
    const auto found = ui.placed.find(name);
    return found == ui.placed.end() ? nullptr : &found->second;
  }
  Vec2 middle(std::string_view name) {
    if (ui.placed.empty()) frame();
    const Placed* found = placed(name);
    if (!found || !found->visible) {
      std::string names;
      for (const auto& [known, where] : ui.placed) names += "\n  " + known + (where.visible ? "" : " (out of sight)");
      FAIL("no « " << std::string(name) << " » in sight; there is:" << names);
    }
    // Of the part in the window: a long row may reach beyond.
    const double x = std::clamp(found->box.centre().x, 1.0, ui.size.x - 1);
    const double y = std::clamp(found->box.centre().y, 1.0, ui.size.y - 1);
    return {x, y};
  }
  void send(desktop::Event event) {
    window->push(std::move(event));
    frame();
  }

  std::function<void(Ui&)> screen;
  UiAssets assets;
  std::unique_ptr<desktop::NullWindow> window;
  ImGuiContext* context;
  std::unique_ptr<desktop::Textures> textures;
  std::unique_ptr<Painters> painters;
  Ui ui;
  double now = 100, scale = 1;
};

UiBench::UiBench(std::function<void(Ui&)> screen, int width, int height)
    : inside_(std::make_unique<Inside>(std::move(screen), width, height)) {}
UiBench::~UiBench() = default;

Ui& UiBench::ui() {
  return inside_->ui;
}
void UiBench::speak(Language language) {
  inside_->assets = UiAssets::load(language);
  inside_->ui.words = &inside_->assets.words;
  inside_->ui.pictograms = &inside_->assets.pictograms;
}
void UiBench::scale_interface(double scale) {
  inside_->scale = scale;
}
desktop::NullWindow& UiBench::window() {
  return *inside_->window;
}

void UiBench::frame(int n) {
  for (int i = 0; i < n; ++i) inside_->frame();
}
void UiBench::pass(double seconds) {
  const double until = inside_->now + seconds;
  while (inside_->now < until) inside_->frame();
}

void UiBench::click(std::string_view name, int clicks) {
  click(inside_->middle(name), clicks);
}
void UiBench::click(Vec2 at, int clicks) {
  move(at);
  for (int i = 1; i <= clicks; ++i) {
    press(at, i);
    inside_->send(desktop::MousePressed{at, desktop::Button::left, false, i, false});
  }
  frame(); // what the click changed shows
}
void UiBench::right_click(std::string_view name) {
  const Vec2 at = inside_->middle(name);
  move(at);
  inside_->send(desktop::MousePressed{at, desktop::Button::right, true, 1, false});
  inside_->send(desktop::MousePressed{at, desktop::Button::right, false, 1, false});
}
void UiBench::hover(std::string_view name) {
  move(inside_->middle(name));
}
void UiBench::press(Vec2 at, int clicks) {
  inside_->send(desktop::MousePressed{at, desktop::Button::left, true, clicks, false});
}
void UiBench::move(Vec2 at) {
  inside_->send(desktop::MouseMoved{at});
}
void UiBench::release(Vec2 at) {
  inside_->send(desktop::MousePressed{at, desktop::Button::left, false, 1, false});
}
void UiBench::drag(Vec2 from, Vec2 to) {
  move(from);
  press(from);
  for (int i = 1; i <= 10; ++i) move(from + (to - from) * (i / 10.0));
  release(to);
}
void UiBench::drag(std::string_view from, std::string_view to) {
  drag(inside_->middle(from), inside_->middle(to));
}
void UiBench::wheel(Vec2 at, double notches) {
  inside_->send(desktop::Wheel{at, 0, notches});
}

void UiBench::type(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t next = next_grapheme(utf8, at);
    commit(utf8.substr(at, next - at));
    at = next;
  }
}
void UiBench::commit(std::string_view utf8) {
  inside_->send(desktop::TextTyped{std::string(utf8)});
}
void UiBench::compose(std::string_view preedit, int caret) {
  inside_->send(desktop::TextComposing{std::string(preedit), caret, 0});
}
void UiBench::key(desktop::Key key, desktop::Modifiers modifiers) {
  inside_->send(desktop::KeyPressed{key, modifiers, true, false});
  inside_->send(desktop::KeyPressed{key, modifiers, false, false});
  // As when the hand leaves the keyboard.
  inside_->ui.modifiers = {};
}

bool UiBench::shows(std::string_view name) const {
  const Placed* found = inside_->placed(name);
  return found && found->visible;
}
Rect UiBench::box(std::string_view name) const {
  const Placed* found = inside_->placed(name);
  return found ? found->box : Rect{};
}
bool UiBench::enabled(std::string_view name) const {
  const Placed* found = inside_->placed(name);
  return found && found->enabled;
}
std::string UiBench::clipboard() const {
  return inside_->window->clipboard();
}
void UiBench::set_clipboard(const std::string& utf8) {
  inside_->window->set_clipboard(utf8);
}

} // namespace pressoir::ui
