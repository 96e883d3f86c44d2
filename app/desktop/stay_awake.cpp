#include "app/desktop/stay_awake.h"

#if defined(__linux__)
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#endif

namespace pressoir::desktop {

StayAwake::~StayAwake() {
  hold(false);
}

#if defined(__linux__)

namespace {

constexpr const char* inhibitor = "/usr/bin/systemd-inhibit";

// The inhibitor holds while its own command runs: `tail --pid` ends with us, however we end.
int start_inhibitor() {
  if (access(inhibitor, X_OK) != 0) return -1;
  const std::string pid = "--pid=" + std::to_string(getpid());
  const char* arguments[] = {
      inhibitor, "--what=idle:sleep", "--who=Pressoir", "--why=Un atelier est en cours", "tail", pid.c_str(),
      "-f",      "/dev/null",         nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  pid_t child = -1;
  if (posix_spawn(&child, inhibitor, &actions, nullptr, const_cast<char* const*>(arguments), environ) != 0) child = -1;
  posix_spawn_file_actions_destroy(&actions);
  return child;
}

} // namespace

void StayAwake::hold(bool awake) {
  if (awake == held_) return;
  held_ = awake;
  if (awake) {
    helper_ = start_inhibitor();
  } else if (helper_ > 0) {
    kill(helper_, SIGTERM);
    waitpid(helper_, nullptr, 0);
    helper_ = -1;
  }
}

#else

void StayAwake::hold(bool awake) {
  held_ = awake;
}

#endif

} // namespace pressoir::desktop
