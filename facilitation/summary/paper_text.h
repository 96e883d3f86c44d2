// Text on paper: one block of one or several tones, broken into lines that can be shared out between two pages.
#pragma once

#include <memory>
#include <vector>

#include "facilitation/base/colour.h"
#include "facilitation/base/geometry.h"
#include "facilitation/summary/report.h"

namespace pressoir::summary {

// The colours of the paper, as the stage's light theme has them.
struct PaperColours {
  Colour ink = rgb(0x1F2430), ink2 = rgb(0x474C59), ink3 = rgb(0x656A76), line = rgb(0xDDD6C7), plum = rgb(0x7A1F4B), pale = rgb(0xF4E3EB), pale_plum = rgb(0xC58AA6);
};

struct PaperStyle {
  enum class Face : std::uint8_t { text, display } face = Face::text;
  enum class Align : std::uint8_t { start, centre, end } align = Align::start;
  int weight = 400;
  double size = 10; // points
  double spacing = 1.16;
  double tracking = 0; // em
  bool tabular = false;
  Colour colour = rgb(0x1F2430);
};

// Laid out for one width, in points from its upper left corner. Copies share the layout; use from the thread that made it.
class PaperText {
 public:
  struct LineBox {
    double top = 0, bottom = 0, baseline = 0;
  };
  struct Link {
    Rect box; // in the text's own space
    std::size_t line = 0;
    std::string to;
  };
  PaperText() = default;
  PaperText(const Line& line, const PaperStyle& style, double width);
  PaperText(std::string text, const PaperStyle& style, double width) : PaperText(Line{Span{.text = std::move(text)}}, style, width) {}

  double height() const;
  double width() const; // of its widest line
  const std::vector<LineBox>& lines() const;
  const std::vector<Link>& links() const;
  // Lines first … last − 1 on a cairo_t*, so that the top of `first` is at the origin.
  void show(void* cairo, std::size_t first, std::size_t last) const;

 private:
  struct Laid;
  std::shared_ptr<const Laid> laid_;
};

} // namespace pressoir::summary
