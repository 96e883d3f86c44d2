// Votes of every form in the summary: the sentence, the figures, the picture and the steps reach every writer; an open vote tells nothing.
#include <doctest/doctest.h>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/base/file.h"
#include "facilitation/summary/archive.h"
#include "facilitation/summary/report.h"
#include "facilitation/summary/writers.h"
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::activities;
using pressoir::test::VerbsBench;

namespace {

struct Voted : VerbsBench {
  Words words = Words::from_json(read_file("assets/i18n/fr.json").value(), Language::french).value();
  explicit Voted(const std::string& kind) {
    add_poll_verbs(verbs);
    REQUIRE(ask(InsertStep{.id = {8}, .activity = kind, .title = "Choix", .instruction = "Quelle proposition d'abord ?"}));
    REQUIRE(ask(GoToStep{.step = {8}}));
    const bool one = find_poll_kind(kind)->one_question;
    REQUIRE(ask(PreparePoll{.id = {1}, .on = VoteOn::written, .texts = one ? std::vector<std::string>{} : std::vector<std::string>{"Un agent mobile", "Deux box fermés"}}));
    REQUIRE(ask(OpenPoll{{1}}));
    const auto options = options_of(state(), Id<Poll>{1});
    for (int ballot = 0; ballot < 3; ++ballot) {
      Marks marks{{options[0]->id, kind == "choice" || kind == "ranking" ? 1 : ballot, ballot == 0 ? "Rien pour le samedi" : ""}};
      if (kind == "ranking" || kind == "merit") marks.push_back({options[1]->id, 2});
      REQUIRE(ask(FillBallot{{1}, marks}));
      REQUIRE(ask(CastBallot{{1}, Channel::paper}));
    }
  }
  summary::Report report() const {
    const WorkshopState readable = summary::for_readers(state(), summary::Authors::shown);
    return summary::report_of(summary::summarise(readable, {1}), readable, words);
  }
};

}  // namespace

TEST_CASE("a closed vote is told whole by every writer") {
  for (const auto& [kind, sentence] : {std::pair{"choice", "3 voix pour 3 personnes"}, {"merit", "médiane"}, {"ranking", "gagne tous ses duels"}, {"consent", "1 objection tient"}, {"roti", "En moyenne 1,0 sur 5"}, {"agreement", "La moitié de la salle"}, {"opinions", "En dessous de 5 bulletins"}}) {
    CAPTURE(kind);
    Voted bench(kind);
    REQUIRE(bench.ask(ClosePoll{.poll = {1}, .present = 5}));
    const summary::Report report = bench.report();
    const std::string text = summary::markdown(report), page = summary::html(report), paper = summary::pdf(report).value();
    for (const std::string* told : {&text, &page}) {
      CHECK(told->find(sentence) != std::string::npos);
      CHECK(told->find("3 personnes ont voté sur 5 dans la salle.") != std::string::npos);
    }
    CHECK(page.find("<figure>") != std::string::npos);
    CHECK(paper.size() > 1000);
    if (std::string_view(kind) == "consent") CHECK(text.find("Rien pour le samedi") != std::string::npos);
    if (std::string_view(kind) == "merit") CHECK(text.find("À rejeter") != std::string::npos);
    // The archive keeps every ballot, and gives the same report once read back.
    const auto archive = summary::read_archive(summary::archive_bytes(summary::for_readers(bench.state(), summary::Authors::shown), {1}, summary::ArchiveForm::json), "a.json");
    REQUIRE(archive);
    CHECK(summary::markdown(summary::report_of(summary::summarise(archive->state, {1}), archive->state, bench.words)) == text);
  }
}

TEST_CASE("opinions: groups, what unites and what divides, as a picture and in words") {
  Voted bench("opinions");
  const auto options = options_of(bench.state(), Id<Poll>{1});
  for (int ballot = 0; ballot < 12; ++ballot) {
    REQUIRE(bench.ask(FillBallot{{1}, {{options[0]->id, ballot % 2 ? 2 : 0}, {options[1]->id, 2}}}));
    REQUIRE(bench.ask(CastBallot{{1}, Channel::paper}));
  }
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  const std::string text = summary::markdown(bench.report()), page = summary::html(bench.report());
  CHECK(text.find("groupes d’opinion") != std::string::npos);
  CHECK(text.find("D’accord par groupe") != std::string::npos);
  CHECK(page.find("Ce qui rassemble") != std::string::npos);
}

TEST_CASE("a vote still open tells how many voted, and nothing of what they chose") {
  const Voted bench("merit");
  const std::string text = summary::markdown(bench.report());
  CHECK(text.find("3 personnes ont voté") != std::string::npos);
  CHECK(text.find("médiane") == std::string::npos);
  CHECK(text.find("Ce vote n’est pas clos") != std::string::npos);
}
