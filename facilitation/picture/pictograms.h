// Our pictograms: 48 × 48 grid, 3-unit round strokes, one accent shape shifted by +2, +2. Data in assets/pictograms.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/result.h"
#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// The set, immutable once loaded; share it by const reference.
class Pictograms {
 public:
  // {"name": {"accent": "M…", "stroke": "M…"}, "other name": "name", …}. Names are French words; the golden picture
  // "pictograms" shows them all in their order. Refused: "pictograms.unreadable" (name).
  static Result<Pictograms> from_json(std::string_view json);
  bool knows(std::string_view name) const;
  std::vector<std::string> names() const;
  // The drawing fitted in a square box: the accent fill first, then the stroke. An unknown name draws nothing.
  std::vector<Path> draw(std::string_view name, const Rect& box, Colour stroke, Colour accent) const;

 private:
  struct Drawing {
    Path accent, stroke;
  };
  std::map<std::string, Drawing, std::less<>> drawings_;
};

} // namespace pressoir::picture
