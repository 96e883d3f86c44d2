#include "facilitation/workshop/phone_verbs.h"

#include <chrono>

#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

Result<void> share(WorkshopDraft& draft, const ShareDevice& asked, const Request& request) {
  const bool by_phone = request.actor.role == Role::participant || request.actor.role == Role::table;
  const Id<Person> device{request.actor.number};
  if (!by_phone || !device) return refuse("refused.facilitator_only");
  if (asked.answers_for < 0 || asked.answers_for > ShareDevice::most) return refuse("refused.out_of_range", {{"field", "answers_for"}, {"least", 0}, {"most", ShareDevice::most}});
  const Person* known = draft.find(device);
  if (!known && asked.answers_for == 0) return {};
  Person person = known ? *known : Person{.id = device, .attendance = Attendance::present, .from_phone = true};
  person.answers_for = asked.answers_for;
  // Nobody's name stands for several people.
  if (person.answers_for > 0) person.name.clear();
  draft.put(std::move(person));
  return {};
}

Result<void> set_likes(WorkshopDraft& draft, const SetLikes& asked, const Request& request) {
  TRY(only_facilitators(request));
  Step step = TRY(existing(draft, asked.step));
  step.likes = asked.likes;
  draft.put(std::move(step));
  return {};
}

Result<void> like(WorkshopDraft& draft, const LikeNote& asked, const Request& request) {
  const Note note = TRY(existing(draft, asked.note));
  const Id<Person> person{request.actor.number};
  if (!only_facilitators(request)) {
    const bool asks = request.actor.role == Role::participant || request.actor.role == Role::table;
    if (!asks || !person || note.waiting || !likes_allowed_on(draft.state(), note.board)) return refuse("refused.not_now");
    if (asked.likes && note.author == person) return refuse("refused.own_idea");
    if (asked.likes && !draft.find(person)) draft.put(Person{.id = person, .attendance = Attendance::present, .from_phone = true});
  }
  Id<Like> found;
  draft.all<Like>().for_each([&](const Like& l) {
    if (l.note == asked.note && l.person == person) found = l.id;
  });
  if (asked.likes && (!found || !person)) draft.put(Like{draft.fresh_id<Like>(), asked.note, draft.find(person) ? person : Id<Person>{}});
  if (!asked.likes && found) draft.remove(found);
  return {};
}

Result<void> promise(WorkshopDraft& draft, const PromiseRoom& asked, const Request& request) {
  TRY(only_facilitators(request));
  Workshop workshop = TRY(existing(draft, the_workshop));
  if (asked.data_protection) workshop.data_protection = TRY(optional_text_within(*asked.data_protection, "data_protection", most_in_instruction));
  if (asked.erase_on) workshop.erase_on = *asked.erase_on;
  if (asked.phones_keep_summary) workshop.phones_keep_summary = *asked.phones_keep_summary;
  draft.put(std::move(workshop));
  return {};
}

}  // namespace

Day names_erased_on(const WorkshopState& state) {
  constexpr int days_kept = 30;
  const Workshop* workshop = state.find(the_workshop);
  if (!workshop) return {};
  if (workshop->erase_on || !workshop->date) return workshop->erase_on;
  using namespace std::chrono;
  const Day from = workshop->date;
  const year_month_day until = sys_days(year(from.year) / month(static_cast<unsigned>(from.month)) / day(static_cast<unsigned>(from.day))) + days(days_kept);
  return {static_cast<int>(until.year()), static_cast<int>(static_cast<unsigned>(until.month())), static_cast<int>(static_cast<unsigned>(until.day()))};
}

bool names_are_due(const WorkshopState& state, Day today) {
  const Day due = names_erased_on(state);
  if (!due || today < due) return false;
  bool named = false;
  state.all<Person>().for_each([&](const Person& person) { named = named || !person.name.empty(); });
  state.all<Note>().for_each([&](const Note& note) { named = named || note.author; });
  return named;
}

int people_of_device(const WorkshopState& state, Id<Person> device) {
  const Person* person = device ? state.find(device) : nullptr;
  return person ? std::max(1, person->answers_for) : 1;
}

const Step* likes_allowed_on(const WorkshopState& state, Id<Board> board) {
  const Step* step = current_step(state);
  if (!step || !board || step->likes == Likes::off || step->board != board || step->rules.anonymity == Anonymity::full) return nullptr;
  const bool reads_others = step->rules.seen == WhatIsSeen::everything || (step->rules.seen == WhatIsSeen::own_until_revealed && step->revealed);
  return reads_others ? step : nullptr;
}

void add_phone_verbs(WorkshopVerbs& verbs) {
  verbs.add<ShareDevice>(share);
  verbs.add<SetLikes>(set_likes);
  verbs.add<LikeNote>(like);
  verbs.add<PromiseRoom>(promise);
}

}  // namespace pressoir::workshop
