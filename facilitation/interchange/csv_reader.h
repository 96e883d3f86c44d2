// CSV as people's spreadsheets write it: any of ; tab , between cells, quotes, UTF-8 with or without its mark, Windows-1252.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/result.h"

namespace pressoir::interchange {

inline constexpr std::uint64_t most_csv_bytes = std::uint64_t{64} << 20;
inline constexpr std::size_t most_csv_rows = 200'000;
inline constexpr std::size_t most_csv_columns = 256;

// The text of a file in UTF-8, without its byte order mark. "csv.not_text" when it holds zero bytes (a spreadsheet saved under a wrong
// name, UTF-16), "csv.too_big" above most_csv_bytes.
Result<std::string> csv_text(std::string_view bytes);

// Row by row, holding one row at a time; rows of blanks and separators alone are skipped. The text must outlive the reader.
class CsvReader {
 public:
  // Separator 0: one cell a row.
  CsvReader(std::string_view text, char separator, std::size_t most_columns = most_csv_columns)
      : text_(text), separator_(separator), most_columns_(most_columns) {}

  // False at the end. "csv.open_quote" (line) where a quote is never closed,
  // "csv.too_many_columns" (line, most), "csv.too_many_rows" (most).
  Result<bool> next(std::vector<std::string>& cells);
  std::size_t line() const { return line_; } // on which the row begins, from 1

 private:
  Result<std::string> quoted_cell();
  Result<void> row(std::vector<std::string>& cells);

  std::string_view text_;
  char separator_;
  std::size_t most_columns_;
  std::size_t at_ = 0, line_ = 0, lines_read_ = 0, rows_ = 0;
};

// The column a meaning is in, by the names it may have; compared without case or accents. The names of one meaning are
// in order of preference.
struct ColumnMeaning {
  std::vector<std::string_view> names;
  bool wanted = false; // without this one there is nothing to import
};
struct Columns {
  char separator = 0;
  bool has_header = false;
  std::vector<std::optional<std::size_t>> places; // by meaning
};
// Looks at the first rows. A file of one column without a known name above it is taken whole as the first wanted meaning.
// Refused: "csv.no_column" (columns, wanted: the first name) when there are several columns and none that is wanted, "csv.empty".
Result<Columns> find_columns(std::string_view text, const std::vector<ColumnMeaning>& meanings);

// The cell's own text: without the apostrophe that exports put before =, +, −, @ so that no spreadsheet runs it.
std::string_view unguarded(std::string_view cell);

// A text as one cell of a file whose cells stand between semicolons: on one line, guarded as above, quoted where it must be.
std::string csv_cell(std::string_view text);

} // namespace pressoir::interchange
