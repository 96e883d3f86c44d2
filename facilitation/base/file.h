// Files: whole reads and writes that never leave half a file behind, folders, locks. With app/desktop and tests, the
// only place that knows the operating system.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/result.h"

namespace pressoir {

using Path = std::filesystem::path;

// The whole file. Refused: "file.missing", "file.unreadable" (also a folder), "file.too_big" (above `most` bytes);
// arguments: file (as shown_path writes it), most for too_big.
Result<std::string> read_file(const Path& path, std::uint64_t most = std::uint64_t{1} << 30);
// Writes beside, flushes to the disk, then renames over: readers see the old file or the new one, also after a power
// cut. A symbolic link stays one, an existing file keeps its permissions; a device or a pipe is written straight.
// Refused: "file.unwritable", "file.disk_full" (file).
Result<void> write_file(const Path& path, std::string_view bytes);

// The file's lock, held while the object lives: one writer at a time, among processes and inside one. Goes with the
// process, even killed. Kept on a file beside it (`path`-lock), which is removed on release.
class FileLock {
 public:
  // Refused: "file.already_open" when somebody holds it, "file.unwritable" when the folder cannot be written (file).
  static Result<FileLock> take(const Path& path);
  FileLock(FileLock&&) noexcept;
  FileLock& operator=(FileLock&&) noexcept;
  ~FileLock();

 private:
  struct Held;
  explicit FileLock(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

// Where Pressoir keeps the list of recent sessions and settings (XDG_STATE_HOME, LOCALAPPDATA), made if missing.
Path state_folder();
// Where the facilitator's documents are (XDG_DOCUMENTS_DIR, its entry in user-dirs.dirs, or home).
Path documents_folder();
// Where fr.json, pictograms … are: PRESSOIR_ASSETS, else beside the program (assets), the installed share folder
// (../share/pressoir), or the source tree it was built from. Refused: "file.no_assets" (file, when PRESSOIR_ASSETS is
// wrong).
Result<Path> assets_folder();
// The example sessions: the folder beside the assets, in the source tree and where it is installed. Refused: "file.no_assets".
Result<Path> sessions_folder();
// The running program's own file.
Path program_file();
// UTF-8, with the home folder written ~ for messages.
std::string shown_path(const Path& path);

} // namespace pressoir
