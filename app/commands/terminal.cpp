// Terminal: what a command says, and where.
#include <algorithm>
#include <cstdio>

#include "app/commands/commands.h"

namespace pressoir::commands {

void Terminal::print(const std::string& line) const {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
  std::fflush(stdout);
}

void Terminal::tell(const std::string& sentence) const { std::fprintf(stderr, "pressoir: %s\n", sentence.c_str()); }

int Terminal::refuse(const Error& error) const {
  tell(words.say(error));
  return 1;
}

Error told_of(const Path& file, Error error) {
  const bool named = std::any_of(error.arguments.begin(), error.arguments.end(), [](const NamedArgument& argument) { return argument.name == "file"; });
  if (!named) error.arguments.push_back({"file", shown_path(file)});
  return error;
}

}  // namespace pressoir::commands
