// Polls: prepared, opened, voted on from phones, by hands and on ballots typed in, closed, and drawn by lots where they tie. Which ballots
// are given is said by the table of poll kinds; totals are hidden until closed.
#pragma once

#include "facilitation/activities/ballot_rules.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {

using namespace workshop;

struct PreparePoll {
  static constexpr std::string_view verb = "poll.prepare";  // the options are those of now; replaces what was prepared and is not open yet
  Id<Poll> id;
  Id<Step> step;  // none = the current one
  std::string question;  // empty = the step's instruction
  VoteOn on = VoteOn::notes;
  std::vector<Id<Note>> notes;    // none chosen = all that stand on the wall and are neither rejected nor parked
  std::vector<Id<Theme>> themes;  // none chosen = all
  std::vector<std::string> texts; // for VoteOn::written
  std::int32_t per_person = 0;    // dots: 0 = a quarter of the options, 3 to 10; choices: 0 = 1
  std::int32_t per_option = 0;    // of dots: 0 = 2
  bool hidden = true;
  std::string method;             // key of a poll kind; empty = that of the step, else dots
  std::string rule;               // id of a voting method that counts such ballots; empty = the kind's
  std::vector<std::string> levels;  // names of grades, lowest first; empty = those of the kind
  bool changeable = true, shuffled = false;
  std::int32_t quorum = 0;
  Id<Poll> round_of;              // a poll that is closed
  std::vector<std::int64_t> costs;  // of the notes, themes or texts that are named, in their order; budgets only
  std::int64_t budget = 0;
  bool within_budget = false, own_barred = false, merges = false;
  std::vector<VoterGroup> groups;
  static constexpr auto fields() {
    return field_list(field("id", &PreparePoll::id), field("step", &PreparePoll::step), field("question", &PreparePoll::question), field("on", &PreparePoll::on),
                      field("notes", &PreparePoll::notes), field("themes", &PreparePoll::themes), field("texts", &PreparePoll::texts),
                      field("per_person", &PreparePoll::per_person), field("per_option", &PreparePoll::per_option), field("hidden", &PreparePoll::hidden),
                      field("method", &PreparePoll::method), field("rule", &PreparePoll::rule), field("levels", &PreparePoll::levels),
                      field("changeable", &PreparePoll::changeable), field("shuffled", &PreparePoll::shuffled), field("quorum", &PreparePoll::quorum),
                      field("round_of", &PreparePoll::round_of), field("costs", &PreparePoll::costs), field("budget", &PreparePoll::budget),
                      field("within_budget", &PreparePoll::within_budget), field("own_barred", &PreparePoll::own_barred), field("merges", &PreparePoll::merges),
                      field("groups", &PreparePoll::groups));
  }
};
struct EditPoll {
  static constexpr std::string_view verb = "poll.edit";  // until the first ballot is cast
  Id<Poll> poll;
  std::optional<std::string> question;
  std::optional<std::int32_t> per_person, per_option;
  std::optional<bool> hidden;
  static constexpr auto fields() {
    return field_list(field("poll", &EditPoll::poll), field("question", &EditPoll::question), field("per_person", &EditPoll::per_person),
                      field("per_option", &EditPoll::per_option), field("hidden", &EditPoll::hidden));
  }
};
struct OpenPoll {
  static constexpr std::string_view verb = "poll.open";
  Id<Poll> poll;
  static constexpr auto fields() { return field_list(field("poll", &OpenPoll::poll)); }
};
struct ClosePoll {
  static constexpr std::string_view verb = "poll.close";  // not undoable: the totals have been seen
  Id<Poll> poll;
  std::int32_t present = 0;          // in the room now; at least those who voted
  std::vector<SealedBallot> sealed;  // those that phones gave, shuffled: put in by the session, never asked for
  static constexpr auto fields() { return field_list(field("poll", &ClosePoll::poll), field("present", &ClosePoll::present)); }
};
// The tied are put in an order that follows from a seed said aloud beforehand: who has the seed draws the same again (activities/lots.h).
struct DrawLots {
  static constexpr std::string_view verb = "poll.draw";  // once; not undoable
  Id<Poll> poll;
  std::string seed;
  static constexpr auto fields() { return field_list(field("poll", &DrawLots::poll), field("seed", &DrawLots::seed)); }
};
// What the ballot being filled in holds: replaces what it held.
struct FillBallot {
  static constexpr std::string_view verb = "ballot.fill";
  Id<Poll> poll;
  Marks marks;
  static constexpr auto fields() { return field_list(field("poll", &FillBallot::poll), field("marks", &FillBallot::marks)); }
};
// One dot more or less on the ballot being filled in.
struct PutDot {
  static constexpr std::string_view verb = "ballot.dot";
  Id<Poll> poll;
  Id<PollOption> option;
  std::int32_t dots = 1;  // −1 takes one back
  static constexpr auto fields() { return field_list(field("poll", &PutDot::poll), field("option", &PutDot::option), field("dots", &PutDot::dots)); }
};
// The ballot being filled in goes into the count; the next one starts empty.
struct CastBallot {
  static constexpr std::string_view verb = "ballot.cast";
  Id<Poll> poll;
  Channel channel = Channel::facilitator;
  std::int32_t group = -1;  // where it comes from, of the poll's groups
  static constexpr auto fields() { return field_list(field("poll", &CastBallot::poll), field("channel", &CastBallot::channel), field("from_group", &CastBallot::group)); }
};
// Dots, marks or grades of a whole room at once: a show of hands, a paper wall counted afterwards. Replaces what was entered so before.
struct CountHands {
  static constexpr std::string_view verb = "ballot.hands";
  struct One {
    Id<PollOption> option;
    std::int32_t dots = 0;  // or hands
    std::int32_t level = 0;  // of grades: who give it this one
    static constexpr auto fields() { return field_list(field("option", &One::option), field("dots", &One::dots), field("level", &One::level)); }
  };
  Id<Poll> poll;
  std::int32_t people = 0;  // who took part
  std::vector<One> counts;
  Channel channel = Channel::show_of_hands;
  static constexpr auto fields() {
    return field_list(field("poll", &CountHands::poll), field("people", &CountHands::people), field("counts", &CountHands::counts), field("channel", &CountHands::channel));
  }
};

// Puts the options of `asked` to the vote. Refused: "refused.two_options", "refused.too_many", "refused.empty", "vote.needs_budget".
Result<void> add_options(WorkshopDraft& draft, const PreparePoll& asked, const Poll& poll, const Step& step);

// What stands to be voted on when nothing is chosen: the notes of a wall that are neither rejected nor parked nor empty, as
// it is read, by theme and then from the top left.
std::vector<const Note*> notes_to_vote_on(const WorkshopState& state, Id<Board> board);

void add_poll_verbs(WorkshopVerbs& verbs);

inline constexpr std::int32_t default_words = 3;
inline constexpr std::int64_t most_money = 1'000'000'000'000;

// Dots each by default: a quarter of the options, 3 to 10.
int default_dots(std::size_t options);

}  // namespace pressoir::activities
