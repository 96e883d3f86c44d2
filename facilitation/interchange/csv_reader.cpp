#include "facilitation/interchange/csv_reader.h"

#include <algorithm>

#include "facilitation/base/text.h"

namespace pressoir::interchange {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

struct Sample {
  std::vector<std::vector<std::string>> rows;
  bool even() const { // every row has the same number of cells, more than one
    return rows.size() > 1 && rows[0].size() > 1 &&
           std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return row.size() == rows[0].size(); });
  }
};
Sample sample_of(std::string_view text, char separator) {
  Sample sample;
  CsvReader reader(text, separator);
  std::vector<std::string> cells;
  while (sample.rows.size() < 20) {
    const auto more = reader.next(cells);
    if (!more || !*more) break;
    sample.rows.push_back(cells);
  }
  return sample;
}

Columns columns_in(const std::vector<std::string>& header, const std::vector<ColumnMeaning>& meanings) {
  Columns columns;
  columns.places.resize(meanings.size());
  std::vector<std::string> keys;
  for (const std::string& cell : header) keys.push_back(search_key(trimmed(cell)));
  for (std::size_t m = 0; m < meanings.size(); ++m)
    for (std::string_view name : meanings[m].names) {
      const auto found = std::find(keys.begin(), keys.end(), search_key(name));
      if (found == keys.end()) continue;
      columns.places[m] = static_cast<std::size_t>(found - keys.begin());
      columns.has_header = true;
      break;
    }
  return columns;
}

std::string joined(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) {
    if (text.size() > 200) return text + " …";
    text += (text.empty() ? "" : ", ") + std::string(first_graphemes(clean_line(cell), 40));
  }
  return text;
}

} // namespace

Result<std::string> csv_text(std::string_view bytes) {
  if (bytes.size() > most_csv_bytes) return refuse("csv.too_big", {{"most", static_cast<std::int64_t>(most_csv_bytes)}});
  if (bytes.find('\0') != bytes.npos) return refuse("csv.not_text");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return is_utf8(bytes) ? std::string(bytes) : utf8_from_windows_1252(bytes);
}

// After the opening quote. What follows the closing one up to the next separator belongs to the cell, as spreadsheets read it.
Result<std::string> CsvReader::quoted_cell() {
  const std::size_t opened_on = 1 + lines_read_;
  std::string cell;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == text_.npos) return refuse("csv.open_quote", {{"line", static_cast<std::int64_t>(opened_on)}});
    const std::string_view piece = text_.substr(at_, quote - at_);
    lines_read_ += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
    cell += piece;
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    cell += '"';
    ++at_;
  }
  while (at_ < text_.size() && !is_line_end(text_[at_]) && (separator_ == 0 || text_[at_] != separator_)) cell += text_[at_++];
  return cell;
}

Result<void> CsvReader::row(std::vector<std::string>& cells) {
  while (true) {
    if (cells.size() >= most_columns_)
      return refuse("csv.too_many_columns", {{"line", static_cast<std::int64_t>(line_)}, {"most", static_cast<std::int64_t>(most_columns_)}});
    if (at_ < text_.size() && text_[at_] == '"') {
      ++at_;
      cells.push_back(TRY(quoted_cell()));
    } else {
      const std::size_t from = at_;
      while (at_ < text_.size() && !is_line_end(text_[at_]) && (separator_ == 0 || text_[at_] != separator_)) ++at_;
      cells.emplace_back(text_.substr(from, at_ - from));
    }
    if (at_ >= text_.size()) return {};
    if (is_line_end(text_[at_])) break;
    ++at_;
  }
  if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
  ++at_;
  ++lines_read_;
  return {};
}

Result<bool> CsvReader::next(std::vector<std::string>& cells) {
  while (at_ < text_.size()) {
    cells.clear();
    line_ = 1 + lines_read_;
    TRY(row(cells));
    const auto says_nothing = [](const std::string& cell) { return cell.find_first_not_of(" ;,\t") == cell.npos || trimmed(cell).empty(); };
    if (std::all_of(cells.begin(), cells.end(), says_nothing)) continue;
    if (++rows_ > most_csv_rows + 1) return refuse("csv.too_many_rows", {{"most", static_cast<std::int64_t>(most_csv_rows)}});
    return true;
  }
  return false;
}

Result<Columns> find_columns(std::string_view text, const std::vector<ColumnMeaning>& meanings) {
  std::size_t wanted = 0;
  while (wanted < meanings.size() && !meanings[wanted].wanted) ++wanted;
  std::optional<Columns> best;
  std::size_t best_found = 0;
  std::optional<std::string> strangers; // the names of columns none of which is wanted
  for (char separator : {';', '\t', ','}) {
    const Sample sample = sample_of(text, separator);
    if (sample.rows.empty()) continue;
    Columns columns = columns_in(sample.rows[0], meanings);
    columns.separator = separator;
    const auto found = static_cast<std::size_t>(std::count_if(columns.places.begin(), columns.places.end(), [](const auto& p) { return p.has_value(); }));
    // A lone column is the same with any separator: none is then the true one, for its cells may hold them all.
    if (sample.rows[0].size() == 1) columns.separator = 0;
    if (columns.places[wanted] && found > best_found) {
      best = std::move(columns);
      best_found = found;
    } else if (sample.even() && (separator != ',' || found > 0)) {
      strangers = joined(sample.rows[0]);
    }
  }
  if (best) return *std::move(best);
  if (strangers)
    return refuse("csv.no_column", {{"columns", *strangers}, {"wanted", std::string(meanings[wanted].names.front())}});
  if (sample_of(text, 0).rows.empty()) {
    // Nothing but blanks, or a first row that cannot be read: say which.
    CsvReader reader(text, 0);
    std::vector<std::string> cells;
    TRY(reader.next(cells));
    return refuse("csv.empty");
  }
  Columns lone;
  lone.places.resize(meanings.size());
  lone.places[wanted] = 0;
  return lone;
}

std::string_view unguarded(std::string_view cell) {
  if (!cell.starts_with('\'')) return cell;
  std::string_view rest = cell.substr(1);
  const std::size_t first = rest.find_first_not_of("' \t\r\n");
  if (first == rest.npos) return rest.starts_with('\t') || rest.starts_with('\r') ? rest : cell;
  for (std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"})
    if (rest.substr(first).starts_with(sign)) return rest;
  return first > 0 && (rest[0] == '\t' || rest[0] == '\r') ? rest : cell;
}

std::string csv_cell(std::string_view text) {
  std::string line = clean_line(text);
  if (!line.empty() && std::string_view("=+-@").find(line.front()) != std::string_view::npos) line.insert(0, 1, '\'');
  if (line.find_first_of(";\"") == line.npos) return line;
  std::string out = "\"";
  for (const char c : line) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

} // namespace pressoir::interchange
