// Thousands of random verbs by several actors with undo and redo. After each: the state folded from the journal equals the state in
// memory, and nothing dangles. At the end everything is taken back, and the start is found again.
#include <doctest/doctest.h>

#include <cstdlib>

#include "facilitation/document/memory_journal.h"
#include "facilitation/workshop/defects.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

class RandomOperations {
 public:
  explicit RandomOperations(std::uint64_t seed) : random_(seeded_randomness(seed)) {
    add_workshop_verbs(verbs_);
    add_agenda_verbs(verbs_);
    add_clock_verbs(verbs_);
    add_note_verbs(verbs_);
    add_theme_verbs(verbs_);
    add_outcome_verbs(verbs_);
    add_people_verbs(verbs_);
    REQUIRE(ask(CreateWorkshop{.title = "Essai"}, {}));
    start_ = document_->state();
    REQUIRE(ask(InsertStep{.activity = "wall", .title = "Mur"}, {}));
    REQUIRE(ask(GoToStep{}, {}));
    folded_ = document_->state();
  }

  void step() {
    const Actor actor = actors()[below(actors().size())];
    const auto before = document_->state();
    const auto done = act(actor);
    if (done) {
      // Fold what the journal now holds onto what it held.
      const auto records = journal_->read(folded_.revision() + 1, journal_->last());
      REQUIRE(records);
      for (const JournalRecord& record : *records) folded_.apply(WorkshopCodec::decode_transaction(record.bytes).value());
      REQUIRE(folded_.same_content(document_->state()));
      REQUIRE(folded_.revision() == document_->state().revision());
    } else {
      REQUIRE(before.same_content(document_->state()));
    }
    REQUIRE(defects(document_->state()).empty());
  }

  // Newest first, whoever did it: each actor takes back its own until nobody has anything left.
  void take_everything_back() {
    for (bool any = true; any;) {
      any = false;
      Sequence newest = 0;
      Actor who;
      // Only the one whose last act is the newest is sure not to be in anybody's way.
      for (const Actor& actor : actors())
        if (const auto undo = document_->undo(actor, {1}, next()); undo && undo->undoes.front() > newest) newest = undo->undoes.front(), who = actor;
      if (newest == 0) {
        for (const Actor& actor : actors()) REQUIRE(document_->undo(actor, {1}, next()).error().key == "undo.nothing");
        break;
      }
      REQUIRE(document_->commit(document_->undo(who, {1}, next()).value()));
      any = true;
    }
    CHECK(document_->state().same_content(start_));
  }
  const WorkshopState& state() const { return document_->state(); }

 private:
  static const std::vector<Actor>& actors() {
    static const std::vector<Actor> list = {{Role::facilitator, 0}, {Role::co_facilitator, 1}, {Role::co_facilitator, 2}};
    return list;
  }
  std::uint64_t next() { return random_->id(); }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_->next() % n); }
  template <class E>
  Id<E> any() {
    const auto& table = document_->state().all<E>();
    if (table.empty()) return {};
    std::size_t skip = below(table.size());
    Id<E> found;
    table.for_each([&](const E& e) {
      if (skip-- == 0) found = e.id;
    });
    return found;
  }
  std::vector<Id<Note>> some_notes() {
    std::vector<Id<Note>> ids;
    for (std::size_t n = 1 + below(4); n > 0; --n)
      if (const auto id = any<Note>(); id && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    return ids;
  }
  std::string words() { return "idée " + std::to_string(random_->next() % 1000) + (below(5) == 0 ? " 🧸é" : ""); }

  template <class Arguments>
  Result<Sequence> ask(Arguments arguments, Actor actor, std::uint64_t group = 0) {
    Request request = request_of(std::move(arguments));
    request.actor = actor;
    request.cause = next();
    request.group = group;
    request.time = {static_cast<std::int64_t>(1'700'000'000'000 + ++clock_)};
    return document_->commit(TRY(verbs_.decide(document_->state(), request)));
  }

  Result<Sequence> act(Actor actor) {
    if (below(4) != 0) return choose(actor, 0);
    // A gesture: a few acts of one hand in a row, taken back as one. (Two hands between each other's gestures may bar each other.)
    const std::uint64_t group = next();
    Result<Sequence> last = choose(actor, group);
    for (std::uint64_t more = below(3); more > 0; --more)
      if (auto again = choose(actor, group)) last = std::move(again);
    return last;
  }
  Result<Sequence> choose(Actor actor, std::uint64_t group) {
    switch (below(24)) {
      case 0: case 1: case 2: case 3: return ask(WriteNote{.text = words()}, actor, group);
      case 4: return ask(WriteNotes{.texts = {words(), words(), words()}}, actor);
      case 5: return ask(EditNote{any<Note>(), words()}, actor, group);
      case 6: case 7: {
        PlaceNotes move;
        for (Id<Note> id : some_notes()) move.notes.push_back({id, {static_cast<double>(below(5000)), static_cast<double>(below(5000))}});
        return ask(move, actor, group);
      }
      case 8: return ask(ColourNotes{some_notes(), static_cast<NoteColour>(below(8))}, actor);
      case 9: return ask(DeleteNotes{some_notes()}, actor);
      case 10: return ask(DuplicateNotes{.notes = some_notes()}, actor);
      case 11: return ask(CreateTheme{.title = words(), .notes = some_notes()}, actor);
      case 12: return ask(AssignTheme{some_notes(), any<Theme>()}, actor);
      case 13: return ask(MergeThemes{any<Theme>(), any<Theme>()}, actor);
      case 14: return ask(RemoveTheme{any<Theme>()}, actor);
      case 15: return ask(ReuniteNotes{some_notes()}, actor);
      case 16: return ask(SeparateNotes{any<Note>()}, actor);
      case 17: return ask(SetFate{some_notes(), static_cast<Fate>(below(4)), "parce que"}, actor);
      case 18: return ask(AddDecision{.text = words(), .note = any<Note>()}, actor);
      case 19: return ask(AddAction{.text = words(), .owner = "Léa", .decision = any<Decision>()}, actor);
      case 20: return below(2) ? ask(RemoveDecision{any<Decision>()}, actor) : ask(MoveTheme{any<Theme>(), any<Theme>()}, actor);
      case 21: return ask(InsertStep{.activity = "discussion", .title = words()}, actor);
      case 22: return document_->commit(TRY(document_->undo(actor, {1}, next())));
      default: return document_->commit(TRY(document_->redo(actor, {1}, next())));
    }
  }

  std::unique_ptr<Randomness> random_;
  std::unique_ptr<Journal> journal_ = memory_journal();
  std::unique_ptr<WorkshopDocument> document_ = WorkshopDocument::open(*journal_).value();
  WorkshopVerbs verbs_;
  WorkshopState start_, folded_;
  std::int64_t clock_ = 0;
};

std::uint64_t seed_of_this_run() {
  if (const char* given = std::getenv("PRESSOIR_SEED")) return std::strtoull(given, nullptr, 10);
  return system_randomness()->next() % 1'000'000;
}

}  // namespace

TEST_CASE("random verbs by several actors: the journal is the state, and everything can be taken back") {
  const std::uint64_t seed = seed_of_this_run();
  MESSAGE("PRESSOIR_SEED=" << seed);
  CAPTURE(seed);
  RandomOperations operations(seed);
  constexpr int steps = 3000;
  for (int i = 0; i < steps; ++i) operations.step();
  CHECK(operations.state().size() > 50);
  operations.take_everything_back();
}
