// PrefLib .soc .soi .toc .toi: rankings with their counts, in the format of today and that of before 2022.
#include <algorithm>

#include "facilitation/base/text.h"
#include "facilitation/interchange/ballot_files.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/interchange/text_lines_of.h"

namespace pressoir::interchange {
namespace {

using voting::Group;
using voting::Option;

Error bad_line(std::size_t line) { return refuse("tally.file_line", {{"line", static_cast<std::int64_t>(line)}}); }

struct Reading {
  std::vector<std::string> options;
  std::vector<std::pair<std::vector<Group>, voting::Count>> ballots;
  voting::Wide total = 0;
};

// "1,{2,3},4": numbers from 1, ties in braces.
Result<std::vector<Group>> places(std::string_view text, std::size_t options, std::size_t line) {
  std::vector<Group> groups;
  std::vector<bool> seen(options);
  bool tied = false, wants_number = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == ' ' || c == '\t') {
      ++at;
    } else if (c == '{' && !tied && wants_number) {
      tied = true;
      groups.emplace_back();
      ++at;
    } else if (c == '}' && tied) {
      tied = wants_number = false;
      ++at;
    } else if (c == ',' && !wants_number) {
      wants_number = true;
      ++at;
    } else if (c >= '0' && c <= '9' && wants_number) {
      std::size_t end = at;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      const auto number = voting::whole_from(text.substr(at, end - at));
      if (!number || *number < 1 || *number > static_cast<std::int64_t>(options) || seen[static_cast<std::size_t>(*number - 1)]) return bad_line(line);
      seen[static_cast<std::size_t>(*number - 1)] = true;
      if (!tied) groups.emplace_back();
      groups.back().push_back(static_cast<Option>(*number - 1));
      wants_number = false;
      at = end;
    } else {
      return bad_line(line);
    }
  }
  if (tied) return bad_line(line);
  std::erase_if(groups, [](const Group& group) { return group.empty(); });
  return groups;
}

Result<void> add_ballot(Reading& reading, std::string_view count, std::string_view ranking, std::size_t line) {
  const auto number = voting::whole_from(trimmed(count));
  if (!number || *number < 0) return bad_line(line);
  if (reading.ballots.size() * reading.options.size() > voting::most_entries) return refuse("tally.too_large");
  if ((reading.total += *number) > voting::most_votes) return refuse("tally.too_many_votes", {{"most", voting::most_votes}});
  reading.ballots.emplace_back(TRY(places(trimmed(ranking), reading.options.size(), line)), *number);
  return {};
}

Result<std::size_t> number_of_options(std::string_view text, std::size_t line) {
  const auto number = voting::whole_from(trimmed(text));
  if (!number || *number < 1) return bad_line(line);
  if (*number > static_cast<std::int64_t>(voting::most_options)) return refuse("tally.too_many_options", {{"most", static_cast<std::int64_t>(voting::most_options)}});
  return static_cast<std::size_t>(*number);
}

// "# KEY: value", then "count: ranking".
Result<void> read_today(const std::vector<TextLine>& lines, Reading& reading) {
  const auto name_at = [&](std::size_t place) -> std::string& {
    if (reading.options.size() <= place) reading.options.resize(place + 1);
    return reading.options[place];
  };
  for (const TextLine& line : lines) {
    const std::size_t colon = line.text.find(':');
    if (colon == line.text.npos) return bad_line(line.number);
    std::string_view before = trimmed(line.text.substr(0, colon)), after = trimmed(line.text.substr(colon + 1));
    if (!before.starts_with('#')) {
      TRY(add_ballot(reading, before, after, line.number));
      continue;
    }
    before = trimmed(before.substr(1));
    constexpr std::string_view name = "ALTERNATIVE NAME ", number = "NUMBER ALTERNATIVES";
    if (before == number) {
      name_at(TRY(number_of_options(after, line.number)) - 1);
    } else if (before.starts_with(name)) {
      name_at(TRY(number_of_options(before.substr(name.size()), line.number)) - 1) = after;
    }
  }
  return {};
}

// The number of options; "number,name" for each; "voters,sum,different"; then "count,ranking".
Result<void> read_old(const std::vector<TextLine>& lines, Reading& reading) {
  reading.options.resize(TRY(number_of_options(lines.front().text, lines.front().number)));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const TextLine& line = lines[i];
    const std::size_t comma = line.text.find(',');
    if (comma == line.text.npos) return bad_line(line.number);
    const std::string_view before = line.text.substr(0, comma), after = line.text.substr(comma + 1);
    if (i <= reading.options.size()) {
      const std::size_t place = TRY(number_of_options(before, line.number));
      if (place > reading.options.size()) return bad_line(line.number);
      reading.options[place - 1] = trimmed(after);
    } else if (i > reading.options.size() + 1) {
      TRY(add_ballot(reading, before, after, line.number));
    }
  }
  return {};
}

} // namespace

Result<voting::Case> read_preflib(std::string_view bytes, voting::Unranked unranked) {
  const std::string text = TRY(csv_text(bytes));
  const std::vector<TextLine> lines = text_lines_of(text);
  if (lines.empty()) return refuse("tally.no_options");
  Reading reading;
  if (lines.front().text.starts_with('#')) TRY(read_today(lines, reading));
  else TRY(read_old(lines, reading));
  if (reading.options.empty()) return refuse("tally.no_options");
  voting::Case asked;
  asked.options = distinct_names(std::move(reading.options));
  asked.rankings = voting::Rankings(asked.size(), unranked);
  for (const auto& [groups, count] : reading.ballots) asked.rankings.add(groups, count);
  return asked;
}

std::string write_preflib(const voting::Case& asked, std::string_view title) {
  std::string out = "# FILE NAME: ballots.toi\n# TITLE: " + clean_line(title) + "\n# DATA TYPE: toi\n";
  out += "# NUMBER ALTERNATIVES: " + std::to_string(asked.size()) + "\n";
  out += "# NUMBER VOTERS: " + std::to_string(asked.rankings.total()) + "\n# NUMBER UNIQUE ORDERS: " + std::to_string(asked.rankings.size()) + "\n";
  for (std::size_t option = 0; option < asked.size(); ++option) out += "# ALTERNATIVE NAME " + std::to_string(option + 1) + ": " + clean_line(asked.options[option]) + "\n";
  for (std::size_t ballot = 0; ballot < asked.rankings.size(); ++ballot) {
    out += std::to_string(asked.rankings.count(ballot)) + ": ";
    const auto entries = asked.rankings[ballot];
    for (std::size_t at = 0; at < entries.size(); ++at) {
      const bool with_last = at > 0 && entries[at - 1].place == entries[at].place, with_next = at + 1 < entries.size() && entries[at + 1].place == entries[at].place;
      out += (at ? "," : "") + std::string(with_next && !with_last ? "{" : "") + std::to_string(entries[at].option + 1) + (with_last && !with_next ? "}" : "");
    }
    out += "\n";
  }
  return out;
}

} // namespace pressoir::interchange
