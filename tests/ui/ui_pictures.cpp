// Frames drawn in SDL's offscreen driver and read back.
#include "tests/ui/ui_pictures.h"

#include <imgui.h>

#include "facilitation/base/check.h"
#include "facilitation/base/file.h"

namespace pressoir::ui {

UiAssets UiAssets::load(Language language) {
  const auto json = read_file(std::string("assets/i18n/") + std::string(language_code(language)) + ".json");
  ENSURE(json);
  auto words = Words::from_json(*json, language);
  ENSURE(words);
  const auto drawings = read_file("assets/pictograms/pictograms.json");
  ENSURE(drawings);
  auto pictograms = picture::Pictograms::from_json(*drawings);
  ENSURE(pictograms);
  return {std::move(*words), std::move(*pictograms)};
}

namespace {

class Offscreen final : public UiPictures {
 public:
  explicit Offscreen(std::unique_ptr<desktop::Window> window) : window_(std::move(window)), assets_(UiAssets::load()) {
    context_ = ImGui::CreateContext();
    window_->imgui_start();
    textures_ = desktop::gl_textures();
    painters_ = std::make_unique<Painters>(*textures_);
    attach(ui_, *painters_);
    ui_.words = &assets_.words;
    ui_.pictograms = &assets_.pictograms;
    ui_.window = window_.get();
    ui_.theme = theme_of(ThemeKind::light);
    ui_.caret_blinks = false;
  }
  ~Offscreen() override {
    painters_.reset();
    textures_.reset();
    window_->imgui_stop();
    ImGui::DestroyContext(context_);
  }

  Ui& ui() override { return ui_; }

  picture::Pixels take(const std::function<void(Ui&)>& draw, std::vector<desktop::Event> events,
                       double seconds) override {
    picture::Pixels pixels;
    pixels.width = window_->width();
    pixels.height = window_->height();
    for (int frame = 0; frame < 60; ++frame) {
      (void)window_->wait(0);
      now_ += seconds;
      window_->imgui_new_frame();
      ImGui::NewFrame();
      begin_frame(ui_, std::exchange(events, {}), {1.0 * pixels.width, 1.0 * pixels.height}, now_, interface_scale);
      draw(ui_);
      end_frame(ui_);
      ImGui::Render();
      window_->begin_picture(ui_.theme.paper);
      window_->imgui_render();
      if (frame > 1 && !ui_.texts->pending()) pixels.rgba = desktop::read_pixels(pixels.width, pixels.height);
      window_->end_picture();
      if (!pixels.rgba.empty()) break;
    }
    return pixels;
  }

 private:
  std::unique_ptr<desktop::Window> window_;
  UiAssets assets_;
  ImGuiContext* context_ = nullptr;
  std::unique_ptr<desktop::Textures> textures_;
  std::unique_ptr<Painters> painters_;
  Ui ui_;
  double now_ = 1;
};

} // namespace

std::unique_ptr<UiPictures> UiPictures::open(int width, int height) {
  auto window = desktop::sdl2_window({.title = "pictures", .width = width, .height = height, .hidden = true});
  if (!window) return nullptr;
  return std::make_unique<Offscreen>(std::move(*window));
}

} // namespace pressoir::ui
