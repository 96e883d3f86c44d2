#include "facilitation/desk/second_place.h"

#include "facilitation/workshop/queries.h"

namespace pressoir::desk {
namespace {
constexpr std::string_view setting_name = "second_place";
}

Result<void> SecondPlace::choose(Session& session, const Path& folder) {
  std::error_code error;
  if (!folder.empty() && !std::filesystem::is_directory(folder, error)) return refuse("file.unwritable", {{"file", shown_path(folder)}});
  if (!folder.empty() && std::filesystem::equivalent(folder, session.path().parent_path().empty() ? Path(".") : session.path().parent_path(), error))
    return refuse("second_place.same");
  TRY(session.file().set_setting(setting_name, folder.string()));
  folder_ = folder;
  return {};
}

const Path& SecondPlace::folder(Session& session) {
  if (!folder_) folder_ = session.file().setting(setting_name);
  return *folder_;
}

std::optional<Error> SecondPlace::copy_if_due(Session& session) {
  const workshop::Step* step = workshop::current_step(session.state());
  const Id<workshop::Step> now_at = step ? step->id : Id<workshop::Step>{};
  const std::int64_t now = session.clock().monotonic();
  const bool time_passed = now - last_try_ >= milliseconds_between_tries();
  if (now_at == step_ && !time_passed && last_try_ != 0) return trouble_;
  if (copied_ == session.document().revision() && !trouble_) {
    last_try_ = now;
    return trouble_;
  }
  step_ = now_at;
  return copy_now(session);
}

std::optional<Error> SecondPlace::copy_now(Session& session) {
  const Path place = folder(session);
  last_try_ = session.clock().monotonic();
  if (place.empty()) {
    trouble_.reset();
    return trouble_;
  }
  std::error_code error;
  if (!std::filesystem::is_directory(place, error)) {
    trouble_ = refuse("second_place.gone", {{"place", shown_path(place)}});
  } else if (const auto copied = session.copy_to(place / session.path().filename()); !copied) {
    const bool full = copied.error().key == "journal.disk_full";
    trouble_ = refuse(full ? "second_place.full" : "second_place.gone", {{"place", shown_path(place)}});
  } else {
    copied_ = session.document().revision();
    trouble_.reset();
  }
  return trouble_;
}

}  // namespace pressoir::desk
