// Schulze (widest paths) and ranked pairs (victories locked in order).
#include <algorithm>
#include <cstdint>

#include "facilitation/voting/pairwise.h"

namespace pressoir::voting {
namespace {

// Which of two links is stronger, as a number: positive where a is. Ratios follow Schulze (2011), example 3 of the definition:
// by cross product, then by votes where the opposition of both is nothing.
int compare_links(const Strength& a, const Strength& b, Measure measure) {
  if (measure == Measure::ratio) {
    const Wide left = static_cast<Wide>(a.votes) * b.against, right = static_cast<Wide>(b.votes) * a.against;
    if (left != right) return left > right ? 1 : -1;
    if (a.against != 0 && b.against != 0) return 0;
  }
  return a.votes == b.votes ? 0 : a.votes > b.votes ? 1 : -1;
}

Strength link(const Pairwise& duels, Option a, Option b, Measure measure) {
  if (!duels.beats(a, b)) return {};
  return {measure == Measure::margin ? duels.margin(a, b) : duels.above(a, b), measure == Measure::ratio ? duels.above(b, a) : 0};
}

// The links' strengths as small whole numbers in the same order, 0 for none: what the triple loop compares.
struct RankedLinks {
  std::vector<Strength> strengths; // by rank; [0] is none
  std::vector<std::int32_t> ranks; // row by row, each row padded
  std::size_t row = 0;
};

RankedLinks rank_links(const Pairwise& duels, Measure measure) {
  const std::size_t options = duels.options();
  RankedLinks links;
  links.row = (options + 15) / 16 * 16;
  links.ranks.resize(options * links.row);
  struct Place {
    Strength strength;
    std::size_t at;
  };
  std::vector<Place> places;
  for (Option a = 0; a < options; ++a)
    for (Option b = 0; b < options; ++b)
      if (duels.beats(a, b)) places.push_back({link(duels, a, b, measure), a * links.row + b});
  std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) { return compare_links(a.strength, b.strength, measure) < 0; });
  links.strengths.push_back({});
  for (const Place& place : places) {
    if (links.strengths.size() == 1 || compare_links(links.strengths.back(), place.strength, measure) != 0) links.strengths.push_back(place.strength);
    links.ranks[place.at] = static_cast<std::int32_t>(links.strengths.size() - 1);
  }
  return links;
}

void widen(RankedLinks& links, std::size_t options) {
  for (std::size_t through = 0; through < options; ++through) {
    const std::int32_t* const onward = &links.ranks[through * links.row];
    for (std::size_t from = 0; from < options; ++from) {
      std::int32_t* const row = &links.ranks[from * links.row];
      const std::int32_t there = row[through];
      if (there == 0 || from == through) continue;
      // Blocks of a fixed size, so that every compiler makes them vectors.
      for (std::size_t block = 0; block < links.row; block += 16)
        for (std::size_t i = block; i < block + 16; ++i) row[i] = std::max(row[i], std::min(there, onward[i]));
    }
  }
  for (std::size_t option = 0; option < options; ++option) links.ranks[option * links.row + option] = 0;
}

// Sets of options as bits, one row for each.
class Reach {
 public:
  explicit Reach(std::size_t options) : words_((options + 63) / 64), bits_(options * words_), options_(options) {}
  bool reaches(Option a, Option b) const { return bits_[a * words_ + b / 64] >> (b % 64) & 1; }
  // Everything that reaches `from` now reaches `to` and what it reaches.
  void link(Option from, Option to) {
    if (reaches(from, to)) return;
    for (Option a = 0; a < options_; ++a) {
      if (a != from && !reaches(a, from)) continue;
      for (std::size_t word = 0; word < words_; ++word) bits_[a * words_ + word] |= bits_[to * words_ + word];
      bits_[a * words_ + to / 64] |= std::uint64_t{1} << (to % 64);
    }
  }

 private:
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
  std::size_t options_;
};

Result<Outcome> schulze(const Case& asked, Measure measure) {
  const Pairwise duels(asked.rankings);
  std::vector<std::vector<Strength>> paths;
  auto ranking = schulze_ranking(duels, measure, &paths);
  Error why = why_by_duels(duels, ranking);
  Outcome outcome = ranked_outcome(asked, std::move(ranking), std::move(why));
  outcome.path_strengths = std::move(paths);
  outcome.ratios = measure == Measure::ratio;
  return outcome;
}

