// What prepare remembers between frames, and the parts it is drawn from.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/screens/file_screen.h"
#include "app/screens/screens.h"
#include "app/ui/field.h"

namespace pressoir::screens {

enum class PreparePart : std::uint8_t { steps, people, copies, essentials };

struct PrepareView {
  PreparePart part = PreparePart::steps;
  Id<workshop::Step> chosen; // its details are open
  Id<workshop::Step> dragged;
  std::optional<std::string> dragged_kind;
  Vec2 drag_at;
  bool dropped = false; // in this frame
  std::size_t insert_at = 0;
  std::string new_people;
  FileScreen files;
  Path second_place;
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
void prepare_copies(PrepareScope& s, const Rect& box);
// Makes a step of that kind after `after` (none: at the end) and opens it.
void insert_step(PrepareScope& s, std::string_view kind, Id<workshop::Step> after, bool first);

} // namespace pressoir::screens
