// UiPictures: a Ui in an offscreen OpenGL window, for pictures of what is really drawn.
#pragma once

#include <functional>
#include <memory>

#include "app/desktop/gl_texture.h"
#include "app/ui/ui.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::ui {

// Fonts, French words and our pictograms, read from the source tree's assets (tests run there).
struct UiAssets {
  Words words;
  picture::Pictograms pictograms;
  static UiAssets load(Language language = Language::french);
};

class UiPictures {
 public:
  // Null when this machine can make no OpenGL at all.
  static std::unique_ptr<UiPictures> open(int width, int height);
  virtual ~UiPictures() = default;

  double interface_scale = 1; // the user's, 0.8 to 2
  virtual Ui& ui() = 0;
  // The picture after as many frames as the texts need to be sharp. Events are given to the first frame; `seconds` pass
  // from frame to frame.
  virtual picture::Pixels take(const std::function<void(Ui&)>& draw, std::vector<desktop::Event> events = {},
                               double seconds = 1.0 / 60) = 0;
};

} // namespace pressoir::ui
