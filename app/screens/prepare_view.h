// What prepare remembers between frames, and the parts it is drawn from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/screens/file_screen.h"
#include "app/screens/screens.h"
#include "app/ui/field.h"
#include "facilitation/workshop/canvas.h"

namespace pressoir::screens {

enum class PreparePart : std::uint8_t { steps, people, file, essentials };
// What the file screen was opened for.
enum class PrepareChoice : std::uint8_t { second_place, people, picture, canvas };

struct PrepareView {
  PreparePart part = PreparePart::steps;
  Id<workshop::Step> chosen; // its details are open
  Id<workshop::Step> dragged;
  std::optional<std::string> dragged_kind;
  Vec2 drag_at;
  bool dropped = false;            // in this frame
  Id<workshop::Step> insert_after; // where the next kind clicked goes; none: at the end
  // The step whose lower edge is held, and the minutes it stands for.
  Id<workshop::Step> resized;
  int resized_minutes = 0;
  std::uint64_t removing = 0; // cause of a step's removal: told when it is done
  std::string new_people;
  // Canvases: those that come with Pressoir, once they were looked at, and the step one is chosen for.
  Id<workshop::Step> choosing_canvas;
  std::string canvas_search;
  std::vector<workshop::Canvas> canvases;
  Language canvases_in = Language::french;
  FileScreen files;
  PrepareChoice choosing = PrepareChoice::second_place;
  std::vector<Path> sticks; // plugged in, as seen lately
  double sticks_seen = -10; // Ui::now
  bool scroll_to_end = false;
  // What was asked and is not in the state yet: a field shows it meanwhile. By field.
  struct Asked {
    std::string value;
    Sequence revision = 0;
  };
  std::map<std::string, Asked, std::less<>> asked;
  std::map<std::string, std::string, std::less<>> errors; // under fields
};

struct PrepareScope {
  ui::Ui& ui;
  SessionFrame& frame;
  PrepareView& view;
  const workshop::WorkshopState& state; // the facilitator's
};

// A field that edits `current`; the text when it has changed and is to be asked for.
std::optional<std::string> edited(PrepareScope& s, const std::string& name, const Rect& box, const std::string& current,
                                  ui::FieldOptions options);
// A label above what follows; gives where that begins. Pixels.
double label(PrepareScope& s, const Rect& at, std::string_view words, std::string_view pictogram = {});
void prepare_essentials(PrepareScope& s, const Rect& box);
void prepare_agenda(PrepareScope& s, const Rect& box);
void prepare_drawer(PrepareScope& s, const Rect& box, bool with_essentials);
void prepare_kinds(PrepareScope& s, const Rect& box);
void prepare_step(PrepareScope& s, const Rect& box, const workshop::Step& step);
void prepare_people(PrepareScope& s, const Rect& box);
void prepare_file(PrepareScope& s, const Rect& box);
// What phones are told and may do, and what is promised about names: from the top of `at`, in its width. Pixels.
void prepare_phones(PrepareScope& s, const Rect& at);
double prepare_phones_height(const PrepareScope& s);
// The minutes a step stands for now, while its edge is held too.
int minutes_of(const PrepareView& view, const workshop::Step& step);
// What is dragged in from the drawer, in minutes; 0: nothing.
int minutes_dragged_in(const PrepareView& view);
// Makes a step of that kind after `after` (none: at the end) and opens it.
void insert_step(PrepareScope& s, std::string_view kind, Id<workshop::Step> after, bool first);

} // namespace pressoir::screens
