// Settings: what Pressoir remembers of this person between runs (language, scale, theme, recent sessions), in the state folder.
#pragma once

#include <string>
#include <vector>

#include "facilitation/base/file.h"
#include "facilitation/base/time.h"
#include "facilitation/base/words.h"

namespace pressoir {

struct Settings {
  Language language = Language::french;
  double scale_percent = 0;  // of the interface, 80 to 200; 0 = as the display says
  int theme = 0;             // ui::ThemeKind
  bool reduced_motion = false;
  bool sound = true;
  bool damaged = false;      // the file was there but could not be understood; not kept
  struct Recent {
    Path file;
    Timestamp used;
  };
  std::vector<Recent> recent;  // newest first, at most 60

  void remember(const Path& file, Timestamp now);
  void forget(const Path& file);
};

// Never refuses: what cannot be read is as if it had never been set, and `damaged` tells it.
Settings load_settings(const Path& file, Language default_language);
Result<void> save_settings(const Path& file, const Settings& settings);
// Where they are: settings.json in the state folder.
Path settings_file();

}  // namespace pressoir
