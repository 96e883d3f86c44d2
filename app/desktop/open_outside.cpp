#include "app/desktop/open_outside.h"

#if defined(__linux__)
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>
#include <string>
#endif

namespace pressoir::desktop {

#if defined(__linux__)

bool can_open_outside() {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (access((Path(folder) / "xdg-open").c_str(), X_OK) == 0) return true;
  return false;
}

void open_outside(const Path& file) {
  // The shell leaves at once; what it starts belongs to nobody, so that nothing waits for it.
  const char* arguments[] = {"sh", "-c", "xdg-open \"$1\" &", "sh", file.c_str(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  pid_t child = -1;
  if (posix_spawn(&child, "/bin/sh", &actions, nullptr, const_cast<char* const*>(arguments), environ) == 0)
    waitpid(child, nullptr, 0);
  posix_spawn_file_actions_destroy(&actions);
}

#else

bool can_open_outside() {
  return false;
}
void open_outside(const Path&) {}

#endif

} // namespace pressoir::desktop
