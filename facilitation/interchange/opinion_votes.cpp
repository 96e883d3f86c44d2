#include "facilitation/interchange/opinion_votes.h"

#include <algorithm>
#include <unordered_map>

#include "facilitation/base/text.h"
#include "facilitation/interchange/csv_reader.h"

namespace pressoir::interchange {
namespace {

using insight::Opinion;
using insight::OpinionVotes;

constexpr std::size_t most_statements = 20'000;

// "Comment-Id", "comment_id" and "comment id" are the same column; "d'accord" is "daccord".
std::string column_key(std::string_view name) {
  std::string key;
  for (const char c : search_key(trimmed(name)))
    if (c != '-' && c != '_' && c != ' ' && c != '\'') key += c;
  return key;
}
bool is_one_of(const std::string& key, std::initializer_list<std::string_view> keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

bool names_person(const std::string& key) { return is_one_of(key, {"participant", "participantid", "voterid", "voter", "votant", "pid"}); }
bool names_statement(const std::string& key) { return is_one_of(key, {"commentid", "comment", "statementid", "statement", "enonce", "tid"}); }
bool describes_person(const std::string& key) {
  return is_one_of(key, {"groupid", "group", "xid", "nvotes", "ncomments", "nagree", "ndisagree", "npass", "timestamp", "datetime", "date", "lang", "country"});
}

std::optional<Opinion> opinion_from(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  if (text.empty()) return Opinion::unseen;
  if (text == "1" || text == "1.0" || text == "+1") return Opinion::agree;
  if (text == "-1" || text == "-1.0") return Opinion::disagree;
  if (text == "0" || text == "0.0") return Opinion::pass;
  const std::string word = column_key(text);
  if (is_one_of(word, {"agree", "accord", "daccord", "oui", "yes"})) return Opinion::agree;
  if (is_one_of(word, {"disagree", "desaccord", "pasdaccord", "non", "no"})) return Opinion::disagree;
  if (is_one_of(word, {"pass", "passe", "unsure"})) return Opinion::pass;
  return std::nullopt;
}

Error bad_vote(std::size_t line) { return refuse("opinions.bad_vote", {{"line", static_cast<std::int64_t>(line)}}); }
Error too_many() { return refuse("opinions.too_many", {{"most", static_cast<std::int64_t>(most_opinion_votes)}}); }

struct Header {
  char separator = ',';
  std::vector<std::string> cells, keys;
};
Result<Header> header_of(std::string_view text) {
  Header best;
  for (const char separator : {',', ';', '\t'}) {
    CsvReader reader(text, separator, most_statements);
    std::vector<std::string> cells;
    if (!TRY(reader.next(cells))) return refuse("csv.empty");
    if (cells.size() > best.cells.size()) best = {separator, cells, {}};
  }
  for (const std::string& cell : best.cells) best.keys.push_back(column_key(cell));
  return best;
}

// One row a participant.
Result<OpinionVotes> read_table(std::string_view text, const Header& header, std::size_t person) {
  OpinionVotes votes;
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < header.cells.size(); ++column)
    if (column != person && !describes_person(header.keys[column])) {
      columns.push_back(column);
      votes.statements.push_back(clean_line(header.cells[column]));
    }
  if (columns.empty()) return refuse("opinions.no_columns");
  CsvReader reader(text, header.separator, most_statements);
  std::vector<std::string> cells;
  TRY(reader.next(cells));
  while (TRY(reader.next(cells))) {
    votes.people.push_back(person < cells.size() ? clean_line(cells[person]) : std::string());
    for (const std::size_t column : columns) {
      const auto vote = opinion_from(column < cells.size() ? std::string_view(cells[column]) : std::string_view());
      if (!vote) return bad_vote(reader.line());
      votes.votes.push_back(*vote);
    }
    if (votes.votes.size() > most_opinion_votes) return too_many();
  }
  return votes;
}

// One row a vote.
Result<OpinionVotes> read_list(std::string_view text, const Header& header, std::size_t person, std::size_t statement, std::size_t vote) {
  struct Given {
    std::size_t person, statement;
    Opinion vote;
  };
  OpinionVotes votes;
  std::vector<Given> given;
  std::unordered_map<std::string, std::size_t> people, statements;
  const auto place = [](auto& places, std::vector<std::string>& names, std::string name) {
    const auto [found, is_new] = places.emplace(name, names.size());
    if (is_new) names.push_back(std::move(name));
    return found->second;
  };
  CsvReader reader(text, header.separator, most_statements);
  std::vector<std::string> cells;
  TRY(reader.next(cells));
  while (TRY(reader.next(cells))) {
    if (std::max({person, statement, vote}) >= cells.size()) return bad_vote(reader.line());
    const auto opinion = opinion_from(cells[vote]);
    if (!opinion) return bad_vote(reader.line());
    given.push_back({place(people, votes.people, clean_line(cells[person])), place(statements, votes.statements, clean_line(cells[statement])), *opinion});
    if (votes.people.size() * votes.statements.size() > most_opinion_votes) return too_many();
  }
  votes.votes.assign(votes.people.size() * votes.statements.size(), Opinion::unseen);
  for (const Given& one : given) votes.votes[one.person * votes.statements.size() + one.statement] = one.vote;
  return votes;
}

} // namespace

Result<OpinionVotes> read_opinions(std::string_view bytes) {
  const std::string text = TRY(csv_text(bytes));
  const Header header = TRY(header_of(text));
  std::optional<std::size_t> person, statement, vote;
  for (std::size_t column = header.keys.size(); column-- > 0;) {
    if (names_person(header.keys[column])) person = column;
    if (names_statement(header.keys[column])) statement = column;
    if (header.keys[column] == "vote") vote = column;
  }
  if (person && statement && vote) return read_list(text, header, *person, *statement, *vote);
  if (person) return read_table(text, header, *person);
  return refuse("opinions.no_columns");
}

std::string write_opinions(const OpinionVotes& votes) {
  std::string out = "\xEF\xBB\xBF" "participant";
  for (std::size_t s = 0; s < votes.statements.size(); ++s) out += ";" + csv_cell(std::to_string(s + 1) + ". " + votes.statements[s]);
  out += "\r\n";
  for (std::size_t p = 0; p < votes.people.size(); ++p) {
    out += csv_cell(votes.people[p]);
    for (std::size_t s = 0; s < votes.statements.size(); ++s) {
      const Opinion vote = votes.vote(p, s);
      out += ";" + (vote == Opinion::unseen ? std::string() : std::to_string(static_cast<int>(vote)));
    }
    out += "\r\n";
  }
  return out;
}

} // namespace pressoir::interchange
