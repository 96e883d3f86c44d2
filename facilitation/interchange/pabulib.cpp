// Pabulib .pb: participatory budgets with their projects, costs and votes.
#include <algorithm>
#include <map>
#include <set>

#include "facilitation/base/text.h"
#include "facilitation/interchange/ballot_files.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/interchange/text_lines_of.h"

namespace pressoir::interchange {
namespace {

using voting::Group;
using voting::Option;

Error bad_line(std::size_t line) { return refuse("tally.file_line", {{"line", static_cast<std::int64_t>(line)}}); }

std::string lower(std::string_view text) {
  std::string small(trimmed(text));
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

// "1 000 000", "12,5": as people write amounts.
std::optional<voting::Fraction> amount_from(std::string_view text) {
  std::string plain;
  for (const char c : trimmed(text))
    if (c != ' ') plain += c == ',' ? '.' : c;
  const auto amount = voting::fraction_from(plain);
  return amount && *amount >= 0 ? amount : std::nullopt;
}

struct Row {
  std::vector<std::string> cells;
  std::size_t line;
};
// A section's header and rows.
struct Section {
  std::vector<std::string> header;
  std::vector<Row> rows;
  std::optional<std::size_t> column(std::string_view name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header.begin()));
  }
};

// Sections may stand in any order; each begins with its name alone.
Result<std::map<std::string, Section>> sections_of(std::string_view text) {
  std::map<std::string, Section> sections;
  Section* current = nullptr;
  CsvReader reader(text, ';');
  std::vector<std::string> cells;
  while (TRY(reader.next(cells))) {
    const std::string first = lower(cells.front());
    const bool alone = std::all_of(cells.begin() + 1, cells.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
    if (alone && (first == "meta" || first == "projects" || first == "votes")) {
      current = &sections[first];
    } else if (!current) {
      return bad_line(reader.line());
    } else if (current->header.empty()) {
      for (const std::string& cell : cells) current->header.push_back(lower(cell));
    } else {
      current->rows.push_back({cells, reader.line()});
    }
  }
  return sections;
}

std::string cell_of(const Row& row, std::optional<std::size_t> column) {
  return column && *column < row.cells.size() ? std::string(trimmed(row.cells[*column])) : std::string();
}

std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  while (!trimmed(text).empty()) {
    const std::size_t comma = text.find(',');
    pieces.emplace_back(trimmed(text.substr(0, comma)));
    if (comma == text.npos) break;
    text.remove_prefix(comma + 1);
  }
  return pieces;
}

// Options, costs, and the options by their ids.
Result<std::map<std::string, Option>> read_projects(const Section& projects, voting::Case& asked) {
  const auto id = projects.column("project_id"), cost = projects.column("cost"), name = projects.column("name");
  if (!id || !cost) return refuse("tally.file_column", {{"column", std::string(id ? "cost" : "project_id")}});
  if (projects.rows.empty()) return refuse("tally.no_options");
  if (projects.rows.size() > voting::most_options) return refuse("tally.too_many_options", {{"most", static_cast<std::int64_t>(voting::most_options)}});
  std::map<std::string, Option> by_id;
  std::vector<std::string> names;
  std::set<std::string> different;
  for (const Row& row : projects.rows) {
    if (!by_id.emplace(cell_of(row, id), static_cast<Option>(by_id.size())).second) return refuse("tally.option_twice", {{"option", cell_of(row, id)}});
    asked.options.push_back(cell_of(row, id));
    const auto amount = amount_from(cell_of(row, cost));
    if (!amount) return refuse("tally.bad_cost", {{"option", cell_of(row, id)}});
    asked.costs.push_back(*amount);
    names.push_back(clean_line(cell_of(row, name)));
    different.insert(names.back());
  }
  if (different.size() == names.size() && !different.contains("")) asked.options = std::move(names);
  return by_id;
}

Result<void> read_votes(const Section& votes, const std::string& type, const std::map<std::string, Option>& by_id, voting::Case& asked) {
  const auto vote = votes.column("vote"), points = votes.column("points");
  if (!vote) return refuse("tally.file_column", {{"column", std::string("vote")}});
  const bool by_points = points && (type == "cumulative" || type == "scoring"), by_rank = type == "ordinal";
  if (by_points) asked.points.options = asked.size();
  if (votes.rows.size() * asked.size() > voting::most_entries) return refuse("tally.too_large");
  for (const Row& row : votes.rows) {
    const auto ids = pieces_of(cell_of(row, vote)), given = pieces_of(cell_of(row, points));
    std::vector<Group> places;
    Group set;
    std::vector<std::int64_t> values(by_points ? asked.size() : 0, voting::Points::missing);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto found = by_id.find(ids[i]);
      if (found == by_id.end() || std::find(set.begin(), set.end(), found->second) != set.end()) return bad_line(row.line);
      set.push_back(found->second);
      places.push_back({found->second});
      if (!by_points) continue;
      const auto value = i < given.size() ? voting::whole_from(given[i]) : std::nullopt;
      if (!value || std::abs(*value) > voting::most_points) return bad_line(row.line);
      values[found->second] = *value;
    }
    if (by_rank) {
      asked.rankings.add(places, 1);
    } else if (by_points) {
      asked.points.counts.push_back(1);
      asked.points.values.insert(asked.points.values.end(), values.begin(), values.end());
    } else {
      std::sort(set.begin(), set.end());
      asked.approvals.counts.push_back(1);
      asked.approvals.sets.push_back(std::move(set));
    }
  }
  return {};
}

