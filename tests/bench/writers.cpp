// What is written out: the summary of 150 ideas, archives and pictures of a wall of 10,000 notes.
#include <string>
#include <vector>

#include "facilitation/activities/kinds.h"
#include "facilitation/base/file.h"
#include "facilitation/document/memory_journal.h"
#include "facilitation/summary/archive.h"
#include "facilitation/summary/exporters.h"
#include "facilitation/summary/summary.h"
#include "facilitation/summary/writers.h"
#include "facilitation/workshop/verbs.h"
#include "tests/bench/parts.h"

namespace pressoir::bench {
namespace {

using namespace workshop;

struct Session {
  std::unique_ptr<Journal> journal = memory_journal();
  std::unique_ptr<WorkshopDocument> document = WorkshopDocument::open(*journal).value();
  WorkshopVerbs verbs = activities::all_verbs();
  std::uint64_t causes = 1000;
  Timestamp now = timestamp_from_local({2026, 12, 8}, 9 * 60);

  template <class Arguments>
  void ask(Arguments arguments) {
    Request request = request_of(std::move(arguments));
    request.cause = ++causes;
    request.time = now;
    now.milliseconds += 1000;
    if (!document->commit(verbs.decide(document->state(), request).value())) std::abort();
  }
};

constexpr const char* sentences[] = {"Aucun panneau lisible depuis le parking", "Afficher le temps d'attente estimé dès l'entrée", "Tout le monde entend ma situation au guichet",
                                     "Une liste des pièces à jour, la même en ligne et au guichet", "Former à la gestion des situations tendues chaque année",
                                     "Ouvrir un soir par semaine jusqu'à 19 h", "Des chaises. Vraiment."};

// Ideas in themes of about 25, 60 characters or so each.
Session workshop_of(std::size_t ideas) {
  Session session;
  session.ask(CreateWorkshop{.title = "Cent cinquante idées pour l'accueil"});
  session.ask(EditWorkshop{.purpose = "Que doit vivre une personne entre la porte et la réponse ?", .place = "salle des fêtes", .date = Day{2026, 12, 8}, .expected = 60});
  session.ask(InsertStep{.id = {7}, .activity = "wall", .title = "Mur d'idées", .instruction = "Qu'est-ce qui aiderait ?"});
  session.ask(GoToStep{});
  const std::size_t themes = std::max<std::size_t>(1, ideas / 25);
  for (std::size_t theme = 0; theme < themes; ++theme) {
    session.ask(CreateTheme{.id = {100 + theme}, .title = "Thème numéro " + std::to_string(theme + 1)});
    WriteNotes notes{.theme = {100 + theme}};
    for (std::size_t i = theme * ideas / themes; i < (theme + 1) * ideas / themes; ++i) notes.texts.push_back(std::string(sentences[i % 7]) + " (" + std::to_string(i + 1) + ")");
    session.ask(notes);
  }
  for (int i = 0; i < 8; ++i) session.ask(AddDecision{.text = "Décision prise par la salle, la numéro " + std::to_string(i + 1)});
  for (int i = 0; i < 10; ++i) session.ask(AddAction{.text = "Action décidée, la numéro " + std::to_string(i + 1), .owner = "le laboratoire", .due = {2027, 1, 15}});
  return session;
}

} // namespace

void measure_writers(Report& report) {
  const Words words = Words::from_json(read_file(assets_folder().value() / "i18n" / "fr.json").value(), Language::french).value();
  const Session ordinary = workshop_of(150), large = workshop_of(10'000);
  const summary::ExportOptions options{.now = ordinary.now};
  const auto write_of = [&](const Session& session, const char* name) {
    const WorkshopState readable = summary::for_readers(session.document->state(), summary::Authors::shown);
    const Id<Board> board = session.document->state().find(Id<Step>{7})->board;
    return summary::exporter_for(name)->write(readable, board, words, options).value();
  };
  const WorkshopState readable = summary::for_readers(large.document->state(), summary::Authors::shown);
  report.add_took("writers.pdf.150.first", took([&] { write_of(ordinary, "a.pdf"); }), "ms", 1, 400);
  report.add_took("writers.pdf.150", quietest(7, [&] { write_of(ordinary, "a.pdf"); }), "ms", 1, 400);
  report.add_took("writers.html.150", quietest(7, [&] { write_of(ordinary, "a.html"); }), "ms", 1, 400);
  struct Form {
    summary::ArchiveForm form;
    const char* name;
    double at_most; // written and read
  };
  std::string bytes;
  for (const Form& form : {Form{summary::ArchiveForm::binary, "binary", 10}, {summary::ArchiveForm::json, "json", 150}, {summary::ArchiveForm::xml, "xml", 400}}) {
    const std::string name = std::string("writers.archive.10000.") + form.name;
    const Took written = quietest(25, [&] { bytes = summary::archive_bytes(readable, large.now, form.form); });
    std::vector<summary::Archive> kept; // what was read is not taken apart within the time
    const Took read = quietest(25, [&] { kept.push_back(summary::read_archive(bytes, "a").value()); });
    report.add_took(name, {written.wall + read.wall, written.cpu + read.cpu}, "ms", 1, form.at_most);
    report.add(name + ".write", written.wall, "ms");
    report.add(name + ".read", read.wall, "ms");
    report.add(name + ".size", static_cast<double>(bytes.size()) / 1e6, "MB");
  }
  report.add_took("writers.svg.10000", quietest(5, [&] { write_of(large, "a.svg"); }), "ms", 1, 150);
  report.add_took("writers.png4096.10000", quietest(5, [&] { write_of(large, "a.png"); }), "ms", 1, 500);
}

} // namespace pressoir::bench
