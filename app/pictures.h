// Pictures: those of message steps, from the session's file to textures, without the screen waiting for either.
#pragma once

#include <future>
#include <map>
#include <string>

#include "app/desktop/gl_texture.h"
#include "app/ui/ui.h"
#include "facilitation/desk/desk.h"
#include "facilitation/picture/painters.h"

namespace pressoir {

class Pictures {
 public:
  // The textures must outlive it.
  explicit Pictures(desktop::Textures& textures) : textures_(textures) {}
  ~Pictures();
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  // The picture when it is there; else asks the desk for it, once. No desk: nothing.
  ui::BlobTexture show(desk::Desk* desk, const std::string& blob);
  // Takes what the desk has fetched. True while a picture is being made: draw again soon.
  bool hear(desk::Desk& desk);
  // Another session: none of its pictures is kept.
  void forget();

 private:
  desktop::Textures& textures_;
  std::map<std::string, ui::BlobTexture> shown_;  // without a texture: asked for, or unreadable
  std::map<std::string, std::future<Result<picture::Pixels>>> decoding_;
};

}  // namespace pressoir
