#include "facilitation/workshop/sealed.h"

#include <boost/json.hpp>

#include "facilitation/base/check.h"
#include "facilitation/base/sha256.h"
#include "facilitation/document/fields_json.h"

namespace pressoir::workshop {
namespace {

template <class T>
std::optional<T> from_sealed(std::string_view value) {
  boost::json::error_code error;
  const auto json = boost::json::parse(value, error, {}, {.max_depth = 8});
  if (error || !json.is_object()) return std::nullopt;
  auto read = arguments_from_json<T>(json.get_object());
  return read ? std::optional<T>(*std::move(read)) : std::nullopt;
}

std::uint64_t first_half(std::string_view hash) {
  const auto number = id_from_text(hash.substr(0, 16));
  ENSURE(number);
  return *number == 0 ? 1 : *number;
}

}  // namespace

SealedEntry sealed_entry(std::string key, std::string value) {
  // Keys are hashes already; hashed again so that a key of any shape has an id.
  const std::uint64_t id = first_half(sha256_hex(key));
  return {{id}, std::move(key), std::move(value)};
}

const SealedEntry* find_sealed(const SealedTopics& sealed, std::string_view topic, std::string_view key) {
  const auto table = sealed.find(topic);
  if (table == sealed.end()) return nullptr;
  const SealedEntry* found = table->second.find(Id<SealedEntry>{first_half(sha256_hex(key))});
  return found && found->key == key ? found : nullptr;
}

std::size_t count_sealed(const SealedTopics& sealed, std::string_view topic) {
  const auto table = sealed.find(topic);
  return table == sealed.end() ? 0 : table->second.size();
}

std::string secret_of_token(std::string_view token) { return sha256_hex_of_parts({"phone", token}); }
std::uint64_t person_of_secret(std::string_view secret, std::string_view session) { return first_half(sha256_hex_of_parts({"person", secret, session})); }

std::string ballots_topic(Id<Poll> poll) { return "ballots:" + id_text(poll.value); }
std::string notes_topic(Id<Step> step) { return "notes:" + id_text(step.value); }
std::string ballot_key(std::string_view secret, Id<Poll> poll, int voter) {
  return sha256_hex_of_parts({"ballot", secret, id_text(poll.value), std::to_string(voter)});
}
std::string note_key(std::string_view secret, Id<Step> step, int slot) { return sha256_hex_of_parts({"note", secret, id_text(step.value), std::to_string(slot)}); }

std::string sealed_value(const SealedBallot& ballot) { return boost::json::serialize(fields_to_json(ballot)); }
std::string sealed_value(const SealedNote& note) { return boost::json::serialize(fields_to_json(note)); }
std::optional<SealedBallot> ballot_from_sealed(std::string_view value) { return from_sealed<SealedBallot>(value); }
std::optional<SealedNote> note_from_sealed(std::string_view value) { return from_sealed<SealedNote>(value); }

std::vector<OwnSealedNote> own_sealed_notes(const SealedTopics& sealed, Id<Step> step, std::string_view secret) {
  std::vector<OwnSealedNote> own;
  const std::string topic = notes_topic(step);
  if (count_sealed(sealed, topic) == 0) return own;
  // Slots are filled in order: the first empty one is the end.
  for (int slot = 0; slot < SealedNote::most_slots; ++slot) {
    const SealedEntry* entry = find_sealed(sealed, topic, note_key(secret, step, slot));
    if (!entry) break;
    if (auto note = note_from_sealed(entry->value)) own.push_back({slot, *std::move(note)});
  }
  return own;
}

}  // namespace pressoir::workshop
