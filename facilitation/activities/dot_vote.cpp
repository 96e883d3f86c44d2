#include "facilitation/activities/dot_vote.h"

#include <algorithm>
#include <set>

#include "facilitation/activities/phone_dots.h"
#include "facilitation/base/text.h"
#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::activities {
namespace {

constexpr std::size_t most_options = 2'000;

Result<Poll> open_poll(const WorkshopDraft& draft, Id<Poll> id) {
  const Poll poll = TRY(existing(draft, id));
  if (poll.state == PollState::closed) return refuse("refused.poll_closed");
  if (poll.state == PollState::preparing) return refuse("refused.poll_not_open");
  return poll;
}

Result<void> add_option(WorkshopDraft& draft, const Poll& poll, std::string label, Id<Note> note, Id<Theme> theme, std::int64_t& order) {
  PollOption option{.id = draft.fresh_id<PollOption>(), .poll = poll.id, .order = ++order * order_gap, .label = std::move(label), .note = note, .theme = theme};
  if (static_cast<std::size_t>(order) > most_options) return refuse("refused.too_many", {{"kind", std::string(PollOption::kind)}, {"most", static_cast<std::int64_t>(most_options)}});
  draft.put(std::move(option));
  return {};
}

void sort_as_read(const WorkshopState& state, std::vector<const Note*>& notes) {
  const auto key = [&](const Note* note) {
    const Theme* theme = state.find(note->theme);
    return std::tuple(theme ? theme->order : INT64_MAX, note->position.y, note->position.x);
  };
  std::stable_sort(notes.begin(), notes.end(), [&](const Note* a, const Note* b) { return key(a) < key(b); });
}

std::string label_of(const Note& note) { return std::string(first_graphemes(note.text, 300)); }

Result<void> add_options(WorkshopDraft& draft, const PreparePoll& asked, const Poll& poll, const Step& step) {
  std::int64_t order = 0;
  const Id<Board> board = board_of(draft.state(), step);
  if (asked.on == VoteOn::written) {
    std::set<std::string> seen;
    for (const std::string& text : asked.texts) {
      auto label = TRY(text_within(text, "texts", most_in_title));
      if (seen.insert(label).second) TRY(add_option(draft, poll, std::move(label), {}, {}, order));
    }
  } else if (asked.on == VoteOn::themes) {
    std::vector<Theme> themes;
    if (asked.themes.empty())
      for (const Theme* theme : themes_on(draft.state(), board)) themes.push_back(*theme);
    for (Id<Theme> id : asked.themes) themes.push_back(TRY(existing(draft, id)));
    for (const Theme& theme : themes) TRY(add_option(draft, poll, theme.title, {}, theme.id, order));
  } else {
    std::vector<const Note*> notes;
    if (asked.notes.empty()) notes = notes_to_vote_on(draft.state(), board);
    for (Id<Note> id : asked.notes) {
      TRY(existing(draft, id));
      notes.push_back(draft.find(id));
    }
    sort_as_read(draft.state(), notes);
    for (const Note* note : notes) TRY(add_option(draft, poll, label_of(*note), note->id, {}, order));
  }
  if (order < 2) return refuse("refused.two_options");
  return {};
}

Result<void> check_dots(const Poll& poll) {
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
  draft.put(poll);
  TRY(add_options(draft, asked, poll, step));
  poll.per_person = asked.per_person > 0 ? asked.per_person : default_dots(options_of(draft.state(), poll.id).size());
  poll.per_option = asked.per_option > 0 ? asked.per_option : std::min(2, poll.per_person);
  TRY(check_dots(poll));
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
  TRY(check_dots(poll));
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

Result<void> close(WorkshopDraft& draft, const ClosePoll& asked, const Request& request) {
  TRY(only_facilitators(request));
  Poll poll = TRY(open_poll(draft, asked.poll));
  // A ballot left half filled in was never cast: it goes.
  if (const Ballot* left = open_ballot(draft.state(), poll.id)) {
    std::vector<Id<Vote>> votes;
    draft.all<Vote>().for_each([&](const Vote& vote) {
      if (vote.ballot == left->id) votes.push_back(vote.id);
    });
    const Id<Ballot> id = left->id;
    for (Id<Vote> vote : votes) draft.remove(vote);
    draft.remove(id);
  }
  for (const SealedBallot& sealed : asked.sealed) {
    // The file may be a stranger's: what breaks the rules is not counted.
    if (!ballot_within_rules(draft.state(), {poll.id, sealed.dots}, Role::participant)) continue;
    const Ballot ballot{.id = draft.fresh_id<Ballot>(), .poll = poll.id, .channel = sealed.channel, .cast = true};
    draft.put(ballot);
    for (const SealedBallot::Dots& dots : sealed.dots)
      if (dots.dots > 0) draft.put(Vote{.id = draft.fresh_id<Vote>(), .ballot = ballot.id, .option = dots.option, .dots = dots.dots});
  }
  poll.state = PollState::closed;
  poll.closed = request.time;
  draft.put(std::move(poll));
  return {};
}

Result<void> dot(WorkshopDraft& draft, const PutDot& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Poll poll = TRY(open_poll(draft, asked.poll));
  const PollOption option = TRY(existing(draft, asked.option));
  if (option.poll != poll.id || (asked.dots != 1 && asked.dots != -1)) return refuse("refused.not_an_option");
  Ballot ballot;
  if (const Ballot* filling = open_ballot(draft.state(), poll.id)) ballot = *filling;
  else ballot = Ballot{.id = draft.fresh_id<Ballot>(), .poll = poll.id};
  std::int64_t given = 0, here = 0;
  Vote vote{.id = draft.fresh_id<Vote>(), .ballot = ballot.id, .option = option.id, .dots = 0};
  draft.all<Vote>().for_each([&](const Vote& other) {
    if (other.ballot != ballot.id) return;
    given += other.dots;
    if (other.option == option.id) vote = other, here = other.dots;
  });
  if (asked.dots < 0 && here == 0) return refuse("refused.no_dot_here");
  if (asked.dots > 0 && given >= poll.per_person) return refuse("dots.none_left", {{"n", poll.per_person}});
  if (asked.dots > 0 && here >= poll.per_option) return refuse("dots.used", {{"most", poll.per_option}, {"n", poll.per_person - given}});
  draft.put(ballot);
  vote.dots += asked.dots;
  if (vote.dots > 0) draft.put(vote);
  else draft.remove(vote.id);
  return {};
}

Result<void> cast(WorkshopDraft& draft, const CastBallot& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Poll poll = TRY(open_poll(draft, asked.poll));
  const Ballot* filling = open_ballot(draft.state(), poll.id);
  // An empty ballot is a ballot: somebody took part and chose nothing.
  Ballot ballot = filling ? *filling : Ballot{.id = draft.fresh_id<Ballot>(), .poll = poll.id};
  ballot.cast = true;
  ballot.channel = asked.channel;
  draft.put(std::move(ballot));
  return {};
}

Result<void> hands(WorkshopDraft& draft, const CountHands& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Poll poll = TRY(open_poll(draft, asked.poll));
  if (asked.people < 0 || asked.people > 100'000) return refuse("refused.out_of_range", {{"field", "people"}, {"least", 0}, {"most", 100'000}});
  std::int64_t total = 0;
  for (const CountHands::One& one : asked.counts) {
    const PollOption option = TRY(existing(draft, one.option));
    const std::int64_t most = std::int64_t{asked.people} * poll.per_option;
    if (option.poll != poll.id) return refuse("refused.not_an_option");
    if (one.dots < 0 || one.dots > most) return refuse("dots.too_many_here", {{"option", option.label}, {"n", one.dots}, {"most", most}});
    total += one.dots;
  }
  if (total > std::int64_t{asked.people} * poll.per_person) return refuse("dots.too_many", {{"n", total}, {"most", std::int64_t{asked.people} * poll.per_person}});
  std::vector<Id<Ballot>> before;
  draft.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll == poll.id && ballot.cast && ballot.channel == asked.channel && ballot.counted_together) before.push_back(ballot.id);
  });
  std::vector<Id<Vote>> old;
  draft.all<Vote>().for_each([&](const Vote& vote) {
    if (std::find(before.begin(), before.end(), vote.ballot) != before.end()) old.push_back(vote.id);
  });
  for (Id<Vote> id : old) draft.remove(id);
  for (Id<Ballot> id : before) draft.remove(id);
  const Ballot ballot{.id = draft.fresh_id<Ballot>(), .poll = poll.id, .channel = asked.channel, .people = asked.people, .cast = true, .counted_together = true};
  draft.put(ballot);
  for (const CountHands::One& one : asked.counts)
    if (one.dots > 0) draft.put(Vote{.id = draft.fresh_id<Vote>(), .ballot = ballot.id, .option = one.option, .dots = one.dots});
  return {};
}

}  // namespace

int default_dots(std::size_t options) { return static_cast<int>(std::clamp<std::size_t>((options + 3) / 4, 3, 10)); }

std::vector<const Note*> notes_to_vote_on(const WorkshopState& state, Id<Board> board) {
  std::vector<const Note*> notes = notes_on(state, board);
  std::erase_if(notes, [](const Note* note) { return note->fate == Fate::rejected || note->fate == Fate::parked || trimmed(note->text).empty(); });
  sort_as_read(state, notes);
  return notes;
}

void add_dot_vote_verbs(WorkshopVerbs& verbs) {
  verbs.add<PreparePoll>(prepare);
  verbs.add<EditPoll>(edit);
  verbs.add<OpenPoll>(open);
  verbs.add<ClosePoll>(close, Undo::never);
  verbs.add<PutDot>(dot);
  verbs.add<CastBallot>(cast);
  verbs.add<CountHands>(hands);
}

}  // namespace pressoir::activities
