// The pages of a vote, and what they share. Boxes are LOOK pixels.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/screens/stage_scope.h"
#include "facilitation/activities/poll_verbs.h"

namespace pressoir::screens {

struct VotePanel;

void draw_preparation(StageScope& stage);
// What a vote of the step's kind leaves to choose, for so many options.
void draw_settings(StageScope& stage, const Rect& box, std::size_t count);
// What was typed: "Agents, Usagers × 2" → two groups, the second counted twice.
std::vector<workshop::VoterGroup> typed_groups(std::string_view typed);
std::vector<std::string> typed_list(std::string_view typed);  // parts between commas or line ends, without the empty ones
// "30 000", "30.000 €", "30,000": the whole sum; 0 when there is none.
std::int64_t typed_money(std::string_view typed);
// « Un agent mobile ; 30 000 »: a choice and what it costs.
struct PricedLine {
  std::string label;
  std::int64_t cost = 0;
};
PricedLine priced_line(std::string_view line);
void draw_ballot(StageScope& stage, const workshop::Poll& poll);
void draw_hands(StageScope& stage, const workshop::Poll& poll);
void draw_result(StageScope& stage, const workshop::Poll& poll);       // of dots
void draw_poll_result(StageScope& stage, const workshop::Poll& poll);  // of every other form
void draw_grades_ballot(StageScope& stage, const workshop::Poll& poll);
void draw_ranking_ballot(StageScope& stage, const workshop::Poll& poll);
void draw_live_totals(StageScope& stage, const workshop::Poll& poll);
void draw_axes_ballot(StageScope& stage, const workshop::Poll& poll);
void draw_words_ballot(StageScope& stage, const workshop::Poll& poll);
// Which table or college the ballot being typed in comes from, where the poll asks; each press names the next one.
void draw_ballot_group(StageScope& stage, const workshop::Poll& poll, const VotePanel& panel);
// « Bulletin suivant », or a blank one, and Enter; below the ways to vote.
void draw_next_ballot(StageScope& stage, const workshop::Poll& poll, const VotePanel& panel, bool begun, bool complete);

// The kind of poll that the step holds.
const activities::PollKind& poll_kind(const StageScope& stage);
// What the ballot being filled in gives to each option.
std::map<Id<workshop::PollOption>, std::int32_t> marks_filled_in(const StageScope& stage, Id<workshop::Poll> poll);

// Choices as cards: one column for a few, more as they are many, scrolled when they would be too small to read. Draws those in sight.
void draw_choices(StageScope& stage, const Rect& box, std::size_t count, const std::function<void(std::size_t index, const Rect& card)>& draw);
// Number tag in the colour of the choice's theme, and its words in the room left of `right`.
// `words` in the place of its label where they are given.
void draw_choice(StageScope& stage, const workshop::PollOption& option, std::size_t number, const Rect& card, double right, std::string_view words = {});

// The panel beside the choices; its lower part is the caller's.
struct VotePanel {
  Rect box, choices;  // the panel, and what is left of it for the choices
  double inner = 0;   // x of what stands in it
  double width = 0;
  double y = 0;       // the first free line
};
// « 29 sur 37 ont voté », a disc a person (a bar over 64), the ways to vote, the secret.
VotePanel draw_vote_panel(StageScope& stage, const workshop::Poll& poll);
// « Clore et dévoiler », which asks once more because it cannot be taken back.
void draw_closing(StageScope& stage, const workshop::Poll& poll, const VotePanel& panel);

}  // namespace pressoir::screens
