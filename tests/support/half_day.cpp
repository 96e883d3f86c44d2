#include "tests/support/half_day.h"

#include <vector>

#include <doctest/doctest.h>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/base/file.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::test {

using namespace workshop;
using namespace activities;

namespace {
constexpr Day day{2026, 12, 8};

struct Family {
  const char* title;
  std::vector<const char*> ideas;
};
const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      {"S'orienter dès la porte",
       {"Aucun panneau lisible depuis le parking", "ON NE SAIT PAS OÙ ALLER EN ENTRANT", "Fléchage au sol par couleur, comme à l'hôpital",
        "Le mot « pré-accueil » ne veut rien dire pour un usager", "Pictogrammes + gros caractères (et traduits)",
        "Un agent volant dans le hall les jours d'affluence 👋", "La borne à tickets est cachée derrière la porte…",
        "À l'accueil général, on demande trois fois la même chose : au portique, au pré-accueil, puis au guichet. Les gens racontent leur histoire à "
        "chaque fois, devant tout le monde, et repartent souvent sans savoir si leur dossier est complet. Il faudrait UNE personne qui suit la demande "
        "du début à la fin."}},
      {"Attendre sans subir",
       {"2 h d'attente pour déposer un papier", "Afficher le temps d'attente estimé", "Rappel par SMS : « votre tour dans 10 minutes »",
        "Des chaises. Vraiment.", "Coin enfants : 1 tapis, 3 livres, 0 budget 🧸", "File unique puis orientation, au lieu de 4 files",
        "Avoir rendez-vous et attendre quand même 45 min, c'est vécu comme du mépris", "Fontaine à eau"}},
      {"Être reçu dignement",
       {"Tout le monde entend ma situation au guichet", "Deux box fermés pour les dossiers sensibles (séjour, expulsion, victimes)",
        "Accueil debout = 3 minutes. Accueil assis = on s'écoute.", "Dire bonjour avant de demander le ticket 🙂", "Boucle magnétique en panne depuis mars",
        "Interprète par téléphone, à tester sur les 3 langues les plus demandées", "expliquer un refus avec des mots simples",
        "Un vrai lieu pour les associations qui accompagnent"}},
      {"Le numérique, avec quelqu'un à côté",
       {"LE SITE PLANTE, ET C'EST NOUS QU'ON ENGUEULE 😤", "Point d'accueil numérique ouvert le samedi matin ?", "Imprimer / scanner gratuitement sur place",
        "Tout le monde n'a pas d'adresse mél", "Une liste des pièces à jour, UNE SEULE, la même en ligne et au guichet",
        "Faire tester la page « prendre rendez-vous » par 5 usagers avant de la refaire", "QR code vers la bonne démarche sur le courrier de convocation"}},
      {"Travailler à l'accueil",
       {"Pas de relève pour la pause de midi", "Bouton d'alerte : testé quand ??", "Le bruit dans le hall toute la journée, on rentre lessivés",
        "Former à la gestion des situations tendues (et recommencer chaque année)", "Un binôme titulaire + vacataire au lieu de laisser les vacataires seuls",
        "Café d'équipe de 10 min avant l'ouverture ☕", "On ne connaît jamais la suite des dossiers : un retour par mois, svp"}},
      {"Savoir avant de venir",
       {"Ouvrir un soir par semaine jusqu'à 19 h", "Le standard ne répond plus après 11 h 30", "L'appli dit « ouvert », la porte dit « fermé »",
        "Rampe d'accès : sonnette trop haute", "Bus 4 : faire ajouter l'arrêt « Préfecture »", "Aller vers : une permanence par mois dans chaque espace France services",
        "Le site : 14 clics pour trouver l'adresse. J'ai compté."}},
  };
  return all;
}

