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
  return session.file().set_setting(setting_name, folder.string());
}

Path SecondPlace::chosen(Session& session) { return session.file().setting(setting_name); }

std::optional<Error> SecondPlace::copy_if_due(Session& session) {
  const workshop::Step* step = workshop::current_step(session.state());
  const Id<workshop::Step> now_at = step ? step->id : Id<workshop::Step>{};
  const std::int64_t now = session.clock().monotonic();
  const bool minute_passed = now - last_try_ >= 60'000;
  if (now_at == step_ && !minute_passed && last_try_ != 0) return trouble_;
  if (copied_ == session.document().revision() && !trouble_) {
    last_try_ = now;
    return trouble_;
  }
  step_ = now_at;
  return copy_now(session);
}

std::optional<Error> SecondPlace::copy_now(Session& session) {
  const Path folder = chosen(session);
  last_try_ = session.clock().monotonic();
  if (folder.empty()) {
    trouble_.reset();
    return trouble_;
  }
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    trouble_ = refuse("second_place.gone", {{"place", shown_path(folder)}});
  } else if (const auto copied = session.copy_to(folder / session.path().filename()); !copied) {
    trouble_ = refuse("second_place.gone", {{"place", shown_path(folder)}});
  } else {
    copied_ = session.document().revision();
    trouble_.reset();
  }
  return trouble_;
}

}  // namespace pressoir::desk
