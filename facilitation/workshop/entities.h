// The plain things a workshop is a table of. They name each other by ids; counts are derived, never stored.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "facilitation/base/geometry.h"
#include "facilitation/base/id.h"
#include "facilitation/base/time.h"
#include "facilitation/workshop/names.h"

namespace pressoir::workshop {

struct Board;
struct Note;
struct Theme;
struct Step;
struct Poll;
struct PollOption;
struct Ballot;
struct Person;
struct Answer;
struct Decision;

// The session itself: one per file.
struct Workshop {
  static constexpr std::string_view kind = "workshop";
  static constexpr int version = 3;
  Id<Workshop> id;
  std::string title, purpose, place, facilitators, project;  // project: the record it serves
  std::string language = "fr";
  Day date;
  std::int32_t starts_at = 9 * 60;  // minutes after midnight, on the room's clock
  std::int32_t expected = 0;        // how many people are expected, or in the room when nobody is listed
  std::string banned_words;         // by blanks or commas: an idea from a phone that holds one waits for the facilitator
  std::string data_protection;      // read on each phone's first view: who collects what, what for, until when, whom to ask; empty: the house's own sentence
  Day erase_on;                     // when names are to be erased; none: thirty days after `date` (names_erased_on)
  bool phones_keep_summary = false; // at the end phones may take the summary away
  bool operator==(const Workshop&) const = default;
  static constexpr auto fields() {
    return field_list(field("title", &Workshop::title), field("purpose", &Workshop::purpose), field("place", &Workshop::place),
                      field("facilitators", &Workshop::facilitators).is_personal(), field("project", &Workshop::project),
                      field("language", &Workshop::language), field("date", &Workshop::date), field("starts_at", &Workshop::starts_at),
                      field("expected", &Workshop::expected), field("banned_words", &Workshop::banned_words).from_version(2),
                      field("data_protection", &Workshop::data_protection).is_personal().from_version(3), field("erase_on", &Workshop::erase_on).from_version(3),
                      field("phones_keep_summary", &Workshop::phones_keep_summary).from_version(3));
  }
};

// What people may do and see during a step.
struct Rules {
  WhoWrites who_writes = WhoWrites::everyone;
  WhatIsSeen seen = WhatIsSeen::everything;
  std::int32_t limit = 0;  // contributions per person; 0 = as many as wished, and few in a large room (ideas_each)
  bool moderated = false;
  Anonymity anonymity = Anonymity::to_the_room;
  bool operator==(const Rules&) const = default;
  static constexpr auto fields() {
    return field_list(field("who_writes", &Rules::who_writes), field("seen", &Rules::seen), field("limit", &Rules::limit),
                      field("moderated", &Rules::moderated), field("anonymity", &Rules::anonymity));
  }
};

// One step of the agenda. Steps stand in the order of `order`, ties by id.
struct Step {
  static constexpr std::string_view kind = "step";
  static constexpr int version = 3;
  Id<Step> id;
  std::int64_t order = 0;
  std::string activity;     // key in the table of activity kinds: "wall", "grouping", "dots" …
  std::string title;
  std::int32_t minutes = 10;
  std::string instruction;  // read by the room
  std::string notes;        // read by the facilitator only
  Rules rules;
  Id<Board> board;          // where its notes live (wall, discussion)
  Id<Step> works_on;        // whose notes it works on; none = the last wall before it
  StepState state = StepState::planned;
  Timestamp started, ended;  // first start, last end
  std::string picture;       // blob of a message step
  bool revealed = false;     // notes written privately are shown to all
  std::int32_t planned_minutes = -1;  // before it was changed while the session runs: what lateness is measured by; -1: `minutes`
  Likes likes = Likes::off;  // of ideas, from phones
  bool operator==(const Step&) const = default;
  static constexpr auto fields() {
    return field_list(field("order", &Step::order), field("activity", &Step::activity), field("title", &Step::title), field("minutes", &Step::minutes),
                      field("instruction", &Step::instruction), field("notes", &Step::notes).is_personal(), field("rules", &Step::rules),
                      field("board", &Step::board), field("works_on", &Step::works_on), field("state", &Step::state), field("started", &Step::started),
                      field("ended", &Step::ended), field("picture", &Step::picture).is_personal(), field("revealed", &Step::revealed),
                      field("planned_minutes", &Step::planned_minutes).from_version(2), field("likes", &Step::likes).from_version(3));
  }
};

struct Board {
  static constexpr std::string_view kind = "board";
  static constexpr int version = 2;
  Id<Board> id;
  std::string title;
  std::int64_t order = 0;
  std::string canvas;  // what is drawn behind its notes and what their place means: see canvas.h; empty: plain paper
  bool operator==(const Board&) const = default;
  static constexpr auto fields() { return field_list(field("title", &Board::title), field("order", &Board::order), field("canvas", &Board::canvas).from_version(2)); }
};

// A family of ideas. A merged theme stays, naming the one it went into: the trace of where ideas came from.
struct Theme {
  static constexpr std::string_view kind = "theme";
  static constexpr int version = 1;
  Id<Theme> id;
  Id<Board> board;
  std::int64_t order = 0;  // its letter follows from its place
  std::string title;
  NoteColour colour = NoteColour::sun;
  Id<Theme> merged_into, split_from;
  Timestamp created;
  bool operator==(const Theme&) const = default;
  static constexpr auto fields() {
    return field_list(field("board", &Theme::board), field("order", &Theme::order), field("title", &Theme::title).is_personal(), field("colour", &Theme::colour),
                      field("merged_into", &Theme::merged_into), field("split_from", &Theme::split_from), field("created", &Theme::created));
  }
};

// An idea on a board.
struct Note {
  static constexpr std::string_view kind = "note";
  static constexpr int version = 4;
  Id<Note> id;
  Id<Board> board;
  std::string text;
  std::string original;  // what was written before the facilitator's first rewording; empty when never reworded
  NoteColour colour = NoteColour::sun;
  Id<Person> author;     // none: the room
  Channel channel = Channel::facilitator;
  Vec2 position;         // upper left corner, board units
  Vec2 size{200, 200};
  std::int64_t stacking = 0;  // higher is nearer
  Id<Theme> theme;
  Id<Theme> came_with;         // the theme it stood in when that one was merged into another or split; none once moved by hand
  Id<Note> reunited_with;     // shown as one card with that note ("×5")
  Id<Note> copied_from;
  Fate fate = Fate::open;
  std::string fate_reason;
  bool waiting = false;       // moderation: not on the wall yet
  bool read_aloud = false;    // marked in reading mode
  Timestamp created;
  std::string foreign;        // what an imported file said of it and we cannot, as that format's JSON: given back when it is written again
  std::string picture;        // blob of the photo it is, or comes with; empty: words alone
  Vec2 picture_size;          // of that picture, in its own pixels
  bool operator==(const Note&) const = default;
  static constexpr auto fields() {
    return field_list(field("board", &Note::board), field("text", &Note::text).is_personal(), field("original", &Note::original).is_personal(), field("colour", &Note::colour),
                      field("author", &Note::author).is_personal(), field("channel", &Note::channel), field("position", &Note::position), field("size", &Note::size),
                      field("stacking", &Note::stacking), field("theme", &Note::theme), field("reunited_with", &Note::reunited_with),
                      field("copied_from", &Note::copied_from), field("fate", &Note::fate), field("fate_reason", &Note::fate_reason).is_personal(),
                      field("waiting", &Note::waiting), field("read_aloud", &Note::read_aloud), field("created", &Note::created),
                      field("came_with", &Note::came_with).from_version(2), field("foreign", &Note::foreign).is_personal().from_version(3),
                      field("picture", &Note::picture).is_personal().from_version(4), field("picture_size", &Note::picture_size).from_version(4));
  }
};

struct Like {
  static constexpr std::string_view kind = "like";
  static constexpr int version = 1;
  Id<Like> id;
  Id<Note> note;
  Id<Person> person;
  bool operator==(const Like&) const = default;
  static constexpr auto fields() { return field_list(field("note", &Like::note), field("person", &Like::person).is_personal()); }
};

// What became of a question from the room, which is a note. A question without one waits.
struct Answer {
  static constexpr std::string_view kind = "answer";
  static constexpr int version = 1;
  Id<Answer> id;
  Id<Note> note;
  AnswerState state = AnswerState::on_stage;
  std::string text;  // what was answered, in writing; may be empty
  Timestamp created;
  bool operator==(const Answer&) const = default;
  static constexpr auto fields() {
    return field_list(field("note", &Answer::note), field("state", &Answer::state), field("text", &Answer::text).is_personal(), field("created", &Answer::created));
  }
};

// Who may say on a ballot to which of them they belong: a table, a room, a college.
struct VoterGroup {
  std::string name;
  std::int32_t weight = 1;  // how many times a ballot of it counts
  bool operator==(const VoterGroup&) const = default;
  static constexpr auto fields() { return field_list(field("name", &VoterGroup::name), field("weight", &VoterGroup::weight)); }
};

// A question put to the vote during a step. A second round is a poll of its own, which names the first.
struct Poll {
  static constexpr std::string_view kind = "poll";
  static constexpr int version = 4;
  Id<Poll> id;
  Id<Step> step;
  std::string method = "dots";  // key in the table of poll kinds: which ballots are given
  std::string question;
  VoteOn on = VoteOn::notes;
  std::int32_t per_person = 3;  // dots or marks each
  std::int32_t per_option = 2;  // at most on one option
  bool hidden = true;           // totals hidden until closed
  PollState state = PollState::preparing;
  Timestamp opened, closed;
  std::string rule;             // how ballots are counted: id of a voting method; empty = the kind's own
  bool changeable = true;       // ballots may be changed until closed
  bool shuffled = false;        // each phone shows the options in another order
  std::int32_t quorum = 0;      // how many must vote for the result to bind; 0: none
  std::int32_t present = 0;     // in the room when it closed, latecomers included
  std::vector<std::string> levels;  // of grades, lowest first; the ends of two axes; empty = those of the kind
  Id<Poll> round_of;            // the poll that this one decides anew
  std::string lots;             // seed with which the tied were drawn by lots; empty: never drawn
  std::int64_t budget = 0;      // what there is to spend, in whole units of money
  bool within_budget = false;   // each ballot's projects must fit in it
  bool own_barred = false;      // nobody votes for an idea of their own
  bool merges = false;          // of words: the singular and its plural are one
  std::vector<VoterGroup> groups;  // ballots say which of these they come from; empty: nobody is asked
  std::int32_t slips = 0;       // voting slips printed for it, each good for one ballot from a phone; 0: phones vote without one
  bool operator==(const Poll&) const = default;
  static constexpr auto fields() {
    return field_list(field("step", &Poll::step), field("method", &Poll::method), field("question", &Poll::question), field("on", &Poll::on),
                      field("per_person", &Poll::per_person), field("per_option", &Poll::per_option), field("hidden", &Poll::hidden),
                      field("state", &Poll::state), field("opened", &Poll::opened), field("closed", &Poll::closed), field("rule", &Poll::rule).from_version(2),
                      field("changeable", &Poll::changeable).from_version(2), field("shuffled", &Poll::shuffled).from_version(2),
                      field("quorum", &Poll::quorum).from_version(2), field("present", &Poll::present).from_version(2), field("levels", &Poll::levels).from_version(2),
                      field("round_of", &Poll::round_of).from_version(2), field("lots", &Poll::lots).from_version(2), field("budget", &Poll::budget).from_version(3),
                      field("within_budget", &Poll::within_budget).from_version(3), field("own_barred", &Poll::own_barred).from_version(3),
                      field("merges", &Poll::merges).from_version(3), field("groups", &Poll::groups).from_version(3), field("slips", &Poll::slips).from_version(4));
  }
};

// What can be chosen: a note, a theme, or a written text. `label` is its wording when the poll opened.
struct PollOption {
  static constexpr std::string_view kind = "poll_option";
  static constexpr int version = 2;
  Id<PollOption> id;
  Id<Poll> poll;
  std::int64_t order = 0;
  std::string label;
  Id<Note> note;
  Id<Theme> theme;
  std::int64_t cost = 0;  // of a project, in whole units of money
  bool operator==(const PollOption&) const = default;
  static constexpr auto fields() {
    return field_list(field("poll", &PollOption::poll), field("order", &PollOption::order), field("label", &PollOption::label).is_personal(),
                      field("note", &PollOption::note), field("theme", &PollOption::theme), field("cost", &PollOption::cost).from_version(2));
  }
};

// One person's ballot, or with show of hands what several gave together (`people`).
struct Ballot {
  static constexpr std::string_view kind = "ballot";
  static constexpr int version = 3;
  Id<Ballot> id;
  Id<Poll> poll;
  Channel channel = Channel::facilitator;
  std::int32_t people = 1;
  bool cast = false;  // false: being filled in
  bool counted_together = false;  // a show of hands, a paper wall: several people's dots, whoever put which
  std::int32_t group = -1;        // which of the poll's groups it comes from; −1: not said
  bool operator==(const Ballot&) const = default;
  static constexpr auto fields() {
    return field_list(field("poll", &Ballot::poll), field("channel", &Ballot::channel), field("people", &Ballot::people), field("cast", &Ballot::cast),
                      field("counted_together", &Ballot::counted_together).from_version(2), field("group", &Ballot::group).from_version(3));
  }
};

// What one ballot gives to one option, as the poll's form of ballot means it: its dots, a mark (1), a grade (0 is the lowest), a place (1 is the first),
// how far to the right it was placed (of 100), which of the voter's words it is (from 1).
struct Vote {
  static constexpr std::string_view kind = "vote";
  static constexpr int version = 3;
  Id<Vote> id;
  Id<Ballot> ballot;
  Id<PollOption> option;
  std::int32_t value = 1;   // "dots" in files, from when there were no other
  std::int32_t people = 1;  // who gave just this, on a ballot of several
  std::string text = {};    // why, where the poll asks (an objection); the word
  std::int32_t height = 0;  // how high it was placed, of 100
  bool operator==(const Vote&) const = default;
  static constexpr auto fields() {
    return field_list(field("ballot", &Vote::ballot), field("option", &Vote::option), field("dots", &Vote::value), field("people", &Vote::people).from_version(2),
                      field("text", &Vote::text).is_personal().from_version(2), field("height", &Vote::height).from_version(3));
  }
};

struct Person {
  static constexpr std::string_view kind = "person";
  static constexpr int version = 3;
  Id<Person> id;
  std::string name, organisation;
  Attendance attendance = Attendance::expected;
  std::int32_t table = 0;  // 0: none
  std::int64_t order = 0;
  bool from_phone = false;  // joined by phone and listed by nobody; nameless unless they gave a first name
  std::int32_t answers_for = 0;  // of a shared device: how many people use it in turn; 0: a phone of one's own
  bool operator==(const Person&) const = default;
  static constexpr auto fields() {
    return field_list(field("name", &Person::name).is_personal(), field("organisation", &Person::organisation).is_personal(), field("attendance", &Person::attendance),
                      field("table", &Person::table), field("order", &Person::order), field("from_phone", &Person::from_phone).from_version(2),
                      field("answers_for", &Person::answers_for).from_version(3));
  }
};

struct Decision {
  static constexpr std::string_view kind = "decision";
  static constexpr int version = 1;
  Id<Decision> id;
  std::int64_t order = 0;
  std::string text;
  Id<Step> step;  // when it was taken
  Id<Note> note;  // what it is about
  Id<Theme> theme;
  Timestamp created;
  bool operator==(const Decision&) const = default;
  static constexpr auto fields() {
    return field_list(field("order", &Decision::order), field("text", &Decision::text).is_personal(), field("step", &Decision::step), field("note", &Decision::note),
                      field("theme", &Decision::theme), field("created", &Decision::created));
  }
};

struct ActionItem {
  static constexpr std::string_view kind = "action";
  static constexpr int version = 1;
  Id<ActionItem> id;
  std::int64_t order = 0;
  std::string text;
  std::string owner;  // pilote
  Day due;            // échéance
  std::string due_note;  // "première mesure", when the day alone does not say it
  ActionState state = ActionState::todo;
  Id<Decision> decision;
  Id<Step> step;
  Id<Note> note;
  Id<Theme> theme;
  Timestamp created;
  bool operator==(const ActionItem&) const = default;
  static constexpr auto fields() {
    return field_list(field("order", &ActionItem::order), field("text", &ActionItem::text).is_personal(), field("owner", &ActionItem::owner).is_personal(),
                      field("due", &ActionItem::due), field("due_note", &ActionItem::due_note), field("state", &ActionItem::state), field("decision", &ActionItem::decision),
                      field("step", &ActionItem::step), field("note", &ActionItem::note), field("theme", &ActionItem::theme), field("created", &ActionItem::created));
  }
};

// The session's clock: one per file. Time spent in the current step = spent + (running since → now).
struct SessionClock {
  static constexpr std::string_view kind = "clock";
  static constexpr int version = 1;
  Id<SessionClock> id;
  Id<Step> step;               // the current one; none before the start
  Timestamp session_started;
  Timestamp running_since;     // unset: paused
  std::int64_t spent_ms = 0;   // before running_since
  std::int32_t extra_minutes = 0;
  bool operator==(const SessionClock&) const = default;
  static constexpr auto fields() {
    return field_list(field("step", &SessionClock::step), field("session_started", &SessionClock::session_started), field("running_since", &SessionClock::running_since),
                      field("spent_ms", &SessionClock::spent_ms), field("extra_minutes", &SessionClock::extra_minutes));
  }
};

// The trace that `erase` leaves: when and what kind, never what.
struct ErasureTrace {
  static constexpr std::string_view kind = "erasure";
  static constexpr int version = 1;
  Id<ErasureTrace> id;
  Timestamp when;
  std::string what;  // "names", "notes", "picture"
  std::int32_t count = 0;
  Id<Step> step;
  bool operator==(const ErasureTrace&) const = default;
  static constexpr auto fields() {
    return field_list(field("when", &ErasureTrace::when), field("what", &ErasureTrace::what), field("count", &ErasureTrace::count), field("step", &ErasureTrace::step));
  }
};

}  // namespace pressoir::workshop
