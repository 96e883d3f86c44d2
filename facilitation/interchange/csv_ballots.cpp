// Ballots in CSV, one row a voter.
#include <algorithm>
#include <map>

#include "facilitation/base/text.h"
#include "facilitation/interchange/ballot_files.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/interchange/text_lines_of.h"

namespace pressoir::interchange {
namespace {

using voting::BallotForm;
using voting::Group;
using voting::Option;

struct Row {
  std::vector<std::string> cells;
  std::size_t line;
};
struct Sheet {
  std::vector<std::string> header;
  std::vector<Row> rows;
};

// The separator that cuts the first row into most cells.
Result<Sheet> sheet_of(std::string_view text) {
  char best = 0;
  std::size_t most = 1;
  std::vector<std::string> cells;
  for (const char separator : {';', '\t', ','}) {
    CsvReader reader(text, separator, voting::most_options + 10);
    const auto more = reader.next(cells);
    if (more && *more && cells.size() > most) {
      most = cells.size();
      best = separator;
    }
  }
  Sheet sheet;
  CsvReader reader(text, best, voting::most_options + 10);
  if (!TRY(reader.next(sheet.header))) return refuse("csv.empty");
  while (TRY(reader.next(cells))) sheet.rows.push_back({cells, reader.line()});
  return sheet;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  const std::string key = search_key(trimmed(text));
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return key == search_key(word); });
}
bool counts_voters(std::string_view name) { return is_one_of(name, {"count", "nombre", "bulletins", "ballots", "weight", "poids"}); }
bool tells_who_or_when(std::string_view name) {
  return is_one_of(name, {"voter", "votant", "votante", "participant", "participante", "id", "ballotid", "ballot", "bulletin", "voter_id", "nom", "name", "date", "horodateur", "timestamp", "datetime"});
}

// The six words, worst first, in French as in the program and on other ballots, and in English.
std::optional<std::int64_t> grade_from(std::string_view text) {
  if (const auto number = voting::whole_from(trimmed(text))) return number;
  if (is_one_of(text, {"À rejeter", "Reject", "Insuffisant", "Insufficient"})) return 0;
  if (is_one_of(text, {"Passable", "Poor"})) return 1;
  if (is_one_of(text, {"Assez bien", "Acceptable", "Fair"})) return 2;
  if (is_one_of(text, {"Bien", "Good"})) return 3;
  if (is_one_of(text, {"Très bien", "Very good"})) return 4;
  if (is_one_of(text, {"Excellent"})) return 5;
  return std::nullopt;
}

class Reader {
 public:
  Reader(Sheet sheet, BallotForm form, voting::Unranked unranked) : sheet_(std::move(sheet)), form_(form), unranked_(unranked) {}

  Result<voting::Case> read() {
    std::vector<std::string> names;
    for (std::size_t column = 0; column < sheet_.header.size(); ++column) {
      if (counts_voters(sheet_.header[column])) count_ = column;
      if (counts_voters(sheet_.header[column]) || tells_who_or_when(sheet_.header[column])) continue;
      columns_.push_back(column);
      names.push_back(clean_line(unguarded(trimmed(sheet_.header[column]))));
    }
    if (columns_.empty()) return refuse("tally.no_options");
    if (sheet_.rows.size() * columns_.size() > voting::most_entries) return refuse("tally.too_large");
    if (form_ == BallotForm::ranking && holds_names()) return by_choices();
    asked_.options = distinct_names(std::move(names));
    asked_.rankings = voting::Rankings(asked_.size(), unranked_);
    asked_.points.options = form_ == BallotForm::points ? asked_.size() : 0;
    for (const Row& row : sheet_.rows) TRY(add(row));
    if (form_ == BallotForm::grades) keep_grades();
    return std::move(asked_);
  }

