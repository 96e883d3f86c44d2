#include "tests/bench/board_session.h"

#include "facilitation/base/check.h"
#include "facilitation/desk/session.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/activities/samples.h"

namespace pressoir::bench {
namespace {

using namespace workshop;

void ask(desk::Session& session, auto arguments) {
  ENSURE(session.ask(request_of(std::move(arguments))));
}

} // namespace

Path make_board_session(const Path& folder, int notes, int transactions) {
  const Path file = folder / (std::to_string(notes) + "-" + std::to_string(transactions) + ".pressoir");
  auto opened = desk::Session::create(file, "Repenser l'accueil", Language::french);
  ENSURE(opened);
  desk::Session& session = **opened;
  ask(session, InsertStep{.id = {7}, .activity = "wall", .title = "Mur d'idées", .instruction = "Qu'est-ce qui aiderait une personne qui entre ici pour la première fois ?"});
  ask(session, GoToStep{.step = {7}});
  ask(session, PauseClock{.paused = true});
  const Id<Board> board = session.state().find(Id<Step>{7})->board;
  desk::WorkshopTransaction all{.verb = "notes.write", .time = session.clock().now(), .cause = session.fresh_cause()};
  samples::grid_of_notes(notes).all<Note>().for_each([&](Note note) {
    note.board = board;
    all.changes.push_back({std::nullopt, std::move(note)});
  });
  ENSURE(session.document().commit(std::move(all)));
  for (int done = static_cast<int>(session.document().revision()); done < transactions; ++done) {
    const int n = done % notes;
    const Note& note = *session.state().find(Id<Note>{derived_id(samples::wall_board.value, static_cast<std::uint64_t>(n))});
    ask(session, PlaceNotes{.notes = {{note.id, note.position + Vec2{done / notes % 2 ? -8.0 : 8.0, 0}}}});
  }
  ENSURE(session.flush());
  return file;
}

} // namespace pressoir::bench
