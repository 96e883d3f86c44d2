// Questions de la salle on the stage: one large, the next ones below it, the most wanted first; those dealt with on another page.
#pragma once

#include <string>
#include <vector>

#include "facilitation/workshop/question_verbs.h"

namespace pressoir::screens {

struct StageScope;

struct QuestionsView {
  bool settled = false;          // the page of those dealt with
  std::string heard;             // a question from the room, being typed
  Id<workshop::Note> answering;  // whose answer is being typed
  std::string answer;
  // Those of the board, read once a revision; `read_from` keeps what they point to.
  workshop::WorkshopState read_from;
  Id<workshop::Board> board;
  std::vector<workshop::Question> all;
};

void draw_questions(StageScope& stage);

}  // namespace pressoir::screens
