// The two catalogues say the same things: same keys, same arguments, complete plurals, sorted files.
#include <regex>
#include <set>

#include <doctest/doctest.h>

#include "facilitation/base/file.h"
#include "facilitation/base/text.h"
#include "facilitation/base/words.h"

using namespace pressoir;

namespace {

std::string source(Language language) {
  return read_file(assets_folder().value() / "i18n" / (std::string(language_code(language)) + ".json")).value();
}
Words words(Language language) {
  const auto loaded = Words::from_json(source(language), language);
  REQUIRE_MESSAGE(loaded.has_value(), loaded.error().key);
  return *loaded;
}

std::multiset<std::string> placeholders(const std::string& sentence) {
  const std::regex placeholder(R"(\{[^}]*\})");
  return {std::sregex_token_iterator(sentence.begin(), sentence.end(), placeholder), std::sregex_token_iterator()};
}

std::vector<std::string> keys_as_written(const std::string& json) {
  std::vector<std::string> keys;
  const std::regex line(R"re(^  "([^"]+)": )re");
  for (std::size_t start = 0; start < json.size();) {
    const std::size_t end = std::min(json.find('\n', start), json.size());
    std::smatch match;
    const std::string text = json.substr(start, end - start);
    if (std::regex_search(text, match, line)) keys.push_back(match[1]);
    start = end + 1;
  }
  return keys;
}

} // namespace

TEST_CASE("French and English have the same keys, forms and arguments") {
  const Words french = words(Language::french), english = words(Language::english);
  for (const auto& [key, forms] : french.entries()) {
    CAPTURE(key);
    CHECK_MESSAGE(english.knows(key), "missing in en.json");
    if (!english.knows(key)) continue;
    const auto& others = english.entries().at(key);
    CHECK(forms.size() == others.size());
    for (const auto& [form, sentence] : forms) {
      REQUIRE(others.count(form) == 1);
      CHECK(placeholders(sentence) == placeholders(others.at(form)));
    }
  }
  for (const auto& [key, forms] : english.entries()) CHECK_MESSAGE(french.knows(key), key, " missing in fr.json");
}

TEST_CASE("keys are room.thing, sorted, written once, one a line") {
  const std::regex shape("[a-z][a-z0-9_]*([.][a-z0-9_]+)+");
  for (Language language : {Language::french, Language::english}) {
    CAPTURE(language_code(language));
    const std::vector<std::string> keys = keys_as_written(source(language));
    CHECK(keys.size() == words(language).entries().size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      CHECK_MESSAGE(std::regex_match(keys[i], shape), keys[i]);
      if (i > 0) CHECK_MESSAGE(keys[i - 1] < keys[i], keys[i - 1], " stands before ", keys[i]);
    }
  }
}

TEST_CASE("each form of a plural says something, and names n in at least one of them") {
  for (Language language : {Language::french, Language::english}) {
    const Words catalogue = words(language);
    for (const auto& [key, forms] : catalogue.entries()) {
      CAPTURE(key);
      std::string all;
      for (const auto& [form, sentence] : forms) {
        CHECK_FALSE(trimmed(sentence).empty());
        all += sentence;
      }
      if (forms.size() > 1) CHECK(all.find("{n") != std::string::npos);
    }
  }
}

TEST_CASE("a placeholder is known: a name, and a way of writing it that exists") {
  const std::set<std::string> ways = {"time",    "duration",  "day",    "long_day", "size",
                                      "letters", "letters_f", "quoted", "actor",    "key"};
  const auto is_prefix = [](const Words& words, const std::string& way) {
    const auto next = words.entries().lower_bound(way);
    return way.ends_with('.') && next != words.entries().end() && next->first.starts_with(way);
  };
  const std::regex shape(R"(\{([a-z][a-z0-9_]*)(?::([a-z_.]+))?\})");
  const Words french = words(Language::french);
  for (const auto& [key, forms] : french.entries()) {
    CAPTURE(key);
    for (const auto& [form, sentence] : forms)
      for (const std::string& placeholder : placeholders(sentence)) {
        CAPTURE(placeholder);
        std::smatch match;
        REQUIRE(std::regex_match(placeholder, match, shape));
        const std::string way = match[2];
        CHECK((way.empty() || ways.count(way) == 1 || french.knows(way) || is_prefix(french, way)));
      }
  }
}

TEST_CASE("the tone: no blame, no software words, nothing forgotten in the typography") {
  const std::regex blame(
      "(^|[^[:alpha:]])(erreur|échec|échoué|veuillez|invalide|error|failed|failure|please|invalid)([^[:alpha:]]|$)",
      std::regex::icase);
  for (Language language : {Language::french, Language::english}) {
    const Words catalogue = words(language);
    for (const auto& [key, forms] : catalogue.entries())
      for (const auto& [form, sentence] : forms) {
        CAPTURE(key);
        CHECK_FALSE_MESSAGE(std::regex_search(sentence, blame), sentence);
        CHECK(clean_text(sentence) == sentence);
        CHECK(sentence.find("  ") == std::string::npos);
        CHECK(sentence.find('\'') == std::string::npos);
        if (language == Language::french)
          for (const char* bare : {" ;", " :", " !", " ?", " »", "« "}) CHECK(sentence.find(bare) == std::string::npos);
      }
  }
}

TEST_CASE("the sentences of the house, as they must read") {
  const Words french = words(Language::french), english = words(Language::english);
  CHECK(french.say("summary.ready", {{"pages", 14}, {"ideas", 45}, {"decisions", 4}, {"actions", 6}}) ==
        "Compte rendu prêt\u202F: 14 pages, 45 idées, 4 décisions, 6 actions.");
  CHECK(french.say("dots.used", {{"most", 2}, {"n", 1}}) ==
        "Cette idée a déjà deux de vos gommettes, le maximum. Il vous en reste une à poser ailleurs.");
  CHECK(english.say("dots.used", {{"most", 2}, {"n", 1}}) ==
        "This idea already has two of your dots, the most allowed. You have one left for another.");
  CHECK(french.say("dots.used", {{"most", 2}, {"n", 0}}) ==
        "Cette idée a déjà deux de vos gommettes, le maximum. Vous les avez toutes posées.");
  const std::int64_t at = timestamp_from_local({2026, 12, 8}, 11 * 60 + 5).milliseconds;
  CHECK(french.say("journal.damaged", {{"file", "a.pressoir"}, {"sequence", 7}, {"time", at}}) ==
        "Ce fichier est abîmé après 11\u202Fh\u202F05. Ce qui précède est intact. Ouvrir une copie réparée\u202F?");
  CHECK(french.say("journal.disk_full", {{"file", "a.pressoir"}}) ==
        "Le disque est plein. Choisissez un autre emplacement pour continuer.");
  CHECK(french.say("document.frozen", {{"reason", "journal.read_only"}}) ==
        "L’atelier est figé pour ne rien perdre. Cet emplacement est en lecture seule. Choisissez-en un autre pour "
        "continuer.");
  CHECK(english.say("refused.too_many", {{"kind", "note"}, {"most", 2000}}) ==
        "That is too many: 2,000 notes at most.");
  CHECK(french.say("file.damaged", {{"file", "a"}, {"time", 0}}) == "a est abîmé. Ouvrir une copie réparée\u202F?");
  CHECK(french.say("deleted.notes", {{"n", 12}}) == "12 notes supprimées");
  CHECK(french.say("deleted.notes", {{"n", 1}}) == "1 note supprimée");
  CHECK(french.say("writing.still", {{"n", 6}, {"seconds", 20}}) ==
        "Six personnes écrivent encore. Leur laisser 20 secondes, ou passer à la suite\u202F?");
  CHECK(french.say("undo.changed_since", {{"who", "table:0000000000000003"}}) ==
        "La table 3 a modifié cette note depuis. Votre geste ne peut plus être annulé.");
  CHECK(french.say("phone.welcome", {{"until", "2027-01-07"}}).ends_with("effacées le 7 janvier 2027."));
}
