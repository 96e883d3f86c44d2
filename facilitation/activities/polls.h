// The one table of poll kinds. A kind is a form of ballot with its settings and the picture of its result: adding one is one line in
// polls.cpp and its words ("kind.<key>", "kind.<key>.why", "kind.<key>.letter"); agenda, phones, stage, summary and exports follow.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/words.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::activities {

// What a ballot gives to each option (see workshop::Vote).
enum class PollForm : std::uint8_t {
  points,   // dots, at most so many in all and on one option
  choices,  // marks, at most so many
  grades,   // one of the named levels to each option
  ranking,  // a place to each option; those left out share the last
  places,   // a point on two axes to each option
  words     // a few words of one's own
};
// How its result is drawn.
enum class PollPicture : std::uint8_t {
  bars,      // by option, from zero
  profiles,  // merit profiles: every level of every option, the median marked
  levels,    // how many gave each level
  ranks,     // the order, and the duels on demand
  map,       // who votes alike, what unites and what divides
  purchases, // what a budget buys, and how much of it
  axes,      // where each option stands on two axes
  cloud      // words, as large as they are said often
};

struct PollKind {
  std::string_view key;  // of the activity kind, and in Poll::method: never changes
  PollForm form;
  PollPicture picture;
  std::string_view rule;        // id of the voting method that counts it; empty: nothing wins
  std::string_view pictogram;
  workshop::NoteColour colour;  // of its band in the agenda
  int minutes;                  // by default
  std::string_view scale = {};  // of grades: its levels are the words "scale.<scale>.<n>", 0 the lowest
  int levels = 0;
  bool one_question = false;    // asked of the question itself, not of several options
  std::string_view several = {};  // the rule when more than one mark may be given
  bool numbers = false;         // levels are numbers: their mean is told
  int asks_why = 0;             // levels below this one come with words (an objection)
  bool vetoes = false;          // a single vote of the lowest level is enough to refuse
  bool costs = false;           // options are projects with costs, and there is a budget
};

std::span<const PollKind> poll_kinds();
// Null when the key is that of no poll.
const PollKind* find_poll_kind(std::string_view key);
// The poll's kind; a dot vote where the key is unknown (a file of a newer version).
const PollKind& kind_of_poll(const workshop::Poll& poll);

// The voting method that counts the poll: its own, else the kind's. Empty where nothing wins.
std::string_view rule_of(const workshop::Poll& poll);
// Every method that can count these ballots without inventing anything, the kind's own first. `together`: some ballots hold what
// several gave, so that nobody knows who gave what to the other options.
std::vector<std::string_view> rules_for(const workshop::Poll& poll, bool together = false);

// On two axes: from 0, left or below, to `most`, right or above.
struct PlaceOf {
  static constexpr std::int32_t most = 100;
};

// What stands at the ends of two axes: left, right, below, above.
std::vector<std::string> axis_ends(const workshop::Poll& poll, const Words& words);

// How many levels grades have, and what they are called, lowest first.
int level_count(const workshop::Poll& poll);
std::string level_name(const workshop::Poll& poll, int level, const Words& words);

}  // namespace pressoir::activities
