#include "facilitation/workshop/queries.h"

#include <algorithm>

#include "facilitation/base/text.h"
#include "facilitation/workshop/ballot_weight.h"

namespace pressoir::workshop {
namespace {

template <class E, class Keep>
std::vector<const E*> in_order(const WorkshopState& state, Keep&& keep) {
  std::vector<const E*> found;
  state.all<E>().for_each([&](const E& e) {
    if (keep(e)) found.push_back(&e);
  });
  std::stable_sort(found.begin(), found.end(), [](const E* a, const E* b) { return a->order < b->order; });
  return found;
}
constexpr auto all = [](const auto&) { return true; };

}  // namespace

std::vector<const Step*> agenda(const WorkshopState& state) { return in_order<Step>(state, all); }

const Step* current_step(const WorkshopState& state) {
  const SessionClock* clock = state.find(the_clock);
  return clock ? state.find(clock->step) : nullptr;
}

const Step* step_after(const WorkshopState& state, Id<Step> step) {
  bool passed = !step;
  for (const Step* s : agenda(state)) {
    if (passed && s->state != StepState::skipped) return s;
    if (s->id == step) passed = true;
  }
  return nullptr;
}

const Step* step_before(const WorkshopState& state, Id<Step> step) {
  const Step* before = nullptr;
  for (const Step* s : agenda(state)) {
    if (s->id == step) return before;
    if (s->state != StepState::skipped) before = s;
  }
  return nullptr;
}

int planned_minutes(const Step& step) { return step.planned_minutes >= 0 ? step.planned_minutes : step.minutes; }

Id<Board> board_of(const WorkshopState& state, const Step& step) {
  if (step.board) return step.board;
  // A step that is named may itself work on another's notes (a vote on what a grouping gathered).
  const Step* named = state.find(step.works_on);
  for (std::size_t hops = 0; named && hops < state.all<Step>().size(); ++hops, named = state.find(named->works_on)) {
    if (named->board) return named->board;
    if (!named->works_on) return board_of(state, *named);
  }
  Id<Board> last;
  for (const Step* s : agenda(state)) {
    if (s->id == step.id) break;
    if (s->board && s->activity == "wall") last = s->board;
  }
  return last;
}

std::vector<const Note*> notes_on(const WorkshopState& state, Id<Board> board) {
  std::vector<const Note*> found;
  state.all<Note>().for_each([&](const Note& note) {
    if (note.board == board && !note.waiting && !note.reunited_with) found.push_back(&note);
  });
  std::stable_sort(found.begin(), found.end(), [](const Note* a, const Note* b) { return a->stacking < b->stacking; });
  return found;
}

std::vector<const Theme*> themes_on(const WorkshopState& state, Id<Board> board) {
  return in_order<Theme>(state, [&](const Theme& t) { return t.board == board && !t.merged_into; });
}

std::string theme_letter(std::size_t index) {
  std::string letters;
  for (++index; index > 0; index = (index - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (index - 1) % 26));
  return letters;
}

std::map<Id<Note>, int> reunited_counts(const WorkshopState& state, Id<Board> board) {
  std::map<Id<Note>, int> counts;
  state.all<Note>().for_each([&](const Note& note) {
    if (note.board == board && note.reunited_with) counts.try_emplace(note.reunited_with, 1).first->second += 1;
  });
  return counts;
}

std::map<Id<Note>, int> like_counts(const WorkshopState& state) {
  std::map<Id<Note>, int> counts;
  state.all<Like>().for_each([&](const Like& like) { counts[like.note] += 1; });
  return counts;
}

std::vector<const Decision*> decisions(const WorkshopState& state) { return in_order<Decision>(state, all); }
std::vector<const ActionItem*> actions(const WorkshopState& state) { return in_order<ActionItem>(state, all); }
std::vector<const Person*> people(const WorkshopState& state) {
  return in_order<Person>(state, [](const Person& person) { return !person.from_phone || !person.name.empty(); });
}

std::vector<const Note*> parked_notes(const WorkshopState& state) {
  std::vector<const Note*> found;
  state.all<Note>().for_each([&](const Note& note) {
    if (note.fate == Fate::parked) found.push_back(&note);
  });
  std::stable_sort(found.begin(), found.end(), [](const Note* a, const Note* b) { return a->created < b->created; });
  return found;
}

const Poll* poll_of(const WorkshopState& state, Id<Step> step) {
  const Poll* newest = nullptr;
  state.all<Poll>().for_each([&](const Poll& poll) {
    if (poll.step != step) return;
    // A second round is newer than the one it names, be it of the same instant.
    const bool newer = !newest || poll.round_of == newest->id || (newest->round_of != poll.id && newest->opened < poll.opened);
    if (newer) newest = &poll;
  });
  return newest;
}

std::vector<const PollOption*> options_of(const WorkshopState& state, Id<Poll> poll) {
  return in_order<PollOption>(state, [&](const PollOption& option) { return option.poll == poll; });
}

DotCount count_dots(const WorkshopState& state, Id<Poll> poll) {
  DotCount count;
  const Poll* voted = state.find(poll);
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll != poll || !ballot.cast) return;
    count.ballots += 1;
    count.people += ballot.people;
    count.people_by_channel[ballot.channel] += ballot.people;
  });
  state.all<Vote>().for_each([&](const Vote& vote) {
    const Ballot* ballot = state.find(vote.ballot);
    if (!ballot || ballot->poll != poll || !ballot->cast) return;
    const std::int64_t dots = std::int64_t{vote.value} * vote.people * (voted ? weight_of(*voted, *ballot) : 1);
    count.dots[vote.option] += dots;
    count.total += dots;
  });
  return count;
}

