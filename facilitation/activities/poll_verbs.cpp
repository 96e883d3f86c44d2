#include "facilitation/activities/poll_verbs.h"

#include <algorithm>
#include <map>
#include <set>

#include "facilitation/activities/poll_count.h"
#include "facilitation/base/text.h"
#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::activities {
namespace {

Result<Poll> open_poll(const WorkshopDraft& draft, Id<Poll> id) {
  const Poll poll = TRY(existing(draft, id));
  if (poll.state == PollState::closed) return refuse("refused.poll_closed");
  if (poll.state == PollState::preparing) return refuse("refused.poll_not_open");
  return poll;
}

constexpr std::size_t most_levels = 12, most_in_level = 60, most_groups = 40;

// The settings as the kind knows them.
Result<void> check_settings(const Poll& poll) {
  const PollKind& kind = kind_of_poll(poll);
  if (poll.quorum < 0 || poll.quorum > 100'000) return refuse("refused.out_of_range", {{"field", "quorum"}, {"least", 0}, {"most", 100'000}});
  if (!poll.rule.empty()) {
    const auto rules = rules_for(poll);
    if (std::find(rules.begin(), rules.end(), poll.rule) == rules.end()) return refuse("refused.not_its_rule", {{"rule", poll.rule.substr(0, 60)}});
  }
  if (kind.form == PollForm::places && !poll.levels.empty() && poll.levels.size() != 4) return refuse("refused.out_of_range", {{"field", "levels"}, {"least", 4}, {"most", 4}});
  // Where a level has a meaning of its own, levels may be named anew, and no more than that.
  const bool fixed = kind.vetoes || kind.picture == PollPicture::map;
  if (fixed && !poll.levels.empty() && poll.levels.size() != static_cast<std::size_t>(kind.levels)) return refuse("refused.out_of_range", {{"field", "levels"}, {"least", kind.levels}, {"most", kind.levels}});
  if (!poll.levels.empty() && kind.form != PollForm::places && (kind.form != PollForm::grades || poll.levels.size() < 2 || poll.levels.size() > most_levels))
    return refuse("refused.out_of_range", {{"field", "levels"}, {"least", 2}, {"most", static_cast<std::int64_t>(most_levels)}});
  if (kind.costs && (poll.budget < 1 || poll.budget > most_money)) return refuse("vote.needs_budget");
  if (poll.groups.size() > most_groups) return refuse("refused.out_of_range", {{"field", "groups"}, {"least", 0}, {"most", static_cast<std::int64_t>(most_groups)}});
  for (const VoterGroup& group : poll.groups)
    if (group.weight < 1 || group.weight > 1'000) return refuse("refused.out_of_range", {{"field", "groups"}, {"least", 1}, {"most", 1'000}});
  if (kind.form == PollForm::words && (poll.per_person < 1 || poll.per_person > 5)) return refuse("refused.out_of_range", {{"field", "per_person"}, {"least", 1}, {"most", 5}});
  if (kind.form != PollForm::points && kind.form != PollForm::choices) return {};
  if (poll.per_person < 1 || poll.per_person > 100) return refuse("refused.out_of_range", {{"field", "per_person"}, {"least", 1}, {"most", 100}});
  if (poll.per_option < 1 || poll.per_option > poll.per_person)
    return refuse("refused.out_of_range", {{"field", "per_option"}, {"least", 1}, {"most", poll.per_person}});
  return {};
}

bool has_ballots(const WorkshopDraft& draft, Id<Poll> poll) {
  bool found = false;
  draft.all<Ballot>().for_each([&](const Ballot& ballot) { found = found || ballot.poll == poll; });
  return found;
}

void forget(WorkshopDraft& draft, Id<Poll> poll) {
  std::vector<Id<PollOption>> options;
  for (const PollOption* option : options_of(draft.state(), poll)) options.push_back(option->id);
  for (Id<PollOption> id : options) draft.remove(id);
  draft.remove(poll);
}

