// Scenes and texts that several picture tests share, at the look's own measures.
#pragma once

#include <array>
#include <string>

#include "facilitation/picture/pictograms.h"
#include "facilitation/picture/scene.h"

namespace pressoir::samples {

inline constexpr Colour paper = rgb(0xFBF9F4), ink = rgb(0x1F2430), plum = rgb(0x7A1F4B), accent_fill = rgb(0xE9B4CC);
inline constexpr std::array note_colours{rgb(0xFEF09B), rgb(0xF5BE8C), rgb(0xEC99B5), rgb(0xB5A7F3),
                                         rgb(0xAAC8E8), rgb(0xA2E7E1), rgb(0xC1EBB8), rgb(0xD4D0C3)};

picture::Pictograms pictograms();
picture::TextStyle note_style();
picture::Text question(const std::string& text);
// A card, its shadow and its text with the look's padding (9, 13, 10).
picture::Element note(const std::string& text, const Rect& box, Colour colour);
// Sixteen notes on dotted paper.
picture::Scene wall();
// The bench's scene: notes of 200 × 200, 240 apart, texts of 60 characters.
picture::Scene many_notes(int count);

} // namespace pressoir::samples
