// The head and foot of the stage: the question with its plum stroke, the time, and where we are in the agenda.
#pragma once

#include <string>

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

// What the room works on: the vote's question, the step's instruction, or its title.
std::string question_of(const StageScope& stage);
void draw_question(StageScope& stage);
// One soft gong when the time is over, whatever the stage shows; asks to be drawn with each second of a running clock.
void sound_gong_at_zero(StageScope& stage);
// Ring and digits at the right of the head; nothing when no time runs.
void draw_timer(StageScope& stage);
// The agenda as a row of small strokes; a click opens the list of steps.
void draw_step_bar(StageScope& stage);
// 07:42, 1:07:42; what is over is written +02:10.
std::string timer_text(std::int64_t left_ms);
// Where the two or three words that matter stand in a question: bytes from, to. Empty when there are none.
struct Span {
  std::size_t from = 0, to = 0;
};
Span words_that_matter(std::string_view question);

} // namespace pressoir::screens
