// The document machine: a copy of the state, a commit, what is durable and when, what the first acts after an opening wait for.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <future>
#include <thread>

#include "facilitation/base/check.h"
#include "facilitation/desk/desk.h"
#include "facilitation/workshop/verb_rules.h"
#include "facilitation/workshop/verbs.h"
#include "tests/bench/parts.h"
#include "tests/temporary_folder.h"

namespace pressoir::bench {
namespace {

using namespace workshop;

constexpr const char* sentence = "Afficher le temps d'attente estimé dès l'entrée, en gros.";

Id<Note> note_number(std::size_t i) { return {derived_id(7, i)}; }

// A wall of `notes` notes, 60 characters each.
std::unique_ptr<desk::Session> wall_of(const Path& file, std::size_t notes) {
  auto session = desk::Session::create(file, "Mesures", Language::french).value();
  ENSURE(session->ask(request_of(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"})));
  ENSURE(session->ask(request_of(GoToStep{})));
  for (std::size_t from = 0; from < notes; from += most_at_once) {
    WriteNotes write;
    for (std::size_t i = from; i < std::min(notes, from + most_at_once); ++i) {
      write.ids.push_back(note_number(i));
      write.texts.push_back(sentence);
    }
    ENSURE(session->ask(request_of(std::move(write))));
  }
  ENSURE(session->flush());
  return session;
}

Request move_of(std::size_t note, double x) {
  PlaceNotes move;
  move.notes.push_back({note_number(note), {x, 40}});
  return request_of(std::move(move));
}

// Acts decided beforehand, so that what is timed is the machine's own part of each.
std::vector<WorkshopTransaction> decided_moves(desk::Session& session, std::size_t acts, std::size_t notes) {
  std::vector<WorkshopTransaction> decided;
  for (std::size_t i = 0; i < acts; ++i) {
    Request request = move_of(i * 37 % notes, static_cast<double>(session.document().revision() + i) / 7);
    request.cause = session.fresh_cause();
    request.time = {1'700'000'000'000};
    decided.push_back(session.verbs().decide(session.state(), request).value());
  }
  return decided;
}

std::shared_ptr<const desk::Published> published(desk::Session& session) {
  auto published = std::make_shared<desk::Published>();
  published->state = session.state();
  return published;
}

// As the desk does it, act after act.
Took commit_and_publish(desk::Session& session, std::size_t acts, std::size_t notes) {
  Took best;
  std::shared_ptr<const desk::Published> newest;
  for (int pass = 0; pass < 9; ++pass) {
    auto decided = decided_moves(session, acts, notes);
    ENSURE(session.flush());
    const Took once = took([&] {
      for (WorkshopTransaction& transaction : decided) {
        ENSURE(session.document().commit(std::move(transaction)));
        newest = published(session);
      }
    });
    if (pass == 0 || once.wall < best.wall) best = once;
  }
  return best;
}

// Requests as the desk takes them: decided, committed, published.
template <class MakeRequest>
Took asking(desk::Session& session, int acts, const MakeRequest& make_request) {
  std::shared_ptr<const desk::Published> newest;
  std::size_t n = 0;
  const Took best = quietest(5, [&] {
    for (int i = 0; i < acts; ++i) {
      ENSURE(session.ask(make_request(n++)));
      newest = published(session);
    }
  });
  ENSURE(session.flush());
  return best;
}

void with_100_000_notes(const Path& folder, Report& report) {
  constexpr std::size_t notes = 100'000, copies = 10'000, acts = 2000;
  constexpr int asked = 40;
  auto session = wall_of(folder / "large.pressoir", notes);
  std::vector<WorkshopState> kept;
  kept.reserve(copies);
  const Took copied = quietest(7, [&] {
    kept.clear();
    while (kept.size() < copies) kept.push_back(session->state());
  });
  report.add_took("machine.state_copy.100000", copied, "us", 1e-3 * copies, 1); // and its end, with the next one
  report.add_took("machine.commit_and_publish.100000", commit_and_publish(*session, acts, notes), "us", 1e-3 * acts, 20);
  const auto tell = [&](const char* name, const Took& took) { report.add(name, took.wall / asked, "ms"); };
  tell("machine.ask.move.100000", asking(*session, asked, [](std::size_t n) { return move_of(n % notes, static_cast<double>(n) + 0.5); }));
  tell("machine.ask.write.100000", asking(*session, asked, [](std::size_t) { return request_of(WriteNote{.text = sentence}); }));
  tell("machine.ask.delete.100000", asking(*session, asked, [](std::size_t n) { return request_of(DeleteNotes{{note_number(n)}}); }));
}

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

// One flush of 4 kB appended to a plain file and one acknowledgement alone, in turns: what else the disk is doing weighs on both.
void one_acknowledgement(desk::Session& session, const Path& folder, Report& report) {
  const int file = ::open((folder / "flushed").c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
  ENSURE(file >= 0);
  const std::string page(4096, 'x');
  std::vector<double> flushes, acknowledgements;
  for (std::size_t i = 0; i < 400; ++i) {
    ENSURE(::write(file, page.data(), page.size()) == 4096);
    flushes.push_back(took([&] { ENSURE(::fdatasync(file) == 0); }).wall);
    acknowledgements.push_back(took([&] {
                                 std::promise<void> durable;
                                 ENSURE(session.ask(move_of(i, static_cast<double>(i) + 0.25), [&](const Result<Sequence>& done) {
                                   ENSURE(done);
                                   durable.set_value();
                                 }));
                                 durable.get_future().get();
                               }).wall);
  }
  ::close(file);
  report.add("machine.fdatasync", median(flushes), "ms");
  report.add("machine.acknowledgement", median(acknowledgements), "ms", 2 * median(flushes));
}

// Handed over as fast as they come, until the last is durable: by the document, and by the journal alone.
void durable_per_second(desk::Session& session, Report& report) {
  constexpr std::size_t notes = 10'000, acts = 20'000;
  double by_document = 0, by_journal = 0;
  for (int pass = 0; pass < 4; ++pass) {
    auto decided = decided_moves(session, acts, notes);
    const Took committed = took([&] {
      for (WorkshopTransaction& transaction : decided) ENSURE(session.document().commit(std::move(transaction)));
      ENSURE(session.flush());
    });
    by_document = std::max(by_document, acts / committed.wall * 1000);
  }
  // A journal of the same records, one an append.
  const Sequence last = session.document().revision();
  auto records = session.file().journal().read(last - 4 * acts + 1, last).value();
  const test::TemporaryFolder folder;
  auto plain = SqliteSession::create(folder / "plain.pressoir", WorkshopSchema::name).value();
  for (std::size_t i = 0; i < records.size(); ++i) records[i].sequence = i + 1;
  for (std::size_t from = 0; from < records.size(); from += acts) {
    std::vector<std::vector<JournalRecord>> waiting;
    for (std::size_t i = from; i < from + acts; ++i) waiting.push_back({std::move(records[i])});
    const Took appended = took([&] {
      for (std::size_t i = 0; i < acts; ++i) plain->journal().append(std::move(waiting[i]), from + i, [](const Result<Sequence>& done) { ENSURE(done); });
      ENSURE(plain->journal().flush());
    });
    by_journal = std::max(by_journal, acts / appended.wall * 1000);
  }
  report.add_at_least("machine.durable_per_second.journal", by_journal, "per_s", 100'000);
  report.add("machine.durable_per_second.document", by_document, "per_s");
}

void first_acts(const Path& file, Report& report) {
  auto session = desk::Session::open(file).value();
  report.add("machine.first_act", took([&] {
               Request request = move_of(1, -1);
               request.cause = session->fresh_cause();
               ENSURE(session->ask(request));
             }).wall, "ms");
  report.add("machine.first_undo", took([&] { ENSURE(session->ask({.verb = "undo"})); }).wall, "ms");
}

} // namespace

void measure_machine(Report& report) {
  const test::TemporaryFolder folder;
  with_100_000_notes(folder.path(), report);
  const Path file = folder / "history.pressoir", after_crash = folder / "crashed.pressoir";
  auto session = wall_of(file, 10'000);
  one_acknowledgement(*session, folder.path(), report);
  durable_per_second(*session, report);
  for (std::size_t i = 0; session->document().revision() < 100'000; ++i) ENSURE(session->ask(move_of(i % 10'000, static_cast<double>(i) + 0.75)));
  ENSURE(session->flush());
  // What a crash leaves: the file and its log as they lie.
  std::filesystem::copy_file(file, after_crash);
  std::filesystem::copy_file(file.string() + "-wal", after_crash.string() + "-wal");
  session.reset();
  report.add("machine.open_after_a_crash", took([&] { ENSURE(desk::Session::open(after_crash)); }).wall, "ms", 100);
  report.add_took("machine.open.10000.100000", quietest(7, [&] {
                    desk::Desk desk(desk::Session::open(file).value());
                    ENSURE(desk.newest()->state.all<Note>().size() == 10'000);
                  }), "ms", 1, 100);
  first_acts(file, report);
}

} // namespace pressoir::bench
