#include "facilitation/interchange/csv_people.h"

#include <charconv>
#include <map>
#include <set>

#include "facilitation/base/text.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/workshop/verb_rules.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;

enum Meaning : std::size_t { name, first_name, organisation, attendance, table };
const std::vector<ColumnMeaning>& meanings() {
  static const std::vector<ColumnMeaning> all = {
      {{"nom", "name", "nom et prénom", "prénom et nom", "full name", "personne", "person", "participant", "participants"}, true},
      {{"prénom", "first name", "firstname"}},
      {{"organisation", "organization", "organisme", "structure", "service", "entité", "company"}},
      {{"présence", "statut", "état", "attendance", "status", "présent", "present"}},
      {{"table"}},
  };
  return all;
}

Result<Attendance> attendance_named(std::string_view cell, std::size_t line) {
  static const std::map<std::string, Attendance, std::less<>> words = {
      {"", Attendance::present},           {"present", Attendance::present},   {"presente", Attendance::present},  {"oui", Attendance::present},
      {"yes", Attendance::present},        {"x", Attendance::present},         {"1", Attendance::present},         {"excuse", Attendance::excused},
      {"excusee", Attendance::excused},    {"excused", Attendance::excused},   {"absent", Attendance::excused},    {"absente", Attendance::excused},
      {"non", Attendance::excused},        {"no", Attendance::excused},        {"0", Attendance::excused},         {"attendu", Attendance::expected},
      {"attendue", Attendance::expected},  {"expected", Attendance::expected}, {"inscrit", Attendance::expected},  {"inscrite", Attendance::expected},
      {"registered", Attendance::expected}};
  const std::string said = clean_line(cell);
  const auto found = words.find(search_key(said));
  if (found == words.end())
    return refuse("csv.unknown_attendance", {{"line", static_cast<std::int64_t>(line)}, {"value", std::string(first_graphemes(said, 40))}});
  return found->second;
}

Result<std::string> name_within(std::string text, std::size_t line) {
  if (grapheme_count(text) > most_in_name)
    return refuse("csv.too_long", {{"line", static_cast<std::int64_t>(line)}, {"most", static_cast<std::int64_t>(most_in_name)}});
  return text;
}

Result<std::vector<CsvPerson>> people_in(std::string_view bytes) {
  const std::string content = TRY(csv_text(bytes));
  const Columns columns = TRY(find_columns(content, meanings()));
  CsvReader reader(content, columns.separator);
  std::vector<std::string> cells;
  if (columns.has_header) TRY(reader.next(cells));
  const auto cell = [&](Meaning meaning) -> std::string_view {
    const auto place = columns.places[meaning];
    return place && *place < cells.size() ? unguarded(cells[*place]) : std::string_view();
  };
  std::vector<CsvPerson> people;
  while (TRY(reader.next(cells))) {
    CsvPerson person{.line = reader.line()};
    person.name = TRY(name_within(clean_line(std::string(cell(first_name)) + " " + std::string(cell(name))), person.line));
    if (person.name.empty()) continue;
    person.organisation = TRY(name_within(clean_line(cell(organisation)), person.line));
    person.attendance = TRY(attendance_named(cell(attendance), person.line));
    const std::string number = clean_line(cell(table));
    std::from_chars(number.data(), number.data() + number.size(), person.table);
    people.push_back(std::move(person));
  }
  if (people.empty()) return refuse("csv.empty");
  return people;
}

using Known = std::pair<std::string, std::string>;
Known key_of(std::string_view name, std::string_view organisation) { return {search_key(name), search_key(organisation)}; }

} // namespace

Result<std::vector<CsvPerson>> read_people(std::string_view bytes, std::string_view file) {
  auto people = people_in(bytes);
  if (people) return people;
  Error error = std::move(people).error();
  error.arguments.push_back({"file", std::string(file)});
  return error;
}

PeoplePlan plan_people(const std::vector<CsvPerson>& people, const WorkshopState& state, Randomness& random) {
  PeoplePlan plan;
  const std::uint64_t group = random.id();
  const auto ask = [&](auto arguments) {
    Request request = request_of(std::move(arguments));
    request.group = group;
    plan.requests.push_back(std::move(request));
  };
  std::map<Known, const Person*> listed;
  state.all<Person>().for_each([&](const Person& person) { listed.emplace(key_of(person.name, person.organisation), &person); });
  std::set<Known> done;
  AddPeople added;
  for (const CsvPerson& person : people) {
    const Known key = key_of(person.name, person.organisation);
    if (!done.insert(key).second) continue;
    const auto found = listed.find(key);
    if (found == listed.end()) {
      added.people.push_back({.id = {random.id()}, .name = person.name, .organisation = person.organisation, .attendance = person.attendance, .table = person.table});
    } else if (found->second->attendance != person.attendance || found->second->table != person.table) {
      ask(EditPerson{.person = found->second->id, .attendance = person.attendance, .table = person.table});
      plan.changed += 1;
    }
  }
  plan.added = static_cast<int>(added.people.size());
  if (plan.added > 0) ask(std::move(added));
  return plan;
}

} // namespace pressoir::interchange
