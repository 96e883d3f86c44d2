// Who was there, from a CSV file: name, organisation, present or excused; as a plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/id.h"
#include "facilitation/document/request.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::interchange {

struct CsvPerson {
  std::size_t line = 0;
  std::string name, organisation;
  workshop::Attendance attendance = workshop::Attendance::present;
  int table = 0;
};
// Columns by name: nom (with prénom before it), organisation, présence (présent, excusé, attendu, and their English), table. A column
// without a name is taken for names. Refused, with `file`: what csv_reader.h refuses, "csv.unknown_attendance" (line, value),
// "csv.too_long" (line, most).
Result<std::vector<CsvPerson>> read_people(std::string_view bytes, std::string_view file);

struct PeoplePlan {
  std::vector<Request> requests; // one group
  int added = 0, changed = 0;
};
// Somebody of the same name and organisation who is listed already is marked as the file says, not listed twice.
PeoplePlan plan_people(const std::vector<CsvPerson>& people, const workshop::WorkshopState& state, Randomness& random);

} // namespace pressoir::interchange
