#include "facilitation/workshop/note_places.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "facilitation/workshop/canvas_verbs.h"

namespace pressoir::workshop {
namespace {

constexpr int columns = 8;
constexpr double lowest = 40'000;  // the last row looked at: what a stranger's file lays farther down is not worth the memory

// The cells from `at` over `length`, as far as they are among 0 … last.
struct Cells {
  int first = 0, last = -1;
};
Cells cells_of(double at, double length, double last) {
  return {static_cast<int>(std::clamp(std::floor(at / note_pitch), 0.0, last + 1)), static_cast<int>(std::clamp(std::floor((at + length - 1) / note_pitch), -1.0, last))};
}

// Below the canvas, if there is one: where a note goes on it is for people to say.
double first_row(const WorkshopState& state, Id<Board> board) {
  const auto canvas = canvas_of(state, board);
  return canvas ? canvas->size.y + 48 : 0;
}

}  // namespace

// A note is told where it begins and where it ends in each column, so that one of any height costs the same.
Vec2 next_free_place(const WorkshopState& state, Id<Board> board, Vec2) {
  const double top = first_row(state, board);
  std::vector<std::array<std::int32_t, columns>> begun(1);  // less ended, by row
  state.all<Note>().for_each([&](const Note& note) {
    if (note.board != board || note.reunited_with) return;
    const Cells across = cells_of(note.position.x, note.size.x, columns - 1), down = cells_of(note.position.y - top, note.size.y, lowest);
    if (down.first > down.last) return;
    if (begun.size() < static_cast<std::size_t>(down.last) + 2) begun.resize(static_cast<std::size_t>(down.last) + 2);
    for (auto column = static_cast<std::size_t>(across.first); static_cast<int>(column) <= across.last; ++column) {
      ++begun[static_cast<std::size_t>(down.first)][column];
      --begun[static_cast<std::size_t>(down.last) + 1][column];
    }
  });
  std::array<std::int32_t, columns> standing{};
  for (std::size_t row = 0; row < begun.size(); ++row)
    for (std::size_t column = 0; column < columns; ++column)
      if ((standing[column] += begun[row][column]) == 0) return {static_cast<double>(column) * note_pitch, top + static_cast<double>(row) * note_pitch};
  return {0, top + static_cast<double>(begun.size()) * note_pitch};
}

void place_block(const WorkshopState& state, Id<Board> board, std::vector<Note>& notes, std::optional<Vec2> first) {
  if (!first) {
    const double top = first_row(state, board);
    double bottom = top;
    state.all<Note>().for_each([&](const Note& note) {
      if (note.board == board) bottom = std::max(bottom, note.position.y + note.size.y);
    });
    first = Vec2{0, top + std::ceil((bottom - top) / note_pitch) * note_pitch};
  }
  const auto wide = static_cast<std::size_t>(std::max(static_cast<double>(columns), std::ceil(std::sqrt(static_cast<double>(notes.size()) * 16 / 9))));
  for (std::size_t i = 0; i < notes.size(); ++i)
    notes[i].position = *first + Vec2{static_cast<double>(i % wide) * note_pitch, static_cast<double>(i / wide) * note_pitch};
}

}  // namespace pressoir::workshop
