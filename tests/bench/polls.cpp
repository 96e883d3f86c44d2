// A poll of 300 people: from the last vote that comes in to the result drawn to its last pixel, for each way to decide that is counted and
// drawn whole. Closing, sealing nothing, counting, laying out and painting are all in it.
#include <random>
#include <string>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/activities/polls.h"
#include "facilitation/base/check.h"
#include "facilitation/desk/session.h"
#include "facilitation/workshop/queries.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/clocks.h"
#include "tests/bench/parts.h"

namespace pressoir::bench {
namespace {

using namespace workshop;
using activities::PollForm;

constexpr int people = 300, options = 12;

activities::Marks ballot_of(const Poll& poll, const std::vector<Id<PollOption>>& choices, std::mt19937_64& random) {
  const activities::PollKind& kind = activities::kind_of_poll(poll);
  activities::Marks marks;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto value = [&](int most) { return static_cast<std::int32_t>((random() + i) % static_cast<std::uint64_t>(most)); };
    if (kind.form == PollForm::grades) marks.push_back({choices[i], value(activities::level_count(poll))});
    else if (kind.form == PollForm::ranking) marks.push_back({choices[i], 1 + static_cast<std::int32_t>((i * 5 + marks.size() + random() % 3) % choices.size())});
    else if (kind.form == PollForm::places) marks.push_back({choices[i], value(101), {}, value(101)});
    else if (kind.form == PollForm::words)
      for (int word = 1; word <= 3; ++word) marks.push_back({choices[i], word, "mot" + std::to_string(random() % 90)});
    else if (kind.costs ? value(3) == 0 : marks.empty() && value(4) == 0) marks.push_back({choices[i], 1});
  }
  return marks;
}

void ask(desk::Session& session, auto arguments) { ENSURE(session.ask(request_of(std::move(arguments)))); }

// Everybody but one has voted.
Path make_poll(const Path& folder, const std::string& kind) {
  const Path file = folder / (kind + ".pressoir");
  auto opened = desk::Session::create(file, "Repenser l'accueil", Language::french);
  ENSURE(opened);
  desk::Session& session = **opened;
  ask(session, InsertStep{.id = {7}, .activity = kind, .title = "Voter", .instruction = "Par quoi commence-t-on ?"});
  ask(session, GoToStep{.step = {7}});
  activities::PreparePoll asked{.id = {1}, .on = VoteOn::written};
  const activities::PollKind& poll_kind = *activities::find_poll_kind(kind);
  for (int i = 0; i < options && !poll_kind.one_question; ++i) {
    asked.texts.push_back("Une proposition de la salle, la " + std::to_string(i + 1) + "e");
    if (poll_kind.costs) asked.costs.push_back(5'000 + 3'700 * i);
  }
  if (poll_kind.costs) asked.budget = 90'000;
  ask(session, asked);
  ask(session, activities::OpenPoll{{1}});
  std::mt19937_64 random(300);
  std::vector<Id<PollOption>> choices;
  for (const PollOption* option : options_of(session.state(), Id<Poll>{1})) choices.push_back(option->id);
  for (int person = 0; person < people; ++person) {
    ask(session, activities::FillBallot{{1}, ballot_of(*session.state().find(Id<Poll>{1}), choices, random)});
    if (person + 1 < people) ask(session, activities::CastBallot{{1}, Channel::paper});
  }
  ENSURE(session.flush());
  return file;
}

}  // namespace

void measure_polls(Report& report) {
  const test::TemporaryFolder folder;
  for (const activities::PollKind& kind : activities::poll_kinds()) {
    // The dots of the wall are drawn by their own page.
    const std::string key(kind.key);
    const Path file = kind.form == PollForm::points ? Path() : make_poll(folder.path(), key);
    if (file.empty()) continue;
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
      const Path copy = folder.path() / (key + std::to_string(run) + ".pressoir");
      std::filesystem::copy_file(file, copy);
      BenchWindow bench;
      bench.app().open(copy);
      bench.settle();
      const double before = process_ms();
      bench.app().desk()->ask(activities::CastBallot{{1}, Channel::paper});
      bench.app().desk()->ask(activities::ClosePoll{.poll = {1}, .present = people});
      bench.app().desk()->settle();
      bench.frame();
      best = std::min(best, process_ms() - before);
    }
    report.add("poll." + key + "." + std::to_string(people), best, "ms", 50);
  }
}

}  // namespace pressoir::bench
