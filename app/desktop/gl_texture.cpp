#include "app/desktop/gl_texture.h"

#include <SDL2/SDL_opengl.h>

#include <algorithm>

namespace pressoir::desktop {
namespace {

// Handles are what ImGui's OpenGL renderer expects: the texture's name in a pointer.
TextureHandle handle_of(GLuint name) {
  return reinterpret_cast<TextureHandle>(static_cast<std::uintptr_t>(name));
}
GLuint name_of(TextureHandle handle) {
  return static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(handle));
}

// Binds a texture and gives the former one back: callers may be in the middle of ImGui's drawing.
class Bound {
 public:
  explicit Bound(GLuint name) {
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &before_);
    glBindTexture(GL_TEXTURE_2D, name);
  }
  ~Bound() { glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before_)); }
  Bound(const Bound&) = delete;
  Bound& operator=(const Bound&) = delete;

 private:
  GLint before_ = 0;
};

class GlTextures final : public Textures {
 public:
  TextureHandle make(int width, int height) override {
    GLuint name = 0;
    glGenTextures(1, &name);
    const Bound bound(name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, std::max(width, 1), std::max(height, 1), 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    return handle_of(name);
  }
  void update(TextureHandle texture, int x, int y, int width, int height, const std::uint8_t* rgba) override {
    if (width <= 0 || height <= 0) return;
    const Bound bound(name_of(texture));
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
  }
  void destroy(TextureHandle texture) override {
    const GLuint name = name_of(texture);
    glDeleteTextures(1, &name);
  }
};

class NullTextures final : public Textures {
 public:
  TextureHandle make(int, int) override { return handle_of(++made_); }
  void update(TextureHandle, int, int, int, int, const std::uint8_t*) override {}
  void destroy(TextureHandle) override {}

 private:
  GLuint made_ = 0;
};

} // namespace

std::unique_ptr<Textures> gl_textures() {
  return std::make_unique<GlTextures>();
}
std::unique_ptr<Textures> null_textures() {
  return std::make_unique<NullTextures>();
}

std::vector<std::uint8_t> read_pixels(int width, int height) {
  const std::size_t row = static_cast<std::size_t>(std::max(width, 0)) * 4;
  std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(std::max(height, 0)));
  if (pixels.empty()) return pixels;
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  // OpenGL's first row is the bottom one.
  for (std::size_t top = 0, bottom = static_cast<std::size_t>(height) - 1; top < bottom; ++top, --bottom) {
    std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(top * row),
                     pixels.begin() + static_cast<std::ptrdiff_t>((top + 1) * row),
                     pixels.begin() + static_cast<std::ptrdiff_t>(bottom * row));
  }
  return pixels;
}

} // namespace pressoir::desktop
