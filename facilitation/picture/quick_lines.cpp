// Decides with the same arithmetic as TextLayout, and gives up whenever a line break is a near thing.
#include "facilitation/picture/quick_lines.h"

#include "facilitation/picture/fonts.h"
#include "facilitation/picture/line_fit.h"

namespace pressoir::picture {
namespace {

// em; a hundred times what rounding to Pango's units can add up to over a line.
constexpr double near_thing = 0.003;

} // namespace

std::optional<QuickLines> quick_lines(const Text& text) {
  const auto pieces = quick_pieces(text.text, text.style);
  if (!pieces || pieces->empty()) return std::nullopt;
  const Setting setting = setting_of(text);
  Fitted fit;
  std::vector<std::size_t> starts;
  if (text.style.fit == Fit::line) {
    if (text.text.find('\n') != std::string::npos) return std::nullopt;
    fit.size = setting.size;
    starts.push_back(0);
  } else {
    fit = fitted(*pieces, text.style, setting);
    const Broken broken = broken_at(*pieces, setting.box_width > 0 ? fit.em_width : 1e9, &starts);
    if (broken.inside_word || broken.slack < near_thing) return std::nullopt;
    if (fit.room > 0 && broken.lines > fit.room) return std::nullopt;
  }
  const FontMetrics metrics = font_metrics(text.style.face, text.style.weight);
  const double pitch = std::max(setting.line_ratio, (metrics.ascent + metrics.descent) * natural_pitch) * fit.size;
  const double height = pitch * static_cast<double>(starts.size());
  double top = 0;
  if (text.style.vertical == VerticalAlign::middle) top = (setting.box_height - height) / 2;
  if (text.style.vertical == VerticalAlign::bottom) top = setting.box_height - height;

  // Pango takes one letter's spacing from each line's ends.
  const double spacing = letter_spacing(text.text, text.style);
  QuickLines quick;
  quick.size = fit.size;
  quick.lines.reserve(starts.size());
  for (std::size_t i = 0; i < starts.size(); ++i, top += pitch) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : pieces->size();
    double width = 0;
    for (std::size_t n = starts[i]; n < end; ++n) width += (*pieces)[n].width + (*pieces)[n].space;
    // The white space at a line's end hangs, but for what is written last.
    if (i + 1 < starts.size()) width -= (*pieces)[end - 1].space;
    width = (width - spacing) * fit.size;
    if (text.style.fit == Fit::line && setting.box_width > 0 && width > setting.box_width - near_thing * fit.size) {
      return std::nullopt;
    }
    const std::size_t from = (*pieces)[starts[i]].start, until = (*pieces)[end - 1].end;
    TextLayout::Line line;
    line.text = std::string_view(text.text).substr(from, until - from);
    while (!line.text.empty() && (line.text.back() == ' ' || line.text.back() == '\n')) {
      line.text.remove_suffix(1);
      line.blank_after = true;
    }
    line.width = width;
    if (text.style.align == Align::centre) line.x = (setting.box_width - width) / 2;
    if (text.style.align == Align::end) line.x = setting.box_width - width;
    line.baseline = top + pitch / 2 + (metrics.ascent - metrics.descent) / 2 * fit.size;
    quick.lines.push_back(line);
  }
  return quick;
}

} // namespace pressoir::picture
