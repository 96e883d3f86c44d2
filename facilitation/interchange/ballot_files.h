// Ballots in files: Pabulib .pb, PrefLib .soc .soi .toc .toi, and CSV with one row a voter; read into a case and written from one.
// Real files are odd: marks at the start, Windows line ends, quotes, missing counts and sections in any order are all understood.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facilitation/base/result.h"
#include "facilitation/voting/ballots.h"

namespace pressoir::interchange {

enum class BallotFile { case_json, pabulib, preflib, csv };
// By the extension of the name; anything else is a case in JSON.
BallotFile ballot_file_kind(std::string_view name);

// What a file of ballots leaves open and the person who counts says.
struct CountSettings {
  std::string method, rule;
  voting::Unranked unranked = voting::Unranked::last;
  std::optional<std::int64_t> seats;
  std::optional<voting::Fraction> budget, step; // the budget of a .pb file stands unless another is given
};

// Reads the ballots in the form that the method counts. Refused: "tally.no_method" (known), "tally.unknown_method", "tally.file_form"
// (method, has: what the file holds), and what each reader refuses.
Result<voting::Case> read_ballot_file(std::string_view bytes, BallotFile kind, const CountSettings& settings);

// Pabulib (Faliszewski et al. 2023): META, PROJECTS and VOTES. Approval, choose-1, cumulative, scoring and ordinal votes; options are called
// by their names where all have different ones, else by their ids. Refused: "tally.file_section" (section), "tally.file_column" (column),
// "tally.file_line" (line).
Result<voting::Case> read_pabulib(std::string_view bytes, voting::Unranked unranked);
// Rankings, in the format of today ("# KEY: value" before "count: 1,2,{3,4}") and that of before 2022. Refused: "tally.file_line".
Result<voting::Case> read_preflib(std::string_view bytes, voting::Unranked unranked);
// One row a voter, one column an option, in the form of `ballots`: places (1 is best, empty is not ranked), grades (whole numbers or the
// six words), points, or marks (anything but 0, no and nothing). Rankings may also be choices in order, one name a cell. A column
// "count" says how many voters a row stands for; columns that tell who and when are passed over. Refused: "tally.file_line" (line),
// "tally.file_cell" (line, column), "csv.*".
Result<voting::Case> read_ballots_csv(std::string_view bytes, voting::BallotForm ballots, voting::Unranked unranked);

// Writers, for exports that anyone can recount; each keeps options, ballots and counts. PrefLib .toi holds rankings; Pabulib marks, points
// or rankings, with costs, one line a voter; CSV rankings, points or marks, one row for equal ballots with their count.
std::string write_preflib(const voting::Case& asked, std::string_view title);
std::string write_pabulib(const voting::Case& asked, std::string_view title);
std::string write_ballots_csv(const voting::Case& asked, voting::BallotForm ballots);

} // namespace pressoir::interchange
