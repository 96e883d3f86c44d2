#include "tests/bench/live/served_program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include "facilitation/base/check.h"

namespace pressoir::bench {
namespace {

std::string output_of(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  ENSURE(pipe);
  std::string printed;
  char some[65536];
  for (std::size_t got = 0; (got = std::fread(some, 1, sizeof some, pipe)) > 0;) printed.append(some, got);
  ENSURE(pclose(pipe) == 0);
  return printed;
}

} // namespace

ServedProgram::ServedProgram(std::vector<std::string> command) {
  int to_it[2], from_it[2];
  ENSURE(pipe2(to_it, O_CLOEXEC) == 0 && pipe2(from_it, O_CLOEXEC) == 0);
  process_ = fork();
  ENSURE(process_ >= 0);
  if (process_ == 0) {
    dup2(to_it[0], STDIN_FILENO);
    dup2(from_it[1], STDOUT_FILENO);
    std::vector<char*> words;
    for (std::string& word : command) words.push_back(word.data());
    words.push_back(nullptr);
    execvp(words[0], words.data());
    std::perror(words[0]);
    _exit(127);
  }
  close(to_it[0]);
  close(from_it[1]);
  input_ = to_it[1];
  std::string line;
  for (char c = 0; read(from_it[0], &c, 1) == 1 && c != '\n';) line += c;
  close(from_it[0]);
  ENSURE(!line.empty());
  const auto said = boost::json::parse(line).as_object();
  port_ = static_cast<int>(said.at("port").as_int64());
  if (const auto* code = said.if_contains("code")) code_ = code->as_string().c_str();
}

ServedProgram::~ServedProgram() {
  if (process_ < 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
  close(input_);
}

void ServedProgram::tell(const std::string& line) {
  const std::string whole = line + "\n";
  ENSURE(write(input_, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size()));
}

void ServedProgram::kill_at_once() {
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  close(input_);
  process_ = -1;
}

double ServedProgram::cpu_ms() const {
  std::ifstream file("/proc/" + std::to_string(process_) + "/stat");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  std::istringstream words(text.substr(text.rfind(')') + 2));
  std::string word;
  for (int i = 0; i < 11; ++i) words >> word;
  double user = 0, system = 0;
  words >> user >> system;
  return (user + system) * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double ServedProgram::rss_anon_mb() const {
  std::ifstream file("/proc/" + std::to_string(process_) + "/status");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("RssAnon:")) return std::strtod(line.c_str() + 8, nullptr) / 1024;
  return 0;
}

ServedSession::ServedSession(const Path& folder, const std::string& script_lines, std::vector<std::string> more) : file_(folder / "load.pressoir"), more_(std::move(more)) {
  const Path script = folder / "load.jsonl";
  std::ofstream(script) << script_lines;
  output_of(std::string(PRESSOIR_PROGRAM) + " play " + file_.string() + " " + script.string());
  start();
}

void ServedSession::start() {
  std::vector<std::string> command{PRESSOIR_PROGRAM, "serve", file_.string(), "--bind", "127.0.0.1", "--port", std::to_string(port_)};
  command.insert(command.end(), more_.begin(), more_.end());
  program_ = std::make_unique<ServedProgram>(std::move(command));
  port_ = program_->port();
}

void ServedSession::die_and_start_again() {
  program_->kill_at_once();
  start();
}

std::string ServedSession::show() const {
  return output_of(std::string(PRESSOIR_PROGRAM) + " show " + file_.string());
}

} // namespace pressoir::bench
