// The one table of activity kinds: what a step of the agenda can do. Adding a kind is its pair of files and one line here; polls come
// from their own table.
#pragma once

#include <span>
#include <string_view>

#include "facilitation/activities/phone.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::activities {

// What the stage shows for a step; screens have one table from Stage to the function that draws it.
enum class Stage : std::uint8_t { wall, grouping, dots, discussion, conclusion, message, pause, poll, drawing, questions };

struct Kind {
  std::string_view key;         // in files: never changes. Its name is the word "kind.<key>", its purpose "kind.<key>.why"
  std::string_view pictogram;
  workshop::NoteColour colour;  // of its band in the agenda
  int minutes;                  // by default
  Stage stage;
  bool has_board = false;       // people write notes during it
  void (*add_verbs)(workshop::WorkshopVerbs&) = nullptr;
  Phone phone = {};             // what phones see and may do during it
};

std::span<const Kind> kinds();
// The kind, or the one that shows a plain message when the key is unknown (a file of a newer version).
const Kind& kind_of_step(const workshop::Step& step);
const Kind* find_kind(std::string_view key);

// Every verb of the workshop: the rooms of workshop/ and those of the kinds.
workshop::WorkshopVerbs all_verbs();

}  // namespace pressoir::activities
