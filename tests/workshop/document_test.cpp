#include <doctest/doctest.h>

#include "facilitation/document/memory_journal.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

// A document in memory, and the shortest way to ask it something.
struct Bench {
  std::unique_ptr<Journal> journal = memory_journal();
  std::unique_ptr<WorkshopDocument> document = WorkshopDocument::open(*journal).value();
  WorkshopVerbs verbs;
  std::uint64_t causes = 1000;

  Bench() {
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
  Result<Sequence> redo(Actor actor = {}) { return document->commit(TRY(document->redo(actor, {1}, ++causes))); }
  const Note* note(std::uint64_t id) const { return document->state().find(Id<Note>{id}); }
};

}  // namespace

TEST_CASE("a note is written, moved, and both are taken back one by one") {
  Bench bench;
  REQUIRE(bench.ask(WriteNote{.id = {1}, .text = "Un banc"}));
  REQUIRE(bench.ask(PlaceNotes{.notes = {{{1}, {500, 600}}}}));
  CHECK(bench.note(1)->position == Vec2{500, 600});
  REQUIRE(bench.undo());
  CHECK(bench.note(1)->position == Vec2{0, 0});
  REQUIRE(bench.undo());
  CHECK(bench.note(1) == nullptr);
  REQUIRE(bench.redo());
  REQUIRE(bench.redo());
  CHECK(bench.note(1)->position == Vec2{500, 600});
  CHECK(bench.redo().error().key == "redo.nothing");
}

TEST_CASE("undo takes back this hand's acts only, field by field") {
  Bench bench;
  const Actor other{Role::co_facilitator, 2};
  REQUIRE(bench.ask(WriteNote{.id = {1}, .text = "Un banc"}));
  REQUIRE(bench.ask(ColourNotes{.notes = {{1}}, .colour = NoteColour::mint}));
  REQUIRE(bench.ask(EditNote{{1}, "Deux bancs"}, other));
  // The other hand changed the text: taking back the colour touches another field, so it goes.
  REQUIRE(bench.undo());
  CHECK(bench.note(1)->colour == NoteColour::sun);
  CHECK(bench.note(1)->text == "Deux bancs");
  // Taking back the writing would take the other's words with it: refused, naming who.
  const auto refused = bench.undo();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "undo.changed_since");
  REQUIRE(bench.undo(other));
  CHECK(bench.undo());
}

TEST_CASE("a journal replayed gives the state in memory") {
  Bench bench;
  for (std::uint64_t i = 1; i <= 50; ++i) REQUIRE(bench.ask(WriteNote{.id = {i * 0x9e3779b97f4a7c15ULL}, .text = "idée " + std::to_string(i)}));
  const auto again = WorkshopDocument::open(*bench.journal).value();
  CHECK(again->state().same_content(bench.document->state()));
  CHECK(again->revision() == bench.document->revision());
}

TEST_CASE("a state survives its codec, and damaged bytes are refused") {
  Bench bench;
  REQUIRE(bench.ask(WriteNote{.id = {1}, .text = "Un banc 🧸"}));
  const std::string bytes = WorkshopCodec::encode(bench.document->state());
  CHECK(WorkshopCodec::decode_state(bytes)->same_content(bench.document->state()));
  for (std::size_t n = 0; n < bytes.size(); ++n) (void)WorkshopCodec::decode_state(bytes.substr(0, n));
}

TEST_CASE("deleting a note and its theme leaves no reference behind") {
  Bench bench;
  REQUIRE(bench.ask(WriteNote{.id = {1}, .text = "Un banc"}));
  REQUIRE(bench.ask(CreateTheme{.id = {5}, .title = "S'asseoir", .notes = {{1}}}));
  REQUIRE(bench.ask(AddDecision{.id = {9}, .text = "On achète", .note = {1}}));
  REQUIRE(bench.ask(DeleteNotes{{{1}}}));
  CHECK(bench.document->state().find(Id<Decision>{9})->note == Id<Note>{});
  REQUIRE(bench.undo());
  CHECK(bench.document->state().find(Id<Decision>{9})->note == Id<Note>{1});
  REQUIRE(bench.ask(RemoveTheme{{5}}));
  CHECK(bench.note(1)->theme == Id<Theme>{});
}

TEST_CASE("erasing empties personal fields everywhere and bars undo") {
  Bench bench;
  REQUIRE(bench.ask(WriteNote{.id = {1}, .text = "secret-xyz"}));
  const auto done = bench.document->erase([](std::string_view kind, std::uint64_t id, std::string_view field) { return kind == "note" && id == 1 && field == "text"; },
                                          WorkshopTransaction{.verb = "erase", .changes = {{std::nullopt, ErasureTrace{.id = {3}, .what = "notes", .count = 1}}}});
  REQUIRE(done);
  CHECK(bench.note(1)->text.empty());
  const auto records = bench.journal->read(1, bench.journal->last()).value();
  for (const JournalRecord& record : records) CHECK(record.bytes.find("secret-xyz") == std::string::npos);
  CHECK(bench.undo().error().key == "undo.nothing");
}
