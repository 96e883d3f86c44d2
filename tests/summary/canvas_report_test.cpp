// A wall that has a canvas, told: each idea's zone in the summary, beside its votes, and in the CSV in both languages.
#include <doctest/doctest.h>

#include "facilitation/base/file.h"
#include "facilitation/summary/ideas_csv.h"
#include "facilitation/summary/writers.h"
#include "facilitation/activities/poll_verbs.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/support/half_day.h"

using namespace pressoir;
using namespace pressoir::summary;
using namespace pressoir::workshop;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

struct OnSwot {
  test::Table table;
  WorkshopState readable;

  OnSwot() {
    table.ask(CreateWorkshop{.title = "Essai"});
    table.ask(InsertStep{.id = {7}, .activity = "wall", .title = "Bilan"});
    table.ask(InsertStep{.id = {8}, .activity = "dots", .title = "Vote"});
    table.ask(GoToStep{});
    table.ask(SetCanvas{.canvas = *read_file("assets/canvases/swot.json")});
    table.ask(WriteNote{.id = {21}, .text = "Une équipe soudée", .position = Vec2{100, 200}});
    table.ask(WriteNote{.id = {22}, .text = "Des outils usés", .position = Vec2{1800, 200}});
    table.ask(WriteNote{.id = {23}, .text = "Pas encore rangée"});
    table.ask(WriteNote{.id = {24}, .text = "Soudée, oui", .position = Vec2{2000, 900}});
    table.ask(ReuniteNotes{.notes = {{21}, {24}}});
    table.ask(GoToStep{.step = {8}});
    table.ask(activities::PreparePoll{.id = {61}, .on = VoteOn::notes, .hidden = false});
    table.ask(activities::OpenPoll{.poll = {61}});
    readable = for_readers(table.state(), Authors::shown);
  }
  Summary summary() const { return summarise(readable, table.now()); }
};

} // namespace

TEST_CASE("each idea of a canvas is told with its zone, a card under another with that one's") {
  const OnSwot on;
  const Summary summary = on.summary();
  REQUIRE(summary.walls.size() == 1);
  const Wall& wall = summary.walls[0];
  REQUIRE(wall.canvas);
  CHECK(wall.canvas->key == "swot");
  REQUIRE(wall.loose.size() == 3);
  std::map<std::string, const Idea*> ideas;
  for (const Idea& idea : wall.loose) ideas.emplace(idea.text, &idea);
  REQUIRE(ideas.contains("Une équipe soudée"));
  CHECK(ideas.at("Une équipe soudée")->zone_id == "forces");
  REQUIRE(ideas.at("Une équipe soudée")->reunited.size() == 1);
  CHECK(ideas.at("Une équipe soudée")->reunited[0].zone_id == "forces");
  CHECK(ideas.at("Des outils usés")->zone.english == "Weaknesses");
  CHECK(ideas.at("Pas encore rangée")->zone_id == "");
  REQUIRE(summary.polls.size() == 1);
  std::map<std::string, std::string> zones;
  for (const PollOptionResult& option : summary.polls[0].options) zones.emplace(option.label, option.zone.french);
  CHECK(zones.at("Des outils usés") == "Faiblesses");
  CHECK(zones.at("Pas encore rangée") == "");
}

TEST_CASE("documents and tables tell the zones in their language") {
  const OnSwot on;
  const std::string french = markdown(report_of(on.summary(), on.readable, test::words_in(Language::french)));
  const std::size_t forces = french.find("### Forces"), weaknesses = french.find("### Faiblesses"), outside = french.find("### Hors des zones");
  CHECK(forces < weaknesses);
  CHECK(weaknesses < outside);
  CHECK(outside != french.npos);
  const std::string english = markdown(report_of(on.summary(), on.readable, test::words_in(Language::english)));
  CHECK(has(english, "### Strengths"));
  const std::string csv = ideas_csv(on.summary(), test::words_in(Language::english), ByteOrderMark::left_out);
  CHECK(has(csv, ",zone,zone (id)\r\n"));
  CHECK(has(csv, ",Strengths,forces\r\n"));
  CHECK(has(csv, ",,\r\n")); // the one that lies in none
}
