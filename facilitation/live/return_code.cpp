#include "facilitation/live/return_code.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "facilitation/base/id.h"
#include "facilitation/base/text.h"

namespace pressoir::live {
namespace {

using std::literals::string_view_literals::operator""sv;

// Of the garden, the kitchen and the country: short, without an accent, none mistaken for another when it is read aloud. Their order never changes: codes
// follow from it.
constexpr std::array words = {
    "ABRICOT"sv, "ACACIA"sv, "ACIER"sv, "AIGLE"sv, "AIRELLE"sv, "ALOUETTE"sv, "AMANDE"sv, "AMBRE"sv, "ANANAS"sv, "ANCRE"sv, "ANIS"sv, "ARBRE"sv, "ARGILE"sv, "ARTICHAUT"sv, "ASPERGE"sv, "ATELIER"sv,
    "AUBERGE"sv, "AULNE"sv, "AURORE"sv, "AVOINE"sv, "BALCON"sv, "BALEINE"sv, "BAMBOU"sv, "BANANE"sv, "BARQUE"sv, "BASILIC"sv, "BASSIN"sv, "BATEAU"sv, "BERGER"sv, "BILLE"sv, "BISON"sv, "BLEUET"sv,
    "BOCAL"sv, "BOUGIE"sv, "BOULEAU"sv, "BOUSSOLE"sv, "BOUTON"sv, "BRIOCHE"sv, "BRUME"sv, "BUREAU"sv, "BUSARD"sv, "CABANE"sv, "CACAO"sv, "CACTUS"sv, "CAFETIER"sv, "CAILLOU"sv, "CAMION"sv, "CANARD"sv,
    "CANNELLE"sv, "CANOT"sv, "CAROTTE"sv, "CARTON"sv, "CASSIS"sv, "CASTOR"sv, "CERFEUIL"sv, "CERISE"sv, "CHALET"sv, "CHAMOIS"sv, "CHARME"sv, "CHATON"sv, "CHEMIN"sv, "CHEVAL"sv, "CHIMIE"sv, "CIGALE"sv,
    "CIGOGNE"sv, "CITRON"sv, "CLAIRON"sv, "COLIBRI"sv, "COLLINE"sv, "COMPAS"sv, "CONCOMBRE"sv, "COQUELICOT"sv, "CORAIL"sv, "COUCOU"sv, "CRAYON"sv, "CRISTAL"sv, "CROCUS"sv, "CUMIN"sv, "CYGNE"sv, "DAHLIA"sv,
    "DAUPHIN"sv, "DOMINO"sv, "DRAPEAU"sv, "DUNE"sv, "ENCRIER"sv, "EPINARD"sv, "ESTRADE"sv, "FALAISE"sv, "FANFARE"sv, "FARINE"sv, "FAUCON"sv, "FENOUIL"sv, "FIGUE"sv, "FLEUVE"sv, "FONTAINE"sv, "FORGE"sv,
    "FRAISE"sv, "FRAMBOISE"sv, "FRESQUE"sv, "FUSAIN"sv, "GALET"sv, "GARANCE"sv, "GAZELLE"sv, "GENTIANE"sv, "GIRAFE"sv, "GIROFLE"sv, "GLACIER"sv, "GLYCINE"sv, "GRANGE"sv, "GRENOUILLE"sv, "GRIOTTE"sv, "GROSEILLE"sv,
    "GUITARE"sv, "HAMAC"sv, "HARICOT"sv, "HERISSON"sv, "HIBISCUS"sv, "HORLOGE"sv, "IRIS"sv, "JARDIN"sv, "JASMIN"sv, "JONQUILLE"sv, "JUDO"sv, "KAYAK"sv, "KIOSQUE"sv, "LAGUNE"sv, "LAITUE"sv, "LAMPION"sv,
    "LAURIER"sv, "LAVANDE"sv, "LENTILLE"sv, "LICHEN"sv, "LILAS"sv, "LISERON"sv, "LOUTRE"sv, "LUCIOLE"sv, "LUTIN"sv, "MANDARINE"sv, "MANGUE"sv, "MARMOTTE"sv, "MARRON"sv, "MARTEAU"sv, "MELON"sv, "MENTHE"sv,
    "MERISE"sv, "MESANGE"sv, "MIMOSA"sv, "MIRABELLE"sv, "MIROIR"sv, "MOINEAU"sv, "MOULIN"sv, "MOUSSE"sv, "MUGUET"sv, "MURIER"sv, "MUSCADE"sv, "MYRTILLE"sv, "NAVET"sv, "NECTAR"sv, "NOISETTE"sv, "NUAGE"sv,
    "OCTOBRE"sv, "OLIVE"sv, "ORANGE"sv, "ORCHIDEE"sv, "ORIGAN"sv, "OSIER"sv, "OURSIN"sv, "PALMIER"sv, "PANDA"sv, "PAPAYE"sv, "PAPILLON"sv, "PASSERELLE"sv, "PASTEL"sv, "PELICAN"sv, "PERSIL"sv, "PERVENCHE"sv,
    "PEUPLIER"sv, "PHARE"sv, "PIANO"sv, "PIGEON"sv, "PIMENT"sv, "PINCEAU"sv, "PIROGUE"sv, "PIVOINE"sv, "PLATANE"sv, "POIRE"sv, "POTIRON"sv, "PRAIRIE"sv, "PRUNE"sv, "QUETSCHE"sv, "RADIS"sv, "RAINETTE"sv,
    "RAISIN"sv, "REGLISSE"sv, "RENARD"sv, "RIVAGE"sv, "ROMARIN"sv, "RONDEAU"sv, "ROSEAU"sv, "RUBAN"sv, "RUCHE"sv, "SABLIER"sv, "SAFRAN"sv, "SAPIN"sv, "SARDINE"sv, "SAUGE"sv, "SAUMON"sv, "SENTIER"sv,
    "SIROP"sv, "SOLEIL"sv, "SORBIER"sv, "TABOURET"sv, "TAMBOUR"sv, "TANDEM"sv, "THYM"sv, "TILLEUL"sv, "TOMATE"sv, "TORTUE"sv, "TOURNESOL"sv, "TREFLE"sv, "TRUITE"sv, "TULIPE"sv, "VALLON"sv, "VANILLE"sv,
    "VERGER"sv, "VERVEINE"sv, "VIOLETTE"sv, "VOILIER"sv, "VOLCAN"sv, "WAGON"sv, "YAOURT"sv, "ZEPHYR"sv};

constexpr std::uint32_t first_number = 10, numbers = 90;
constexpr std::uint32_t codes_in_all = static_cast<std::uint32_t>(words.size()) * numbers;

}  // namespace

std::size_t ReturnCodes::count() { return codes_in_all; }

ReturnCodes::ReturnCodes(std::string_view kept) {
  std::istringstream entries{std::string(kept)};
  for (std::string entry; entries >> entry;) {
    const std::size_t colon = entry.find(':');
    const auto person = id_from_text(std::string_view(entry).substr(0, colon));
    std::uint32_t code = codes_in_all;
    if (colon != std::string::npos) std::from_chars(entry.data() + colon + 1, entry.data() + entry.size(), code);
    if (!person || code >= codes_in_all || persons_.contains(code) || codes_.contains(*person)) continue;
    persons_[code] = *person;
    codes_[*person] = moved_[*person] = code;
  }
}

bool ReturnCodes::know(std::uint64_t person) {
  // Nearly all taken: who comes now has none rather than somebody else's.
  if (codes_.contains(person) || codes_.size() >= codes_in_all / 2) return false;
  const auto first = static_cast<std::uint32_t>(person % codes_in_all);
  std::uint32_t code = first;
  while (persons_.contains(code)) code = (code + 7919) % codes_in_all;
  persons_[code] = person;
  codes_[person] = code;
  if (code == first) return false;
  moved_[person] = code;
  return true;
}

std::string ReturnCodes::code_of(std::uint64_t person) const {
  const auto found = codes_.find(person);
  if (found == codes_.end()) return {};
  return std::string(words[found->second / numbers]) + " " + std::to_string(first_number + found->second % numbers);
}

std::optional<std::uint64_t> ReturnCodes::person_of(std::string_view typed) const {
  if (typed.size() > 80) return std::nullopt;
  std::string word, digits;
  for (char c : search_key(typed)) {
    if (c >= 'a' && c <= 'z') word += static_cast<char>(c - 'a' + 'A');
    else if (c >= '0' && c <= '9') digits += c;
  }
  const auto found = std::lower_bound(words.begin(), words.end(), word);
  if (found == words.end() || *found != word || digits.size() != 2) return std::nullopt;
  const auto number = static_cast<std::uint32_t>((digits[0] - '0') * 10 + digits[1] - '0');
  if (number < first_number) return std::nullopt;
  const auto person = persons_.find(static_cast<std::uint32_t>(found - words.begin()) * numbers + number - first_number);
  return person == persons_.end() ? std::nullopt : std::optional(person->second);
}

std::string ReturnCodes::kept() const {
  std::string text;
  for (const auto& [person, code] : moved_) text += (text.empty() ? "" : " ") + id_text(person) + ":" + std::to_string(code);
  return text;
}

}  // namespace pressoir::live
