// Figures of the writers: a PDF of 150 ideas, archives and pictures of 10,000 notes. Prints one JSON object; given a folder, leaves
// there what it wrote.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
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

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

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

double milliseconds(const std::function<void()>& work, int times) {
  std::vector<double> took;
  for (int i = 0; i < times; ++i) {
    const auto before = std::chrono::steady_clock::now();
    work();
    took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
  }
  std::sort(took.begin(), took.end());
  return took[took.size() / 2];
}

} // namespace

int main(int count, char** arguments) {
  const Words words = Words::from_json(read_file(assets_folder().value() / "i18n" / "fr.json").value(), Language::french).value();
  const Session ordinary = workshop_of(150), large = workshop_of(10'000);
  const summary::ExportOptions options{.now = ordinary.now};
  const auto write_of = [&](const Session& session, const char* name) {
    const WorkshopState readable = summary::for_readers(session.document->state(), summary::Authors::shown);
    const Id<Board> board = session.document->state().find(Id<Step>{7})->board;
    return summary::exporter_for(name)->write(readable, board, words, options).value();
  };
  const WorkshopState readable = summary::for_readers(large.document->state(), summary::Authors::shown);
  std::string separator = "{";
  const auto tell = [&](const char* what, double value) {
    std::printf("%s\"%s\": %.1f", separator.c_str(), what, value);
    separator = ", ";
  };
  if (summary::exporter_for("a.pdf")) {
    tell("pdf_150_ideas_first_ms", milliseconds([&] { write_of(ordinary, "a.pdf"); }, 1));
    tell("pdf_150_ideas_ms", milliseconds([&] { write_of(ordinary, "a.pdf"); }, 5));
  }
  tell("html_150_ideas_ms", milliseconds([&] { write_of(ordinary, "a.html"); }, 5));
  std::string bytes;
  for (const auto& [form, name] : {std::pair(summary::ArchiveForm::binary, "binary"), std::pair(summary::ArchiveForm::json, "json"), std::pair(summary::ArchiveForm::xml, "xml")}) {
    const std::string prefix = std::string("archive_10000_notes_") + name;
    tell((prefix + "_write_ms").c_str(), milliseconds([&] { bytes = summary::archive_bytes(readable, large.now, form); }, 9));
    tell((prefix + "_read_ms").c_str(), milliseconds([&] { if (!summary::read_archive(bytes, "a").value().state.size()) std::abort(); }, 9));
    tell((prefix + "_kilobytes").c_str(), static_cast<double>(bytes.size()) / 1024);
  }
  tell("svg_10000_notes_ms", milliseconds([&] { write_of(large, "a.svg"); }, 3));
  tell("png_4096_of_10000_notes_ms", milliseconds([&] { write_of(large, "a.png"); }, 3));
  std::printf("}\n");
  if (count > 1)
    for (const summary::Exporter& exporter : summary::exporters())
      (void)write_file(Path(arguments[1]) / ("ordinary" + std::string(exporter.extension)), write_of(ordinary, ("a" + std::string(exporter.extension)).c_str()));
}
