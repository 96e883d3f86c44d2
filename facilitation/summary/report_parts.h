// The parts of a report that have a file of their own.
#pragma once

#include "facilitation/summary/report.h"

namespace pressoir::summary {

// A wall as a picture and as text by theme; a discussion as its notes in the order of time. Nothing for a board that is empty.
void add_wall(std::vector<Section>& sections, const Wall& wall, const workshop::WorkshopState& readable, const Words& words);
// The n-th vote.
void add_poll(std::vector<Section>& sections, const PollResult& poll, std::size_t number, const workshop::WorkshopState& readable, const Words& words);
// What the room asked; nothing where nobody asked.
void add_questions(std::vector<Section>& sections, const std::vector<QuestionLine>& questions, const Words& words);

} // namespace pressoir::summary
