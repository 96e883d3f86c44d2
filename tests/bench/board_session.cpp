#include "tests/bench/board_session.h"

#include <cmath>

#include "facilitation/base/check.h"
#include "facilitation/desk/session.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::bench {
namespace {

using namespace workshop;

constexpr std::string_view sentences[] = {
    "Aucun panneau lisible depuis le parking de la préfecture,   ",
    "Afficher le temps d'attente estimé dès l'entrée du bâtiment.",
    "Une liste des pièces à jour, la même en ligne et au guichet.",
    "Former chaque année les équipes aux situations tendues.     ",
    "Ouvrir un soir par semaine, jusqu'à 19 h, sur rendez-vous : ",
};

// Sixty characters, no two alike.
std::string text_of(int n) {
  std::string text(sentences[n % 5]);
  const std::string number = " " + std::to_string(n);
  return text.substr(0, text.size() - number.size()) + number;
}

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
  const int columns = static_cast<int>(std::ceil(std::sqrt(notes * 16.0 / 9)));
  constexpr NoteColour colours[] = {NoteColour::sun, NoteColour::apricot, NoteColour::rose, NoteColour::sky, NoteColour::mint};
  const auto id_of = [](int n) { return Id<Note>{0x9E3779B97F4A7C15U * static_cast<std::uint64_t>(n + 1)}; };
  desk::WorkshopTransaction all{.verb = "notes.write", .time = session.clock().now(), .cause = session.fresh_cause()};
  for (int n = 0; n < notes; ++n) {
    all.changes.push_back({std::nullopt, Note{.id = id_of(n), .board = board, .text = text_of(n), .colour = colours[n % 5],
                                              .position = {(n % columns) * 240.0, (n / columns) * 240.0}, .stacking = n}});
  }
  ENSURE(session.document().commit(std::move(all)));
  for (int done = static_cast<int>(session.document().revision()); done < transactions; ++done) {
    const int n = done % notes;
    const Note& note = *session.state().find(id_of(n));
    ask(session, PlaceNotes{.notes = {{note.id, note.position + Vec2{done / notes % 2 ? -8.0 : 8.0, 0}}}});
  }
  ENSURE(session.flush());
  return file;
}

} // namespace pressoir::bench