 private:
  Error bad_cell(const Row& row, std::size_t column) const {
    return refuse("tally.file_cell", {{"line", static_cast<std::int64_t>(row.line)}, {"column", std::string(first_graphemes(clean_line(sheet_.header[column]), 40))}});
  }
  std::string_view cell(const Row& row, std::size_t column) const { return column < row.cells.size() ? unguarded(trimmed(row.cells[column])) : std::string_view(); }
  Result<voting::Count> count_of(const Row& row) {
    voting::Count count = 1;
    if (count_) {
      const auto number = voting::whole_from(cell(row, *count_));
      if (!number || *number < 0) return bad_cell(row, *count_);
      count = *number;
    }
    if ((total_ += count) > voting::most_votes) return refuse("tally.too_many_votes", {{"most", voting::most_votes}});
    return count;
  }
  // Whether cells are names of options rather than places.
  bool holds_names() const {
    for (const Row& row : sheet_.rows)
      for (const std::size_t column : columns_)
        if (const std::string_view text = cell(row, column); !text.empty() && !voting::whole_from(text)) return true;
    return false;
  }
  // First choice, second choice …: one name a cell.
  Result<voting::Case> by_choices() {
    std::map<std::string, Option> places;
    std::vector<std::pair<std::vector<Group>, voting::Count>> ballots;
    for (const Row& row : sheet_.rows) {
      const voting::Count count = TRY(count_of(row));
      std::vector<Group> ranking;
      for (const std::size_t column : columns_) {
        const std::string name = clean_line(cell(row, column));
        if (name.empty()) continue;
        const auto [place, is_new] = places.emplace(name, static_cast<Option>(places.size()));
        if (is_new) asked_.options.push_back(name);
        if (std::find(ranking.begin(), ranking.end(), Group{place->second}) != ranking.end()) return bad_cell(row, column);
        ranking.push_back({place->second});
      }
      ballots.emplace_back(std::move(ranking), count);
    }
    if (asked_.options.size() > voting::most_ranked_options) return refuse("tally.too_many_options", {{"most", static_cast<std::int64_t>(voting::most_ranked_options)}});
    if (asked_.options.size() * ballots.size() > voting::most_entries) return refuse("tally.too_large");
    asked_.rankings = voting::Rankings(asked_.size(), unranked_);
    for (const auto& [ranking, count] : ballots) asked_.rankings.add(ranking, count);
    return std::move(asked_);
  }
  Result<void> add(const Row& row) {
    const voting::Count count = TRY(count_of(row));
    std::map<std::int64_t, Group> places;
    Group marks;
    std::vector<std::int64_t> points(asked_.points.options, voting::Points::missing);
    for (Option option = 0; option < asked_.size(); ++option) {
      const std::string_view text = cell(row, columns_[option]);
      if (form_ == BallotForm::approvals) {
        if (!text.empty() && !is_one_of(text, {"0", "non", "no", "faux", "false", "n"})) marks.push_back(option);
        continue;
      }
      if (text.empty()) continue;
      const auto number = form_ == BallotForm::grades ? grade_from(text) : voting::whole_from(text);
      if (!number || std::abs(*number) > voting::most_points) return bad_cell(row, columns_[option]);
      if (form_ == BallotForm::ranking) places[*number].push_back(option);
      if (form_ == BallotForm::points) points[option] = *number;
      if (form_ == BallotForm::grades) {
        judgments_[*number].resize(asked_.size());
        judgments_[*number][option] += count;
      }
    }
    if (form_ == BallotForm::ranking) {
      std::vector<Group> ranking;
      for (auto& [place, group] : places) ranking.push_back(std::move(group));
      asked_.rankings.add(ranking, count);
    } else if (form_ == BallotForm::points) {
      asked_.points.counts.push_back(count);
      asked_.points.values.insert(asked_.points.values.end(), points.begin(), points.end());
    } else if (form_ == BallotForm::approvals) {
      asked_.approvals.counts.push_back(count);
      asked_.approvals.sets.push_back(std::move(marks));
    }
    return {};
  }
  void keep_grades() {
    if (judgments_.empty()) judgments_[0];
    asked_.grades.tallies.assign(asked_.size(), {});
    for (auto& [grade, counts] : judgments_) {
      counts.resize(asked_.size());
      asked_.grades.grades.push_back(grade);
      for (Option option = 0; option < asked_.size(); ++option) asked_.grades.tallies[option].push_back(voting::integer_of(counts[option]));
    }
    asked_.grades.participants = voting::integer_of(total_);
  }

  Sheet sheet_;
  BallotForm form_;
  voting::Unranked unranked_;
  voting::Case asked_;
  std::vector<std::size_t> columns_; // of the options
  std::optional<std::size_t> count_;
  std::map<std::int64_t, std::vector<voting::Wide>> judgments_;
  voting::Wide total_ = 0;
};

} // namespace

Result<voting::Case> read_ballots_csv(std::string_view bytes, BallotForm ballots, voting::Unranked unranked) {
  if (ballots == BallotForm::contributions) return refuse("tally.file_form", {{"method", std::string("quadratic_funding")}, {"has", std::string("csv")}});
  const std::string text = TRY(csv_text(bytes));
  return Reader(TRY(sheet_of(text)), ballots, unranked).read();
}

std::string write_ballots_csv(const voting::Case& asked, BallotForm ballots) {
  std::string out = "\xEF\xBB\xBF" "count";
  for (const std::string& option : asked.options) out += ";" + csv_cell(option);
  out += "\r\n";
  const auto add = [&](voting::Count count, const std::vector<std::string>& cells) {
    out += std::to_string(count);
    for (const std::string& cell : cells) out += ";" + cell;
    out += "\r\n";
  };
  for (std::size_t ballot = 0; ballots == BallotForm::ranking && ballot < asked.rankings.size(); ++ballot) {
    std::vector<std::string> cells(asked.size());
    for (const auto& entry : asked.rankings[ballot]) cells[entry.option] = std::to_string(entry.place + 1);
    add(asked.rankings.count(ballot), cells);
  }
  for (std::size_t ballot = 0; ballots == BallotForm::approvals && ballot < asked.approvals.size(); ++ballot) {
    std::vector<std::string> cells(asked.size());
    for (const Option option : asked.approvals.sets[ballot]) cells[option] = "1";
    add(asked.approvals.counts[ballot], cells);
  }
  for (std::size_t ballot = 0; ballots == BallotForm::points && ballot < asked.points.size(); ++ballot) {
    std::vector<std::string> cells(asked.size());
    for (Option option = 0; option < asked.size(); ++option)
      if (asked.points[ballot][option] != voting::Points::missing) cells[option] = std::to_string(asked.points[ballot][option]);
    add(asked.points.counts[ballot], cells);
  }
  return out;
}

} // namespace pressoir::interchange
