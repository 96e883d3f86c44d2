#include "facilitation/base/words.h"

#include <clocale>
#include <cstdlib>

#include <doctest/doctest.h>

#include "tests/random_text.h"

using namespace pressoir;

namespace {

Words words(Language language, std::string_view json = "{}") {
  return Words::from_json(json, language).value();
}

} // namespace

TEST_CASE("a sentence takes its arguments, and the language its plural") {
  const Words french = words(Language::french, R"({
    "hello": "Bonjour {name} !",
    "notes": {"one": "{n} note", "other": "{n} notes"},
    "ready": "Prêt : {notes:notes.count}, {left}",
    "notes.count": {"one": "{n} note gardée", "other": "{n} notes gardées"}
  })");
  CHECK(french.say("hello", {{"name", "Léa"}}) == "Bonjour Léa\u202F!");
  CHECK(french.say("hello", {{"name", "{name} : ?"}}) == "Bonjour {name} : ?\u202F!");
  CHECK(french.say("hello") == "Bonjour {name}\u202F!");
  CHECK(french.say("notes", {{"n", 0}}) == "0 note");
  CHECK(french.say("notes", {{"n", 1}}) == "1 note");
  CHECK(french.say("notes", {{"n", 1234}}) == "1\u202F234 notes");
  CHECK(french.say("notes") == "{n} notes");
  CHECK(french.say("ready", {{"notes", 2}, {"left", "rien"}}) == "Prêt\u202F: 2 notes gardées, rien");
  CHECK(french.say("nowhere.at_all") == "⟦nowhere.at_all⟧");
  CHECK(french.say(refuse("notes", {{"n", 3}})) == "3 notes");
  CHECK(french.knows("hello"));
  CHECK_FALSE(french.knows("hell"));

  const Words english = words(Language::english, R"({"notes": {"one": "{n} note", "other": "{n} notes"}})");
  CHECK(english.say("notes", {{"n", 0}}) == "0 notes");
  CHECK(english.say("notes", {{"n", 1}}) == "1 note");
  CHECK(english.say("notes", {{"n", 12345}}) == "12,345 notes");
}

TEST_CASE("an argument is written as the sentence asks") {
  const Words french = words(Language::french, R"({
    "day": "le {due:day}", "long": "{due:long_day}", "left": "{left:duration} de retard", "size": "{most:size}",
    "quote": "{title:quoted}", "letters": "{n:letters_f} personnes, {k:letters}", "unknown": "{n:curly}"
  })");
  CHECK(french.say("day", {{"due", "2027-01-07"}}) == "le 7 janvier 2027");
  CHECK(french.say("day", {{"due", "bientôt"}}) == "le bientôt");
  CHECK(french.say("long", {{"due", "2026-12-08"}}) == "mardi 8 décembre 2026");
  CHECK(french.say("left", {{"left", 95}}) == "1\u202Fh\u202F35 de retard");
  CHECK(french.say("size", {{"most", 64 << 20}}) == "64\u202FMo");
  CHECK(french.say("quote", {{"title", "Accueil"}}) == "«\u202FAccueil\u202F»");
  CHECK(french.say("letters", {{"n", 6}, {"k", 1}}) == "Six personnes, un");
  CHECK(french.say("letters", {{"n", 1}, {"k", 17}}) == "Une personnes, 17");
  CHECK(french.say("unknown", {{"n", 3}}) == "3");
}

TEST_CASE("zero may have its own form, and what is not known may be left out") {
  const Words french = words(Language::french, R"({
    "x.left": {"zero": "plus rien", "one": "{n} reste", "other": "{n} restent"},
    "full": "Plein[[ depuis {at:time} par {who}]]. [[{n:x.left}, ]]Fin [a] ]]"
  })");
  CHECK(french.say("x.left", {{"n", 0}}) == "plus rien");
  CHECK(french.say("x.left", {{"n", 1}}) == "1 reste");
  CHECK(french.say("full") == "Plein. Fin [a] ]]");
  CHECK(french.say("full", {{"who", "Léa"}, {"n", 3}}) == "Plein. 3 restent, Fin [a] ]]");
}