Result<void> prepare(WorkshopDraft& draft, const PreparePoll& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Step* current = current_step(draft.state());
  const Step step = asked.step || !current ? TRY(existing(draft, asked.step)) : *current;
  if (const Poll* before = poll_of(draft.state(), step.id); before && before->state != PollState::closed) {
    // Once open, phones may have voted: their sealed ballots are not in this state.
    if (before->state == PollState::open || has_ballots(draft, before->id)) return refuse("refused.poll_exists");
    forget(draft, before->id);
  }
  Poll poll;
  poll.id = TRY(new_id(draft, asked.id));
  poll.step = step.id;
  poll.question = TRY(optional_text_within(asked.question.empty() ? step.instruction : asked.question, "question", most_in_instruction));
  poll.on = asked.on;
  poll.hidden = asked.hidden;
  poll.opened = request.time;  // tells the newest of several rounds
  if (!asked.method.empty() && !find_poll_kind(asked.method)) return refuse("refused.unknown", {{"kind", std::string(Poll::kind)}});
  if (!asked.method.empty()) poll.method = asked.method;
  else if (find_poll_kind(step.activity)) poll.method = step.activity;
  const PollKind& kind = kind_of_poll(poll);
  if (kind.one_question) poll.on = VoteOn::written;
  poll.rule = asked.rule;
  for (const std::string& level : asked.levels) poll.levels.push_back(TRY(text_within(level, "levels", most_in_level)));
  poll.changeable = asked.changeable;
  poll.shuffled = asked.shuffled;
  poll.quorum = asked.quorum;
  poll.budget = asked.budget;
  poll.within_budget = asked.within_budget;
  poll.own_barred = asked.own_barred;
  poll.merges = asked.merges;
  for (const VoterGroup& group : asked.groups) poll.groups.push_back({TRY(line_within(group.name, "groups", most_in_level)), group.weight});
  if (asked.round_of) {
    if (TRY(existing(draft, asked.round_of)).state != PollState::closed) return refuse("refused.poll_exists");
    poll.round_of = asked.round_of;
  }
  draft.put(poll);
  TRY(add_options(draft, asked, poll, step));
  const bool dots = kind.form == PollForm::points;
  const std::size_t options = options_of(draft.state(), poll.id).size();
  poll.per_person = kind.costs ? static_cast<std::int32_t>(std::min<std::size_t>(options, 100)) : asked.per_person > 0 ? asked.per_person : dots ? default_dots(options) : kind.form == PollForm::words ? default_words : 1;
  poll.per_option = !dots ? 1 : asked.per_option > 0 ? asked.per_option : std::min(2, poll.per_person);
  TRY(check_settings(poll));
  draft.put(std::move(poll));
  return {};
}

Result<void> edit(WorkshopDraft& draft, const EditPoll& asked, const Request& request) {
  TRY(only_facilitators(request));
  Poll poll = TRY(existing(draft, asked.poll));
  if (poll.state == PollState::closed) return refuse("refused.poll_closed");
  if (has_ballots(draft, poll.id) && (asked.per_person || asked.per_option || asked.hidden)) return refuse("refused.poll_begun");
  if (asked.question) poll.question = TRY(optional_text_within(*asked.question, "question", most_in_instruction));
  if (asked.per_person) poll.per_person = *asked.per_person;
  if (asked.per_option) poll.per_option = *asked.per_option;
  if (asked.hidden) poll.hidden = *asked.hidden;
  TRY(check_settings(poll));
  draft.put(std::move(poll));
  return {};
}

Result<void> open(WorkshopDraft& draft, const OpenPoll& asked, const Request& request) {
  TRY(only_facilitators(request));
  Poll poll = TRY(existing(draft, asked.poll));
  if (poll.state == PollState::closed) return refuse("refused.poll_closed");
  poll.state = PollState::open;
  draft.put(std::move(poll));
  return {};
}

void put_marks(WorkshopDraft& draft, Id<Ballot> ballot, const Marks& marks) {
  for (const SealedBallot::Mark& mark : marks)
    draft.put(Vote{.id = draft.fresh_id<Vote>(), .ballot = ballot, .option = mark.option, .value = mark.value, .text = mark.text, .height = mark.height});
}

void remove_votes(WorkshopDraft& draft, Id<Ballot> ballot) {
  std::vector<Id<Vote>> votes;
  draft.all<Vote>().for_each([&](const Vote& vote) {
    if (vote.ballot == ballot) votes.push_back(vote.id);
  });
  for (Id<Vote> vote : votes) draft.remove(vote);
}

