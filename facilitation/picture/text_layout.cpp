// Lays a text out with Pango at one reference size; shrinking and balancing are decided by arithmetic, then checked.
#include "facilitation/picture/text_layout.h"

#include <cmath>

#include "facilitation/picture/fonts.h"
#include "facilitation/picture/line_fit.h"
#include "facilitation/picture/text_laid.h"

namespace pressoir::picture {
namespace {

// What can be read on a board; a longer text is drawn as far as here.
constexpr std::size_t most_bytes = 60'000;
// Until this part of its size, a text shrinks rather than break inside a word.
constexpr double whole_words_until = 0.6;

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

// Letters that join or stack (Arabic, the Indic scripts …): spacing them out breaks them.
bool has_joined_letters(std::string_view text) {
  for (const char* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c >= 0x0600 && c < 0x1100) return true;
  }
  return false;
}

double sane(double value, double least, double most) {
  return std::isfinite(value) ? std::clamp(value, least, most) : least;
}

class Setter {
 public:
  Setter(const std::string& text, const TextStyle& style, double box_width)
      : style_(style), box_width_(box_width), layout_(pango_layout_new(thread_context())) {
    pango_layout_set_font_description(layout_.get(), thread_font(style.face, style.weight));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    PangoAttrList* attributes = pango_attr_list_new();
    const double tracking = sane(style.tracking, -0.2, 1);
    if (tracking != 0 && !has_joined_letters(text)) {
      const double spacing = tracking * reference_size * PANGO_SCALE;
      pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(std::lround(spacing))));
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
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    pieces_.clear();
  }
  // Breaks the lines for a font size, and evens them when the style asks for it.
  void break_lines(double size) {
    if (style_.fit == Fit::line) return;
    set_width(box_width_ / size);
    if (!style_.balance || box_width_ <= 0) return;
    const int lines = pango_layout_get_line_count(layout_.get());
    if (lines < 2) return;
    const double narrow = balanced_width(pieces(), box_width_ / size);
    set_width(narrow);
    if (pango_layout_get_line_count(layout_.get()) != lines) set_width(box_width_ / size);
  }
  // The first guess for Fit::shrink: no more than `size`, no less than `least`.
  double guess(double size, double least, double box_height, double line_ratio) {
    double low = least, high = size;
    for (int i = 0; i < 16 && high - low > 0.05; ++i) {
      const double middle = (low + high) / 2;
      const Broken broken = broken_at(pieces(), box_width_ / middle);
      const bool fits = broken.lines * line_ratio * middle <= box_height &&
                        (!broken.inside_word || middle <= size * whole_words_until);
      (fits ? low : high) = middle;
    }
    return low;
  }
  bool breaks_inside_word() const {
    int count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
    const char* text = pango_layout_get_text(layout_.get());
    const char* counted = text;
    long index = 0;
    for (GSList* at = pango_layout_get_lines_readonly(layout_.get())->next; at; at = at->next) {
      const char* start = text + static_cast<PangoLayoutLine*>(at->data)->start_index;
      index += g_utf8_pointer_to_offset(counted, start);
      counted = start;
      if (index < count && !attributes[index].is_line_break) return true;
    }
    return false;
  }
  int line_count() const { return pango_layout_get_line_count(layout_.get()); }
  // Fit::line only: wider than the box.
  bool too_wide(double size) const {
    int width = 0;
    pango_layout_get_size(layout_.get(), &width, nullptr);
    return box_width_ > 0 && width * size > (box_width_ + 0.01) * reference_size * PANGO_SCALE;
  }
  PangoLayout* layout() const { return layout_.get(); }
  PangoLayoutPointer take() { return std::move(layout_); }

 private:
  // In em; none when the text is as wide as it is.
  void set_width(double em) {
    const double units = em * reference_size * PANGO_SCALE;
    pango_layout_set_width(layout_.get(), box_width_ > 0 ? static_cast<int>(sane(std::ceil(units), 1, 2e9)) : -1);
  }
  const std::vector<Piece>& pieces() {
    if (pieces_.empty()) {
      const int width = pango_layout_get_width(layout_.get());
      pango_layout_set_width(layout_.get(), -1);
      pieces_ = pieces_of(layout_.get());
      pango_layout_set_width(layout_.get(), width);
    }
    return pieces_;
  }

  TextStyle style_;
  double box_width_;
  PangoLayoutPointer layout_;
  std::vector<Piece> pieces_;
};

// The longest beginning that, with an ellipsis, fits: `fits` judges what the setter holds.
template <class Fits> std::string cut_to(Setter& setter, const std::string& text, double size, const Fits& fits) {
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
  std::size_t low = 0, high = stops.size();
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
  const double size = sane(text.style.size, 0.5, 4000);
  const double line_height = sane(text.style.line_height, 0, 3 * size);
  const double line_ratio = line_height > 0 ? line_height / size : 1.2;
  const Rect box{0, 0, sane(text.box.width, 0, 1e6), sane(text.box.height, 0, 1e6)};

  Setter setter(laid.text, text.style, box.width);
  laid.size = size;
  setter.break_lines(size);
  if (text.style.fit == Fit::shrink && box.height > 0) {
    const double least = std::clamp(sane(text.style.least_size, 0.5, size), 0.5, size);
    auto fits = [&] {
      return setter.line_count() * line_ratio * laid.size <= box.height + 0.01 &&
             (laid.size <= size * whole_words_until || !setter.breaks_inside_word());
    };
    if (!fits() && least < size) {
      laid.size = setter.guess(size, least, box.height, line_ratio);
      setter.break_lines(laid.size);
      while (!fits() && laid.size > least) {
        laid.size = std::max(least, laid.size * 0.97);
        setter.break_lines(laid.size);
      }
    }
    const int room = std::max(1, static_cast<int>((box.height + 0.01) / (line_ratio * laid.size)));
    if (setter.line_count() > room) {
      laid.text = cut_to(setter, laid.text, laid.size, [&] { return setter.line_count() <= room; });
      laid.cut = true;
    }
  }
  if (text.style.fit == Fit::line && setter.too_wide(size)) {
    laid.text = cut_to(setter, laid.text, size, [&] { return !setter.too_wide(size); });
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
    // Tall scripts (Nastaliq, Tibetan) get the room that they need.
    line.pitch = std::max(line_ratio * laid.size, logical.height * unit * 0.75);
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
    std::string_view text = std::string_view(laid_->text).substr(line.start, line.end - line.start);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    all.push_back({text, line.x, line.width, line.baseline, line.line->resolved_dir == PANGO_DIRECTION_RTL});
  }
  return all;
}

Vec2 measure(const Text& text) {
  const TextLayout layout(text);
  return {layout.width(), layout.height()};
}

} // namespace pressoir::picture
