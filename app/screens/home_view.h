// What home remembers between frames, and the parts it is drawn from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/screens/file_screen.h"
#include "app/screens/screens.h"
#include "facilitation/desk/agenda_template.h"

namespace pressoir::screens {

struct HomeView {
  std::string search;
  bool shows_all = false;
  bool file_hovers = false;
  double called_to_templates = -10; // Ui::now: « Choisir un modèle » was pressed
  FileScreen files;
  Path menu_for; // the card whose menu is open
  std::optional<Language> templates_in;
  std::vector<desk::AgendaTemplate> templates;
  // What a session is found by, and the ideas it holds as they are written; by file, for one revision.
  struct Found {
    Sequence revision = 0;
    std::string key;
    std::vector<std::pair<std::string, std::string>> ideas; // search key, text
  };
  std::map<Path, Found> found;
};

// LOOK pixels; the width and height that are there at this scale.
struct HomeLayout {
  Vec2 room;
  bool two_columns = true;
  double left = 0; // width of the left column
  double offset = 0;
  Rect at(ui::Ui& ui, Rect look) const {
    Rect box = ui.px(look);
    box.y -= offset;
    return box;
  }
};

// The search and the settings, at the top right.
void home_top(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout);
// A sentence with a stroke of the pen under the *marked* words. `at`: LOOK pixels.
void marked_title(ui::Ui& ui, const HomeLayout& layout, Vec2 at, const std::string& sentence);
void home_hero(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout, const RecentSession* session,
               double y, int& budget);
// Gives its bottom, LOOK pixels.
double home_resume(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout, double y, int& budget);
double home_templates(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout, Rect box);
void home_drop_hint(ui::Ui& ui, HomeFrame& frame, HomeView& view, const HomeLayout& layout, double y);
// The press of the logo, drawn in ink, notes going in and a summary coming out. `box`: pixels.
void drawn_press(ui::Ui& ui, const Rect& box);
// The next to come, else the last used; null when there is none.
const RecentSession* session_to_show(const std::vector<RecentSession>& recent, Timestamp now);
// Whether the words typed in the search are in its title, its place or its ideas; `idea`: the one they were found in.
bool session_matches(HomeView& view, const RecentSession& session, std::string_view wanted, std::string* idea);

} // namespace pressoir::screens
