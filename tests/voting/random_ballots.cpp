#include "tests/voting/random_ballots.h"

#include <algorithm>
#include <cstdlib>

namespace pressoir::test {

using namespace voting;

std::optional<std::size_t> CastRankings::place(std::size_t ballot, Option option) const {
  const auto& places = ballots[ballot].places;
  for (std::size_t place = 0; place < places.size(); ++place)
    if (std::find(places[place].begin(), places[place].end(), option) != places[place].end()) return place;
  return unranked == Unranked::last ? std::optional(places.size()) : std::nullopt;
}

Case CastRankings::as_case(std::string_view method) const {
  Case asked;
  asked.method = method;
  asked.options = option_names(options);
  asked.rankings = Rankings(options, unranked);
  for (const CastRanking& ballot : ballots) asked.rankings.add(ballot.places, ballot.count);
  return asked;
}

std::string CastRankings::text() const {
  std::string text = std::to_string(options) + (unranked == Unranked::last ? " last:" : " ignored:");
  for (const CastRanking& ballot : ballots) {
    text += " " + std::to_string(ballot.count) + "×";
    for (std::size_t place = 0; place < ballot.places.size(); ++place) {
      if (place > 0) text += '>';
      for (const Option option : ballot.places[place]) text += static_cast<char>('A' + option);
    }
  }
  return text;
}

CastRankings random_rankings(Randomness& random, const RandomSizes& sizes) {
  CastRankings cast{.options = 1 + below(random, sizes.most_options), .unranked = below(random, 2) ? Unranked::last : Unranked::ignored};
  const std::size_t ballots = below(random, sizes.most_ballots + 1);
  for (std::size_t i = 0; i < ballots; ++i) {
    Group order = all_options(cast.options);
    for (std::size_t at = order.size(); at > 1; --at) std::swap(order[at - 1], order[below(random, at)]);
    if (!sizes.all_ranked) order.resize(below(random, order.size() + 1));
    CastRanking ballot{.count = static_cast<Count>(below(random, sizes.most_count + 1))};
    for (const Option option : order) {
      if (ballot.places.empty() || !sizes.ties || below(random, 3) > 0) ballot.places.emplace_back();
      ballot.places.back().push_back(option);
    }
    cast.ballots.push_back(std::move(ballot));
  }
  return cast;
}

Case random_points(Randomness& random, std::int64_t least, std::int64_t most, std::string_view method, const RandomSizes& sizes) {
  Case asked;
  asked.method = method;
  asked.options = option_names(1 + below(random, sizes.most_options));
  asked.points.options = asked.size();
  const std::size_t ballots = below(random, sizes.most_ballots + 1);
  for (std::size_t i = 0; i < ballots; ++i) {
    asked.points.counts.push_back(static_cast<Count>(below(random, sizes.most_count + 1)));
    for (std::size_t option = 0; option < asked.size(); ++option)
      asked.points.values.push_back(below(random, 8) == 0 ? Points::missing : least + static_cast<std::int64_t>(below(random, static_cast<std::size_t>(most - least + 1))));
  }
  return asked;
}

Case random_approvals(Randomness& random, std::string_view method, const RandomSizes& sizes) {
  Case asked;
  asked.method = method;
  asked.options = option_names(1 + below(random, sizes.most_options));
  asked.rankings = Rankings(asked.size());
  const std::size_t ballots = below(random, sizes.most_ballots + 1);
  for (std::size_t i = 0; i < ballots; ++i) {
    asked.approvals.counts.push_back(static_cast<Count>(below(random, sizes.most_count + 1)));
    Group set;
    for (Option option = 0; option < asked.size(); ++option)
      if (below(random, 2)) set.push_back(option);
    asked.approvals.sets.push_back(std::move(set));
  }
  return asked;
}

std::vector<std::string> option_names(std::size_t options) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < options; ++i) names.emplace_back(1, static_cast<char>('A' + i));
  return names;
}

std::size_t rounds(std::size_t usual) {
  const char* asked = std::getenv("PRESSOIR_ROUNDS");
  return asked ? std::strtoull(asked, nullptr, 10) : usual;
}

} // namespace pressoir::test
