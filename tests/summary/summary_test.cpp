// The model half-day, told: what the summary holds, and what Markdown and CSV make of it in both languages.
#include <algorithm>

#include <doctest/doctest.h>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/summary/ideas_csv.h"
#include "facilitation/summary/writers.h"
#include "facilitation/workshop/verbs.h"
#include "tests/support/half_day.h"

using namespace pressoir;
using namespace pressoir::summary;
using pressoir::test::named;

namespace {

struct Told {
  std::unique_ptr<test::Table> table = test::half_day();
  workshop::WorkshopState readable = for_readers(table->state(), Authors::shown);
  Summary summary = summarise(readable, table->now());
};
const Told& told() {
  static const Told once;
  return once;
}
Report report_in(Language language) { return report_of(told().summary, told().readable, test::words_in(language)); }
bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

} // namespace

TEST_CASE("the summary of the half-day counts what was said") {
  const Summary& s = told().summary;
  CHECK(s.title == "Repenser l'accueil de la préfecture");
  CHECK(s.people == 30);
  CHECK(s.present.size() == 30);
  CHECK(s.excused.size() == 1);
  CHECK(s.ideas == 45);
  CHECK(s.themes == 6);
  CHECK(s.decisions.size() == 4);
  REQUIRE(s.actions.size() == 6);
  CHECK(s.actions[1].decision == 1);
  CHECK(s.actions[0].decision == 0);
  CHECK(s.agenda.size() == 14);
  CHECK(s.agenda[0].planned_start == 9 * 60);
  CHECK(local_time(s.agenda[0].started).minute == 4);
  CHECK(s.planned_end == 12 * 60 + 30);
  CHECK(s.ended);
}

TEST_CASE("nothing vanishes: merged themes, cards laid under another, first wordings, fates") {
  const Summary& s = told().summary;
  const auto wall = std::find_if(s.walls.begin(), s.walls.end(), [](const Wall& w) { return w.title == "Mur d'idées"; });
  REQUIRE(wall != s.walls.end());
  CHECK(wall->ideas == 45);
  REQUIRE(wall->families.size() == 6);
  CHECK(wall->families[0].letter == "A");
  CHECK(wall->families[1].merged == std::vector<std::string>{"Files d'attente"});
  const auto find = [&](const char* word) -> const Idea* {
    for (const Family& family : wall->families)
      for (const Idea& idea : family.ideas)
        if (idea.id == named<workshop::Note>(word)) return &idea;
    return nullptr;
  };
  REQUIRE(find("idea-2"));
  REQUIRE(find("idea-2")->reunited.size() == 1);
  CHECK(find("idea-2")->reunited[0].text == "Aucun panneau lisible depuis le parking");
  CHECK_FALSE(find("idea-1"));
  CHECK(find("idea-33")->original == "Bouton d'alerte : testé quand ??");
  CHECK(find("idea-18")->fate == workshop::Fate::kept);
  REQUIRE(s.parked.size() == 1);
  CHECK(s.parked[0].reason == "dépend de la ville");
  REQUIRE(s.rejected.size() == 1);
  CHECK(s.rejected[0].text == "Fontaine à eau");
}

TEST_CASE("a vote is told whole: ties share a rank, an option without a dot is there") {
  REQUIRE(told().summary.polls.size() == 1);
  const PollResult& poll = told().summary.polls[0];
  CHECK(poll.people == 29);
  CHECK(poll.dots == 69);
  REQUIRE(poll.options.size() == 5);
  CHECK(poll.options[0].dots == 21);
  CHECK(poll.options[1].rank == 2);
  CHECK(poll.options[1].tied);
  CHECK(poll.options[2].rank == 2);
  CHECK(poll.options[3].rank == 4);
  CHECK(poll.options[4].dots == 0);
  CHECK(poll.people_by_channel.size() == 2);
}

TEST_CASE("an open hidden vote tells its options in their order and no total") {
  const auto table = test::half_day();
  table->ask(workshop::GoToStep{named<workshop::Step>("dots")});
  table->ask(activities::PreparePoll{.id = {77}, .on = workshop::VoteOn::themes, .per_person = 3});
  table->ask(activities::OpenPoll{{77}});
  const auto options = workshop::options_of(table->state(), Id<workshop::Poll>{77});
  table->ask(activities::CountHands{.poll = {77}, .people = 12, .counts = {{options[3]->id, 9}}});
  const auto readable = for_readers(table->state(), Authors::shown);
  const Summary s = summarise(readable, table->now());
  REQUIRE(s.polls.size() == 2);
  CHECK(s.polls[0].totals_hidden);
  CHECK(s.polls[0].options[0].label == "S'orienter dès la porte");
  for (const auto& option : s.polls[0].options) CHECK(option.dots == 0);
  CHECK_FALSE(has(markdown(report_of(s, readable, test::words_in(Language::french))), " 9 gommettes"));
  // Once closed, the themes carry their dots.
  table->ask(activities::ClosePoll{{77}});
  const Summary closed = summarise(for_readers(table->state(), Authors::shown), table->now());
  CHECK(closed.polls[0].options[0].dots == 9);
}

TEST_CASE("Markdown in French and in English") {
  const std::string fr = markdown(report_in(Language::french));
  CHECK(has(fr, "# Repenser l’accueil de la préfecture"));
  CHECK(has(fr, "mardi 8 décembre 2026"));
  CHECK(has(fr, "9\u202Fh\u202F00"));
  CHECK(has(fr, "**45** idées"));
  CHECK(has(fr, "1. Le cahier des charges prévoit deux box fermés"));
  CHECK(has(fr, "première mesure le 26 février 2027"));
  CHECK(has(fr, "Réunit aussi\u202F: «\u202FFiles d’attente\u202F»."));
  CHECK(has(fr, "ex æquo"));
  CHECK(has(fr, "0 gommette"));
  CHECK(has(fr, "dépend de la ville"));
  CHECK_FALSE(has(fr, "note privée"));
  CHECK_FALSE(has(fr, "⟦"));
  const std::string en = markdown(report_in(Language::english));
  CHECK(has(en, "Tuesday 8 December 2026"));
  CHECK(has(en, "9:00"));
  CHECK(has(en, "**45** ideas"));
  CHECK_FALSE(has(en, "⟦"));
}

TEST_CASE("CSV of ideas") {
  const std::string fr = ideas_csv(told().summary, test::words_in(Language::french));
  CHECK(fr.starts_with("\xEF\xBB\xBFidentifiant;thème;texte;"));
  CHECK(std::count(fr.begin(), fr.end(), '\n') == 1 + 45 + 2);
  CHECK(has(fr, "écartée;déjà commandée"));
  const std::string en = ideas_csv(told().summary, test::words_in(Language::english), ByteOrderMark::left_out);
  CHECK(en.starts_with("id,theme,text,"));
}
