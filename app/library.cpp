#include "app/library.h"

#include <algorithm>

#include "facilitation/desk/example.h"
#include "facilitation/desk/session.h"
#include "facilitation/workshop/visible.h"

namespace pressoir {
namespace {

screens::RecentSession read_session(const Settings::Recent& recent) {
  screens::RecentSession read{.file = recent.file, .title = recent.file.stem().string(), .used = recent.used};
  auto session = desk::Session::open(recent.file, {.mode = OpenMode::read_only});
  if (!session) {
    read.trouble = session.error();
    return read;
  }
  // The home screen may be on the projector: only what the room may see.
  auto room = workshop::visible((*session)->state(), {workshop::Audience::Kind::stage, {}});
  if (const workshop::Workshop* about = room.find(workshop::the_workshop)) {
    if (!about->title.empty()) read.title = about->title;
    read.place = about->place;
    read.date = about->date;
  }
  read.room = std::make_shared<const workshop::WorkshopState>(std::move(room));
  return read;
}

std::int64_t change_time(const Path& file) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(file, error);
  return error ? 0 : static_cast<std::int64_t>(time.time_since_epoch().count());
}

}  // namespace

Library::Library(std::function<void()> wake) : wake_(std::move(wake)), worker_([this] { run(); }) {}

Library::~Library() {
  asked_.close();
  worker_.join();
}

void Library::run() {
  for (;;) {
    auto asked = asked_.take_all();
    for (const auto& job : asked) {
      if (asked_.closed()) return;
      job();
      wake_();
    }
    if (asked.empty() && asked_.closed()) return;
  }
}

void Library::refresh(const std::vector<Settings::Recent>& recent) {
  sessions();
  std::vector<screens::RecentSession> wanted;
  for (const Settings::Recent& one : recent) {
    const auto known = std::find_if(sessions_.begin(), sessions_.end(), [&](const auto& s) { return s.file == one.file; });
    if (known != sessions_.end()) wanted.push_back(*known);
    else wanted.push_back({.file = one.file, .title = one.file.stem().string()});
    wanted.back().used = one.used;
    const std::int64_t changed = change_time(one.file);
    const auto seen = seen_.find(one.file);
    if (seen != seen_.end() && seen->second == changed && known != sessions_.end()) continue;
    seen_[one.file] = changed;
    asked_.post([this, one] { read_.post(read_session(one)); });
  }
  sessions_ = std::move(wanted);
}

const std::vector<screens::RecentSession>& Library::sessions() {
  for (screens::RecentSession& read : read_.take_waiting())
    for (screens::RecentSession& known : sessions_)
      if (known.file == read.file) {
        read.used = known.used;
        known = std::move(read);
        break;
      }
  return sessions_;
}

void Library::show_examples() {
  asked_.post([this] {
    const auto scripts = desk::example_scripts();
    if (!scripts) return;
    for (const Path& script : *scripts) {
      std::error_code error;
      Path made = examples_folder() / script.stem().concat(".pressoir");
      if (!std::filesystem::exists(made, error)) {
        const auto now = desk::make_example(script, examples_folder());
        if (!now) continue;
        made = *now;
      }
      examples_read_.post(read_session({made, {}}));
      wake_();
    }
  });
}

const std::vector<screens::RecentSession>& Library::examples() {
  for (screens::RecentSession& read : examples_read_.take_waiting()) examples_.push_back(std::move(read));
  return examples_;
}

Path examples_folder() { return state_folder() / "examples"; }

}  // namespace pressoir
