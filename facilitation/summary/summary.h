// Summary: everything that is told of a workshop afterwards, as plain values in reading order; no sentence, no layout.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitation/base/time.h"
#include "facilitation/workshop/canvas.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::summary {

// Whether who wrote what is told, where the step's rules kept names at all.
enum class Authors : std::uint8_t { shown, left_out };

struct Idea {
  Id<workshop::Note> id;
  std::string text;
  std::string original; // before the first rewording; empty when never reworded
  std::string author;   // empty: the room
  std::string reason;   // of its fate
  std::string theme;    // title; empty: none
  std::string came_with; // title of the theme it stood in before that one was merged or split; empty: none
  std::string step;     // title of the step whose board it stands on
  std::string zone_id;  // of the canvas, where it lies; empty: none
  workshop::Said zone;  // its title
  workshop::NoteColour colour = workshop::NoteColour::sun;
  workshop::Fate fate = workshop::Fate::open;
  workshop::Channel channel = workshop::Channel::facilitator;
  Timestamp created;
  int likes = 0;
  std::string picture;  // blob of the photo it is or comes with; empty: words alone
  std::optional<std::int64_t> dots; // in the newest vote that offered it and whose totals may be read
  std::vector<Idea> reunited;       // the cards laid under this one
};

struct Family {
  Id<workshop::Theme> id;
  std::string letter, title;
  workshop::NoteColour colour = workshop::NoteColour::sun;
  std::vector<std::string> merged; // titles of the themes that went into it, oldest first
  std::string split_from;          // title of the theme it left
  std::optional<std::int64_t> dots;
  std::vector<Idea> ideas; // most dots first, then as read on the wall
};

// What stands on one board. Steps that only work on it (grouping, votes) do not repeat it.
struct Wall {
  Id<workshop::Board> board;
  Id<workshop::Step> step;
  std::string title, instruction;
  bool discussion = false; // notes taken live, in the order of time
  bool unrevealed = false; // its notes are still their authors' own
  std::vector<Family> families;
  std::vector<Idea> loose; // without a theme
  std::optional<workshop::Canvas> canvas; // what it is written on; ideas are then told zone by zone
  int ideas = 0;           // cards, reunited ones included
  bool drawn = false;      // something is drawn on it
  std::vector<std::string> drawn_words;  // lettering and what stands in shapes, from top to bottom
};

struct PollOptionResult {
  std::string label;
  std::int64_t dots = 0;
  int rank = 0; // 1, 1, 3 for a tie in front
  bool tied = false;
  workshop::Said zone; // of the note, where it is one that lies on a canvas
};
struct PollResult {
  Id<workshop::Poll> id;
  std::string step, question;
  workshop::PollState state = workshop::PollState::closed;
  bool totals_hidden = false; // open, its totals hidden until closed: the options keep their order, without dots
  int per_person = 0, per_option = 0;
  int people = 0;
  std::int64_t dots = 0;
  std::vector<std::pair<workshop::Channel, int>> people_by_channel;
  std::vector<PollOptionResult> options; // all of them, those without a dot too
};

struct Outcome {
  int number = 0;
  std::string text;
  std::string about; // the note or theme it came from
};
struct ActionLine : Outcome {
  std::string owner, due_note;
  Day due;
  workshop::ActionState state = workshop::ActionState::todo;
  int decision = 0; // number of the decision it carries out; 0: none
};

// What the room asked, and what became of it.
struct QuestionLine {
  enum class Fate : std::uint8_t { answered, in_writing, unanswered } fate = Fate::unanswered;
  std::string text, answer;
  std::vector<std::string> asked_too;  // other wordings of the same question
  int wanted_by = 1;
};

struct AgendaLine {
  Id<workshop::Step> id;
  std::string title, activity, instruction;
  int planned_start = 0, planned_minutes = 0; // minutes after midnight
  workshop::StepState state = workshop::StepState::planned;
  Timestamp started, ended;
};

struct Attendee {
  std::string name, organisation;
};

struct Erasure {
  Timestamp when;
  std::string what; // "names", "notes", "picture"
  std::string step;
  int count = 0;
};

struct Summary {
  std::string title, purpose, place, facilitators, project;
  Day date; // as planned, else the day it was held
  int planned_start = 0, planned_end = 0;
  Timestamp started, ended; // ended: only once every step is over
  int people = 0;           // in the room: those listed as present, else the expected number
  std::vector<Attendee> present, excused, expected;
  std::vector<Outcome> decisions;
  std::vector<ActionLine> actions;
  int ideas = 0, themes = 0;
  std::vector<AgendaLine> agenda;
  std::vector<Wall> walls; // discussions among them, in the order of the agenda
  std::vector<PollResult> polls;
  std::vector<QuestionLine> questions;  // answered, then in writing, then unanswered; each most wanted first
  std::vector<Idea> parked, rejected;
  std::vector<Erasure> erasures;
  Timestamp made;
};

// The catalogue's key for a value of a closed list: "summary.fate", kept → "summary.fate.kept".
template <NamedEnum Enum>
std::string key_of(std::string_view list, Enum value) {
  return std::string(list) + "." + std::string(enum_text(value));
}

// What a reader of the summary may know. `state` is the whole state: the privacy border is crossed here.
workshop::WorkshopState for_readers(const workshop::WorkshopState& state, Authors authors);

// `readable` is what for_readers returned. Pure: the same state and instant give the same summary.
Summary summarise(const workshop::WorkshopState& readable, Timestamp now);

} // namespace pressoir::summary
