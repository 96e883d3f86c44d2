// The quick way to break lines against Pango's own, on random texts.
#include "facilitation/picture/quick_lines.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <random>

using namespace pressoir;
using namespace pressoir::picture;

namespace {

std::string random_text(std::mt19937_64& random) {
  static constexpr std::array parts{"l’accueil", "guichet", "À",      "rendez-vous", "12",
                                    "h",         "Où",      "file",   "d'attente,",  "dossier.",
                                    "trop",      "loin",    "!",      "vraiment",    "œuf",
                                    "10:40",     "mot;",    "TAVATA", "a\u00A0b",    "n°",
                                    "oui?",      "vite!",   "-",      "fin\n",       "anticonstitutionnellement",
                                    "où\u202F?", "(non)",   "3,5",    "…",           "Wi-Fi",
                                    "AVEC",      "Toi",      "(12)",     "(A",            "AVEC)",
                                    "mot.)",     "(Wi-Fi),"};
  std::string text;
  const auto count = 1 + random() % 24;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i) text += random() % 12 == 0 ? "  " : " ";
    text += parts[random() % parts.size()];
  }
  return text;
}

} // namespace

TEST_CASE("quick lines are Pango's lines") {
  const char* chosen = std::getenv("PRESSOIR_SEED");
  const std::uint64_t seed = chosen ? std::strtoull(chosen, nullptr, 10) : std::random_device{}();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  int quick_ones = 0;
  constexpr int rounds = 3000;
  for (int i = 0; i < rounds; ++i) {
    Text text;
    text.text = random_text(random);
    text.box = {0, 0, 60.0 + static_cast<double>(random() % 600), 40.0 + static_cast<double>(random() % 300)};
    text.style.face = random() % 3 ? Face::inter : Face::inter_display;
    text.style.weight = 400 + static_cast<int>(random() % 4) * 100;
    text.style.size = 12 + static_cast<double>(random() % 40);
    text.style.least_size = text.style.size / 3;
    text.style.line_height = text.style.size * (1 + static_cast<double>(random() % 40) / 100);
    text.style.tracking = random() % 2 ? -0.017 : 0;
    text.style.tabular_figures = random() % 4 == 0;
    text.style.balance = random() % 2 == 0;
    text.style.fit = std::array{Fit::wrap, Fit::shrink, Fit::shrink, Fit::line}[random() % 4];
    text.style.align = std::array{Align::start, Align::centre, Align::end}[random() % 3];
    text.style.vertical = std::array{VerticalAlign::top, VerticalAlign::middle, VerticalAlign::bottom}[random() % 3];
    const auto quick = quick_lines(text);
    if (!quick) continue;
    ++quick_ones;
    const TextLayout layout(text);
    CAPTURE(text.text);
    CAPTURE(text.box.width);
    CAPTURE(text.style.size);
    CAPTURE(static_cast<int>(text.style.fit));
    CHECK(layout.size() == doctest::Approx(quick->size).epsilon(1e-6));
    const auto lines = layout.lines();
    REQUIRE(lines.size() == quick->lines.size());
    for (std::size_t n = 0; n < lines.size(); ++n) {
      CHECK(lines[n].text == quick->lines[n].text);
      CHECK(lines[n].blank_after == quick->lines[n].blank_after);
      CHECK(lines[n].x == doctest::Approx(quick->lines[n].x).epsilon(0.001).scale(100));
      CHECK(lines[n].width == doctest::Approx(quick->lines[n].width).epsilon(0.001).scale(100));
      CHECK(lines[n].baseline == doctest::Approx(quick->lines[n].baseline).epsilon(0.001));
    }
  }
  // Else the quick way is not worth its lines.
  CHECK(quick_ones > rounds / 20);
}
