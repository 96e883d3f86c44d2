#include "facilitation/interchange/poll_files.h"

#include <algorithm>
#include <array>

#include "facilitation/activities/opinion_result.h"
#include "facilitation/activities/poll_count.h"
#include "facilitation/interchange/ballot_files.h"
#include "facilitation/interchange/opinion_votes.h"
#include "facilitation/interchange/plain_ballots.h"
#include "facilitation/voting/json.h"
#include "facilitation/voting/methods.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/visible.h"

namespace pressoir::interchange {

using namespace workshop;
using activities::PollForm;
using voting::Json;
using voting::Option;

namespace {

enum class Format { none, csv, pabulib, preflib, whole_case };

Format format_of(const Path& file) {
  std::string name = file.filename().string();
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (name.ends_with("ballots.csv")) return Format::csv;
  if (name.ends_with(".pb")) return Format::pabulib;
  if (name.ends_with(".toi")) return Format::preflib;
  return name.ends_with("case.json") ? Format::whole_case : Format::none;
}

Json whole(std::int64_t value) { return Json::number(std::to_string(value)); }

Json ballots_of(const voting::Case& asked, voting::BallotForm form) {
  Json list = Json::list();
  const auto add = [&](voting::Count count, std::string name, Json value) {
    Json ballot = Json::object();
    ballot.add("count", whole(count));
    ballot.add(std::move(name), std::move(value));
    list.items.push_back(std::move(ballot));
  };
  const auto name = [&](Option option) { return Json::string(asked.options[option]); };
  for (std::size_t i = 0; form == voting::BallotForm::ranking && i < asked.rankings.size(); ++i) {
    Json places = Json::list();
    std::int64_t last = -1;
    for (const auto& entry : asked.rankings[i]) {
      if (entry.place != last) places.items.push_back(Json::list());
      last = entry.place;
      places.items.back().items.push_back(name(entry.option));
    }
    add(asked.rankings.count(i), "ranking", std::move(places));
  }
  for (std::size_t i = 0; form == voting::BallotForm::points && i < asked.points.size(); ++i) {
    Json scores = Json::object();
    for (Option option = 0; option < asked.size(); ++option)
      if (asked.points[i][option] != voting::Points::missing) scores.add(asked.options[option], whole(asked.points[i][option]));
    add(asked.points.counts[i], "scores", std::move(scores));
  }
  for (std::size_t i = 0; form == voting::BallotForm::approvals && i < asked.approvals.size(); ++i) {
    Json marks = Json::list();
    for (const Option option : asked.approvals.sets[i]) marks.items.push_back(name(option));
    add(asked.approvals.counts[i], "approvals", std::move(marks));
  }
  return list;
}

// Grades as rows: ballot by ballot, or judgment by judgment where some were given by several, so that every option has as many.
Result<voting::Case> graded_rows(const WorkshopState& state, const Poll& poll) {
  if (!activities::ballots_of(state, poll).together) return activities::case_of(state, poll, "score_voting");
  voting::Case tallied = TRY(activities::case_of(state, poll, "majority_judgment"));
  tallied.points.options = tallied.size();
  for (Option option = 0; option < tallied.size(); ++option)
    for (std::size_t level = 0; level < tallied.grades.grades.size(); ++level) {
      const auto count = static_cast<voting::Count>(tallied.grades.tallies[option][level]);
      if (count == 0) continue;
      std::vector<std::int64_t> row(tallied.size(), voting::Points::missing);
      row[option] = tallied.grades.grades[level];
      tallied.points.counts.push_back(count);
      tallied.points.values.insert(tallied.points.values.end(), row.begin(), row.end());
    }
  return tallied;
}

Result<std::string> as_csv(const WorkshopState& state, const Poll& poll) {
  const PollForm form = activities::kind_of_poll(poll).form;
  if (form == PollForm::grades) return write_ballots_csv(TRY(graded_rows(state, poll)), voting::BallotForm::points);
  const std::string_view rule = activities::rule_of(poll);
  return write_ballots_csv(TRY(activities::case_of(state, poll, rule)), voting::find_method(rule)->ballots);
}

}  // namespace

bool names_ballots(const Path& file) { return format_of(file) != Format::none; }

std::span<const BallotExport> ballot_exports() {
  static constexpr std::array table = {BallotExport{".ballots.csv", "export.ballots"}, BallotExport{".pb", "export.pabulib"}, BallotExport{".toi", "export.preflib"}, BallotExport{".case.json", "export.case"}};
  return table;
}

std::string write_case(const voting::Case& asked) {
  const voting::Method* method = voting::find_method(asked.method);
  Json json = Json::object();
  json.add("method", Json::string(asked.method));
  Json options = Json::list();
  for (const std::string& option : asked.options) options.items.push_back(Json::string(option));
  json.add("options", std::move(options));
  if (asked.budget) json.add("budget", Json::string(voting::exact_text(*asked.budget)));
  if (!asked.costs.empty()) {
    Json costs = Json::object();
    for (Option option = 0; option < asked.size(); ++option) costs.add(asked.options[option], Json::string(voting::exact_text(asked.costs[option])));
    json.add("costs", std::move(costs));
  }
  if (method && method->ballots == voting::BallotForm::grades) {
    Json tallies = Json::object();
    for (Option option = 0; option < asked.size(); ++option) {
      Json tally = Json::list();
      for (const voting::Integer& judgments : asked.grades.tallies[option]) tally.items.push_back(Json::number(judgments.str()));
      tallies.add(asked.options[option], std::move(tally));
    }
    json.add("tallies", std::move(tallies));
  } else {
    json.add("ballots", ballots_of(asked, method ? method->ballots : voting::BallotForm::ranking));
  }
  return voting::write_json(json) + "\n";
}

Result<std::string> ballots_file(const Path& file, const WorkshopState& readable, const Poll& poll) {
  if (poll.state != PollState::closed) return refuse("export.poll_open");
  const PollForm form = activities::kind_of_poll(poll).form;
  const std::string_view rule = activities::rule_of(poll);
  const Error unfit = refuse("export.poll_form", {{"file", shown_path(file)}});
  if (activities::kind_of_poll(poll).picture == activities::PollPicture::map) {
    if (format_of(file) != Format::csv) return unfit;
    return write_opinions(activities::opinion_votes(readable, poll));
  }
  if (rule.empty()) {
    if (format_of(file) != Format::csv) return refuse("export.poll_not_counted");
    return write_plain_ballots(readable, poll);
  }
  switch (format_of(file)) {
    case Format::csv:
      // A table of marks would lose what projects cost.
      if (activities::kind_of_poll(poll).costs) return unfit;
      return as_csv(readable, poll);
    case Format::whole_case: return write_case(TRY(activities::case_of(readable, poll, rule)));
    case Format::preflib:
      if (form != PollForm::ranking) return unfit;
      return write_preflib(TRY(activities::case_of(readable, poll, rule)), poll.question);
    case Format::pabulib:
      if (form == PollForm::ranking) return unfit;
      if (form == PollForm::grades) return write_pabulib(TRY(graded_rows(readable, poll)), poll.question);
      return write_pabulib(TRY(activities::case_of(readable, poll, form == PollForm::choices && !activities::kind_of_poll(poll).costs ? "approval" : rule)), poll.question);
    case Format::none: break;
  }
  return unfit;
}

Result<std::vector<Path>> export_ballots(const Path& file, const WorkshopState& state, Id<Poll> chosen) {
  const WorkshopState readable = visible(state, {Audience::Kind::reader, {}});
  std::vector<std::string> found;
  if (chosen) {
    const Poll* poll = readable.find(chosen);
    if (!poll) return refuse("export.no_poll");
    found.push_back(TRY(ballots_file(file, readable, *poll)));
  } else {
    std::vector<const Poll*> polls;
    readable.all<Poll>().for_each([&](const Poll& poll) { polls.push_back(&poll); });
    std::stable_sort(polls.begin(), polls.end(), [](const Poll* a, const Poll* b) { return a->opened < b->opened; });
    for (const Poll* poll : polls)
      if (auto bytes = ballots_file(file, readable, *poll)) found.push_back(*std::move(bytes));
  }
  if (found.empty()) return refuse("export.no_poll");
  std::vector<Path> written;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Path one = file;
    // The number goes in front, because the end of the name says what it is.
    if (found.size() > 1) one.replace_filename(std::to_string(i + 1) + "-" + file.filename().string());
    TRY(write_file(one, found[i]));
    written.push_back(std::move(one));
  }
  return written;
}

}  // namespace pressoir::interchange
