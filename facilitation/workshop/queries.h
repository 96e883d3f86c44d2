// Questions to a workshop's state that more than one room asks. Counts are derived here, never stored.
#pragma once

#include <map>
#include <vector>

#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

// Steps in the order of the agenda.
std::vector<const Step*> agenda(const WorkshopState& state);
const Step* current_step(const WorkshopState& state);
const Step* step_after(const WorkshopState& state, Id<Step> step);   // skipping the skipped; the first when none is given
const Step* step_before(const WorkshopState& state, Id<Step> step);

// What the plan gave it, before anything was changed while the session runs.
int planned_minutes(const Step& step);

// The board whose notes a step works on: its own, the one of the step it names, or that of the last wall before it. None when there is none.
Id<Board> board_of(const WorkshopState& state, const Step& step);

// Notes of a board that stand on it (not waiting, not reunited under another), nearest last.
std::vector<const Note*> notes_on(const WorkshopState& state, Id<Board> board);
// Themes of a board that are not merged away, in order.
std::vector<const Theme*> themes_on(const WorkshopState& state, Id<Board> board);
// "A", "B" … "Z", "AA" for the n-th theme.
std::string theme_letter(std::size_t index);
std::map<Id<Note>, int> reunited_counts(const WorkshopState& state, Id<Board> board);  // how many cards each stands for, itself included
std::map<Id<Note>, int> like_counts(const WorkshopState& state);

std::vector<const Decision*> decisions(const WorkshopState& state);
std::vector<const ActionItem*> actions(const WorkshopState& state);
std::vector<const Note*> parked_notes(const WorkshopState& state);
std::vector<const Person*> people(const WorkshopState& state);  // listed, or with a name of their own

const Poll* poll_of(const WorkshopState& state, Id<Step> step);
std::vector<const PollOption*> options_of(const WorkshopState& state, Id<Poll> poll);

// A poll's ballots so far.
struct DotCount {
  std::map<Id<PollOption>, std::int64_t> dots;
  std::int64_t total = 0;
  int ballots = 0;  // cast
  int people = 0;   // those ballots stand for
  std::map<Channel, int> people_by_channel;
};
// Cast ballots only.
DotCount count_dots(const WorkshopState& state, Id<Poll> poll);
// The ballot being filled in at the laptop, and its dots.
const Ballot* open_ballot(const WorkshopState& state, Id<Poll> poll);
std::map<Id<PollOption>, std::int64_t> dots_of(const WorkshopState& state, Id<Ballot> ballot);

// Options with their rank: 1, 1, 3 for a tie in front. Most dots first; ties keep the options' order.
struct RankedOption {
  const PollOption* option;
  std::int64_t dots;
  int rank;
  bool tied;
};
std::vector<RankedOption> ranking(const WorkshopState& state, Id<Poll> poll);

// How many ideas each may write during a step; 0: as many as wished. From sixty people on, three unless the step says otherwise.
int ideas_each(const WorkshopState& state, const Step& step);
// Whether a text holds one of the session's banned words, whole, in any case, accented or not.
bool holds_banned_word(const WorkshopState& state, std::string_view text);
// Ideas that wait to be accepted, oldest first; those said no to are not among them.
std::vector<const Note*> waiting_notes(const WorkshopState& state);

// How many are in the room: those marked present, else the expected number or the phones that took part.
int people_present(const WorkshopState& state);

// A place between two orders with room left for more; 0 when there is none (the verb renumbers).
std::int64_t order_between(std::int64_t before, std::int64_t after);
inline constexpr std::int64_t order_gap = std::int64_t{1} << 20;

}  // namespace pressoir::workshop