// A table of three would be named by its ballots: where they are fewer than five and weigh as all others do, what they come from is not kept.
void forget_small_groups(WorkshopDraft& draft, const Poll& poll) {
  const bool weighs = std::any_of(poll.groups.begin(), poll.groups.end(), [](const VoterGroup& group) { return group.weight != 1; });
  if (weighs || poll.groups.empty()) return;
  const std::set<std::int32_t> told = groups_told(draft.state(), poll);
  std::vector<Ballot> small;
  draft.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll == poll.id && ballot.group >= 0 && !told.contains(ballot.group)) small.push_back(ballot);
  });
  for (Ballot& ballot : small) {
    ballot.group = -1;
    draft.put(std::move(ballot));
  }
}

Ballot filled_in(WorkshopDraft& draft, Id<Poll> poll) {
  if (const Ballot* filling = open_ballot(draft.state(), poll)) return *filling;
  return {.id = draft.fresh_id<Ballot>(), .poll = poll};
}

Result<void> close(WorkshopDraft& draft, const ClosePoll& asked, const Request& request) {
  TRY(only_facilitators(request));
  Poll poll = TRY(open_poll(draft, asked.poll));
  // A ballot left half filled in was never cast: it goes.
  if (const Ballot* left = open_ballot(draft.state(), poll.id)) {
    const Id<Ballot> id = left->id;
    remove_votes(draft, id);
    draft.remove(id);
  }
  for (const SealedBallot& sealed : asked.sealed) {
    // The file may be a stranger's: what breaks the rules is not counted.
    const auto marks = marks_within_rules(draft.state(), poll, sealed.marks);
    if (!marks) continue;
    const bool known = sealed.group >= 0 && sealed.group < static_cast<std::int32_t>(poll.groups.size());
    const Ballot ballot{.id = draft.fresh_id<Ballot>(), .poll = poll.id, .channel = sealed.channel, .cast = true, .group = known ? sealed.group : -1};
    draft.put(ballot);
    put_marks(draft, ballot.id, *marks);
  }
  forget_small_groups(draft, poll);
  poll.present = std::clamp(asked.present, count_dots(draft.state(), poll.id).people, 1'000'000);
  poll.state = PollState::closed;
  poll.closed = request.time;
  draft.put(std::move(poll));
  return {};
}

Result<void> dot(WorkshopDraft& draft, const PutDot& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Poll poll = TRY(open_poll(draft, asked.poll));
  const PollOption option = TRY(existing(draft, asked.option));
  const PollForm form = kind_of_poll(poll).form;
  if (option.poll != poll.id || (asked.dots != 1 && asked.dots != -1) || (form != PollForm::points && form != PollForm::choices)) return refuse("refused.not_an_option");
  const Ballot ballot = filled_in(draft, poll.id);
  std::int64_t given = 0, here = 0;
  Vote vote{.id = draft.fresh_id<Vote>(), .ballot = ballot.id, .option = option.id, .value = 0};
  draft.all<Vote>().for_each([&](const Vote& other) {
    if (other.ballot != ballot.id) return;
    given += other.value;
    if (other.option == option.id) vote = other, here = other.value;
  });
  if (asked.dots < 0 && here == 0) return refuse("refused.no_dot_here");
  if (asked.dots > 0 && given >= poll.per_person) return refuse(form == PollForm::points ? "dots.none_left" : "vote.too_many_marks", {{"n", poll.per_person}});
  if (asked.dots > 0 && here >= poll.per_option) return refuse("dots.used", {{"most", poll.per_option}, {"n", poll.per_person - given}});
  draft.put(ballot);
  vote.value += asked.dots;
  if (vote.value > 0) draft.put(vote);
  else draft.remove(vote.id);
  return {};
}

Result<void> fill(WorkshopDraft& draft, const FillBallot& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Poll poll = TRY(open_poll(draft, asked.poll));
  const Marks marks = TRY(marks_within_rules(draft.state(), poll, asked.marks));
  const Ballot ballot = filled_in(draft, poll.id);
  remove_votes(draft, ballot.id);
  draft.put(ballot);
  put_marks(draft, ballot.id, marks);
  return {};
}

