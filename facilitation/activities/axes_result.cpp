#include "facilitation/activities/axes_result.h"

#include <algorithm>
#include <map>
#include <set>

#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

std::int64_t rounded(double value) { return static_cast<std::int64_t>(value + 0.5); }
std::string short_name(const std::string& label) { return std::string(first_graphemes(clean_line(label), 90)); }

}  // namespace

void tell_places(PollResult& result, const WorkshopState& state, const Poll& poll, const Words& words) {
  std::set<Id<Ballot>> ballots;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll == poll.id && ballot.cast) ballots.insert(ballot.id);
  });
  std::map<Id<PollOption>, std::vector<Vec2>> placed;
  state.all<Vote>().for_each([&](const Vote& vote) {
    if (ballots.contains(vote.ballot)) placed[vote.option].push_back({static_cast<double>(vote.value), static_cast<double>(vote.height)});
  });
  PollResult::Axes axes{.ends = axis_ends(poll, words)};
  double furthest = -1;
  std::size_t leader = 0, count = 0;
  for (const PollOption* option : options_of(state, poll.id)) {
    PollRow row{.option = option->id, .label = option->label, .rank = 0};
    row.places = placed[option->id];
    // In an order that tells nothing of who came first.
    std::sort(row.places.begin(), row.places.end(), [](Vec2 a, Vec2 b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
    row.value = static_cast<std::int64_t>(row.places.size());
    result.most = std::max(result.most, row.value);
    for (const Vec2 place : row.places) row.place = row.place + place / static_cast<double>(row.places.size());
    row.told = row.places.empty() ? "–" : words.say("vote.axes.row", {{"right", axes.ends[1]}, {"x", rounded(row.place.x)}, {"above", axes.ends[3]}, {"y", rounded(row.place.y)}});
    if (!row.places.empty() && row.place.x + row.place.y > furthest) furthest = row.place.x + row.place.y, leader = count;
    result.steps.push_back(words.say("vote.axes.step", {{"option", short_name(row.label)}, {"told", row.told}, {"n", row.value}}));
    result.rows.push_back(std::move(row));
    ++count;
  }
  result.sentence = furthest < 0 ? words.say("vote.result.nobody") : words.say("vote.axes.sentence", {{"option", short_name(result.rows[leader].label)}, {"right", axes.ends[1]}, {"above", axes.ends[3]}});
  if (furthest >= 0) result.rows[leader].first = true;
  result.rule_said = words.say("vote.axes.rule");
  result.axes = std::move(axes);
}

}  // namespace pressoir::activities