struct Planned {
  const char *word, *activity, *title;
  int minutes;
  const char* instruction;
};
constexpr Planned planned[] = {
    {"welcome", "message", "Accueil et café", 10, "Prenez un badge, un café, une place à une table où vous ne connaissez personne."},
    {"opening", "message", "Mot d'ouverture", 5, "La secrétaire générale dit pourquoi nous sommes là."},
    {"weather", "discussion", "Météo d'entrée", 10, "Choisissez votre temps du jour, et un mot. On écoute, on ne commente pas."},
    {"frame", "message", "Le cadre", 5, "Une idée par note. On parle de ce qu'on a vécu. On ne juge personne."},
    {"morning", "discussion", "Une matinée à l'accueil", 20, "Une usagère et un agent racontent. Notez ce qui vous surprend."},
    {"wall", "wall", "Mur d'idées", 20, "Qu'est-ce qui gêne, qu'est-ce qui aiderait ? Trois notes par personne, en silence."},
    {"grouping", "grouping", "Regroupement", 20, "Rapprochez ce qui se ressemble. On donne un titre à chaque famille."},
    {"dots", "dots", "Gommettes", 15, "Trois gommettes : où faut-il commencer ?"},
    {"pause", "pause", "Pause", 15, "Reprise à 11 h 00."},
    {"islands", "discussion", "En îlots", 35, "Par table, transformez un thème en une proposition : pour qui, quoi, avec quoi, dès quand."},
    {"report", "discussion", "Restitution", 15, "Trois minutes par table. Le rapporteur parle, la table complète."},
    {"choice", "dots", "Choix", 15, "Donnez une mention à chaque proposition."},
    {"decisions", "conclusion", "Décisions et actions", 15, "Qui fait quoi, pour quand ?"},
    {"roti", "message", "ROTI et mot de la fin", 10, "De 0 à 5 : ce temps valait-il la peine ?"},
};

template <class E>
Id<E> id(const std::string& word) {
  return named<E>(word);
}

void write_ideas(Table& table) {
  int number = 0;
  for (const Family& family : families())
    for (const char* text : family.ideas) {
      const std::string word = "idea-" + std::to_string(++number);
      table.ask(WriteNote{.id = id<Note>(word), .text = text, .channel = number % 3 == 1 ? Channel::facilitator : Channel::phone});
    }
}

void group_ideas(Table& table) {
  int number = 0, theme = 0;
  for (const Family& family : families()) {
    std::vector<Id<Note>> notes;
    std::vector<PlaceNotes::One> places;
    const double x = theme % 3 * 1000.0, y = theme / 3 * 1000.0;
    for (std::size_t i = 0; i < family.ideas.size(); ++i) {
      notes.push_back(id<Note>("idea-" + std::to_string(++number)));
      places.push_back({notes.back(), {x + static_cast<double>(i % 3) * 240.0, y + static_cast<double>(i / 3) * 240.0}});
    }
    table.ask(PlaceNotes{.notes = places});
    table.ask(CreateTheme{.id = id<Theme>("theme-" + std::to_string(++theme)), .title = family.title, .notes = notes});
  }
  // A family found twice, then made one; a duplicate laid under its twin; words made clearer; what is kept and what is not.
  table.ask(CreateTheme{.id = id<Theme>("theme-seven"), .board = table.state().find(id<Step>("wall"))->board, .title = "Files d'attente"});
  table.ask(MergeThemes{id<Theme>("theme-seven"), id<Theme>("theme-2")});
  table.ask(ReuniteNotes{{id<Note>("idea-2"), id<Note>("idea-1")}});
  table.ask(EditNote{id<Note>("idea-33"), "Bouton d'alerte : dire quand il a été testé"});
  table.ask(SetFate{.notes = {id<Note>("idea-18")}, .fate = Fate::kept});
  table.ask(SetFate{.notes = {id<Note>("idea-43")}, .fate = Fate::parked, .reason = "dépend de la ville"});
  table.ask(SetFate{.notes = {id<Note>("idea-16")}, .fate = Fate::rejected, .reason = "déjà commandée"});
}

void vote(Table& table) {
  table.ask(PreparePoll{.id = id<Poll>("vote"),
                        .on = VoteOn::written,
                        .texts = {"Un agent mobile à l'entrée, tous les matins", "Deux box fermés pour les échanges confidentiels", "Rappel par SMS et temps d'attente affiché",
                                  "Point d'accueil numérique le samedi matin, avec France services", "Signalétique refaite avec des usagers (couleurs, pictogrammes, cinq langues)"},
                        .per_person = 3,
                        .per_option = 2});
  table.ask(OpenPoll{id<Poll>("vote")});
  std::vector<Id<PollOption>> options;
  for (const PollOption* option : options_of(table.state(), id<Poll>("vote"))) options.push_back(option->id);
  // 21 dots for B, 17 for A and E, 14 for C, none for D.
  table.ask(CountHands{.poll = id<Poll>("vote"), .people = 28, .counts = {{options[0], 17}, {options[1], 20}, {options[2], 14}, {options[4], 17}}});
  table.ask(PutDot{id<Poll>("vote"), options[1], 1});
  table.ask(CastBallot{id<Poll>("vote"), Channel::paper});
  table.ask(ClosePoll{id<Poll>("vote")});
}

