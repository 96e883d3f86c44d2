#include "facilitation/voting/committees.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

#include "facilitation/voting/ties.h"

namespace pressoir::voting {
namespace {

constexpr std::array<CommitteeRule, 8> rules = {{{"av", committee_av},
                                                 {"sav", committee_sav},
                                                 {"pav", committee_pav},
                                                 {"cc", committee_cc},
                                                 {"seqpav", committee_seqpav},
                                                 {"seqphragmen", committee_seqphragmen},
                                                 {"maximin-support", committee_maximin_support},
                                                 {"equal-shares", committee_equal_shares}}};

Outcome by_marks(const Case& asked, std::vector<Fraction> scores) {
  Outcome outcome = best_scores_outcome(asked, ranking_by_value(all_options(asked.size()), scores), static_cast<std::size_t>(*asked.seats), refuse("tally.why.committee"));
  outcome.scores = std::move(scores);
  return outcome;
}

bool holds(const Group& sorted_group, Option option) { return std::binary_search(sorted_group.begin(), sorted_group.end(), option); }

// Those elected, and what the rule keeps of each group of voters: a load or a purse.
struct State {
  Group elected;
  std::vector<Fraction> held;
  bool buying = false; // equal shares: still in its first phase
  Group tied = {};     // marked by nobody, for the seats that are left
};
using Key = std::pair<Group, std::vector<Fraction>>;

// A rule that elects the best next option again and again. `next_values` gives a value to every option that is left and may be
// elected (lower is better); `elect` makes the state after.
class Sequence {
 public:
  using Values = std::vector<std::optional<Fraction>>;
  Sequence(const Case& asked, std::vector<Voters> voters)
      : asked_(asked), voters_(std::move(voters)), seats_(static_cast<std::size_t>(*asked.seats)), supporters_(asked.size()) {
    for (std::size_t v = 0; v < voters_.size(); ++v)
      for (const Option option : voters_[v].marks) supporters_[option].push_back(v);
  }
  const std::vector<Voters>& voters() const { return voters_; }
  const std::vector<std::size_t>& supporters(Option option) const { return supporters_[option]; }

  Result<Outcome> run(State start, const std::function<Values(State&)>& next_values, const std::function<void(State&, Option, const Fraction&)>& elect) const {
    const auto next = [&](const State& before) {
      std::vector<State> later;
      if (before.elected.size() == seats_ || !before.tied.empty()) return later;
      State state = before;
      const Values values = next_values(state);
      std::optional<Fraction> best;
      for (const auto& value : values)
        if (value && (!best || *value < *best)) best = value;
      Group candidates;
      for (Option option = 0; option < asked_.size(); ++option)
        if (best ? values[option] && *values[option] == *best : std::find(state.elected.begin(), state.elected.end(), option) == state.elected.end())
          candidates.push_back(option);
      if (!best && candidates.size() > seats_ - state.elected.size()) {
        state.tied = candidates;
        later.push_back(std::move(state));
        return later;
      }
      if (!best) candidates.resize(1); // all who are left have a seat
      for (const Option option : candidates) {
        later.push_back(state);
        later.back().elected.push_back(option);
        if (best) elect(later.back(), option, *best);
      }
      return later;
    };
    const auto key = [](const State& state) {
      Group set = state.elected;
      std::sort(set.begin(), set.end());
      return Key(std::move(set), state.held);
    };
    const auto ways = TRY(follow_ties<State, Key>(std::move(start), 8 * voters_.size() + seats_, next, key));
    std::vector<Ending> endings;
    for (const State& way : ways) endings.push_back({way.elected, way.tied});
    Outcome outcome = TRY(committee_outcome(asked_, endings, seats_, refuse("tally.why.committee")));
    std::sort(outcome.winners.begin(), outcome.winners.end());
    return outcome;
  }

  // Values of all options not elected yet; nothing for those without supporters.
  Values values(const State& state, const std::function<std::optional<Fraction>(Option)>& value) const {
    Values all(asked_.size());
    for (Option option = 0; option < asked_.size(); ++option)
      if (!supporters_[option].empty() && std::find(state.elected.begin(), state.elected.end(), option) == state.elected.end()) all[option] = value(option);
    return all;
  }
  Values loads(const State& state) const {
    return values(state, [&](Option option) {
      Fraction load = 1, weight = 0;
      for (const std::size_t v : supporters_[option]) {
        load += state.held[v] * Fraction(voters_[v].count);
        weight += voters_[v].count;
      }
      return Fraction(load / weight);
    });
  }
  void carry(State& state, Option option, const Fraction& load) const {
    for (const std::size_t v : supporters_[option]) state.held[v] = load;
  }

 private:
  const Case& asked_;
  std::vector<Voters> voters_;
  std::size_t seats_;
  std::vector<std::vector<std::size_t>> supporters_;
};

// The smallest payment with which the supporters can buy an option that costs 1; nothing when they are too poor together.
std::optional<Fraction> equal_payment(const Sequence& sequence, const State& state, Option option) {
  std::vector<std::size_t> order = sequence.supporters(option);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return state.held[a] < state.held[b]; });
  Fraction cost = 1, rich = 0;
  for (const std::size_t v : order) rich += sequence.voters()[v].count;
  for (const std::size_t v : order) {
    const Fraction payment = cost / rich;
    if (payment <= state.held[v]) return payment;
    cost -= state.held[v] * Fraction(sequence.voters()[v].count);
    rich -= sequence.voters()[v].count;
  }
  return std::nullopt;
}

