#include "app/pictures.h"

#include <chrono>

#include "app/picture_child.h"

namespace pressoir {

Pictures::~Pictures() { forget(); }

void Pictures::forget() {
  for (const auto& [blob, shown] : shown_)
    if (shown.texture) textures_.destroy(shown.texture);
  shown_.clear();
  decoding_.clear();
}

ui::BlobTexture Pictures::show(desk::Desk* desk, const std::string& blob) {
  const auto known = shown_.find(blob);
  if (known != shown_.end()) return known->second;
  if (!desk || blob.empty()) return {};
  desk->fetch(blob);
  shown_.emplace(blob, ui::BlobTexture{});
  return {};
}

bool Pictures::hear(desk::Desk& desk) {
  for (desk::Desk::Fetched& fetched : desk.fetched()) {
    if (!fetched.bytes) continue;
    decoding_[fetched.blob] = std::async(std::launch::async, [bytes = std::move(*fetched.bytes)] { return decode_in_child(bytes); });
  }
  for (auto one = decoding_.begin(); one != decoding_.end();) {
    if (one->second.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
      ++one;
      continue;
    }
    if (const auto pixels = one->second.get()) {
      ui::BlobTexture& shown = shown_[one->first];
      shown.texture = textures_.make(pixels->width, pixels->height);
      shown.size = {static_cast<double>(pixels->width), static_cast<double>(pixels->height)};
      textures_.update(shown.texture, 0, 0, pixels->width, pixels->height, pixels->rgba.data());
    }
    one = decoding_.erase(one);
  }
  return !decoding_.empty();
}

}  // namespace pressoir
