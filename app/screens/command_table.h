// The one table of what can be done on the stage. The tool bar, the palette, the keys and the sheet of keys are made
// from it; a new command is one line in command_table.cpp and its words "command.<id>".
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

struct Chord {
  desktop::Key key = desktop::Key::none;
  desktop::Modifiers modifiers = {};
};

// The headings of the sheet of keys, in this order: the words "commands.<name>".
enum class CommandGroup : std::uint8_t { notes, outcomes, time, steps, show, session, drawing };

// Where a command shows and works, besides the stage itself; a set of bits.
namespace where {
enum : std::uint8_t {
  bar = 1,      // the tool bar
  palette = 2,  // found by its words
  sheet = 4,    // the sheet of keys
  reading = 8,  // its keys work in reading mode too
  over = 16,    // … with a panel open
  covered = 32, // … and under the cover
  listed = palette | sheet,
  always = listed | reading | over | covered
};
} // namespace where

struct Command {
  std::string_view id; // its name is the word "command.<id>"
  CommandGroup group;
  std::string_view pictogram;
  std::uint8_t where;
  std::array<Chord, 3> keys; // the first is the one shown in tooltips; then other ways to give it
  bool (*enabled)(const StageScope&);
  void (*run)(StageScope&);
  bool (*active)(const StageScope&) = nullptr; // its cell in the tool bar is the chosen one
};

std::span<const Command> commands();
const Command* find_command(std::string_view id);
std::string command_name(const ui::Ui& ui, const Command& command);

// Takes the keys of this frame and runs what they ask. Nothing while somebody writes.
void take_commands(StageScope& stage);

// « Ctrl+Entrée », « Maj+Suppr », « ? »; as the keyboard of that language is engraved.
std::string chord_text(const Words& words, const Chord& chord);
// All keys of a command, each once: { « B », « . » }.
std::vector<std::string> keys_of(const Words& words, const Command& command);

} // namespace pressoir::screens
