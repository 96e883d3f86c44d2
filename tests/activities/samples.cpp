#include "tests/activities/samples.h"

#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/id.h"

namespace pressoir::samples {

using namespace workshop;

namespace {

struct Family {
  std::string_view title;
  std::vector<std::string_view> ideas;
};
// clang-format off
const std::array<Family, 6> families = {{
    {"S’orienter dès la porte",
     {"Aucun panneau lisible depuis le parking",
      "ON NE SAIT PAS OÙ ALLER EN ENTRANT",
      "Fléchage au sol par couleur, comme à l’hôpital",
      "Le mot « pré-accueil » ne veut rien dire pour un usager",
      "Pictogrammes + gros caractères (et traduits)",
      "Un agent volant dans le hall les jours d’affluence 👋",
      "La borne à tickets est cachée derrière la porte…",
      "À l’accueil général, on demande trois fois la même chose : au portique, au pré-accueil, puis au guichet. Les gens racontent leur histoire à chaque fois, devant tout le monde, et repartent souvent sans savoir si leur dossier est complet. Il faudrait UNE personne qui suit la demande du début à la fin."}},
    {"Attendre sans subir",
     {"2 h d’attente pour déposer un papier",
      "Afficher le temps d’attente estimé",
      "Rappel par SMS : « votre tour dans 10 minutes »",
      "Des chaises. Vraiment.",
      "Coin enfants : 1 tapis, 3 livres, 0 budget 🧸",
      "File unique puis orientation, au lieu de 4 files",
      "Avoir rendez-vous et attendre quand même 45 min, c’est vécu comme du mépris",
      "Fontaine à eau"}},
    {"Être reçu dignement",
     {"Tout le monde entend ma situation au guichet",
      "Deux box fermés pour les dossiers sensibles (séjour, expulsion, victimes)",
      "Accueil debout = 3 minutes. Accueil assis = on s’écoute.",
      "Dire bonjour avant de demander le ticket 🙂",
      "Boucle magnétique en panne depuis mars",
      "Interprète par téléphone, à tester sur les 3 langues les plus demandées",
      "expliquer un refus avec des mots simples",
      "Un vrai lieu pour les associations qui accompagnent"}},
    {"Le numérique, avec quelqu’un à côté",
     {"LE SITE PLANTE, ET C’EST NOUS QU’ON ENGUEULE 😤",
      "Point d’accueil numérique ouvert le samedi matin ?",
      "Imprimer / scanner gratuitement sur place",
      "Tout le monde n’a pas d’adresse mél",
      "Une liste des pièces à jour, UNE SEULE, la même en ligne et au guichet",
      "Faire tester la page « prendre rendez-vous » par 5 usagers avant de la refaire",
      "QR code vers la bonne démarche sur le courier de convocation"}},
    {"Travailler à l’accueil",
     {"Pas de relève pour la pause de midi",
      "Bouton d’alerte : testé quand ??",
      "Le bruit dans le hall toute la journée, on rentre lessivés",
      "Former à la gestion des situations tendues (et recommencer chaque année)",
      "Un binôme titulaire + vacataire au lieu de laisser les vacataires seuls",
      "Café d’équipe de 10 min avant l’ouverture ☕",
      "On ne connaît jamais la suite des dossiers : un retour par mois, svp"}},
    {"Savoir avant de venir",
     {"Ouvrir un soir par semaine jusqu’à 19 h",
      "Le standard ne répond plus après 11 h 30",
      "L’appli dit « ouvert », la porte dit « fermé »",
      "Rampe d’accès : sonnette trop haute",
      "Bus 4 : faire ajouter l’arrêt « Préfecture »",
      "Aller vers : une permanence par mois dans chaque espace France services",
      "Le site : 14 clics pour trouver l’adresse. J’ai compté."}},
}};
// clang-format on

} // namespace

WorkshopState ideas45(int themes) {
  WorkshopState state;
  state.put(Workshop{.id = the_workshop, .title = "Repenser l’accueil de la préfecture"});
  state.put(Board{.id = wall_board, .title = "Mur d’idées"});
  std::uint64_t note = 0;
  for (int f = 0; f < 6; ++f) {
    const Family& family = families[static_cast<std::size_t>(f)];
    const bool made = f < themes;
    if (made) {
      state.put(Theme{.id = {1001 + static_cast<std::uint64_t>(f)},
                      .board = wall_board,
                      .order = f,
                      .title = std::string(family.title),
                      .colour = static_cast<NoteColour>(f)});
    }
    for (const std::string_view idea : family.ideas) {
      const double column = static_cast<double>(note % 8), row = static_cast<double>(note / 8);
      state.put(Note{.id = {++note},
                     .board = wall_board,
                     .text = std::string(idea),
                     .colour = static_cast<NoteColour>(f),
                     .position = {column * 240, row * 240},
                     .stacking = static_cast<std::int64_t>(note),
                     .theme = made ? Id<Theme>{1001 + static_cast<std::uint64_t>(f)} : Id<Theme>{}});
    }
  }
  return state;
}

WorkshopState grid_of_notes(int count) {
  static constexpr std::array<std::string_view, 12> words = {"accueil", "guichet",  "file",     "attente",
                                                             "dossier", "agent",    "horaires", "accès",
                                                             "écoute",  "parcours", "panneau",  "clair"};
  WorkshopState state;
  state.put(Board{.id = wall_board, .title = "Mur"});
  const int columns = static_cast<int>(std::ceil(std::sqrt(count * 16.0 / 9)));
  std::vector<std::shared_ptr<const Note>> notes;
  notes.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    std::string text = "Idée " + std::to_string(i);
    for (std::size_t n = static_cast<std::size_t>(i); text.size() < 60; n = n * 7 + 3) {
      text += ' ';
      text += words[n % words.size()];
    }
    notes.push_back(std::make_shared<const Note>(Note{.id = {derived_id(77, static_cast<std::uint64_t>(i))},
                                                      .board = wall_board,
                                                      .text = std::move(text),
                                                      .colour = static_cast<NoteColour>(i % 5),
                                                      .position = {240.0 * (i % columns), 240.0 * (i / columns)},
                                                      .stacking = i}));
  }
  state.all<Note>() = Table<Note>::of(std::move(notes));
  return state;
}

} // namespace pressoir::samples
