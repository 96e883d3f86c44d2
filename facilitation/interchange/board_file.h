// A board that another program drew, as a plan: what to ask of the workshop, nothing done yet; and what every such
// format needs: ids that come back as they were, colours, words cut to what a note holds.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>
#include <boost/json/storage_ptr.hpp>

#include "facilitation/base/id.h"
#include "facilitation/base/result.h"
#include "facilitation/document/request.h"
#include "facilitation/picture/painters.h"
#include "facilitation/workshop/import_verbs.h"
#include "facilitation/workshop/ink_verbs.h"

namespace pressoir::interchange {

inline constexpr std::uint64_t most_board_bytes = 64 << 20;
inline constexpr std::size_t most_board_things = 100'000;

// What a file holds. Orders and stackings count from 1 together, so that notes and drawings keep who lies above whom.
struct BoardFile {
  workshop::ImportNotes notes;
  workshop::AddDrawn drawn;
  std::vector<std::string> pictures; // bytes, PNG or JPEG; the n-th is named "#n" by images
  std::vector<Error> told;           // what could not come along, one line each
  std::size_t things() const;
};

struct BoardPlan {
  std::vector<Request> requests; // in this order, of one group so that one undo takes all back
  std::vector<Error> told;
  std::size_t notes = 0, drawn = 0;
};
// `keep` puts a picture in the session and gives its name. Things that are there already, under their own id, come in
// beside them under another. `board`: none = the one the current step works on. Refused: "board_file.empty", and what
// `keep` refuses.
Result<BoardPlan> plan_board(BoardFile file, const workshop::WorkshopState& state, Id<workshop::Board> board, Randomness& random,
                             const std::function<Result<std::string>(std::string_view)>& keep);

// By the file's ending: .canvas, .excalidraw, .excalidrawlib, .mm, .opml, .xopp. `name`: as it is told to people.
// Refused: "board_file.unknown" (file), "board_file.unreadable" (file), "board_file.too_large" (file, most).
Result<BoardFile> read_board_file(std::string_view bytes, std::string_view ending, std::string_view name);
bool is_board_file(std::string_view ending);

// What a writer needs beyond the state. `told`, if given: one line for each kind of thing that others will not see.
struct BoardWriting {
  picture::FetchBlob fetch;
  std::vector<Error>* told = nullptr;
};
// ---- json_canvas.cpp: JSON Canvas 1.0
Result<BoardFile> read_json_canvas(std::string_view bytes, std::string_view name);
std::string write_json_canvas(const workshop::WorkshopState& readable, Id<workshop::Board> board, const BoardWriting& writing);
// ---- excalidraw_reading.cpp, excalidraw_writing.cpp: files and libraries, version 2 (libraries 1 too)
Result<BoardFile> read_excalidraw(std::string_view bytes, std::string_view name);
std::string write_excalidraw(const workshop::WorkshopState& readable, Id<workshop::Board> board, const BoardWriting& writing);
std::string write_excalidraw_library(const workshop::WorkshopState& readable, Id<workshop::Board> board, const BoardWriting& writing);
// ---- branches.cpp: FreeMind and OPML, laid out as a tree of notes
Result<BoardFile> read_freemind(std::string_view bytes, std::string_view name);
Result<BoardFile> read_opml(std::string_view bytes, std::string_view name);
// ---- xournal.cpp: strokes and texts of all pages, one under the other
Result<BoardFile> read_xournal(std::string_view bytes, std::string_view name);

// ---- board_export.cpp
// Whether such a file holds a board for others: .canvas, .excalidraw, .excalidrawlib, or a canvas of one's own
// (…canvas.json, …canevas.json: see canvas_making.h).
bool names_board(const std::filesystem::path& file);
// Writes what readers may know of every board that holds something, or of the chosen one; several are numbered, in their
// order. Returns the files written. Refused: "export.no_board", "canvas.no_zones", and what write_file refuses.
Result<std::vector<std::filesystem::path>> export_boards(const std::filesystem::path& file, const workshop::WorkshopState& state, Id<workshop::Board> chosen, const BoardWriting& writing);

// ---- shared by them
// 16 hexadecimal digits are the id itself; anything else gives one that is always the same.
std::uint64_t id_from_foreign(std::string_view id);
// #rgb, #rrggbb, #rrggbbaa, a few English names, "transparent"; nothing when it is none of them.
std::optional<Colour> colour_from_foreign(std::string_view text);
workshop::NoteColour nearest_note_colour(Colour colour);
// At most what a text may hold, by whole letters; `cut` counts those that were longer.
std::string words_within(std::string_view text, std::size_t most, std::size_t& cut);
// A picture within a text, and back: PNG, JPEG or SVG in base 64; nothing when it is none.
std::string url_of_picture(std::string_view bytes);
std::optional<std::string> picture_from_url(std::string_view url);
// What the file of a picture is called beside a board's.
std::string picture_file_name(std::string_view blob);
// The document, if it is an object not nested deeper than 32, in that storage, which must outlive it.
std::optional<boost::json::object> json_object_of(std::string_view bytes, boost::json::storage_ptr storage);

} // namespace pressoir::interchange
