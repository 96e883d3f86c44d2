// Panels: settings, exports, history and erasing, opened over any screen.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/screens/dialog.h"
#include "app/screens/file_screen.h"

namespace pressoir::screens {

// What the program remembers of this person, and the displays there are.
struct Preferences {
  Language language = Language::french;
  double scale_percent = 100;
  int theme = 0; // ui::ThemeKind
  bool reduced_motion = false, sound = true;
  std::optional<int> full_screen_on;
  std::vector<std::string> displays;
};

// How far an export is: a sentence when it is over, and the first of the files.
struct ExportReport {
  bool running = false;
  std::string sentence;
  Path file;
  bool can_open = false; // the desktop can be asked to show it
};

struct PanelsView {
  Dialog open = Dialog::none;
  std::set<std::string, std::less<>> formats = {".pdf", ".html"};
  Path export_folder; // none: beside the session
  summary::BoardPart part; // of boards: what was chosen before the panel was opened, and how
  FileScreen files;
  // What is asked to be erased.
  int erase_what = 0;
  Id<workshop::Step> erase_step;
  // The history as it was read.
  std::vector<std::string> acts; // newest first
  Sequence acts_read_at = 0;
};

struct PanelsFrame {
  const Preferences& preferences;
  const ExportReport& exported;
  SessionFrame* session = nullptr; // none on the home screen
  // The newest acts, oldest first.
  std::function<std::vector<workshop::WorkshopTransaction>(std::size_t most)> history;
  std::vector<AppRequest>& app;
};

// Draws the open panel, if any.
void panels(ui::Ui& ui, PanelsFrame& frame, PanelsView& view);
void settings_panel(ui::Ui& ui, PanelsFrame& frame, PanelsView& view);
void export_panel(ui::Ui& ui, PanelsFrame& frame, PanelsView& view);
void history_panel(ui::Ui& ui, PanelsFrame& frame, PanelsView& view);
void erase_panel(ui::Ui& ui, PanelsFrame& frame, PanelsView& view);
// « 10 h 42 · note déplacée · animation »
std::string act_in_words(const Words& words, const workshop::WorkshopTransaction& act);

} // namespace pressoir::screens
