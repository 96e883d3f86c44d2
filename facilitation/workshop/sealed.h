// Sealed entries: what must stay secret while a step or a poll is open (ballots, proofs of who may edit an anonymous idea, anonymous ideas waiting
// for their batch). Their keys are hashes derived from the phone's secret: who has the file alone can tie nothing to anybody.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

struct SealedEntry {
  Id<SealedEntry> id;  // the first half of the key's hash
  std::string key, value;
  bool operator==(const SealedEntry&) const = default;
};
SealedEntry sealed_entry(std::string key, std::string value);

// All that is sealed now, by topic, as a value that costs little to copy.
using SealedTopics = std::map<std::string, Table<SealedEntry>, std::less<>>;
const SealedEntry* find_sealed(const SealedTopics& sealed, std::string_view topic, std::string_view key);
std::size_t count_sealed(const SealedTopics& sealed, std::string_view topic);

// What a phone proves itself with, from its token; never on disk, never in a log. The person's number in one session follows from it.
std::string secret_of_token(std::string_view token);
std::uint64_t person_of_secret(std::string_view secret, std::string_view session);

std::string ballots_topic(Id<Poll> poll);
std::string notes_topic(Id<Step> step);
std::string ballot_key(std::string_view secret, Id<Poll> poll, int voter = 0);  // voter: which of several on a shared device
std::string note_key(std::string_view secret, Id<Step> step, int slot);

// A ballot of an open poll: what it gives to the options it speaks of, as Vote says.
struct SealedBallot {
  struct Mark {
    Id<PollOption> option;
    std::int32_t value = 0;
    std::string text = {};
    std::int32_t height = 0;
    bool operator==(const Mark&) const = default;
    static constexpr auto fields() { return field_list(field("option", &Mark::option), field("dots", &Mark::value), field("text", &Mark::text), field("height", &Mark::height)); }
  };
  Channel channel = Channel::phone;
  std::vector<Mark> marks;
  std::int32_t group = -1;
  bool operator==(const SealedBallot&) const = default;
  static constexpr auto fields() { return field_list(field("channel", &SealedBallot::channel), field("dots", &SealedBallot::marks), field("group", &SealedBallot::group)); }
};

// An anonymous idea: waiting for its batch, then only the proof of who may change the note it became.
struct SealedNote {
  static constexpr int most_slots = 40;  // per person and step, those withdrawn included
  enum class Stage : std::uint8_t { waiting, released, withdrawn };
  std::string act;  // what asked for it: sent twice, it counts once
  std::string text;
  NoteColour colour = NoteColour::sun;
  Channel channel = Channel::phone;
  Id<Note> note;  // what it becomes
  Stage stage = Stage::waiting;
  bool operator==(const SealedNote&) const = default;
  static constexpr auto fields() {
    return field_list(field("act", &SealedNote::act), field("text", &SealedNote::text), field("colour", &SealedNote::colour), field("channel", &SealedNote::channel),
                      field("note", &SealedNote::note), field("stage", &SealedNote::stage));
  }
};

std::string sealed_value(const SealedBallot& ballot);
std::string sealed_value(const SealedNote& note);
// Nothing when the value is not what it should be (a file of a stranger).
std::optional<SealedBallot> ballot_from_sealed(std::string_view value);
std::optional<SealedNote> note_from_sealed(std::string_view value);

// One person's anonymous ideas of a step, slot by slot, withdrawn ones included.
struct OwnSealedNote {
  int slot = 0;
  SealedNote note;
};
std::vector<OwnSealedNote> own_sealed_notes(const SealedTopics& sealed, Id<Step> step, std::string_view secret);

}  // namespace pressoir::workshop

namespace pressoir {
template <> inline constexpr std::array enum_names<workshop::SealedNote::Stage> = {"waiting"sv, "released"sv, "withdrawn"sv};
}  // namespace pressoir
