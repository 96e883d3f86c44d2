// Dialogs: a card in the middle of the window over a veil; panels that are opened over any screen, and questions.
#pragma once

#include <string>
#include <vector>

#include "app/screens/session_frame.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {

// During its life, what is drawn lies on the card; nothing below can be reached. `size`: LOOK pixels, made smaller to
// fit the window. Its title and its cross stand at the top; `rest` is what is left for the content.
class InDialog {
 public:
  InDialog(ui::Ui& ui, std::string_view name, Vec2 size, std::string_view title);
  const Rect& box() const { return box_; }
  const Rect& rest() const { return rest_; }
  // The cross or Esc, in this frame.
  bool closed() const { return closed_; }

 private:
  ui::InLayer layer_;
  Rect box_, rest_;
  bool closed_ = false;
};

// A sentence that waits for an answer: it goes with the answer, never with time.
struct Answer {
  std::string label;
  AppRequest asks;
  ui::ButtonLook look = ui::ButtonLook::secondary;
};
struct Question {
  std::string sentence;
  std::vector<Answer> answers; // the last is what Enter means; Esc and « Fermer » are none of them
};
// Draws it over everything; true when it was answered or closed in this frame.
bool ask_question(ui::Ui& ui, const Question& question, std::vector<AppRequest>& app);

} // namespace pressoir::screens
