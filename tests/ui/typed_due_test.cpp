// Due dates as they are said in a room.
#include <doctest/doctest.h>

#include "app/screens/typed_due.h"
#include "tests/ui/ui_pictures.h"

namespace pressoir::screens {
namespace {

constexpr Day tuesday{2026, 12, 8};

TEST_CASE("days with and without their year") {
  CHECK(typed_due("15 janvier 2027", tuesday) == TypedDue{{2027, 1, 15}, ""});
  CHECK(typed_due("15/01", tuesday) == TypedDue{{2027, 1, 15}, ""});
  CHECK(typed_due("18 décembre", tuesday) == TypedDue{{2026, 12, 18}, ""});
  CHECK(typed_due("le 1er février", tuesday) == TypedDue{{2027, 2, 1}, ""});
  CHECK(typed_due("08/12", tuesday) == TypedDue{tuesday, ""});
  CHECK(typed_due("2027-01-29", tuesday) == TypedDue{{2027, 1, 29}, ""});
  CHECK(typed_due("29 February 2028", tuesday) == TypedDue{{2028, 2, 29}, ""});
}

TEST_CASE("days said from today") {
  CHECK(typed_due("vendredi", tuesday) == TypedDue{{2026, 12, 11}, ""});
  CHECK(typed_due("mardi prochain", tuesday) == TypedDue{{2026, 12, 15}, ""});
  CHECK(typed_due("lundi", tuesday) == TypedDue{{2026, 12, 14}, ""});
  CHECK(typed_due("demain", tuesday) == TypedDue{{2026, 12, 9}, ""});
  CHECK(typed_due("aujourd’hui", tuesday) == TypedDue{tuesday, ""});
  CHECK(typed_due("dans 15 jours", tuesday) == TypedDue{{2026, 12, 23}, ""});
  CHECK(typed_due("dans 3 semaines", tuesday) == TypedDue{{2026, 12, 29}, ""});
  CHECK(typed_due("in 2 months", {2026, 12, 31}) == TypedDue{{2027, 2, 28}, ""});
  CHECK(typed_due("fin janvier", tuesday) == TypedDue{{2027, 1, 31}, ""});
  CHECK(typed_due("fin février 2028", tuesday) == TypedDue{{2028, 2, 29}, ""});
}

TEST_CASE("what is said besides the day is its note; what is no day is all note") {
  CHECK(typed_due("première mesure le 26 février 2027", tuesday) == TypedDue{{2027, 2, 26}, "première mesure"});
  CHECK(typed_due("avant vendredi", tuesday) == TypedDue{{2026, 12, 11}, "avant"});
  CHECK(typed_due("au printemps", tuesday) == TypedDue{{}, "au printemps"});
  CHECK(typed_due("réunion 3, salle 12", tuesday) == TypedDue{{}, "réunion 3, salle 12"});
  CHECK(typed_due("31/02", tuesday) == TypedDue{{}, "31/02"});
  CHECK(typed_due("", tuesday) == TypedDue{});
  CHECK(typed_due(std::string(5000, '9'), tuesday).note.size() == 5000);
}

TEST_CASE("what is shown is understood again, in both languages") {
  for (const Language language : {Language::french, Language::english}) {
    const ui::UiAssets assets = ui::UiAssets::load(language);
    for (const TypedDue& due : {TypedDue{{2027, 1, 15}, ""}, TypedDue{{2027, 2, 1}, ""}, TypedDue{{2027, 2, 26}, "première mesure"}, TypedDue{{}, "au printemps"}, TypedDue{}})
      CHECK(typed_due(due_in_words(due, assets.words), tuesday) == due);
  }
}

}  // namespace
}  // namespace pressoir::screens
