#include <doctest/doctest.h>

#include "facilitation/activities/kinds.h"
#include "facilitation/desk/agenda_template.h"
#include "facilitation/desk/example.h"
#include "facilitation/desk/script.h"
#include "facilitation/workshop/defects.h"
#include "facilitation/workshop/queries.h"

using namespace pressoir;
using namespace pressoir::desk;

TEST_CASE("a line of a script is a request; a bad one says what is wrong and where") {
  const auto verbs = activities::all_verbs();
  const auto request = request_from_line(verbs, R"({"verb":"note.write","actor":"table:3","id":"n1","text":"Un banc","position":[1,2.5]})");
  REQUIRE(request);
  CHECK(request->actor.role == Role::table);
  CHECK(std::any_cast<workshop::WriteNote>(request->arguments).position == Vec2{1, 2.5});

  const auto key = [&](std::string_view line) { return request_from_line(verbs, line).error().key; };
  CHECK(key("{") == "script.not_json");
  CHECK(key("[]") == "script.not_json");
  CHECK(key("\xff") == "script.not_utf8");
  CHECK(key("{}") == "script.no_verb");
  CHECK(key(R"({"verb":"note.fly"})") == "verb.unknown");
  CHECK(key(R"({"verb":"note.write","actor":"dieu"})") == "script.bad_actor");
  CHECK(key(R"({"verb":"note.write","text":3})") == "json.wrong_type");
  CHECK(key(R"({"verb":"note.write","colour":"mauve"})") == "json.unknown_name");
  CHECK(key(R"({"verb":"note.write","txt":"x"})") == "json.unknown_field");
  CHECK(key(R"({"verb":"action.add","text":"x","due":"2027-02-30"})") == "json.bad_date");
  CHECK(request_from_line(verbs, R"({"verb":"note.write","position":[1e300,0]})").error().key == "json.wrong_type");
  CHECK(key(std::string(200'000, '[')) == "script.not_json");
  CHECK(key(R"({"verb":"note.write","text":"x","time":"2026-12-08T25:00:00"})") == "json.bad_date");
  CHECK(key(R"({"verb":"note.write","text":"x","time":"8 décembre"})") == "json.bad_date");
}

TEST_CASE("a script's time is an instant with a Z, what the room's clock shows without") {
  const auto verbs = activities::all_verbs();
  const auto time = [&](const std::string& text) { return request_from_line(verbs, R"({"verb":"note.write","text":"x","time":")" + text + "\"}").value().time; };
  CHECK(iso_text(time("2026-12-08T09:00:00.250Z")) == "2026-12-08T09:00:00.250Z");
  for (const char* day : {"2026-12-08", "2026-07-01"}) {
    const LocalTime local = local_time(time(std::string(day) + "T23:47:30"));
    CHECK(iso_text(local.day) == day);
    CHECK(local.hour == 23);
    CHECK(local.minute == 47);
    CHECK(local.second == 30);
  }
}

TEST_CASE("every agenda template lays out, in both languages, with the same steps") {
  const auto french = agenda_templates(Language::french), english = agenda_templates(Language::english);
  REQUIRE(french);
  REQUIRE(english);
  REQUIRE(french->size() == english->size());
  CHECK(french->size() >= 5);
  for (std::size_t i = 0; i < french->size(); ++i) {
    CAPTURE((*french)[i].key);
    CHECK((*french)[i].steps.size() == (*english)[i].steps.size());
    CHECK((*french)[i].minutes() == (*english)[i].minutes());
    CHECK_FALSE((*english)[i].title.empty());
    for (const auto& step : (*english)[i].steps) CHECK_FALSE(step.title.empty());
  }
  CHECK(agenda_template("inconnu", Language::french).error().key == "template.unknown");
}

TEST_CASE("every example session plays without a refusal") {
  const auto scripts = example_scripts();
  REQUIRE(scripts);
  CHECK(scripts->size() >= 2);
  const Path folder = std::filesystem::temp_directory_path() / ("pressoir-examples-" + id_text(system_randomness()->id()));
  for (const Path& script : *scripts) {
    CAPTURE(script.string());
    const auto made = make_example(script, folder);
    REQUIRE_MESSAGE(made, (made ? "" : made.error().key));
    const auto session = Session::open(*made);
    REQUIRE(session);
    CHECK((*session)->state().all<workshop::Note>().size() >= 45);
    CHECK(workshop::decisions((*session)->state()).size() >= 4);
    CHECK(workshop::actions((*session)->state()).size() >= 6);
    CHECK(workshop::defects((*session)->state()).empty());
  }
  std::filesystem::remove_all(folder);
}