TEST_CASE("who, what and why are said by their own sentences") {
  const Words french = words(Language::french, R"({
    "a.b": "{who:actor} : {kind:entity.} ; {reason:key}", "actor.table": "Une table", "actor.table_numbered": "La table {n}",
    "actor.room": "La salle", "entity.note": "une note", "why.full": "plein"
  })");
  CHECK(french.say("a.b", {{"who", "table:0000000000000003"}, {"kind", "note"}, {"reason", "why.full"}}) ==
        "La table 3\u202F: une note\u202F; plein");
  CHECK(french.say("a.b", {{"who", "table:f03a1055b61cfc6d"}, {"kind", "cheval"}, {"reason", "why.not"}}) ==
        "Une table\u202F: cheval\u202F; ⟦why.not⟧");
  CHECK(french.say("a.b", {{"who", "room"}, {"kind", ""}, {"reason", ""}}) == "La salle\u202F: \u202F; ⟦⟧");
  CHECK(french.say("a.b", {{"who", "wizard:3"}, {"kind", "note"}, {"reason", "a.b"}}) ==
        "wizard:3\u202F: une note\u202F; {who:actor}\u202F: {kind:entity.}\u202F; {reason:key}");
}

TEST_CASE("a sentence that names itself ends") {
  const Words circle = words(Language::french, R"({"a.a": "{n:a.a}"})");
  CHECK(circle.say("a.a", {{"n", 1}}) == "⟦a.a⟧");
}

