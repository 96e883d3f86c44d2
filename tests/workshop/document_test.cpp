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

// Another journal's, counting what is read of it.
class CountingJournal final : public Journal {
 public:
  explicit CountingJournal(Journal& journal) : journal_(journal) {}
  void append(std::vector<JournalRecord> records, Sequence expected_last, std::function<void(Result<Sequence>)> done) override { journal_.append(std::move(records), expected_last, std::move(done)); }
  Result<std::vector<JournalRecord>> read(Sequence first, Sequence last) override {
    auto records = journal_.read(first, last);
    if (records) records_read += records->size();
    return records;
  }
  Result<std::vector<JournalHeading>> headings(Sequence first, Sequence last) override { return journal_.headings(first, last); }
  Sequence last() const override { return journal_.last(); }
  void snapshot(JournalSnapshot snapshot) override { journal_.snapshot(std::move(snapshot)); }
  Result<std::optional<JournalSnapshot>> newest_snapshot() override { return journal_.newest_snapshot(); }
  Result<void> rewrite(const Erasure& erasure) override { return journal_.rewrite(erasure); }
  Result<void> copy_to(const std::string& path) override { return journal_.copy_to(path); }
  Result<Sequence> flush() override { return journal_.flush(); }
  std::size_t records_read = 0;

 private:
  Journal& journal_;
};

}  // namespace

TEST_CASE("opening reads the newest snapshot and only what came after it, however long the history") {
  Bench bench;
  REQUIRE(bench.ask(WriteNote{.id = {1}, .text = "Un banc"}));
  while (bench.document->revision() < 3 * WorkshopDocument::transactions_per_snapshot + 77) REQUIRE(bench.ask(PlaceNotes{.notes = {{{1}, {static_cast<double>(bench.causes), 0}}}}));
  const WorkshopState before = bench.document->state();
  bench.document.reset(); // the snapshot that was being made is kept
  CountingJournal counting(*bench.journal);
  const auto again = WorkshopDocument::open(counting).value();
  CHECK(again->state().same_content(before));
  CHECK(counting.records_read < WorkshopDocument::transactions_per_snapshot);
  CHECK(counting.records_read > 0);
}

TEST_CASE("a note goes to the first free place, whatever the size of what a stranger's file laid there") {
  Bench bench;
  REQUIRE(bench.ask(WriteNote{.id = {1}, .text = "un"}));
  REQUIRE(bench.ask(WriteNote{.id = {2}, .text = "deux"}));
  CHECK(bench.note(2)->position == Vec2{240, 0});
  REQUIRE(bench.ask(DeleteNotes{{{1}}}));
  REQUIRE(bench.ask(WriteNote{.id = {3}, .text = "trois"}));
  CHECK(bench.note(3)->position == Vec2{0, 0});
  // One over the two first columns and far down, as no verb would make it.
  Note giant{.id = {9}, .board = bench.note(2)->board, .position = {-5e8, 240}, .size = {5e8 + 400, 9e8}};
  WorkshopTransaction laid{.verb = "archive.import", .cause = ++bench.causes};
  laid.changes.push_back({std::nullopt, giant});
  REQUIRE(bench.document->commit(std::move(laid)));
  for (std::uint64_t id = 10; id < 16; ++id) REQUIRE(bench.ask(WriteNote{.id = {id}, .text = "suite"}));
  CHECK(bench.note(15)->position == Vec2{7 * 240, 0});
  REQUIRE(bench.ask(WriteNote{.id = {20}, .text = "après"}));
  CHECK(bench.note(20)->position == Vec2{2 * 240, 240});
}

TEST_CASE("a theme takes a pile with the note on top of it, and no board takes themes without end") {
  Bench bench;
  for (std::uint64_t id = 1; id <= 3; ++id) REQUIRE(bench.ask(WriteNote{.id = {id}, .text = "idée"}));
  REQUIRE(bench.ask(ReuniteNotes{{{1}, {2}}}));
  REQUIRE(bench.ask(CreateTheme{.id = {50}, .title = "Thème", .notes = {{1}}}));
  CHECK(bench.note(2)->theme == Id<Theme>{50});
  CHECK(!bench.note(3)->theme);
  for (int i = 1; i < 1000; ++i) REQUIRE(bench.ask(CreateTheme{.title = "Thème"}));
  CHECK(bench.ask(CreateTheme{.title = "Un de trop"}).error().key == "refused.too_many");
}

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
  for (const bool deflated : {false, true}) {
    const std::string bytes = deflated ? WorkshopCodec::encode_deflated(bench.document->state()) : WorkshopCodec::encode(bench.document->state());
    CHECK(WorkshopCodec::decode_state(bytes)->same_content(bench.document->state()));
    for (std::size_t n = 0; n < bytes.size(); ++n) {
      const auto cut = WorkshopCodec::decode_state(bytes.substr(0, n));
      if (deflated) CHECK(cut.error().key == "codec.damaged");
    }
  }
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
