// Questions de la salle on the stage: one large, the next ones below it, the most wanted first; those dealt with on another page.
#pragma once

#include <string>

#include "facilitation/workshop/entities.h"

namespace pressoir::screens {

struct StageScope;

struct QuestionsView {
  bool settled = false;          // the page of those dealt with
  std::string heard;             // a question from the room, being typed
  Id<workshop::Note> answering;  // whose answer is being typed
  std::string answer;
};

void draw_questions(StageScope& stage);

}  // namespace pressoir::screens
