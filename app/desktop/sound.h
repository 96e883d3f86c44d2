// Sound: one soft gong when time is up, made by us (no file), played by SDL2's audio; silence where there is none.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace pressoir::desktop {

class Sound {
 public:
  virtual ~Sound() = default;
  virtual void gong() = 0; // returns at once
};
std::unique_ptr<Sound> sdl2_sound();
std::unique_ptr<Sound> silence();
// 16-bit mono samples of the gong at that rate: a struck bowl, about 2.5 s, no clipping.
std::vector<std::int16_t> gong_samples(int rate);

} // namespace pressoir::desktop
