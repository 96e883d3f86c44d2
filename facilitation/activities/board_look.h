// How a board is to look: the colours, the style and the few words that its scene needs. Screens fill it from their
// theme, exports keep the defaults.
#pragma once

#include <string>

#include "facilitation/base/colour.h"
#include "facilitation/base/words.h"

namespace pressoir::activities {

enum class NoteEdges : std::uint8_t {
  soft,    // a shadow, no line
  bordered // weak projector: a line, no shadow, and the colour's sign
};

struct BoardLook {
  Colour paper = rgb(0xFBF9F4), sunken = rgb(0xF2EDE2);
  Colour ink = rgb(0x1F2430), ink3 = rgb(0x656A76); // of the paper: titles of zones, counts
  Colour note_ink = rgb(0x1F2430);                  // of what stands on notes, in every theme
  Colour accent = rgb(0x7A1F4B), success = rgb(0x1C6B46), danger = rgb(0xA6231C);
  NoteEdges edges = NoteEdges::soft;
  Language language = Language::french; // of a canvas's titles
  std::string tray_title;     // heads the notes without a theme: the word "board.tray"
  std::string untitled_theme; // the word "board.theme_untitled"
  bool operator==(const BoardLook&) const = default;
};

} // namespace pressoir::activities
