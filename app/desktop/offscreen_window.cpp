// The offscreen window: a scripted window drawn by real OpenGL, in memory.
#include <SDL2/SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "app/desktop/gl_texture.h"
#include "app/desktop/scripted_window.h"

namespace pressoir::desktop {
namespace {

Result<std::unique_ptr<Window>> hidden(int width, int height, Window* beside) {
  return sdl2_window({.width = width, .height = height, .hidden = true}, beside);
}

class Offscreen final : public ScriptedWindow<OffscreenWindow> {
 public:
  Offscreen(std::unique_ptr<Window> surface, int width, int height)
      : ScriptedWindow(width, height), surface_(std::move(surface)) {}

  bool has_gl() const override { return true; }
  void begin_picture(Colour paper) override { surface_->begin_picture(paper); }
  // Never swapped: the picture stays where it can be read. Finished, so that whoever measures counts all of it.
  void end_picture() override { glFinish(); }
  std::vector<std::uint8_t> picture() override { return read_pixels(width(), height()); }

  void imgui_start() override {
    feed().start(*this);
    surface_->begin_picture({});
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  void imgui_new_frame() override {
    ImGui_ImplOpenGL3_NewFrame();
    ScriptedWindow::imgui_new_frame();
  }
  void imgui_render() override { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }
  void imgui_stop() override {
    surface_->begin_picture({});
    ImGui_ImplOpenGL3_Shutdown();
    feed().stop();
  }
  void resize(int width, int height) override {
    // The surfaces of a group share one OpenGL context: nothing made in it is lost.
    if (auto made = hidden(width, height, surface_.get())) surface_ = std::move(*made);
    ScriptedWindow::resize(width, height);
  }

 private:
  std::unique_ptr<Window> surface_;
};

} // namespace

Result<std::unique_ptr<OffscreenWindow>> offscreen_window(int width, int height) {
  return std::unique_ptr<OffscreenWindow>(
      std::make_unique<Offscreen>(TRY(hidden(width, height, nullptr)), width, height));
}

} // namespace pressoir::desktop