void conclude(Table& table) {
  for (const char* text : {"Le cahier des charges prévoit deux box fermés (consentement, une réserve sur la surface : action 2).",
                           "L'agent mobile est expérimenté du 1er février au 30 avril 2027, puis évalué.", "Une liste unique des pièces fait foi, au guichet et en ligne.",
                           "La signalétique est testée par dix usagers avant toute commande."})
    table.ask(AddDecision{.text = text});
  const auto list = decisions(table.state());
  const auto act = [&](const char* text, const char* owner, Day due, std::size_t decision, const char* due_note = "") {
    table.ask(AddAction{.text = text, .owner = owner, .due_note = due_note, .due = due, .decision = decision > 0 ? list[decision - 1]->id : Id<Decision>{}});
  };
  act("Envoyer le relevé de décisions", "chargée de mission du laboratoire", {2026, 12, 8}, 0);
  act("Chiffrer surface et coût des deux box", "chef du bureau de l'immobilier", {2027, 1, 15}, 1);
  act("Bâtir le planning de l'agent mobile", "responsable de l'accueil", {2026, 12, 18}, 2);
  act("Faire réparer la boucle magnétique", "référente handicap", {2027, 1, 15}, 0);
  act("Réunir dix usagers pour le test", "coordonnateur France services", {2027, 1, 29}, 4);
  act("Mesurer l'attente avant et après", "conseillère en organisation du travail", {2027, 2, 26}, 0, "première mesure");
}

} // namespace

Table::Table() : document_(WorkshopDocument::open(*journal_).value()), verbs_(all_verbs()) { at(9 * 60); }
void Table::at(int minutes) { now_ = timestamp_from_local(day, minutes); }

Result<Sequence> Table::try_to(Request request) {
  request.cause = ++causes_;
  request.time = now_;
  now_.milliseconds += 1000;
  return document_->commit(TRY(verbs_.decide(document_->state(), request)));
}
void Table::must(Request request) {
  const std::string verb = request.verb;
  const auto done = try_to(std::move(request));
  REQUIRE_MESSAGE(done.has_value(), verb, " refused: ", done ? "" : done.error().key);
}

std::unique_ptr<Table> half_day() {
  auto table = std::make_unique<Table>();
  table->at(8 * 60);
  table->ask(CreateWorkshop{.title = "Repenser l'accueil de la préfecture"});
  table->ask(EditWorkshop{.purpose = "Que doit vivre une personne entre la porte et la réponse ?",
                          .place = "salle des fêtes",
                          .facilitators = "Le laboratoire d'innovation",
                          .project = "Accueil 2027",
                          .date = day,
                          .expected = 30});
  for (const Planned& step : planned)
    table->ask(InsertStep{.id = id<Step>(step.word), .activity = step.activity, .title = step.title, .instruction = step.instruction, .notes = "note privée", .minutes = step.minutes});
  AddPeople people;
  for (int i = 1; i <= 30; ++i)
    people.people.push_back({.name = (i % 2 == 0 ? "Mme Dupré " : "M. Évrard ") + std::to_string(i), .organisation = i <= 18 ? "préfecture" : i <= 26 ? "" : "France services"});
  people.people.push_back({.name = "Mme Lhôte", .organisation = "mairie", .attendance = Attendance::excused});
  table->ask(people);
  int minute = 9 * 60 + 4;
  for (const Planned& step : planned) {
    table->at(minute);
    table->ask(GoToStep{id<Step>(step.word)});
    const std::string word = step.word;
    if (word == "wall") write_ideas(*table);
    if (word == "grouping") group_ideas(*table);
    if (word == "choice") vote(*table);
    if (word == "decisions") conclude(*table);
    if (word == "report") table->ask(WriteNotes{.texts = {"Table 1 : l'agent mobile, dès février", "Table 2 : deux box, il faut de la place"}});
    minute += step.minutes;
  }
  table->at(minute);
  table->ask(FinishSession{});
  return table;
}

Words words_in(Language language) {
  const auto text = read_file(assets_folder().value() / "i18n" / (std::string(language_code(language)) + ".json")).value();
  return Words::from_json(text, language).value();
}

} // namespace pressoir::test
