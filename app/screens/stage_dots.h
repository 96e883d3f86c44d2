// Votes on the stage: what is put to the vote, ballots one by one or a show of hands, and the result once closed.
// Totals of a hidden vote are never drawn before.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "facilitation/workshop/entities.h"

namespace pressoir::screens {

struct StageScope;

enum class VoteBy : std::uint8_t { ballots, hands, totals };  // totals: how it stands, where they are not hidden
// What is told of a closed vote.
enum class ResultPage : std::uint8_t { result, how, rules, duels };
struct LiveTotals;   // stage_live_totals.cpp
struct ResultShown;  // stage_poll_result.cpp: what a result was last counted and drawn as

struct DotsView {
  Id<workshop::Step> step;  // the settings below are of its vote
  // While it is prepared: nothing is asked of the desk before the vote opens.
  bool settled = false;  // they were taken from the prepared vote or the defaults
  bool again = false;    // another round, once the one before is closed
  workshop::VoteOn on = workshop::VoteOn::notes;
  std::set<std::uint64_t> left_out;  // notes or themes
  std::string written;               // one choice a line
  int per_person = 0, per_option = 0;  // 0: the default for that many choices
  bool hidden = true;
  std::string rule;  // empty: the kind's own
  bool changeable = true, shuffled = false;
  int quorum = 0;
  int slips = 0;  // printed, without which no phone votes
  std::string budget;                          // digits
  std::map<std::uint64_t, std::string> costs;  // of notes and themes, digits; of written choices at the end of their lines
  bool within_budget = false, own_barred = false, merges = false;
  std::string groups, levels;  // as typed, separated by commas
  // While it is open.
  VoteBy by = VoteBy::ballots;
  Id<workshop::PollOption> counting;  // whose hands are up
  int counting_level = 0;             // and for which grade
  std::string typed;                  // figures of that count
  std::optional<int> people;          // who take part in the show of hands
  std::shared_ptr<const LiveTotals> live_totals;
  bool closing = false;               // asked whether to close
  Id<workshop::PollOption> placing;   // on two axes: the one in hand
  Id<workshop::Ballot> words_of;      // whose words stand in the fields
  std::vector<std::string> words;
  int group = -1;                     // that the ballot being typed in comes from
  // Once it is closed.
  ResultPage page = ResultPage::result;
  std::shared_ptr<const ResultShown> shown;
  std::map<Id<workshop::Poll>, double> revealed_at;
};

void draw_dots(StageScope& stage);

}  // namespace pressoir::screens
