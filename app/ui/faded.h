// Faded: what comes and goes as a whole, whatever it is made of.
#pragma once

struct ImDrawList;

namespace pressoir::ui {

// All that is drawn on the list during its life is fainter.
class Faded {
 public:
  Faded(ImDrawList& list, double opacity);
  ~Faded();
  Faded(const Faded&) = delete;
  Faded& operator=(const Faded&) = delete;

 private:
  ImDrawList& list_;
  double opacity_;
  int first_;
};

} // namespace pressoir::ui
