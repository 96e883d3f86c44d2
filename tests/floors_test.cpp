// The house holds: no include goes up a floor, every source is listed and says what it promises, every key has its
// sentence.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

namespace fs = std::filesystem;

// The floors of DESIGN.md: a file includes only from lower floors, or from its own room.
const std::map<std::string, int> floors = {
    {"facilitation/base", 0},
    {"facilitation/document", 1},
    {"facilitation/voting", 1},
    {"facilitation/insight", 1},
    {"facilitation/picture", 1},
    {"facilitation/workshop", 2},
    {"facilitation/portfolio", 2},
    {"facilitation/methods", 2},
    {"facilitation/activities", 3},
    {"facilitation/interchange", 4},
    {"facilitation/summary", 4},
    {"facilitation/live", 4},
    {"facilitation/desk", 5},
    {"app/desktop", 6},
    {"app/ui", 7},
    {"app/screens", 8},
    {"app", 9},
};

// app/commands and the program itself are one room; every other room is a folder of facilitation/ or app/.
std::string room_of(const std::string& file) {
  const std::size_t first = file.find('/');
  const std::size_t second = file.find('/', first + 1);
  const std::string room = second == std::string::npos ? file.substr(0, first) : file.substr(0, second);
  return room == "app/commands" ? "app" : room;
}

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// .h and .cpp under facilitation/ and app/, as "facilitation/base/text.h", in order.
std::vector<std::string> sources() {
  std::vector<std::string> found;
  for (const char* top : {"facilitation", "app"})
    for (const auto& entry : fs::recursive_directory_iterator(top))
      if (entry.is_regular_file() && (entry.path().extension() == ".h" || entry.path().extension() == ".cpp"))
        found.push_back(entry.path().generic_string());
  std::sort(found.begin(), found.end());
  return found;
}

// What is wrong with one include, or nothing.
std::optional<std::string> include_fault(const std::string& file, const std::string& included) {
  const std::string from = room_of(file), to = room_of(included);
  if (!floors.count(from)) return "the room " + from + " has no floor in this test";
  if (!floors.count(to)) return "includes \"" + included + "\", which names no room of the house";
  if (from != to && floors.at(to) >= floors.at(from))
    return "floor " + std::to_string(floors.at(from)) + " includes \"" + included + "\" of floor " +
           std::to_string(floors.at(to));
  return std::nullopt;
}

} // namespace

TEST_CASE("the test itself tells up from down") {
  CHECK(include_fault("facilitation/base/a.h", "facilitation/document/b.h").has_value());
  CHECK(include_fault("facilitation/voting/a.h", "facilitation/document/b.h").has_value());
  CHECK(include_fault("app/ui/a.h", "app/screens/b.h").has_value());
  CHECK(include_fault("facilitation/desk/a.cpp", "app/desktop/window.h").has_value());
  CHECK(include_fault("app/ui/a.h", "b.h").has_value());
  CHECK_FALSE(include_fault("app/ui/a.h", "app/ui/b.h").has_value());
  CHECK_FALSE(include_fault("app/main.cpp", "app/commands/b.h").has_value());
  CHECK_FALSE(include_fault("app/commands/b.cpp", "app/app.h").has_value());
  CHECK_FALSE(include_fault("facilitation/workshop/a.h", "facilitation/document/b.h").has_value());
}

TEST_CASE("no include goes up") {
  const std::regex include(R"re(^\s*#\s*include\s*"([^"]+)")re");
  const auto files = sources();
  CHECK(files.size() > 40);
  for (const std::string& file : files)
    for (const std::string& line : lines_of(contents(file))) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      const auto fault = include_fault(file, match[1]);
      CHECK_MESSAGE(!fault.has_value(), file, ": ", fault.value_or(""));
    }
}

TEST_CASE("a source begins with its own header") {
  const std::regex include(R"re(#include "([^"]+)")re");
  for (const std::string& file : sources()) {
    const std::string header = fs::path(file).replace_extension(".h").generic_string();
    if (!file.ends_with(".cpp") || !fs::exists(header)) continue;
    std::smatch match;
    const std::string text = contents(file);
    const bool has_include = std::regex_search(text, match, include);
    CHECK_MESSAGE((has_include && match[1] == header), file, " does not include its own header first");
  }
}

TEST_CASE("every source on the disk is listed in its CMakeLists.txt") {
  for (const std::string& file : sources()) {
    if (!file.ends_with(".cpp")) continue;
    fs::path folder = fs::path(file).parent_path();
    while (!fs::exists(folder / "CMakeLists.txt")) folder = folder.parent_path();
    const std::string name = fs::path(file).lexically_relative(folder).generic_string();
    const std::string list = contents(folder / "CMakeLists.txt");
    bool listed = false;
    for (std::size_t at = list.find(name); at != std::string::npos && !listed; at = list.find(name, at + 1)) {
      const auto is_end = [](char c) { return std::string_view(" \t\n()\"").find(c) != std::string_view::npos; };
      listed = (at == 0 || is_end(list[at - 1])) && (at + name.size() == list.size() || is_end(list[at + name.size()]));
    }
    CHECK_MESSAGE(listed, file, " is not listed in ", (folder / "CMakeLists.txt").generic_string());
  }
}

TEST_CASE("a file has one subject: at most 400 lines, and a first sentence that says what it promises") {
  for (const std::string& file : sources()) {
    const auto lines = lines_of(contents(file));
    CHECK_MESSAGE(lines.size() <= 400, file, " has ", lines.size(), " lines");
    // A source beside its own header leaves the promise to the header.
    const bool promised_by_header = file.ends_with(".cpp") && fs::exists(fs::path(file).replace_extension(".h"));
    // One that holds nothing yet promises nothing.
    const bool is_empty = std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
      return line.empty() || line.starts_with("#include");
    });
    const bool promises = !lines.empty() && lines[0].starts_with("// ") && lines[0].size() > 20;
    CHECK_MESSAGE((promises || promised_by_header || is_empty), file,
                  " does not open with a comment that says what it promises");
  }
}

TEST_CASE("every key that is refused or said has its sentence") {
  const std::string catalogue = contents("assets/i18n/fr.json");
  const std::regex use(R"re(\b(refuse|say)\(\s*"([a-z][a-z0-9_]*\.[a-z0-9_.]+)")re");
  std::size_t found = 0;
  for (const std::string& file : sources()) {
    std::string code; // without the comments, which show examples
    for (const std::string& line : lines_of(contents(file)))
      if (line.find_first_not_of(" \t") == std::string::npos || line.substr(line.find_first_not_of(" \t"), 2) != "//")
        code += line + "\n";
    for (std::sregex_iterator match(code.begin(), code.end(), use), end; match != end; ++match) {
      ++found;
      const std::string key = (*match)[2];
      CHECK_MESSAGE(catalogue.find("  \"" + key + "\":") != std::string::npos, file, ": ", key, " is not in fr.json");
    }
  }
  CHECK(found > 10);
}