Result<Outcome> ranked_pairs(const Case& asked, Measure measure) {
  const Pairwise duels(asked.rankings);
  auto ranking = ranked_pairs_ranking(duels, measure);
  Error why = why_by_duels(duels, ranking);
  return ranked_outcome(asked, std::move(ranking), std::move(why));
}

} // namespace

std::vector<std::vector<Strength>> widest_paths(const Pairwise& duels, Measure measure) {
  std::vector<std::vector<Strength>> paths;
  schulze_ranking(duels, measure, &paths);
  return paths;
}

std::vector<Group> schulze_ranking(const Pairwise& duels, Measure measure, std::vector<std::vector<Strength>>* paths) {
  const std::size_t options = duels.options();
  RankedLinks links = rank_links(duels, measure);
  widen(links, options);
  const auto path = [&](Option a, Option b) { return links.ranks[a * links.row + b]; };
  if (paths) {
    paths->assign(options, std::vector<Strength>(options));
    for (Option a = 0; a < options; ++a)
      for (Option b = 0; b < options; ++b) (*paths)[a][b] = links.strengths[static_cast<std::size_t>(path(a, b))];
  }
  // How many of those left beat each by a stronger path; a layer that leaves frees others.
  std::vector<std::size_t> beaten_by(options);
  for (Option a = 0; a < options; ++a)
    for (Option b = 0; b < options; ++b) beaten_by[a] += path(b, a) > path(a, b);
  std::vector<Group> ranking;
  std::vector<bool> ranked(options);
  for (std::size_t done = 0; done < options;) {
    Group layer;
    for (Option a = 0; a < options; ++a)
      if (!ranked[a] && beaten_by[a] == 0) layer.push_back(a);
    for (const Option winner : layer) {
      ranked[winner] = true;
      for (Option a = 0; a < options; ++a) beaten_by[a] -= path(winner, a) > path(a, winner);
    }
    done += layer.size();
    ranking.push_back(std::move(layer));
  }
  return ranking;
}

std::vector<Group> ranked_pairs_ranking(const Pairwise& duels, Measure measure) {
  const std::size_t options = duels.options();
  struct Arc {
    Option from, to;
    Count strength, against;
    bool same_rank(const Arc& other) const { return strength == other.strength && against == other.against; }
  };
  std::vector<Arc> arcs;
  for (Option a = 0; a < options; ++a)
    for (Option b = 0; b < options; ++b)
      if (duels.beats(a, b)) arcs.push_back({a, b, link(duels, a, b, measure).votes, duels.above(b, a)});
  std::sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) { return a.strength != b.strength ? a.strength > b.strength : a.against < b.against; });
  Reach locked(options);
  std::vector<std::vector<Option>> beaten(options); // by locked arcs
  std::vector<std::size_t> locked_against(options);
  for (std::size_t start = 0; start < arcs.size();) {
    std::size_t end = start + 1;
    while (end < arcs.size() && arcs[end].same_rank(arcs[start])) ++end;
    std::optional<Reach> with_group; // an arc alone closes a cycle with the locked ones or not at all
    if (end > start + 1) {
      with_group = locked;
      for (std::size_t i = start; i < end; ++i) with_group->link(arcs[i].from, arcs[i].to);
    }
    for (std::size_t i = start; i < end; ++i) {
      if ((with_group ? *with_group : locked).reaches(arcs[i].to, arcs[i].from)) continue;
      locked.link(arcs[i].from, arcs[i].to);
      beaten[arcs[i].from].push_back(arcs[i].to);
      ++locked_against[arcs[i].to];
    }
    start = end;
  }
  std::vector<Group> ranking;
  std::vector<bool> ranked(options);
  for (std::size_t done = 0; done < options;) {
    Group layer;
    for (Option a = 0; a < options; ++a)
      if (!ranked[a] && locked_against[a] == 0) layer.push_back(a);
    for (const Option winner : layer) {
      ranked[winner] = true;
      for (const Option loser : beaten[winner]) --locked_against[loser];
    }
    done += layer.size();
    ranking.push_back(std::move(layer));
  }
  return ranking;
}

Result<Outcome> schulze_winning(const Case& asked) { return schulze(asked, Measure::winning); }
Result<Outcome> schulze_margin(const Case& asked) { return schulze(asked, Measure::margin); }
Result<Outcome> schulze_ratio(const Case& asked) { return schulze(asked, Measure::ratio); }
Result<Outcome> ranked_pairs_winning(const Case& asked) { return ranked_pairs(asked, Measure::winning); }
Result<Outcome> ranked_pairs_margin(const Case& asked) { return ranked_pairs(asked, Measure::margin); }

} // namespace pressoir::voting
