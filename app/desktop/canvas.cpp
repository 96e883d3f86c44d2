// A frame buffer whose picture is the texture; ImGui's own renderer draws on it.
#include "app/desktop/canvas.h"

#define GL_GLEXT_PROTOTYPES // frame buffers, which libGL has had since OpenGL 3.0
#include <SDL2/SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace pressoir::desktop {
namespace {

// Draws on a texture during its life; then where it was drawn before.
class OnTexture {
 public:
  OnTexture(GLuint buffer, TextureHandle texture, int width, int height) {
    glGetIntegerv(GL_FRAMEBUFFER_BINDING, &buffer_before_);
    glGetIntegerv(GL_VIEWPORT, viewport_before_);
    glBindFramebuffer(GL_FRAMEBUFFER, buffer);
    const auto name = static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(texture));
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, name, 0);
    glViewport(0, 0, width, height);
  }
  ~OnTexture() {
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, 0, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(buffer_before_));
    glViewport(viewport_before_[0], viewport_before_[1], viewport_before_[2], viewport_before_[3]);
  }
  OnTexture(const OnTexture&) = delete;
  OnTexture& operator=(const OnTexture&) = delete;

 private:
  GLint buffer_before_ = 0, viewport_before_[4] = {};
};

class GlCanvas final : public Canvas {
 public:
  ~GlCanvas() override {
    if (buffer_ != 0) glDeleteFramebuffers(1, &buffer_);
  }
  TextureHandle make(int width, int height) override { return textures_->make(width, height); }
  void destroy(TextureHandle texture) override { textures_->destroy(texture); }
  void paint(TextureHandle texture, int width, int height, Colour clear, ImDrawList& list) override {
    if (buffer_ == 0) glGenFramebuffers(1, &buffer_);
    const OnTexture on(buffer_, texture, width, height);
    const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    glDisable(GL_SCISSOR_TEST);
    glClearColor(part(clear.red), part(clear.green), part(clear.blue), 0);
    glClear(GL_COLOR_BUFFER_BIT);
    ImDrawList* lists[] = {&list};
    ImDrawData data;
    data.Valid = true;
    data.CmdLists = lists;
    data.CmdListsCount = 1;
    data.TotalIdxCount = list.IdxBuffer.Size;
    data.TotalVtxCount = list.VtxBuffer.Size;
    data.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
    data.FramebufferScale = ImVec2(1, 1);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
  }

 private:
  std::unique_ptr<Textures> textures_ = gl_textures();
  GLuint buffer_ = 0;
};

class NullCanvas final : public Canvas {
 public:
  TextureHandle make(int width, int height) override { return textures_->make(width, height); }
  void destroy(TextureHandle texture) override { textures_->destroy(texture); }
  void paint(TextureHandle, int, int, Colour, ImDrawList&) override {}

 private:
  std::unique_ptr<Textures> textures_ = null_textures();
};

} // namespace

std::unique_ptr<Canvas> gl_canvas() {
  return std::make_unique<GlCanvas>();
}
std::unique_ptr<Canvas> null_canvas() {
  return std::make_unique<NullCanvas>();
}

} // namespace pressoir::desktop
