// CSV of ideas and of people: read, planned, asked of a workshop.
#include "facilitation/activities/kinds.h"
#include "facilitation/interchange/csv_ideas.h"
#include "facilitation/interchange/csv_people.h"
#include "facilitation/workshop/defects.h"
#include "facilitation/workshop/verbs.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

const WorkshopVerbs& verbs() {
  static const WorkshopVerbs all = activities::all_verbs();
  return all;
}

void ask(WorkshopState& state, Request request) {
  static std::uint64_t cause = 1;
  request.cause = ++cause;
  request.time = {1'700'000'000'000};
  auto decided = verbs().decide(state, request);
  if (fuzz::answered(decided)) state.apply(*decided);
}

WorkshopState workshop_with_a_wall() {
  WorkshopState state;
  ask(state, request_of(CreateWorkshop{.title = "Essai"}));
  ask(state, request_of(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"}));
  return state;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const WorkshopState start = workshop_with_a_wall();
  const std::string_view bytes = fuzz::bytes_of(data, size);
  const auto random = seeded_randomness(1);
  WorkshopState state = start;
  if (const auto ideas = interchange::read_ideas(bytes, "idées.csv"); fuzz::answered(ideas)) {
    if (const auto plan = interchange::plan_ideas(*ideas, state, {}, *random); fuzz::answered(plan))
      for (const Request& request : plan->requests) ask(state, request);
  }
  if (const auto people = interchange::read_people(bytes, "personnes.csv"); fuzz::answered(people))
    for (const Request& request : interchange::plan_people(*people, state, *random).requests) ask(state, request);
  fuzz::expect(defects(state).empty());
  return 0;
}
