// FileScreen: our own way through folders, sticks and typed paths to a file of one kind, or to a folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ui/ui.h"
#include "facilitation/base/file.h"

namespace pressoir::screens {

enum class Choosing : std::uint8_t { session_file, folder, table, picture, picture_or_pdf, canvas }; // a table: .csv, a picture: .png, .jpg, .svg, a canvas: .json

struct FilePlace {
  std::string name; // empty: its last part
  std::string pictogram;
  Path folder;
};

// What the screen keeps while it is open.
struct FileScreen {
  bool open = false;
  Choosing choosing = Choosing::session_file;
  Path folder;
  struct Entry {
    Path path;
    bool is_folder = false;
  };
  std::vector<Entry> entries; // folders first, then the files that can be chosen, by name
  bool unreadable = false;
  bool cut_short = false; // more than are listed
  std::string typed;      // the path as it is written
  std::vector<FilePlace> places;
};

// Sticks and other disks that are mounted, with their folders.
std::vector<Path> plugged_in();
void open_file_screen(FileScreen& screen, Choosing choosing);
void go_to_folder(FileScreen& screen, const Path& folder);
// Draws it above everything while it is open; gives what was chosen in this frame.
std::optional<Path> file_screen(ui::Ui& ui, FileScreen& screen);

} // namespace pressoir::screens