// How well the worst supported member of a committee can be supported when each voter's support is shared at will: the least
// voters ÷ members over all parts of it (Hall's condition).
Fraction best_worst_support(const std::vector<Voters>& voters, const Group& members) {
  const std::size_t size = members.size(), parts = std::size_t{1} << size;
  std::vector<Wide> inside(parts); // voters whose marks within the committee are all in this part
  Wide all = 0;
  for (const Voters& group : voters) {
    std::size_t marked = 0;
    for (std::size_t i = 0; i < size; ++i)
      if (holds(group.marks, members[i])) marked |= std::size_t{1} << i;
    inside[marked] += group.count;
    all += group.count;
  }
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t part = 0; part < parts; ++part)
      if (part >> i & 1) inside[part] += inside[part ^ (std::size_t{1} << i)];
  Wide least = all, of = 1;
  for (std::size_t part = 1; part < parts; ++part) {
    const Wide support = all - inside[(parts - 1) ^ part], count = std::popcount(part);
    if (support * of < least * count) {
      least = support;
      of = count;
    }
  }
  return fraction_of(least, of);
}

} // namespace

std::vector<Voters> merged(const Approvals& ballots) {
  std::map<Group, Count> by_marks;
  for (std::size_t ballot = 0; ballot < ballots.size(); ++ballot) by_marks[ballots.sets[ballot]] += ballots.counts[ballot];
  std::vector<Voters> voters;
  for (const auto& [marks, count] : by_marks)
    if (!marks.empty() && count > 0) voters.push_back({count, marks});
  return voters;
}

std::span<const CommitteeRule> committee_rules() { return rules; }

Result<Outcome> approval_committee(const Case& asked) {
  std::string known;
  for (const CommitteeRule& rule : rules) {
    if (rule.id == asked.rule) return rule.count(asked);
    known += (known.empty() ? "" : ", ") + std::string(rule.id);
  }
  return refuse("tally.unknown_rule", {{"rule", asked.rule}, {"known", known}});
}

Result<Outcome> committee_av(const Case& asked) {
  std::vector<Fraction> marks(asked.size());
  for (const Voters& group : merged(asked.approvals))
    for (const Option option : group.marks) marks[option] += group.count;
  return by_marks(asked, std::move(marks));
}

Result<Outcome> committee_sav(const Case& asked) {
  std::vector<Fraction> marks(asked.size());
  for (const Voters& group : merged(asked.approvals))
    for (const Option option : group.marks) marks[option] += fraction_of(group.count, static_cast<Wide>(group.marks.size()));
  return by_marks(asked, std::move(marks));
}

Result<Outcome> committee_seqpav(const Case& asked) {
  const Sequence sequence(asked, merged(asked.approvals));
  const auto gains = [&](State& state) {
    std::vector<std::int64_t> seats_of(sequence.voters().size());
    for (const Option option : state.elected)
      for (const std::size_t v : sequence.supporters(option)) ++seats_of[v];
    return sequence.values(state, [&](Option option) {
      Fraction gain = 0;
      for (const std::size_t v : sequence.supporters(option)) gain -= fraction_of(sequence.voters()[v].count, seats_of[v] + 1);
      return gain;
    });
  };
  return sequence.run({}, gains, [](State&, Option, const Fraction&) {});
}

Result<Outcome> committee_seqphragmen(const Case& asked) {
  const Sequence sequence(asked, merged(asked.approvals));
  return sequence.run({.held = std::vector<Fraction>(sequence.voters().size())}, [&](State& state) { return sequence.loads(state); },
                      [&](State& state, Option option, const Fraction& load) { sequence.carry(state, option, load); });
}

Result<Outcome> committee_maximin_support(const Case& asked) {
  if (*asked.seats > 18) return refuse("tally.committee_too_hard");
  const Sequence sequence(asked, merged(asked.approvals));
  const auto supports = [&](State& state) {
    return sequence.values(state, [&](Option option) {
      Group members = state.elected;
      members.push_back(option);
      return Fraction(-best_worst_support(sequence.voters(), members));
    });
  };
  return sequence.run({}, supports, [](State&, Option, const Fraction&) {});
}

Result<Outcome> committee_equal_shares(const Case& asked) {
  const Sequence sequence(asked, merged(asked.approvals));
  const Count total = asked.approvals.total(); // blank ballots have a share too, and buy nothing
  const Fraction share = total > 0 ? fraction_of(*asked.seats, total) : Fraction(0);
  const auto values = [&](State& state) {
    if (state.buying) {
      auto payments = sequence.values(state, [&](Option option) { return equal_payment(sequence, state, option); });
      if (std::any_of(payments.begin(), payments.end(), [](const auto& payment) { return payment.has_value(); })) return payments;
      state.buying = false;
      for (Fraction& purse : state.held) purse = -purse; // money left is a load still to be carried
    }
    return sequence.loads(state);
  };
  const auto elect = [&](State& state, Option option, const Fraction& value) {
    if (!state.buying) return sequence.carry(state, option, value);
    for (const std::size_t v : sequence.supporters(option)) state.held[v] -= std::min(state.held[v], value);
  };
  return sequence.run({.held = std::vector<Fraction>(sequence.voters().size(), share), .buying = true}, values, elect);
}

} // namespace pressoir::voting
