// The workshop schema: which entities a session file holds. Adding one is one line here and its struct in entities.h.
#pragma once

#include <variant>

#include "facilitation/document/document.h"
#include "facilitation/workshop/entities.h"
#include "facilitation/workshop/ink_entities.h"

namespace pressoir::workshop {

struct WorkshopSchema {
  static constexpr std::string_view name = "workshop";
  using Entity = std::variant<Workshop, Step, Board, Theme, Note, Like, Poll, PollOption, Ballot, Vote, Person, Answer, Decision, ActionItem, SessionClock, ErasureTrace,
                              DrawingGroup, InkPoints, Stroke, Shape, Connector, Pictogram, Lettering, PlacedImage>;
};

using WorkshopState = State<WorkshopSchema>;
using WorkshopTransaction = Transaction<WorkshopSchema>;
using WorkshopChange = Change<WorkshopSchema>;
using WorkshopDraft = Draft<WorkshopSchema>;
using WorkshopVerbs = Verbs<WorkshopSchema>;
using WorkshopDocument = Document<WorkshopSchema>;
using WorkshopCodec = Codec<WorkshopSchema>;

// Ids of the two entities that exist once.
inline constexpr Id<Workshop> the_workshop{1};
inline constexpr Id<SessionClock> the_clock{1};

}  // namespace pressoir::workshop

// Compiled once, in workshop_document.cpp, workshop_codec.cpp and workshop_state.cpp.
extern template class pressoir::Table<pressoir::workshop::Workshop>;
extern template class pressoir::Table<pressoir::workshop::Step>;
extern template class pressoir::Table<pressoir::workshop::Board>;
extern template class pressoir::Table<pressoir::workshop::Theme>;
extern template class pressoir::Table<pressoir::workshop::Note>;
extern template class pressoir::Table<pressoir::workshop::Like>;
extern template class pressoir::Table<pressoir::workshop::Poll>;
extern template class pressoir::Table<pressoir::workshop::PollOption>;
extern template class pressoir::Table<pressoir::workshop::Ballot>;
extern template class pressoir::Table<pressoir::workshop::Vote>;
extern template class pressoir::Table<pressoir::workshop::Person>;
extern template class pressoir::Table<pressoir::workshop::Answer>;
extern template class pressoir::Table<pressoir::workshop::Decision>;
extern template class pressoir::Table<pressoir::workshop::ActionItem>;
extern template class pressoir::Table<pressoir::workshop::SessionClock>;
extern template class pressoir::Table<pressoir::workshop::ErasureTrace>;
extern template class pressoir::Table<pressoir::workshop::DrawingGroup>;
extern template class pressoir::Table<pressoir::workshop::InkPoints>;
extern template class pressoir::Table<pressoir::workshop::Stroke>;
extern template class pressoir::Table<pressoir::workshop::Shape>;
extern template class pressoir::Table<pressoir::workshop::Connector>;
extern template class pressoir::Table<pressoir::workshop::Pictogram>;
extern template class pressoir::Table<pressoir::workshop::Lettering>;
extern template class pressoir::Table<pressoir::workshop::PlacedImage>;
extern template class pressoir::State<pressoir::workshop::WorkshopSchema>;
extern template class pressoir::Draft<pressoir::workshop::WorkshopSchema>;
extern template class pressoir::Verbs<pressoir::workshop::WorkshopSchema>;
extern template class pressoir::Document<pressoir::workshop::WorkshopSchema>;
extern template struct pressoir::Codec<pressoir::workshop::WorkshopSchema>;
