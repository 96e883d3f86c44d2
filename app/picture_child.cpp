// The picture goes in and the pixels come out by pipes, both at once: neither side ever waits for a full pipe.
#include "app/picture_child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <optional>
#include <string>

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

std::optional<pid_t> start(const char* program, const Pipe& in, const Pipe& out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read, 0);
  posix_spawn_file_actions_adddup2(&actions, out.write, 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const char* arguments[] = {"pressoir", "decode", nullptr};
  pid_t child = 0;
  const int failed = posix_spawn(&child, program, &actions, nullptr, const_cast<char* const*>(arguments), environ);
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

Result<picture::Pixels> pixels_of(std::string_view answer) {
  const std::size_t line = answer.find('\n');
  if (line == std::string_view::npos || line > 60) return refuse("picture.unreadable");
  std::string_view head = answer.substr(0, line);
  for (const std::string_view known : {"picture.unknown", "picture.too_large"})
    if (head == "refused " + std::string(known)) return refuse(std::string(known));
  picture::Pixels pixels;
  if (!head.starts_with("pixels ")) return refuse("picture.unreadable");
  head.remove_prefix(7);
  const auto width = std::from_chars(head.data(), head.data() + head.size(), pixels.width);
  if (width.ec != std::errc() || width.ptr == head.data() + head.size()) return refuse("picture.unreadable");
  const auto height = std::from_chars(width.ptr + 1, head.data() + head.size(), pixels.height);
  answer.remove_prefix(line + 1);
  if (height.ec != std::errc() || pixels.width <= 0 || pixels.height <= 0 ||
      answer.size() != std::size_t{4} * static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height))
    return refuse("picture.unreadable");
  pixels.rgba.assign(answer.begin(), answer.end());
  return pixels;
}

} // namespace

Result<picture::Pixels> decode_in_child(std::string_view bytes, const char* program, int seconds) {
  if (bytes.size() > picture::most_picture_bytes) return refuse("picture.too_large");
  Pipe in, out;
  if (in.read < 0 || out.read < 0) return refuse("picture.unreadable");
  const auto child = start(program, in, out);
  if (!child) return refuse("picture.unreadable");
  in.close_read();
  out.close_write();
  constexpr std::size_t most_answer = (std::size_t{3840} * 3840 * 4) + 64;
  const NoPipeSignal quiet;
  const auto answer = exchange(in, out, bytes, std::chrono::steady_clock::now() + std::chrono::seconds(seconds), most_answer);
  if (!answer) kill(*child, SIGKILL);
  int status = 0;
  while (waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  return answer ? pixels_of(*answer) : refuse("picture.unreadable");
}

} // namespace pressoir
