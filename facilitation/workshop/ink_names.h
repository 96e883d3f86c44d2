// The closed lists of what is drawn, with the names that files hold. Order may grow at the end; names never change.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "facilitation/document/fields.h"

namespace pressoir::workshop {

// Painted from the first to the last; notes stand on the board's.
enum class Layer : std::uint8_t { background, board, ink };
enum class PenTool : std::uint8_t { pen, marker, highlighter };
enum class ShapeKind : std::uint8_t { rectangle, rounded, ellipse, diamond, triangle, cloud, speech, thought, banner, signpost, book, frame };
enum class EdgeStyle : std::uint8_t { plain, hand_drawn };
enum class LineDash : std::uint8_t { solid, dashed, dotted };
enum class Route : std::uint8_t { straight, curved, elbow };
enum class LineEnd : std::uint8_t { none, arrow, dot };
// capitals: drawn with one stroke, our own; the others are Debian's fonts.
enum class LetterFace : std::uint8_t { title, subtitle, body, handwriting, capitals };
enum class LetterStyle : std::uint8_t { plain, outline, shadow, underline };
enum class LetterAlign : std::uint8_t { start, centre, end };

}  // namespace pressoir::workshop

namespace pressoir {
using std::literals::string_view_literals::operator""sv;
template <> inline constexpr std::array enum_names<workshop::Layer> = {"background"sv, "board"sv, "ink"sv};
template <> inline constexpr std::array enum_names<workshop::PenTool> = {"pen"sv, "marker"sv, "highlighter"sv};
template <> inline constexpr std::array enum_names<workshop::ShapeKind> = {"rectangle"sv, "rounded"sv, "ellipse"sv, "diamond"sv, "triangle"sv, "cloud"sv,
                                                                           "speech"sv, "thought"sv, "banner"sv, "signpost"sv, "book"sv, "frame"sv};
template <> inline constexpr std::array enum_names<workshop::EdgeStyle> = {"plain"sv, "hand_drawn"sv};
template <> inline constexpr std::array enum_names<workshop::LineDash> = {"solid"sv, "dashed"sv, "dotted"sv};
template <> inline constexpr std::array enum_names<workshop::Route> = {"straight"sv, "curved"sv, "elbow"sv};
template <> inline constexpr std::array enum_names<workshop::LineEnd> = {"none"sv, "arrow"sv, "dot"sv};
template <> inline constexpr std::array enum_names<workshop::LetterFace> = {"title"sv, "subtitle"sv, "body"sv, "handwriting"sv, "capitals"sv};
template <> inline constexpr std::array enum_names<workshop::LetterStyle> = {"plain"sv, "outline"sv, "shadow"sv, "underline"sv};
template <> inline constexpr std::array enum_names<workshop::LetterAlign> = {"start"sv, "centre"sv, "end"sv};
}  // namespace pressoir
