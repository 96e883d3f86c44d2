// The folders of the machine: where the program, its assets, its settings and the facilitator's documents are.
#include <cstdlib>
#include <fstream>

#include "facilitation/base/file.h"
#include "facilitation/base/scratch_folders.h"
#include "facilitation/base/text.h"

#ifdef _WIN32
#include <windows.h>
#elif defined(__APPLE__)
#include <mach-o/dyld.h>
#else
#include <unistd.h>
#endif

namespace pressoir {
namespace {

Path from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? Path() : Path(value);
}

Path home_folder() {
#ifdef _WIN32
  return from_environment("USERPROFILE");
#else
  return from_environment("HOME");
#endif
}

Path somewhere() {
  std::error_code failure;
  const Path folder = std::filesystem::temp_directory_path(failure);
  return failure ? Path(".") : folder;
}

bool is_folder(const Path& path) {
  std::error_code failure;
  return !path.empty() && std::filesystem::is_directory(path, failure);
}

// XDG_DOCUMENTS_DIR="$HOME/Documents" in user-dirs.dirs.
Path documents_entry(const Path& settings, const Path& home) {
  std::ifstream file(settings / "user-dirs.dirs");
  std::string line;
  constexpr std::string_view name = "XDG_DOCUMENTS_DIR=\"", home_name = "$HOME/";
  while (std::getline(file, line)) {
    if (!line.starts_with(name)) continue;
    std::string value = line.substr(name.size());
    value.resize(std::min(value.find('"'), value.size()));
    return value.starts_with(home_name) ? home / value.substr(home_name.size()) : Path(value);
  }
  return {};
}

bool holds_assets(const Path& folder) {
  std::error_code failure;
  return !folder.empty() && std::filesystem::is_regular_file(folder / "i18n" / "fr.json", failure);
}

} // namespace

std::vector<Path> scratch_folders() {
  std::vector<Path> folders = {somewhere()};
  if (const Path in_memory = "/dev/shm"; is_folder(in_memory)) folders.push_back(in_memory);
  return folders;
}

Path state_folder() {
#ifdef _WIN32
  Path base = from_environment("LOCALAPPDATA");
#else
  Path base = from_environment("XDG_STATE_HOME");
  if (!base.is_absolute()) base = home_folder().empty() ? Path() : home_folder() / ".local" / "state";
#endif
  const Path folder = (base.empty() ? somewhere() : base) / "pressoir";
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  return folder;
}

Path documents_folder() {
  const Path home = home_folder();
#ifdef _WIN32
  const Path found = home / "Documents";
#else
  Path found = from_environment("XDG_DOCUMENTS_DIR");
  if (!is_folder(found)) {
    Path settings = from_environment("XDG_CONFIG_HOME");
    if (!settings.is_absolute()) settings = home / ".config";
    found = documents_entry(settings, home);
  }
#endif
  if (is_folder(found)) return found;
  return is_folder(home) ? home : somewhere();
}

Result<Path> assets_folder() {
  if (const Path chosen = from_environment("PRESSOIR_ASSETS"); !chosen.empty()) {
    if (holds_assets(chosen)) return chosen;
    return refuse("file.no_assets", {{"file", shown_path(chosen)}});
  }
  const Path beside = program_file().parent_path();
  for (const Path& folder : {beside / "assets", (beside / ".." / "share" / "pressoir" / "assets").lexically_normal(),
                             Path(PRESSOIR_SOURCE_ASSETS)})
    if (holds_assets(folder)) return folder;
  return refuse("file.no_assets", {{"file", shown_path(beside / "assets")}});
}

Result<Path> sessions_folder() {
  const Path assets = TRY(assets_folder());
  const Path found = (assets / ".." / "sessions").lexically_normal();
  if (!is_folder(found)) return refuse("file.no_assets", {{"file", shown_path(found)}});
  return found;
}

Path program_file() {
#ifdef _WIN32
  std::wstring name(32768, L'\0');
  name.resize(GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size())));
  return Path(name);
#elif defined(__APPLE__)
  std::string name(4096, '\0');
  std::uint32_t size = static_cast<std::uint32_t>(name.size());
  if (_NSGetExecutablePath(name.data(), &size) != 0) return {};
  return Path(name.c_str());
#else
  std::error_code failure;
  const Path name = std::filesystem::read_symlink("/proc/self/exe", failure);
  return failure ? Path() : name;
#endif
}

std::string shown_path(const Path& path) {
  const std::u8string bytes = path.u8string();
  std::string text = clean_line({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  const std::u8string home_bytes = home_folder().u8string();
  const std::string_view home(reinterpret_cast<const char*>(home_bytes.data()), home_bytes.size());
  if (home.size() > 1 && text.starts_with(home) && (text.size() == home.size() || text[home.size()] == '/'))
    text.replace(0, home.size(), "~");
  return text;
}

} // namespace pressoir
