// Canvas: textures that are drawn on, for what is painted once and shown often. With OpenGL, or without (null window), where nothing
// is painted.
#pragma once

#include <memory>

#include "app/desktop/gl_texture.h"
#include "facilitation/base/colour.h"

struct ImDrawList;

namespace pressoir::desktop {

class Canvas {
 public:
  virtual ~Canvas() = default;
  virtual TextureHandle make(int width, int height) = 0;
  virtual void destroy(TextureHandle texture) = 0;
  // Clears the texture to `clear`, wholly transparent, and draws the list on it, in pixels from its upper left corner. OpenGL's first
  // row is the bottom one: what was painted is upside down for whoever shows the texture.
  virtual void paint(TextureHandle texture, int width, int height, Colour clear, ImDrawList& list) = 0;
};
// The OpenGL context must be current in all calls, and in the destructor.
std::unique_ptr<Canvas> gl_canvas();
std::unique_ptr<Canvas> null_canvas();

} // namespace pressoir::desktop