// A cell that holds its separator, a quote or a line end is quoted.
std::string semicolon_field(std::string_view text) {
  const std::string line = clean_line(text);
  if (line.find_first_of(";\"") == line.npos) return line;
  std::string out = "\"";
  for (const char c : line) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

} // namespace

Result<voting::Case> read_pabulib(std::string_view bytes, voting::Unranked unranked) {
  const std::string text = TRY(csv_text(bytes));
  const auto sections = TRY(sections_of(text));
  for (const char* name : {"projects", "votes"})
    if (!sections.contains(name)) return refuse("tally.file_section", {{"section", std::string(name)}});
  voting::Case asked;
  std::string type = "approval";
  if (const auto meta = sections.find("meta"); meta != sections.end())
    for (const Row& row : meta->second.rows) {
      const std::string key = lower(row.cells.front());
      if (key == "vote_type") type = lower(cell_of(row, 1));
      if (key == "budget") {
        asked.budget = amount_from(cell_of(row, 1));
        if (!asked.budget) return bad_line(row.line);
      }
    }
  const auto by_id = TRY(read_projects(sections.at("projects"), asked));
  asked.rankings = voting::Rankings(asked.size(), unranked);
  TRY(read_votes(sections.at("votes"), type, by_id, asked));
  return asked;
}

std::string write_pabulib(const voting::Case& asked, std::string_view title) {
  const bool ranked = asked.rankings.size() > 0, pointed = asked.points.size() > 0;
  const voting::Count voters = ranked ? asked.rankings.total() : pointed ? asked.points.total() : asked.approvals.total();
  std::string out = "META\nkey;value\ndescription;" + semicolon_field(title) + "\n";
  out += "num_projects;" + std::to_string(asked.size()) + "\nnum_votes;" + std::to_string(voters) + "\n";
  if (asked.budget) out += "budget;" + voting::exact_text(*asked.budget) + "\n";
  out += std::string("vote_type;") + (ranked ? "ordinal" : pointed ? "scoring" : "approval") + "\nPROJECTS\nproject_id;cost;name\n";
  for (Option option = 0; option < asked.size(); ++option)
    out += std::to_string(option + 1) + ";" + (asked.costs.empty() ? "0" : voting::exact_text(asked.costs[option])) + ";" + semicolon_field(asked.options[option]) + "\n";
  out += pointed ? "VOTES\nvoter_id;vote;points\n" : "VOTES\nvoter_id;vote\n";
  voting::Count voter = 0;
  const auto add = [&](voting::Count count, const std::string& vote) {
    for (voting::Count i = 0; i < count; ++i) out += std::to_string(++voter) + ";" + vote + "\n";
  };
  const auto listed = [](const auto& range, const auto& id) {
    std::string list;
    for (const auto& item : range) list += (list.empty() ? "" : ",") + id(item);
    return list;
  };
  for (std::size_t ballot = 0; ballot < asked.rankings.size(); ++ballot)
    add(asked.rankings.count(ballot), listed(asked.rankings[ballot], [](const voting::Rankings::Entry& entry) { return std::to_string(entry.option + 1); }));
  for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot)
    add(asked.approvals.counts[ballot], listed(asked.approvals.sets[ballot], [](Option option) { return std::to_string(option + 1); }));
  for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot) {
    Group given;
    for (Option option = 0; option < asked.size(); ++option)
      if (asked.points[ballot][option] != voting::Points::missing) given.push_back(option);
    add(asked.points.counts[ballot], listed(given, [](Option option) { return std::to_string(option + 1); }) + ";" +
                                         listed(given, [&](Option option) { return std::to_string(asked.points[ballot][option]); }));
  }
  return out;
}

} // namespace pressoir::interchange
