// Textures: pictures handed to whatever draws the window. With OpenGL, or without (null window), where they only have a
// size.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace pressoir::desktop {

// What ImGui calls an ImTextureID.
using TextureHandle = void*;

class Textures {
 public:
  virtual ~Textures() = default;
  // RGBA, straight alpha, linear filtering; contents undefined until updated.
  virtual TextureHandle make(int width, int height) = 0;
  virtual void update(TextureHandle texture, int x, int y, int width, int height, const std::uint8_t* rgba) = 0;
  virtual void destroy(TextureHandle texture) = 0;
};
// The OpenGL context must be current in all calls.
std::unique_ptr<Textures> gl_textures();
std::unique_ptr<Textures> null_textures();

// What the window shows, read back (OpenGL): rows from the top. Call between drawing and end_picture.
std::vector<std::uint8_t> read_pixels(int width, int height);

} // namespace pressoir::desktop
