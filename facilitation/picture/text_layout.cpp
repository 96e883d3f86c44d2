// Lays a text out with Pango at one reference size; shrinking and balancing are decided by arithmetic, then checked.
#include "facilitation/picture/text_layout.h"

#include <cmath>

#include "facilitation/picture/fonts.h"
#include "facilitation/picture/line_fit.h"
#include "facilitation/picture/text_laid.h"

namespace pressoir::picture {
namespace {

// More than a wall can show. Pango counts a paragraph's width in 31 bits: 32,767 em, which the widest signs reach with
// three em a byte.
constexpr std::size_t most_bytes = 10'000;

std::string drawable(std::string_view text, Fit fit) {
  if (text.size() > most_bytes) {
    std::size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  std::string safe;
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr)) {
    safe = text;
  } else {
    char* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
    safe = valid;
    g_free(valid);
  }
  if (fit == Fit::line) std::replace(safe.begin(), safe.end(), '\n', ' ');
  return safe;
}

// From one line to the next. `natural` in Pango units at the reference size.
double pitch_of(int natural, double line_ratio, double size) {
  return std::max(line_ratio, natural * natural_pitch / (reference_size * PANGO_SCALE)) * size;
}

class Setter {
 public:
  Setter(const std::string& text, const TextStyle& style, const Setting& setting)
      : text_(text), style_(style), setting_(setting), layout_(pango_layout_new(thread_context())) {
    pango_layout_set_font_description(layout_.get(), thread_font(style.face, style.weight));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    PangoAttrList* attributes = pango_attr_list_new();
    if (const double spacing = letter_spacing(text, style); spacing != 0) {
      const double units = spacing * reference_size * PANGO_SCALE;
      pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(std::lround(units))));
    }
    if (style.tabular_figures) pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
    if (style.underline) pango_attr_list_insert(attributes, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
    if (style.strike) pango_attr_list_insert(attributes, pango_attr_strikethrough_new(TRUE));
    // A hyphen that nobody wrote has no place in an address or a code.
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout_.get(), attributes);
    pango_attr_list_unref(attributes);
    set_text(text);
    if (style.fit == Fit::line) pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
  }

  void set_text(const std::string& text) {
    text_ = text;
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
  }
  // Chooses the size and breaks the lines.
  double set() {
    if (style_.fit == Fit::line || setting_.box_width <= 0) return setting_.size;
    if (style_.fit == Fit::wrap && !style_.balance) {
      set_width(setting_.box_width / setting_.size);
      return setting_.size;
    }
    Fitted fit = fitted(pieces(), style_, setting_);
    set_width(fit.em_width);
    if (line_count() > fit.broken.lines) set_width(setting_.box_width / fit.size);
    // Should Pango have found more lines than the sum of widths did, or taller ones.
    while (fit.room > 0 && fit.size > setting_.least_size && !fits_height(fit.size)) {
      fit.size = std::max(setting_.least_size, fit.size * 0.97);
      set_width(setting_.box_width / fit.size);
    }
    return fit.size;
  }
  void break_lines(double size) {
    if (style_.fit != Fit::line) set_width(setting_.box_width / size);
  }
  int line_count() const { return pango_layout_get_line_count(layout_.get()); }
  // One line always does.
  bool fits_height(double size) const {
    double sum = 0;
    for (GSList* at = pango_layout_get_lines_readonly(layout_.get()); at; at = at->next) {
      int height = 0;
      pango_layout_line_get_height(static_cast<PangoLayoutLine*>(at->data), &height);
      sum += pitch_of(height, setting_.line_ratio, size);
    }
    return line_count() == 1 || sum <= setting_.box_height + 0.01;
  }
  // Fit::line only: wider than the box.
  bool too_wide(double size) const {
    int width = 0;
    pango_layout_get_size(layout_.get(), &width, nullptr);
    return setting_.box_width > 0 && width * size > (setting_.box_width + 0.01) * reference_size * PANGO_SCALE;
  }
  PangoLayout* layout() const { return layout_.get(); }
  PangoLayoutPointer take() { return std::move(layout_); }

 private:
  void set_width(double em) {
    // Never narrower than a letter: within less, Pango 1.50 ends the program on some texts ("assertion failed: BREAK_SOME_FIT").
    const double units = std::ceil(std::max(em, 1.0) * reference_size * PANGO_SCALE);
    pango_layout_set_width(layout_.get(), static_cast<int>(std::min(units, 2e9)));
  }
  std::vector<Piece> pieces() {
    if (auto quick = quick_pieces(text_, style_)) return std::move(*quick);
    pango_layout_set_width(layout_.get(), -1);
    return pieces_of(layout_.get());
  }

  std::string text_;
  TextStyle style_;
  Setting setting_;
  PangoLayoutPointer layout_;
};

// The longest beginning that, with an ellipsis, fits: `fits` judges what the setter holds. No longer than `most` signs.
template <class Fits>
std::string cut_to(Setter& setter, const std::string& text, double size, std::size_t most, const Fits& fits) {
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(setter.layout(), &count);
  std::vector<std::size_t> stops;
  const char* at = text.c_str();
  for (int i = 0; i < count; ++i, at = *at ? g_utf8_next_char(at) : at) {
    if (attributes[i].is_cursor_position) stops.push_back(static_cast<std::size_t>(at - text.c_str()));
  }
  auto beginning = [&](std::size_t bytes) {
    while (bytes > 0 && (text[bytes - 1] == ' ' || text[bytes - 1] == '\n')) --bytes;
    return text.substr(0, bytes) + "…";
  };
  std::size_t low = 0, high = std::min(stops.size(), most);
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    setter.set_text(beginning(stops[middle]));
    setter.break_lines(size);
    (fits() ? low : high) = middle;
  }
  std::string kept = beginning(stops.empty() ? 0 : stops[low]);
  setter.set_text(kept);
  setter.break_lines(size);
  return kept;
}

} // namespace

