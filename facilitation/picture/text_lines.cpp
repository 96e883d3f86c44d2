// The unbroken layout is made once; only the widths of its pieces are kept.
#include "facilitation/picture/text_lines.h"

#include <cmath>

#include "facilitation/picture/fonts.h"
#include "facilitation/picture/line_fit.h"
#include "facilitation/picture/text_laid.h"

namespace pressoir::picture {

LineCounter::LineCounter(std::string_view text, const TextStyle& style) {
  if (auto quick = quick_pieces(text, style)) {
    pieces_ = std::make_shared<const std::vector<Piece>>(std::move(*quick));
    return;
  }
  constexpr std::size_t most_bytes = 10'000; // as TextLayout
  char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(std::min(text.size(), most_bytes)));
  const PangoLayoutPointer layout(pango_layout_new(thread_context()));
  pango_layout_set_font_description(layout.get(), thread_font(style.face, style.weight));
  if (const double spacing = letter_spacing(valid, style); spacing != 0) {
    PangoAttrList* attributes = pango_attr_list_new();
    const double units = spacing * reference_size * PANGO_SCALE;
    pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(std::lround(units))));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
  }
  pango_layout_set_text(layout.get(), valid, -1);
  g_free(valid);
  pieces_ = std::make_shared<const std::vector<Piece>>(pieces_of(layout.get()));
}

LineCounter::Count LineCounter::at(double width, double size) const {
  Count count;
  if (!pieces_ || pieces_->empty() || size <= 0) return count;
  const Broken broken = broken_at(*pieces_, width / size);
  count.lines = broken.lines;
  count.whole_words = !broken.inside_word;
  count.last_width = broken.last * size;
  return count;
}

} // namespace pressoir::picture
