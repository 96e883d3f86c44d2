#include "app/desktop/sound.h"

#include <SDL2/SDL.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pressoir::desktop {
namespace {

// One way the bowl vibrates: pitch as a multiple of the lowest, loudness, and how fast it dies (seconds to 1/e).
struct Partial {
  double ratio, loudness, seconds;
};
constexpr double lowest = 174.6; // Hz
constexpr Partial partials[] = {{1.0, 1.0, 0.95},  {1.004, 0.6, 0.9},  {2.71, 0.42, 0.55},
                                {2.72, 0.25, 0.5}, {5.15, 0.16, 0.28}, {8.2, 0.06, 0.12}};
constexpr double length_seconds = 2.5, attack_seconds = 0.012, release_seconds = 0.25, peak = 0.6;

double bowl_at(double seconds) {
  double value = 0;
  for (const Partial& partial : partials) {
    value += partial.loudness * std::exp(-seconds / partial.seconds) *
             std::sin(2 * std::numbers::pi * lowest * partial.ratio * seconds);
  }
  const double attack = std::min(1.0, seconds / attack_seconds);
  const double release = std::clamp((length_seconds - seconds) / release_seconds, 0.0, 1.0);
  return value * attack * release;
}

class Silence final : public Sound {
 public:
  void gong() override {}
};

// Opens the device at the first gong: most sessions never ring, and an open device keeps a thread busy.
class SdlSound final : public Sound {
 public:
  ~SdlSound() override {
    if (device_ != 0) SDL_CloseAudioDevice(device_);
    if (started_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
  }
  void gong() override {
    if (!tried_) open();
    if (device_ == 0) return;
    SDL_ClearQueuedAudio(device_);
    SDL_QueueAudio(device_, samples_.data(), static_cast<std::uint32_t>(samples_.size() * sizeof(std::int16_t)));
    SDL_PauseAudioDevice(device_, 0);
  }

 private:
  void open() {
    tried_ = true;
    started_ = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
    if (!started_) return;
    constexpr int rate = 44100;
    SDL_AudioSpec wanted{};
    wanted.freq = rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 2048;
    device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (device_ != 0) samples_ = gong_samples(rate);
  }

  bool tried_ = false, started_ = false;
  SDL_AudioDeviceID device_ = 0;
  std::vector<std::int16_t> samples_;
};

} // namespace

std::unique_ptr<Sound> sdl2_sound() {
  return std::make_unique<SdlSound>();
}
std::unique_ptr<Sound> silence() {
  return std::make_unique<Silence>();
}

std::vector<std::int16_t> gong_samples(int rate) {
  std::vector<double> wave(static_cast<std::size_t>(length_seconds * rate));
  double loudest = 0;
  for (std::size_t i = 0; i < wave.size(); ++i) {
    wave[i] = bowl_at(static_cast<double>(i) / rate);
    loudest = std::max(loudest, std::abs(wave[i]));
  }
  std::vector<std::int16_t> samples(wave.size());
  const double factor = loudest > 0 ? peak * 32767 / loudest : 0;
  std::transform(wave.begin(), wave.end(), samples.begin(),
                 [factor](double v) { return static_cast<std::int16_t>(std::lround(v * factor)); });
  return samples;
}

} // namespace pressoir::desktop