Result<void> cast(WorkshopDraft& draft, const CastBallot& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Poll poll = TRY(open_poll(draft, asked.poll));
  // An empty ballot is a ballot: somebody took part and chose nothing.
  Ballot ballot = filled_in(draft, poll.id);
  if (asked.group >= static_cast<std::int32_t>(poll.groups.size())) return refuse("refused.not_an_option");
  ballot.cast = true;
  ballot.channel = asked.channel;
  ballot.group = std::max(-1, asked.group);
  draft.put(std::move(ballot));
  return {};
}

Result<void> hands(WorkshopDraft& draft, const CountHands& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Poll poll = TRY(open_poll(draft, asked.poll));
  if (asked.people < 0 || asked.people > 100'000) return refuse("refused.out_of_range", {{"field", "people"}, {"least", 0}, {"most", 100'000}});
  const PollForm form = kind_of_poll(poll).form;
  if (form == PollForm::ranking) return refuse("vote.no_hands");
  if (!takes_hands(kind_of_poll(poll))) return refuse("vote.needs_ballots");
  std::int64_t total = 0;
  std::map<Id<PollOption>, std::int64_t> here;
  for (const CountHands::One& one : asked.counts) {
    const PollOption option = TRY(existing(draft, one.option));
    const std::int64_t most = std::int64_t{asked.people} * poll.per_option;
    if (option.poll != poll.id || (form == PollForm::grades && (one.level < 0 || one.level >= level_count(poll)))) return refuse("refused.not_an_option");
    const std::int64_t sum = here[option.id] += one.dots;
    if (one.dots < 0 || sum > most) return refuse(form == PollForm::points ? "dots.too_many_here" : "vote.too_many_hands_here", {{"option", option.label}, {"n", sum}, {"most", most}});
    total += one.dots;
  }
  if (const std::int64_t most = std::int64_t{asked.people} * poll.per_person; form != PollForm::grades && total > most)
    return refuse(form == PollForm::points ? "dots.too_many" : "vote.too_many_hands", {{"n", total}, {"most", most}});
  std::vector<Id<Ballot>> before;
  draft.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll == poll.id && ballot.cast && ballot.channel == asked.channel && ballot.counted_together) before.push_back(ballot.id);
  });
  for (Id<Ballot> id : before) {
    remove_votes(draft, id);
    draft.remove(id);
  }
  const Ballot ballot{.id = draft.fresh_id<Ballot>(), .poll = poll.id, .channel = asked.channel, .people = asked.people, .cast = true, .counted_together = true};
  draft.put(ballot);
  for (const CountHands::One& one : asked.counts) {
    if (one.dots == 0) continue;
    Vote vote{.id = draft.fresh_id<Vote>(), .ballot = ballot.id, .option = one.option};
    if (form == PollForm::points) vote.value = one.dots;
    else vote.value = form == PollForm::grades ? one.level : 1, vote.people = one.dots;
    draft.put(std::move(vote));
  }
  return {};
}

Result<void> draw(WorkshopDraft& draft, const DrawLots& asked, const Request& request) {
  TRY(only_facilitators(request));
  Poll poll = TRY(existing(draft, asked.poll));
  if (poll.state != PollState::closed) return refuse("refused.poll_open");
  if (!poll.lots.empty()) return refuse("refused.drawn_before");
  poll.lots = TRY(text_within(clean_line(asked.seed), "seed", most_in_name));
  draft.put(std::move(poll));
  return {};
}

}  // namespace

int default_dots(std::size_t options) { return static_cast<int>(std::clamp<std::size_t>((options + 3) / 4, 3, 10)); }

void add_poll_verbs(WorkshopVerbs& verbs) {
  verbs.add<PreparePoll>(prepare);
  verbs.add<EditPoll>(edit);
  verbs.add<OpenPoll>(open);
  verbs.add<ClosePoll>(close, Undo::never);
  verbs.add<DrawLots>(draw, Undo::never);
  verbs.add<FillBallot>(fill);
  verbs.add<PutDot>(dot);
  verbs.add<CastBallot>(cast);
  verbs.add<CountHands>(hands);
}

}  // namespace pressoir::activities