TEST_CASE("a catalogue that is none is refused, naming the key") {
  CHECK(Words::from_json("[]", Language::french).error().key == "words.not_json");
  CHECK(Words::from_json("{", Language::french).error().key == "words.not_json");
  CHECK(Words::from_json(std::string(100'000, '['), Language::french).error().key == "words.not_json");
  const auto number = Words::from_json(R"({"a.b": 3})", Language::french);
  CHECK(number.error() == refuse("words.bad_entry", {{"key", "a.b"}}));
  CHECK(Words::from_json(R"({"a.b": {"one": "x"}})", Language::french).error().key == "words.bad_entry");
  CHECK(Words::from_json(R"({"a.b": {"one": "x", "few": "y"}})", Language::french).error().key == "words.bad_entry");
  CHECK(Words::from_json(R"({"a.b": {"one": "x", "other": 1}})", Language::french).error().key == "words.bad_entry");
}

TEST_CASE("numbers, times and days in both languages") {
  const Words fr = words(Language::french), en = words(Language::english);
  CHECK(fr.number(0) == "0");
  CHECK(fr.number(999) == "999");
  CHECK(fr.number(-1'234'567) == "−1\u202F234\u202F567");
  CHECK(en.number(-1000) == "−1,000");
  CHECK(fr.number(INT64_MIN) == "−9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808");
  CHECK(fr.time_of_day(9 * 60) == "9\u202Fh\u202F00");
  CHECK(fr.time_of_day(10 * 60 + 40) == "10\u202Fh\u202F40");
  CHECK(en.time_of_day(10 * 60 + 5) == "10:05");
  CHECK(fr.time_of_day(-60) == "23\u202Fh\u202F00");
  CHECK(fr.time_of_day(24 * 60) == "0\u202Fh\u202F00");
  CHECK(fr.duration(0) == "0\u202Fmin");
  CHECK(fr.duration(45) == "45\u202Fmin");
  CHECK(fr.duration(180) == "3\u202Fh");
  CHECK(fr.duration(150) == "2\u202Fh\u202F30");
  CHECK(fr.duration(-7) == "−7\u202Fmin");
  CHECK(fr.long_day({2026, 12, 8}) == "mardi 8 décembre 2026");
  CHECK(fr.long_day({2027, 1, 1}) == "vendredi 1er janvier 2027");
  CHECK(en.long_day({2026, 12, 8}) == "Tuesday 8 December 2026");
  CHECK(fr.day({2027, 8, 31}) == "31 août 2027");
  CHECK(fr.short_day({2026, 12, 8}) == "08/12/2026");
  CHECK(fr.day({}) == "");
  CHECK(fr.long_day({2026, 2, 30}) == "");
  CHECK(fr.short_day({2026, 13, 1}) == "");
  CHECK(en.quoted("x") == "“x”");
  CHECK(fr.size(1536) == "1\u202FKo");
}

TEST_CASE("the language is read from a locale's name") {
  CHECK(language_from_code("fr") == Language::french);
  CHECK(language_from_code("fr_FR.UTF-8") == Language::french);
  CHECK(language_from_code("en-GB") == Language::english);
  CHECK_FALSE(language_from_code("french").has_value());
  CHECK_FALSE(language_from_code("de").has_value());
  CHECK_FALSE(language_from_code("").has_value());
  CHECK(language_code(Language::french) == "fr");
}

TEST_CASE("French typography") {
  const auto typeset = [](std::string_view text) { return french_typography(text); };
  CHECK(typeset("Qui fait quoi, pour quand ?") == "Qui fait quoi, pour quand\u202F?");
  CHECK(typeset("Bravo! Déjà?") == "Bravo\u202F! Déjà\u202F?");
  CHECK(typeset("testé quand ??") == "testé quand\u202F??");
  CHECK(typeset("Un thème : \"naît\" ; oui") == "Un thème\u202F: \"naît\"\u202F; oui");
  CHECK(typeset("Les « post-it »") == "Les «\u202Fpost-it\u202F»");
  CHECK(typeset("«ok» (?)") == "«\u202Fok\u202F» (?)");
  CHECK(typeset("L'idée d'aujourd'hui...") == "L’idée d’aujourd’hui…");
  CHECK(typeset("à 10:40, voir https://a.fr/x?y=1;z : là") == "à 10:40, voir https://a.fr/x?y=1;z\u202F: là");
  CHECK(typeset("(voir https://a.fr/b;c) : «https://d.fr»") ==
        "(voir https://a.fr/b;c)\u202F: «\u202Fhttps://d.fr\u202F»");
  CHECK(typeset("tapez `a ; b ?` puis") == "tapez `a ; b ?` puis");
  CHECK(typeset("de 9 h 00 à 12 h 30, 12 % et 800 €") ==
        "de 9\u202Fh\u202F00 à 12\u202Fh\u202F30, 12\u202F% et 800\u202F€");
  CHECK(typeset("3 heures") == "3 heures");
  CHECK(typeset("déjà\u00A0: oui") == "déjà\u202F: oui");
  CHECK(typeset("{n:count.ideas} {late:duration} ?") == "{n:count.ideas} {late:duration}\u202F?");
  CHECK(typeset("(−5) !") == "(−5)\u202F!");
  CHECK(typeset("") == "");
}

TEST_CASE("typography applied twice changes nothing, on random text, and is quick on long runs") {
  const std::uint64_t seed = test::seed();
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  for (int round = 0; round < 5000; ++round) {
    const std::string once = french_typography(test::random_text(*random, 16));
    CAPTURE(round);
    CAPTURE(once);
    REQUIRE(french_typography(once) == once);
    const std::string english = english_typography(once);
    REQUIRE(english_typography(english) == english);
  }
  for (std::string_view piece : {" ", "`", "«", "?", "'", "3 ", "a://", "://`", "...", "» ", "{"}) {
    std::string run;
    while (run.size() < 300'000) run += piece;
    CHECK_FALSE(french_typography(run).empty());
  }
}

TEST_CASE("any catalogue text is answered, never a crash") {
  const std::uint64_t seed = test::seed();
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  std::string good = R"({"a": {"one": "{n} é", "other": "{n:a} \u00e9"}, "b": "x {y:z.t} !"})";
  for (int round = 0; round < 2000; ++round) {
    std::string json = good;
    for (int hits = 0; hits < 3; ++hits) json[test::below(*random, json.size())] = static_cast<char>(random->next());
    if (const auto result = Words::from_json(json, Language::french))
      for (const auto& [key, forms] : result->entries()) (void)result->say(key, {{"n", 3}, {"y", "v"}});
  }
}

TEST_CASE("what is written does not follow the machine's locale") {
  // Runs in C and once more in fr_FR.UTF-8, where printf writes 1,5.
  const char* needed = std::getenv("PRESSOIR_TEST_NEEDS_LOCALE");
  if (needed != nullptr) REQUIRE(std::string(std::localeconv()->decimal_point) == ",");
  CHECK(words(Language::english).number(12345) == "12,345");
  CHECK(words(Language::french).number(12345) == "12\u202F345");
  CHECK(iso_text(Timestamp{1'796'720'400'250}) == "2026-12-08T09:00:00.250Z");
}
