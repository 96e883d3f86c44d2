#include "facilitation/desk/photo_shelf.h"

#include "facilitation/picture/photo.h"
#include "facilitation/summary/exporters.h"
#include "facilitation/workshop/visible.h"

namespace pressoir::desk {
namespace {

constexpr int longest_kept = 1280, longest_on_phones = 480;
constexpr int quality_on_phones = 72;
// A page without a script, that fetches nothing.
constexpr std::string_view paper_policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

}  // namespace

PhotoShelf::PhotoShelf(Desk& desk, Decode decode, Publish publish) : desk_(desk), decode_(std::move(decode)), publish_(std::move(publish)), thread_([this] {
  while (!jobs_.closed())
    for (const auto& job : jobs_.take_all())
      if (!jobs_.closed()) job();
}) {}

PhotoShelf::~PhotoShelf() {
  jobs_.close();
  thread_.join();
}

void PhotoShelf::publish_photo(const std::string& blob, const picture::Pixels& pixels) {
  if (!shown_.insert(blob).second) return;
  publish_(path_of(blob), live::Page{.type = "image/jpeg", .bytes = picture::jpeg_bytes(picture::shrunk(pixels, longest_on_phones), quality_on_phones), .gzip = {}, .for_ever = true});
}

void PhotoShelf::take(std::string bytes, std::function<void(Result<live::TakenPicture>)> done) {
  jobs_.post([this, bytes = std::move(bytes), done = std::move(done)] {
    auto pixels = decode_ ? decode_(bytes) : Result<picture::Pixels>(refuse("picture.unreadable"));
    if (!pixels) return done(pixels.error());
    const picture::Pixels kept = picture::shrunk(*std::move(pixels), longest_kept);
    const std::string blob = desk_.keep(picture::png_bytes(kept));
    publish_photo(blob, kept);
    done(live::TakenPicture{blob, {static_cast<double>(kept.width), static_cast<double>(kept.height)}});
  });
}

void PhotoShelf::show(std::string blob) {
  jobs_.post([this, blob = std::move(blob)] {
    if (shown_.contains(blob) || !decode_) return;
    std::string bytes;
    desk_.with_session([&](Session& session) {
      if (auto fetched = session.file().blobs().fetch(blob)) bytes = *std::move(fetched);
    });
    // The file may be a stranger's.
    const auto pixels = bytes.empty() ? Result<picture::Pixels>(refuse("picture.unreadable")) : decode_(bytes);
    if (pixels) publish_photo(blob, *pixels);
  });
}

void PhotoShelf::forget(std::string blob) {
  jobs_.post([this, blob = std::move(blob)] { shown_.erase(blob); });
}

void PhotoShelf::write_summary(WorkshopState state, const Words& words, Timestamp now, std::string path, std::function<void()> done) {
  jobs_.post([this, state = std::move(state), &words, now, path = std::move(path), done = std::move(done)] {
    const summary::Exporter* html = summary::exporter_for("a.html");
    summary::ExportOptions options{.now = now};
    options.fetch = [this](const std::string& blob) {
      Result<std::string> bytes = refuse("picture.unreadable");
      desk_.with_session([&](Session& session) { bytes = session.file().blobs().fetch(blob); });
      return bytes;
    };
    // As a shared screen may show it: no names, nothing that waits.
    auto page = html->write(workshop::visible(state, {workshop::Audience::Kind::stage, {}}), {}, words, options);
    if (!page) return;
    publish_(path, live::Page{.type = "text/html; charset=utf-8", .bytes = *std::move(page), .gzip = {}, .for_ever = false, .policy = std::string(paper_policy)});
    done();
  });
}

}  // namespace pressoir::desk
