// visible(state, audience): the one privacy border. Scenes, Views, summaries and miniatures are made from what it returns.
#pragma once

#include <optional>
#include <string>

#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

struct Audience {
  enum class Kind : std::uint8_t {
    stage,    // the shared screen: never private notes, names, waiting or unrevealed ideas, totals of a hidden vote
    console,  // the facilitator alone: everything but other people's open ballots
    person,   // one phone
    observer, // a screen elsewhere: as the stage
    reader,   // whoever reads the summary and the exports
  } kind = Kind::stage;
  Id<Person> person;
  bool operator==(const Audience&) const = default;
};

// Of the whole state, what that audience may know, as a state of the same shape. References to what is hidden are emptied.
WorkshopState visible(const WorkshopState& state, const Audience& audience);

// One note as that audience sees it, if at all.
std::optional<Note> visible_note(const WorkshopState& state, const Audience& audience, const Note& note);

// The same, kept up to date at a cost that follows what changed since the last call (one audience an object).
class VisibleState {
 public:
  explicit VisibleState(Audience audience) : audience_(audience) {}
  const WorkshopState& update(const WorkshopState& state);
  const WorkshopState& state() const { return seen_; }

 private:
  Audience audience_;
  WorkshopState whole_, seen_;
  bool ever_ = false;
};

}  // namespace pressoir::workshop
