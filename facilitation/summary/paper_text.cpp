#include "facilitation/summary/paper_text.h"

#include <algorithm>
#include <pango/pangocairo.h>

namespace pressoir::summary {
namespace {

using Tone = Span::Tone;

guint16 channel(std::uint8_t value) { return static_cast<guint16>(value * 257); }

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

// The same breaks on every machine: no hinting, no rounding, no language of the machine's.
PangoLayout* new_layout() {
  PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("fr"));
  PangoLayout* layout = pango_layout_new(context);
  g_object_unref(context);
  return layout;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

} // namespace

struct PaperText::Laid {
  PangoLayout* layout = nullptr;
  Colour colour;
  std::vector<LineBox> lines;
  std::vector<double> lefts;
  std::vector<Link> links;
  double width = 0;
  ~Laid() {
    if (layout) g_object_unref(layout);
  }
};

PaperText::PaperText(const Line& line, const PaperStyle& style, double width) {
  auto laid = std::make_shared<Laid>();
  laid->layout = new_layout();
  laid->colour = style.colour;
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, style.face == PaperStyle::Face::display ? "Inter Display, Inter, Noto Sans" : "Inter, Noto Sans");
  pango_font_description_set_weight(font, static_cast<PangoWeight>(style.weight));
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  pango_layout_set_font_description(laid->layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(laid->layout, static_cast<int>(std::max(width, 1.0) * PANGO_SCALE));
  pango_layout_set_wrap(laid->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(laid->layout, static_cast<float>(style.spacing));
  constexpr PangoAlignment alignments[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT};
  pango_layout_set_alignment(laid->layout, alignments[static_cast<std::size_t>(style.align)]);

  std::string text;
  PangoAttrList* attributes = pango_attr_list_new();
  const PaperColours colours;
  struct Run {
    std::size_t from, to;
    const std::string* target;
  };
  std::vector<Run> runs;
  for (const Span& span : line) {
    const std::size_t from = text.size();
    text += span.text;
    if (span.tone == Tone::strong) add(attributes, pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), from, text.size());
    Colour colour = span.tone == Tone::quiet ? colours.ink3 : style.colour;
    if (!span.to.empty()) {
      colour = colours.plum;
      runs.push_back({from, text.size(), &span.to});
    }
    if (colour != style.colour) add(attributes, pango_attr_foreground_new(channel(colour.red), channel(colour.green), channel(colour.blue)), from, text.size());
  }
  if (style.tracking != 0) add(attributes, pango_attr_letter_spacing_new(static_cast<int>(style.tracking * style.size * PANGO_SCALE)), 0, text.size());
  if (style.tabular) add(attributes, pango_attr_font_features_new("tnum"), 0, text.size());
  pango_layout_set_text(laid->layout, text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(laid->layout, attributes);
  pango_attr_list_unref(attributes);

  PangoLayoutIter* at = pango_layout_get_iter(laid->layout);
  do {
    int top = 0, bottom = 0;
    PangoRectangle logical;
    pango_layout_iter_get_line_yrange(at, &top, &bottom);
    pango_layout_iter_get_line_extents(at, nullptr, &logical);
    laid->lines.push_back({points(top), points(bottom), points(pango_layout_iter_get_baseline(at))});
    laid->lefts.push_back(points(logical.x));
    laid->width = std::max(laid->width, points(logical.width));
    const PangoLayoutLine* laid_line = pango_layout_iter_get_line_readonly(at);
    const auto start = static_cast<std::size_t>(laid_line->start_index), end = start + static_cast<std::size_t>(laid_line->length);
    for (const Run& run : runs) {
      if (run.to <= start || run.from >= end) continue;
      int* ranges = nullptr;
      int count = 0;
      pango_layout_line_get_x_ranges(const_cast<PangoLayoutLine*>(laid_line), static_cast<int>(std::max(run.from, start)), static_cast<int>(std::min(run.to, end)), &ranges, &count);
      if (count > 0)
        laid->links.push_back({{points(ranges[0]), points(top), points(ranges[1] - ranges[0]), points(bottom - top)}, laid->lines.size() - 1, *run.target});
      g_free(ranges);
    }
  } while (pango_layout_iter_next_line(at));
  pango_layout_iter_free(at);
  laid_ = std::move(laid);
}

double PaperText::height() const { return laid_ ? laid_->lines.back().bottom : 0; }
double PaperText::width() const { return laid_ ? laid_->width : 0; }
const std::vector<PaperText::LineBox>& PaperText::lines() const {
  static const std::vector<LineBox> none;
  return laid_ ? laid_->lines : none;
}
const std::vector<PaperText::Link>& PaperText::links() const {
  static const std::vector<Link> none;
  return laid_ ? laid_->links : none;
}

void PaperText::show(void* cairo, std::size_t first, std::size_t last) const {
  if (!laid_) return;
  auto* context = static_cast<cairo_t*>(cairo);
  cairo_set_source_rgb(context, laid_->colour.red / 255.0, laid_->colour.green / 255.0, laid_->colour.blue / 255.0);
  for (std::size_t i = first; i < last && i < laid_->lines.size(); ++i) {
    cairo_move_to(context, laid_->lefts[i], laid_->lines[i].baseline - laid_->lines[first].top);
    pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(laid_->layout, static_cast<int>(i)));
  }
}

} // namespace pressoir::summary
