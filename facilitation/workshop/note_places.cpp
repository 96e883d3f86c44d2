#include "facilitation/workshop/note_places.h"

#include <cmath>
#include <set>
#include <utility>

namespace pressoir::workshop {
namespace {
constexpr int columns = 8;
}

Vec2 next_free_place(const WorkshopState& state, Id<Board> board, Vec2) {
  std::set<std::pair<long, long>> taken;  // row, column
  state.all<Note>().for_each([&](const Note& note) {
    if (note.board != board || note.reunited_with) return;
    const auto cell = [](double at) { return static_cast<long>(std::floor(at / note_pitch)); };
    for (long row = cell(note.position.y); row <= cell(note.position.y + note.size.y - 1); ++row)
      for (long column = cell(note.position.x); column <= cell(note.position.x + note.size.x - 1); ++column) taken.emplace(row, column);
  });
  for (long row = 0;; ++row)
    for (long column = 0; column < columns; ++column)
      if (!taken.contains({row, column})) return {static_cast<double>(column) * note_pitch, static_cast<double>(row) * note_pitch};
}

void place_block(const WorkshopState& state, Id<Board> board, std::vector<Note>& notes, std::optional<Vec2> first) {
  if (!first) {
    double bottom = 0;
    state.all<Note>().for_each([&](const Note& note) {
      if (note.board == board) bottom = std::max(bottom, note.position.y + note.size.y);
    });
    first = Vec2{0, std::ceil(bottom / note_pitch) * note_pitch};
  }
  const auto wide = static_cast<std::size_t>(std::max(static_cast<double>(columns), std::ceil(std::sqrt(static_cast<double>(notes.size()) * 16 / 9))));
  for (std::size_t i = 0; i < notes.size(); ++i)
    notes[i].position = *first + Vec2{static_cast<double>(i % wide) * note_pitch, static_cast<double>(i / wide) * note_pitch};
}

}  // namespace pressoir::workshop
