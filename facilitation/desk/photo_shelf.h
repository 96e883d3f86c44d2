// PhotoShelf: what phones need made in the background, on one thread of its own, so that neither the desk nor the server waits: photos decoded, made light
// and kept in the file; the summary that may be taken away.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include "facilitation/base/mailbox.h"
#include "facilitation/base/words.h"
#include "facilitation/desk/desk.h"
#include "facilitation/live/site.h"
#include "facilitation/live/taken_picture.h"
#include "facilitation/picture/painters.h"

namespace pressoir::desk {

class PhotoShelf {
 public:
  // Decodes somewhere that may fail hard: see `pressoir decode`.
  using Decode = std::function<Result<picture::Pixels>(std::string_view bytes)>;
  // Gives a page to the server; from this thread.
  using Publish = std::function<void(std::string path, live::Page page)>;

  // The desk and what is called must outlive it.
  PhotoShelf(Desk& desk, Decode decode, Publish publish);
  ~PhotoShelf();  // finishes what it is at, forgets what waits

  // A picture as a phone sent it: kept in the file as a PNG of its own, and published small for phones. `done` is called on the shelf's thread. Refused:
  // as picture::decode; "picture.unreadable" where nothing decodes.
  void take(std::string bytes, std::function<void(Result<live::TakenPicture>)> done);
  // One that the file holds: published, once.
  void show(std::string blob);
  // It is published no more; asked for again, it would be.
  void forget(std::string blob);
  // The summary, as the room may read it, under that path; then `done`, on the shelf's thread.
  void write_summary(WorkshopState state, const Words& words, Timestamp now, std::string path, std::function<void()> done);

  static std::string path_of(const std::string& blob) { return "/photo/" + blob; }

 private:
  void publish_photo(const std::string& blob, const picture::Pixels& pixels);

  Desk& desk_;
  Decode decode_;
  Publish publish_;
  std::set<std::string> shown_;  // its own thread's
  Mailbox<std::function<void()>> jobs_;
  std::thread thread_;
};

}  // namespace pressoir::desk
