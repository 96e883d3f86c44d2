#include "facilitation/interchange/ballot_files.h"

#include <algorithm>

#include "facilitation/voting/case_reader.h"
#include "facilitation/voting/methods.h"

namespace pressoir::interchange {
namespace {

using voting::BallotForm;
using voting::Option;

// Ballots of the form that a method counts, made of the form that a file holds, where nothing is invented by it.
Result<void> fit(voting::Case& asked, const voting::Method& method) {
  const auto refused = [&](const char* has) { return refuse("tally.file_form", {{"method", std::string(method.id)}, {"has", std::string(has)}}); };
  const bool rankings = asked.rankings.size() > 0, points = asked.points.size() > 0, marks = asked.approvals.size() > 0;
  switch (method.ballots) {
    case BallotForm::ranking:
      if (points || marks) return refused(points ? "scores" : "approvals");
      return {};
    case BallotForm::points:
      if (rankings) return refused("ranking");
      for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot) {
        asked.points.options = asked.size();
        asked.points.counts.push_back(asked.approvals.counts[ballot]);
        asked.points.values.resize(asked.points.values.size() + asked.size());
        for (const Option option : asked.approvals.sets[ballot]) asked.points.values[asked.points.values.size() - asked.size() + option] = 1;
      }
      asked.approvals = {};
      return {};
    case BallotForm::approvals:
      if (rankings) return refused("ranking");
      for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot) {
        voting::Group set;
        for (Option option = 0; option < asked.size(); ++option)
          if (asked.points.value(ballot, option) > 0) set.push_back(option);
        asked.approvals.counts.push_back(asked.points.counts[ballot]);
        asked.approvals.sets.push_back(std::move(set));
      }
      asked.points = {};
      return {};
    case BallotForm::grades:
    case BallotForm::contributions:
      if (asked.grades.tallies.empty() || method.ballots == BallotForm::contributions) return refused(rankings ? "ranking" : points ? "scores" : "approvals");
      return {};
  }
  return {};
}

} // namespace

BallotFile ballot_file_kind(std::string_view name) {
  const auto ends = [&](std::string_view extension) {
    if (name.size() < extension.size()) return false;
    const std::string_view end = name.substr(name.size() - extension.size());
    return std::equal(end.begin(), end.end(), extension.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  };
  if (ends(".pb")) return BallotFile::pabulib;
  if (ends(".csv")) return BallotFile::csv;
  for (const std::string_view extension : {".soc", ".soi", ".toc", ".toi"})
    if (ends(extension)) return BallotFile::preflib;
  return BallotFile::case_json;
}

Result<voting::Case> read_ballot_file(std::string_view bytes, BallotFile kind, const CountSettings& settings) {
  if (kind == BallotFile::case_json) return voting::read_case(bytes);
  if (settings.method.empty()) return refuse("tally.no_method", {{"known", voting::known_methods()}});
  const voting::Method* method = voting::find_method(settings.method);
  if (!method) return refuse("tally.unknown_method", {{"method", settings.method}, {"known", voting::known_methods()}});
  voting::Case asked = kind == BallotFile::pabulib   ? TRY(read_pabulib(bytes, settings.unranked))
                       : kind == BallotFile::preflib ? TRY(read_preflib(bytes, settings.unranked))
                                                     : TRY(read_ballots_csv(bytes, method->ballots, settings.unranked));
  TRY(fit(asked, *method));
  asked.method = settings.method;
  asked.rule = settings.rule;
  asked.seats = settings.seats;
  asked.step = settings.step;
  if (settings.budget) asked.budget = settings.budget;
  return asked;
}

} // namespace pressoir::interchange
