// ServedProgram: a program that phones can reach, as a process of its own: what it uses, what it is told, how it dies.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

#include "facilitation/base/file.h"

namespace pressoir::bench {

class ServedProgram {
 public:
  // Runs it and reads the first line it prints: a JSON object with "port", and "code" where phones need one.
  explicit ServedProgram(std::vector<std::string> command);
  ~ServedProgram(); // asked to stop (SIGTERM), waited for
  ServedProgram(const ServedProgram&) = delete;
  ServedProgram& operator=(const ServedProgram&) = delete;

  int port() const { return port_; }
  const std::string& code() const { return code_; }
  // A line on its standard input: what a facilitator asks, as in a script.
  void tell(const std::string& line);
  void kill_at_once(); // SIGKILL

  double cpu_ms() const;      // user and system, of all its threads, since its start
  double rss_anon_mb() const; // memory of its own

 private:
  pid_t process_ = -1;
  int input_ = -1;
  int port_ = 0;
  std::string code_;
};

// `pressoir serve` on a session made from these script lines. `more`: further arguments.
class ServedSession {
 public:
  ServedSession(const Path& folder, const std::string& script_lines, std::vector<std::string> more = {});
  ServedProgram& program() { return *program_; }
  void start();
  void stop() { program_.reset(); }
  void die_and_start_again();
  std::string show() const; // what `pressoir show` prints, when it is stopped

 private:
  Path file_;
  int port_ = 0;
  std::vector<std::string> more_;
  std::unique_ptr<ServedProgram> program_;
};

} // namespace pressoir::bench
