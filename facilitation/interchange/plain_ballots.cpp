#include "facilitation/interchange/plain_ballots.h"

#include <algorithm>

#include "facilitation/activities/poll_count.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::interchange {
namespace {

using activities::BallotRow;
using activities::PollForm;
using Cells = std::vector<std::string>;

std::string line(std::string first, const Cells& cells) {
  for (const std::string& cell : cells) first += ";" + cell;
  return first + "\r\n";
}

// In their order, as far as the longest ballot goes.
Cells cells_of_words(const BallotRow& row, std::size_t most) {
  Cells cells(most);
  for (std::size_t i = 0; i < row.marks.size(); ++i) cells[i] = csv_cell(row.marks[i].text);
  return cells;
}

}  // namespace

std::string write_plain_ballots(const workshop::WorkshopState& readable, const workshop::Poll& poll) {
  const activities::PollKind& kind = activities::kind_of_poll(poll);
  const auto options = workshop::options_of(readable, poll.id);
  const auto rows = activities::ballot_rows(readable, poll);
  const bool axes = kind.form == PollForm::places, words = kind.form == PollForm::words, why = kind.asks_why > 0;
  std::size_t most_words = 1;
  for (const BallotRow& row : rows) most_words = std::max(most_words, row.marks.size());
  Cells heads;
  for (std::size_t word = 1; words && word <= most_words; ++word) heads.push_back(std::to_string(word));
  for (const workshop::PollOption* option : options) {
    if (words) break;
    const std::string& label = option->label.empty() ? poll.question : option->label;
    heads.push_back(csv_cell(axes ? label + " (x)" : label));
    if (axes) heads.push_back(csv_cell(label + " (y)"));
  }
  if (why) heads.push_back("why");
  std::string out = "\xEF\xBB\xBF" + line("count", heads);
  for (const BallotRow& row : rows) {
    Cells cells(heads.size());
    if (words) cells = cells_of_words(row, most_words);
    for (const BallotRow::Mark& mark : row.marks) {
      if (words) break;
      cells[axes ? 2 * mark.option : mark.option] = std::to_string(mark.value);
      if (axes) cells[2 * mark.option + 1] = std::to_string(mark.height);
      if (why && !mark.text.empty()) cells.back() = csv_cell(mark.text);
    }
    out += line(std::to_string(row.count), cells);
  }
  return out;
}

}  // namespace pressoir::interchange
