// Hinting is off and positions are not rounded: a text is as wide, relatively, at every scale.
// The thread_local below is Pango's own rule (a font map belongs to one thread), never seen by callers.
#include "facilitation/picture/fonts.h"

#include <map>
#include <utility>

#include "facilitation/picture/text_layout.h"

namespace pressoir::picture {
namespace {

// Named one by one: left to itself, the font search prefers whatever covers a script first, not the family of the rest.
#define SCRIPTS                                                                                                        \
  ", Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans CJK SC, Noto Sans Devanagari, Noto Sans Bengali, "       \
  "Noto Sans Tamil, Noto Sans Thai, Noto Sans Armenian, Noto Sans Georgian, Noto Sans Ethiopic"

const char* families(Face face) {
  switch (face) {
  case Face::inter_display: return "Inter Display, Inter" SCRIPTS;
  case Face::handwriting: return "Caveat, Patrick Hand, Comic Neue, Inter" SCRIPTS;
  case Face::inter: break;
  }
  return "Inter" SCRIPTS;
}
#undef SCRIPTS

// The faces are static: what lies between two weights takes the heavier one, as browsers do.
int installed_weight(int weight) {
  return std::clamp((weight + 99) / 100 * 100, 100, 900);
}

class ThreadFonts {
 public:
  ThreadFonts() : map_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)) {
    if (!map_) map_ = pango_cairo_font_map_new();
    // One Pango unit a board unit: no points anywhere.
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map_), 72);
    context_ = pango_font_map_create_context(map_);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context_, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context_, FALSE);
    // Not the machine's language: the same breaks and the same Han forms everywhere.
    pango_context_set_language(context_, pango_language_from_string("fr"));
  }
  ThreadFonts(const ThreadFonts&) = delete;
  ThreadFonts& operator=(const ThreadFonts&) = delete;
  ~ThreadFonts() {
    for (auto& [key, known] : known_) pango_font_description_free(known.description);
    g_object_unref(context_);
    g_object_unref(map_);
  }

  PangoContext* context() { return context_; }
  const PangoFontDescription* description(Face face, int weight) { return known(face, weight).description; }
  FontMetrics metrics(Face face, int weight) { return known(face, weight).metrics; }

 private:
  struct Known {
    PangoFontDescription* description = nullptr;
    FontMetrics metrics;
  };
  const Known& known(Face face, int weight) {
    const auto key = std::pair(face, installed_weight(weight));
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    Known made;
    made.description = pango_font_description_new();
    pango_font_description_set_family_static(made.description, families(face));
    pango_font_description_set_weight(made.description, static_cast<PangoWeight>(key.second));
    pango_font_description_set_absolute_size(made.description, reference_size * PANGO_SCALE);
    made.metrics = {0.96875, 0.2412}; // Inter's, should no font be found at all
    if (PangoFont* font = pango_context_load_font(context_, made.description)) {
      PangoFontMetrics* metrics = pango_font_get_metrics(font, nullptr);
      made.metrics = {pango_font_metrics_get_ascent(metrics) / (reference_size * PANGO_SCALE),
                      pango_font_metrics_get_descent(metrics) / (reference_size * PANGO_SCALE)};
      pango_font_metrics_unref(metrics);
      g_object_unref(font);
    }
    return known_.emplace(key, made).first->second;
  }

  PangoFontMap* map_;
  PangoContext* context_;
  std::map<std::pair<Face, int>, Known> known_;
};

ThreadFonts& thread_fonts() {
  thread_local ThreadFonts fonts;
  return fonts;
}

} // namespace

PangoContext* thread_context() {
  return thread_fonts().context();
}
const PangoFontDescription* thread_font(Face face, int weight) {
  return thread_fonts().description(face, weight);
}
FontMetrics font_metrics(Face face, int weight) {
  return thread_fonts().metrics(face, weight);
}

void warm_fonts() {
  Text text;
  text.style.fit = Fit::line;
  for (const char* sample : {"Aé", "😀", "أ", "欢"}) {
    text.text = sample;
    Vec2 offset;
    TextLayout(text).rasterise(1, &offset);
  }
}

std::vector<std::string> missing_fonts() {
  PangoFontFamily** installed = nullptr;
  int count = 0;
  pango_context_list_families(thread_context(), &installed, &count);
  std::vector<std::string> missing;
  for (const char* wanted :
       {"Inter", "Inter Display", "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Color Emoji"}) {
    bool found = false;
    for (int i = 0; i < count && !found; ++i) {
      found = std::string_view(pango_font_family_get_name(installed[i])) == wanted;
    }
    if (!found) missing.emplace_back(wanted);
  }
  g_free(installed);
  return missing;
}

} // namespace pressoir::picture
