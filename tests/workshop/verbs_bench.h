// VerbsBench: a workshop in memory with a wall running (step 7), and the shortest way to ask it something.
#pragma once

#include <doctest/doctest.h>

#include "facilitation/document/memory_journal.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::test {

struct VerbsBench {
  std::unique_ptr<Journal> journal = memory_journal();
  std::unique_ptr<workshop::WorkshopDocument> document = workshop::WorkshopDocument::open(*journal).value();
  workshop::WorkshopVerbs verbs;
  std::uint64_t causes = 1000;

  VerbsBench() {
    using namespace workshop;
    add_workshop_verbs(verbs);
    add_agenda_verbs(verbs);
    add_clock_verbs(verbs);
    add_note_verbs(verbs);
    add_theme_verbs(verbs);
    add_outcome_verbs(verbs);
    add_people_verbs(verbs);
    REQUIRE(ask(CreateWorkshop{.title = "Essai"}));
    REQUIRE(ask(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"}));
    REQUIRE(ask(GoToStep{}));
  }
  template <class Arguments>
  Result<Sequence> ask(Arguments arguments, Actor actor = {}) {
    Request request = request_of(std::move(arguments));
    request.actor = actor;
    request.cause = ++causes;
    request.time = {1'700'000'000'000 + static_cast<std::int64_t>(causes)};
    return document->commit(TRY(verbs.decide(document->state(), request)));
  }
  Result<Sequence> undo(Actor actor = {}) { return document->commit(TRY(document->undo(actor, {1}, ++causes))); }
  const workshop::WorkshopState& state() const { return document->state(); }
  const workshop::Note* note(std::uint64_t id) const { return state().find(Id<workshop::Note>{id}); }
};

}  // namespace pressoir::test
