// Transaction: what one act changed, both sides of each change. Undo is its inverse, saving is its bytes, replay is its sequence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/base/time.h"
#include "facilitation/document/actor.h"
#include "facilitation/document/journal.h"
#include "facilitation/document/schema.h"

namespace pressoir {

template <class Schema>
struct Change {
  using Entity = typename Schema::Entity;
  std::optional<Entity> before, after;  // at least one is there; same kind and id when both are
  std::uint64_t id() const { return id_of(after ? *after : *before); }
  bool operator==(const Change&) const = default;
};

template <class Schema>
struct Transaction {
  Sequence sequence = 0;  // set by commit
  std::string verb;
  Actor actor;
  Timestamp time;
  std::uint64_t cause = 0;       // the request's random id
  std::uint64_t group = 0;       // one gesture, one typing session; 0 = alone
  std::vector<Sequence> undoes;  // newest first
  bool undoable = true;          // false: neither this act nor what its actor did before it can be taken back any more
  std::vector<Change<Schema>> changes;
  bool operator==(const Transaction&) const = default;
};

}  // namespace pressoir
