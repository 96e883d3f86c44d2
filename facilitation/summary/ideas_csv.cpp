#include "facilitation/summary/ideas_csv.h"

#include <algorithm>
#include <array>
#include <set>

namespace pressoir::summary {
namespace {

using namespace workshop;

// Spreadsheets take a cell that begins so for a formula, also after blanks. The apostrophe they show as text keeps it one; a cell
// that already begins with apostrophes before such a sign gets one more, so that reading takes exactly one away.
bool would_run(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of("' \t\r\n");
  if (first == cell.npos) return !cell.empty() && (cell[0] == '\t' || cell[0] == '\r');
  cell.remove_prefix(first);
  for (std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"})
    if (cell.starts_with(sign)) return true;
  return first > 0 && (cell[0] == '\t' || cell[0] == '\r');
}

class Table {
 public:
  explicit Table(char separator) : separator_(separator) {}
  void cell(std::string_view text) {
    if (!first_) bytes += separator_;
    first_ = false;
    const std::string safe = would_run(text) ? "'" + std::string(text) : std::string(text);
    if (safe.find_first_of(std::string("\"\r\n;,\t") + separator_) == safe.npos && safe == trimmed_of_blanks(safe)) {
      bytes += safe;
      return;
    }
    bytes += '"';
    for (char c : safe) {
      if (c == '"') bytes += '"';
      bytes += c;
    }
    bytes += '"';
  }
  void end_row() {
    bytes += "\r\n";
    first_ = true;
  }
  std::string bytes;

 private:
  static std::string_view trimmed_of_blanks(std::string_view text) {
    if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) return {};
    return text;
  }
  char separator_;
  bool first_ = true;
};

using Told = std::set<Id<Note>>;

// `zones`: there is a canvas somewhere, so that every row says where its idea lies.
void row(Table& table, const Idea& idea, const Words& words, Told& told, bool zones) {
  if (!told.insert(idea.id).second) return;
  const auto number = [](std::int64_t n) { return std::to_string(n); };
  table.cell(id_text(idea.id.value));
  table.cell(idea.theme);
  table.cell(idea.text);
  table.cell(idea.original);
  table.cell(words.say(key_of("colour", idea.colour)));
  table.cell(idea.dots ? number(*idea.dots) : std::string());
  table.cell(number(idea.likes));
  table.cell(idea.fate == Fate::open ? std::string() : words.say(key_of("summary.fate", idea.fate)));
  table.cell(idea.reason);
  table.cell(idea.author);
  table.cell(idea.step);
  table.cell(idea.created ? iso_text(idea.created) : std::string());
  if (zones) {
    table.cell(idea.zone.in(words.language()));
    table.cell(idea.zone_id);
  }
  table.end_row();
  for (const Idea& under : idea.reunited) row(table, under, words, told, zones);
}

} // namespace

std::string ideas_csv(const Summary& summary, const Words& words, ByteOrderMark mark) {
  Table table(words.language() == Language::french ? ';' : ',');
  if (mark == ByteOrderMark::written) table.bytes = "\xEF\xBB\xBF";
  constexpr std::array columns = {"csv.id", "csv.theme", "csv.text", "csv.original", "csv.colour", "csv.votes",
                                  "csv.likes", "csv.fate", "csv.reason", "csv.author", "csv.step", "csv.created"};
  const bool zones = std::any_of(summary.walls.begin(), summary.walls.end(), [](const Wall& wall) { return wall.canvas.has_value(); });
  for (const char* column : columns) table.cell(words.say(column));
  if (zones)
    for (const char* column : {"csv.zone", "csv.zone_id"}) table.cell(words.say(column));
  table.end_row();
  Told told;
  for (const Wall& wall : summary.walls) {
    for (const Family& family : wall.families)
      for (const Idea& idea : family.ideas) row(table, idea, words, told, zones);
    for (const Idea& idea : wall.loose) row(table, idea, words, told, zones);
  }
  // What was written straight into the frigo stands on no wall.
  for (const std::vector<Idea>* ideas : {&summary.parked, &summary.rejected})
    for (const Idea& idea : *ideas) row(table, idea, words, told, zones);
  return table.bytes;
}

} // namespace pressoir::summary
