// What reading and writing JSON Canvas agree on: its six colours, the sides of a node, the ends of an edge. For this room only.
#pragma once

#include <array>
#include <string_view>

#include "facilitation/interchange/board_file.h"
#include "facilitation/interchange/foreign_json.h"
#include "facilitation/workshop/entities.h"

namespace pressoir::interchange::json_canvas {

using namespace workshop;

// The format's six presets, as notes and as lines.
struct Preset {
  NoteColour note;
  Colour line;
};
inline constexpr std::array presets = {Preset{NoteColour::rose, rgb(0xA6231C)}, Preset{NoteColour::apricot, rgb(0xC75B12)}, Preset{NoteColour::sun, rgb(0x8A6D00)},
                                Preset{NoteColour::leaf, rgb(0x1C6B46)}, Preset{NoteColour::mint, rgb(0x0F6E78)},    Preset{NoteColour::lilac, rgb(0x5B3FA8)}};

inline const Preset* preset_of(std::string_view colour) {
  return colour.size() == 1 && colour[0] >= '1' && colour[0] <= '6' ? &presets[static_cast<std::size_t>(colour[0] - '1')] : nullptr;
}
inline NoteColour note_colour_of(const boost::json::object& node) {
  const auto colour = text_in(node, "color");
  if (const Preset* preset = preset_of(colour)) return preset->note;
  const auto told = colour_from_foreign(colour);
  return told ? nearest_note_colour(*told) : NoteColour::stone;
}
inline Colour line_colour_of(const boost::json::object& thing) {
  const auto colour = text_in(thing, "color");
  if (const Preset* preset = preset_of(colour)) return preset->line;
  return colour_from_foreign(colour).value_or(drawing_ink);
}
inline Vec2 anchor_of(std::string_view side) {
  if (side == "top") return {0.5, 0};
  if (side == "bottom") return {0.5, 1};
  if (side == "left") return {0, 0.5};
  if (side == "right") return {1, 0.5};
  return {0.5, 0.5};
}
inline std::string_view side_of(Vec2 anchor) {
  for (const std::string_view side : {"top", "bottom", "left", "right"})
    if (anchor == anchor_of(side)) return side;
  return {};
}
inline LineEnd end_of_edge(const boost::json::object& edge, std::string_view member, LineEnd otherwise) {
  const auto told = text_in(edge, member);
  return told == "arrow" ? LineEnd::arrow : told == "none" ? LineEnd::none : otherwise;
}
// What a node says, whatever its type.
inline std::string_view words_of(const boost::json::object& node) {
  for (const char* member : {"text", "url", "file"})
    if (const auto words = text_in(node, member); !words.empty()) return words;
  return {};
}

} // namespace pressoir::interchange::json_canvas
