// What reading and writing .excalidraw share: how each word of that format is understood, so that what has not been
// changed is written back as it was.
#pragma once

#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "facilitation/interchange/board_file.h"
#include "facilitation/interchange/foreign_json.h"

namespace pressoir::interchange::excalidraw {

// Board units that a pen of width 1 draws: perfect-freehand's size is 4.25 times the stroke's width.
inline constexpr double pen_scale = 4.25;

// Each reads one property of an element as we understand it; with no such member, what the program itself assumes.
Colour edge_of(const boost::json::object& element);   // strokeColor under opacity
Colour fill_of(const boost::json::object& element);   // backgroundColor under opacity
double width_of(const boost::json::object& element);  // strokeWidth
workshop::LineDash dash_of(const boost::json::object& element);
workshop::EdgeStyle style_of(const boost::json::object& element);
workshop::Route route_of(const boost::json::object& element);
workshop::LineEnd end_of(const boost::json::object& element, std::string_view member);
workshop::ShapeKind shape_of(const boost::json::object& element);
workshop::LetterFace face_of(const boost::json::object& element);
workshop::LetterAlign align_of(const boost::json::object& element);
double degrees_of(const boost::json::object& element); // angle
// customData.pressoir: what we wrote there ourselves; null when there is none.
const boost::json::object* own_of(const boost::json::object& element);

// All the element said but what is told elsewhere, and the words bound to it; empty when that is too much to keep.
std::string foreign_of(const boost::json::object& element, const boost::json::object* words = nullptr);
// In board units, without those that are no points.
std::vector<Vec2> points_of(const boost::json::object& element);
// Where the elements of a library's item stand.
Rect bounds_of_elements(const boost::json::array& elements);

// ---- excalidraw_parts.cpp: each changes what an element says, only where we say otherwise
// The colour of a member that `read` reads.
void paint(boost::json::object& element, Colour colour, const char* member, Colour (*read)(const boost::json::object&));
// A text element's words; a size of 0 leaves the size.
void put_text(boost::json::object& element, const std::string& text, workshop::LetterFace face, double size);
void put_points(boost::json::object& element, const std::vector<Vec2>& points);
void put_head(boost::json::object& element, workshop::LineEnd end, const char* member);
// customData.pressoir, made if missing.
boost::json::object& own_in(boost::json::object& element);
// `id` among the element's boundElements, once.
void bind(boost::json::object& element, const std::string& id, std::string_view type);

} // namespace pressoir::interchange::excalidraw
