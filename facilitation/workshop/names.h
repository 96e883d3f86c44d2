// The closed lists of the workshop, with the names that files hold. Order may grow at the end; names never change.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "facilitation/document/fields.h"

namespace pressoir::workshop {

enum class NoteColour : std::uint8_t { sun, apricot, rose, lilac, sky, mint, leaf, stone };
// What became of a note.
enum class Fate : std::uint8_t { open, kept, rejected, parked };  // parked: in the frigo
// How a contribution came.
enum class Channel : std::uint8_t { facilitator, phone, shared_device, paper, show_of_hands, imported };
enum class WhoWrites : std::uint8_t { facilitator, everyone };
enum class WhatIsSeen : std::uint8_t { everything, own_until_revealed, own_only };
enum class Anonymity : std::uint8_t { none, to_the_room, full };  // whose name is kept from whom
enum class Likes : std::uint8_t { off, hidden, shown };  // whether phones may like ideas, and read how many do
enum class StepState : std::uint8_t { planned, running, done, skipped };
enum class PollState : std::uint8_t { preparing, open, closed };
enum class VoteOn : std::uint8_t { notes, themes, written };
enum class ActionState : std::uint8_t { todo, doing, done, dropped };
// On the stage now; answered aloud; kept for a written answer.
enum class AnswerState : std::uint8_t { on_stage, answered, in_writing };
enum class Attendance : std::uint8_t { expected, present, excused };

}  // namespace pressoir::workshop

namespace pressoir {
using std::literals::string_view_literals::operator""sv;
template <> inline constexpr std::array enum_names<workshop::NoteColour> = {"sun"sv, "apricot"sv, "rose"sv, "lilac"sv, "sky"sv, "mint"sv, "leaf"sv, "stone"sv};
template <> inline constexpr std::array enum_names<workshop::Fate> = {"open"sv, "kept"sv, "rejected"sv, "parked"sv};
template <> inline constexpr std::array enum_names<workshop::Channel> = {"facilitator"sv, "phone"sv, "shared_device"sv, "paper"sv, "show_of_hands"sv, "imported"sv};
template <> inline constexpr std::array enum_names<workshop::WhoWrites> = {"facilitator"sv, "everyone"sv};
template <> inline constexpr std::array enum_names<workshop::WhatIsSeen> = {"everything"sv, "own_until_revealed"sv, "own_only"sv};
template <> inline constexpr std::array enum_names<workshop::Anonymity> = {"none"sv, "to_the_room"sv, "full"sv};
template <> inline constexpr std::array enum_names<workshop::Likes> = {"off"sv, "hidden"sv, "shown"sv};
template <> inline constexpr std::array enum_names<workshop::StepState> = {"planned"sv, "running"sv, "done"sv, "skipped"sv};
template <> inline constexpr std::array enum_names<workshop::PollState> = {"preparing"sv, "open"sv, "closed"sv};
template <> inline constexpr std::array enum_names<workshop::VoteOn> = {"notes"sv, "themes"sv, "written"sv};
template <> inline constexpr std::array enum_names<workshop::ActionState> = {"todo"sv, "doing"sv, "done"sv, "dropped"sv};
template <> inline constexpr std::array enum_names<workshop::AnswerState> = {"on_stage"sv, "answered"sv, "in_writing"sv};
template <> inline constexpr std::array enum_names<workshop::Attendance> = {"expected"sv, "present"sv, "excused"sv};
}  // namespace pressoir