TextLayout::TextLayout(const Text& text) : laid_(std::make_unique<Laid>()) {
  Laid& laid = *laid_;
  laid.text = drawable(text.text, text.style.fit);
  laid.style = text.style;
  laid.colour = text.colour;
  const Setting setting = setting_of(text);
  const double line_ratio = setting.line_ratio;
  const Rect box{0, 0, setting.box_width, setting.box_height};

  Setter setter(laid.text, text.style, setting);
  laid.size = setter.set();
  // More than this cannot be on so many lines, even in the narrowest letters.
  auto signs_in = [&](int lines) {
    return static_cast<std::size_t>(std::min(lines * box.width / laid.size / 0.08, 1e6)) + 16;
  };
  if (text.style.fit == Fit::shrink && box.height > 0) {
    const int room = std::max(1, static_cast<int>((box.height + 0.01) / (line_ratio * laid.size)));
    if (!setter.fits_height(laid.size)) {
      laid.text = cut_to(setter, laid.text, laid.size, signs_in(room), [&] { return setter.fits_height(laid.size); });
      laid.cut = true;
    }
  }
  if (text.style.fit == Fit::line && setter.too_wide(laid.size)) {
    laid.text = cut_to(setter, laid.text, laid.size, signs_in(1), [&] { return !setter.too_wide(laid.size); });
    laid.cut = true;
  }
  laid.layout = setter.take();

  const FontMetrics metrics = font_metrics(text.style.face, text.style.weight);
  const double unit = laid.unit();
  PangoLayoutIter* iter = pango_layout_get_iter(laid.layout.get());
  double left = 1e12, right = -1e12;
  do {
    LaidLine line;
    PangoRectangle ink, logical;
    pango_layout_iter_get_line_extents(iter, &ink, &logical);
    line.line = pango_layout_iter_get_line_readonly(iter);
    line.width = logical.width * unit;
    line.pango_x = logical.x;
    line.ink = {ink.x - logical.x, ink.y - pango_layout_iter_get_baseline(iter), ink.width, ink.height};
    line.start = static_cast<std::size_t>(line.line->start_index);
    line.end = line.start + static_cast<std::size_t>(line.line->length);
    line.pitch = pitch_of(logical.height, line_ratio, laid.size);
    line.top = laid.height;
    line.baseline = line.top + line.pitch / 2 + (metrics.ascent - metrics.descent) / 2 * laid.size;
    const bool right_to_left = line.line->resolved_dir == PANGO_DIRECTION_RTL && box.width > 0;
    const Align align = text.style.align;
    const double free = box.width - line.width;
    if (align == Align::centre) line.x = free / 2;
    if (align == Align::end || (align == Align::start && right_to_left)) line.x = free;
    left = std::min(left, line.x);
    right = std::max(right, line.x + line.width);
    laid.height += line.pitch;
    laid.lines.push_back(line);
  } while (pango_layout_iter_next_line(iter));
  pango_layout_iter_free(iter);
  laid.width = right - left;
  laid.origin.x = left;
  if (text.style.vertical == VerticalAlign::middle) laid.origin.y = (box.height - laid.height) / 2;
  if (text.style.vertical == VerticalAlign::bottom) laid.origin.y = box.height - laid.height;
  for (LaidLine& line : laid.lines) line.top += laid.origin.y, line.baseline += laid.origin.y;
}

TextLayout::TextLayout(TextLayout&&) noexcept = default;
TextLayout& TextLayout::operator=(TextLayout&&) noexcept = default;
TextLayout::~TextLayout() = default;

double TextLayout::width() const {
  return laid_->width;
}
double TextLayout::height() const {
  return laid_->height;
}
double TextLayout::size() const {
  return laid_->size;
}
bool TextLayout::cut() const {
  return laid_->cut;
}
int TextLayout::line_count() const {
  return static_cast<int>(laid_->lines.size());
}
Vec2 TextLayout::origin() const {
  return laid_->origin;
}
double TextLayout::baseline() const {
  return laid_->lines.front().baseline;
}

std::vector<TextLayout::Line> TextLayout::lines() const {
  std::vector<Line> all;
  all.reserve(laid_->lines.size());
  for (const LaidLine& line : laid_->lines) {
    Line one;
    one.text = std::string_view(laid_->text).substr(line.start, line.end - line.start);
    one.blank_after = line.end < laid_->text.size() && laid_->text[line.end] == '\n';
    while (!one.text.empty() && one.text.back() == ' ') {
      one.text.remove_suffix(1);
      one.blank_after = true;
    }
    one.x = line.x;
    one.width = line.width;
    one.baseline = line.baseline;
    one.right_to_left = line.line->resolved_dir == PANGO_DIRECTION_RTL;
    all.push_back(one);
  }
  return all;
}

Vec2 measure(const Text& text) {
  const TextLayout layout(text);
  return {layout.width(), layout.height()};
}

} // namespace pressoir::picture
