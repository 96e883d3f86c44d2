// What goes in and what comes out by pipes, both at once: neither side ever waits for a full pipe.
#include "app/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>

extern char** environ;

namespace pressoir {
namespace {

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) == 0) read = ends[0], write = ends[1];
  }
  ~Pipe() { close_read(), close_write(); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_read() { shut(read); }
  void close_write() { shut(write); }

 private:
  static void shut(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

std::optional<pid_t> start(const std::string& program, const std::vector<std::string>& told, const Pipe& in, const Pipe& out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read, 0);
  posix_spawn_file_actions_adddup2(&actions, out.write, 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const std::string own_name = program.substr(program.rfind('/') + 1);
  std::vector<char*> arguments{const_cast<char*>(own_name.c_str())};
  for (const std::string& argument : told) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? std::optional(child) : std::nullopt;
}

// A child that dies early must not end us by SIGPIPE; other threads and programs keep theirs.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoPipeSignal() {
    const timespec at_once{};
    while (sigtimedwait(&pipe_, nullptr, &at_once) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  sigset_t pipe_, before_;
};

// What the child answered in time; at most `most` bytes.
std::optional<std::string> exchange(Pipe& in, Pipe& out, std::string_view bytes, std::chrono::steady_clock::time_point until, std::size_t most) {
  fcntl(in.write, F_SETFL, O_NONBLOCK);
  std::string answer;
  char part[1 << 16];
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    if (left <= 0) return std::nullopt;
    pollfd ends[2] = {{out.read, POLLIN, 0}, {in.write, POLLOUT, 0}}; // a closed end is −1: not looked at
    if (poll(ends, 2, static_cast<int>(left)) < 0 && errno != EINTR) return std::nullopt;
    if (ends[1].revents != 0) {
      const ssize_t sent = ::write(in.write, bytes.data(), bytes.size());
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
      if (bytes.empty() || (sent < 0 && errno != EAGAIN && errno != EINTR)) in.close_write();
    }
    if (ends[0].revents == 0) continue;
    const ssize_t got = ::read(out.read, part, sizeof part);
    if (got < 0 && errno != EINTR) return std::nullopt;
    if (got == 0) return answer;
    if (got > 0) answer.append(part, static_cast<std::size_t>(got));
    if (answer.size() > most) return std::nullopt;
  }
}

} // namespace

std::optional<std::string> answer_of_child(const std::string& program, const std::vector<std::string>& arguments, std::string_view input, const ChildLimits& limits, Ending ending) {
  Pipe in, out;
  if (in.read < 0 || out.read < 0) return std::nullopt;
  const auto child = start(program, arguments, in, out);
  if (!child) return std::nullopt;
  in.close_read();
  out.close_write();
  if (input.empty()) in.close_write();
  const NoPipeSignal quiet;
  auto answer = exchange(in, out, input, std::chrono::steady_clock::now() + std::chrono::seconds(limits.seconds), limits.most_answer);
  if (!answer) kill(*child, SIGKILL);
  int status = 0;
  while (waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  if (ending == Ending::success && !(WIFEXITED(status) && WEXITSTATUS(status) == 0)) return std::nullopt;
  return answer;
}

} // namespace pressoir
