// Verbs on who is expected, present or excused.
#include <algorithm>

#include "facilitation/workshop/verb_rules.h"
#include "facilitation/document/fields_json.h"

namespace pressoir::workshop {
namespace {

constexpr std::size_t most_people = 10'000;

Result<void> add(WorkshopDraft& draft, const AddPeople& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (asked.people.empty()) return refuse("refused.empty", {{"field", "people"}});
  if (draft.all<Person>().size() + asked.people.size() > most_people)
    return refuse("refused.too_many", {{"kind", std::string(Person::kind)}, {"most", static_cast<std::int64_t>(most_people)}});
  std::int64_t order = static_cast<std::int64_t>(draft.all<Person>().size());
  for (const AddPeople::One& one : asked.people) {
    Person person{.id = TRY(new_id(draft, one.id))};
    person.name = TRY(line_within(one.name, "name", most_in_name));
    if (person.name.empty()) return refuse("refused.empty", {{"field", "name"}});
    person.organisation = TRY(line_within(one.organisation, "organisation", most_in_name));
    person.attendance = one.attendance;
    person.table = one.table;
    person.order = ++order * order_gap;
    draft.put(std::move(person));
  }
  return {};
}

// Somebody by phone tells their own first name and table, as often as they like; never while a step promises that nobody is named.
Result<void> introduce(WorkshopDraft& draft, const EditPerson& asked, const Request& request) {
  constexpr std::int32_t last_table = 999;
  constexpr std::size_t most_in_first_name = 40;
  const Step* step = current_step(draft.state());
  const bool is_own = request.actor.role == Role::participant && request.actor.number != 0 && asked.person.value == request.actor.number;
  if (!is_own || asked.organisation || asked.attendance) return refuse("refused.facilitator_only");
  if (step && step->rules.anonymity == Anonymity::full) return refuse("refused.not_now");
  const Person* known = draft.find(asked.person);
  Person person = known ? *known : Person{.id = asked.person, .attendance = Attendance::present, .from_phone = true};
  if (asked.name) person.name = TRY(line_within(*asked.name, "name", most_in_first_name));
  if (asked.table) person.table = std::clamp(*asked.table, 0, last_table);
  draft.put(std::move(person));
  return {};
}

Result<void> edit(WorkshopDraft& draft, const EditPerson& asked, const Request& request) {
  if (!only_facilitators(request)) return introduce(draft, asked, request);
  Person person = TRY(existing(draft, asked.person));
  if (asked.name) person.name = TRY(line_within(*asked.name, "name", most_in_name));
  if (asked.organisation) person.organisation = TRY(line_within(*asked.organisation, "organisation", most_in_name));
  if (asked.attendance) person.attendance = *asked.attendance;
  if (asked.table) person.table = *asked.table;
  draft.put(std::move(person));
  return {};
}

Result<void> remove(WorkshopDraft& draft, const RemovePeople& asked, const Request& request) {
  TRY(only_facilitators(request));
  std::set<Id<Person>> ids;
  for (Id<Person> id : asked.people) ids.insert(TRY(existing(draft, id)).id);
  draft.remove_and_unlink(ids);
  return {};
}

}  // namespace

void add_people_verbs(WorkshopVerbs& verbs) {
  verbs.add<AddPeople>(add);
  verbs.add<EditPerson>(edit);
  verbs.add<RemovePeople>(remove);
}

}  // namespace pressoir::workshop