const Ballot* open_ballot(const WorkshopState& state, Id<Poll> poll) {
  const Ballot* found = nullptr;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll == poll && !ballot.cast) found = &ballot;
  });
  return found;
}

std::map<Id<PollOption>, std::int64_t> dots_of(const WorkshopState& state, Id<Ballot> ballot) {
  std::map<Id<PollOption>, std::int64_t> dots;
  state.all<Vote>().for_each([&](const Vote& vote) {
    if (vote.ballot == ballot) dots[vote.option] += std::int64_t{vote.value} * vote.people;
  });
  return dots;
}

std::vector<RankedOption> ranking(const WorkshopState& state, Id<Poll> poll) {
  const DotCount count = count_dots(state, poll);
  std::vector<RankedOption> ranked;
  for (const PollOption* option : options_of(state, poll)) {
    const auto found = count.dots.find(option->id);
    ranked.push_back({option, found == count.dots.end() ? 0 : found->second, 0, false});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const RankedOption& a, const RankedOption& b) { return a.dots > b.dots; });
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    ranked[i].rank = i > 0 && ranked[i].dots == ranked[i - 1].dots ? ranked[i - 1].rank : static_cast<int>(i) + 1;
    ranked[i].tied = (i > 0 && ranked[i].dots == ranked[i - 1].dots) || (i + 1 < ranked.size() && ranked[i].dots == ranked[i + 1].dots);
  }
  return ranked;
}

int people_present(const WorkshopState& state) {
  int present = 0, phones = 0;
  state.all<Person>().for_each([&](const Person& person) {
    if (person.attendance == Attendance::present) (person.from_phone ? phones : present) += std::max(1, person.answers_for);
  });
  if (present > 0) return present;
  const Workshop* workshop = state.find(the_workshop);
  return std::max(workshop ? workshop->expected : 0, phones);
}

int ideas_each(const WorkshopState& state, const Step& step) {
  constexpr int large_room = 60, few = 3;
  if (step.rules.limit > 0) return step.rules.limit;
  return people_present(state) >= large_room ? few : 0;
}

bool holds_banned_word(const WorkshopState& state, std::string_view text) {
  const Workshop* workshop = state.find(the_workshop);
  if (!workshop || workshop->banned_words.empty()) return false;
  // Both as letters and single blanks, so that only whole words are found.
  const auto plain = [](std::string_view words) {
    std::string folded = " ";
    for (const char c : search_key(words)) {
      const bool part_of_word = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (part_of_word) folded += c;
      else if (folded.back() != ' ') folded += ' ';
    }
    return folded.back() == ' ' ? folded : folded + ' ';
  };
  const std::string banned = plain(workshop->banned_words), said = plain(text);
  for (std::size_t at = 0, end; (end = banned.find(' ', at + 1)) != std::string::npos; at = end)
    if (said.find(banned.substr(at, end - at + 1)) != std::string::npos) return true;
  return false;
}

std::vector<const Note*> waiting_notes(const WorkshopState& state) {
  std::vector<const Note*> waiting;
  state.all<Note>().for_each([&](const Note& note) {
    if (note.waiting && note.fate != Fate::rejected) waiting.push_back(&note);
  });
  std::sort(waiting.begin(), waiting.end(), [](const Note* a, const Note* b) { return std::pair(a->created, a->id) < std::pair(b->created, b->id); });
  return waiting;
}

std::int64_t order_between(std::int64_t before, std::int64_t after) { return after - before < 2 ? 0 : before + (after - before) / 2; }

}  // namespace pressoir::workshop
