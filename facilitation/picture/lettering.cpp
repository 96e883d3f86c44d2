// Single-stroke capitals, drawn as paths 100 units high (baseline at 100) and scaled, turned and shifted a little by
// seed.
#include <cmath>
#include <numbers>
#include <string_view>

#include "facilitation/base/id.h"
#include "facilitation/picture/flatten.h"
#include "facilitation/picture/ink.h"

namespace pressoir::picture {
namespace {

constexpr double cap_units = 100, gap = 26, space = 44;

struct Glyph {
  std::string_view letter, drawing;
  double advance;
};
struct Accented {
  std::string_view letter, base, drawing;
};

// clang-format off
constexpr Glyph glyphs[] = {
    {"0", "M38 0C-4 0 -4 100 38 100C80 100 80 0 37 0", 76},
    {"1", "M6 22L34 0L34 100", 44},
    {"2", "M6 22C14 -10 66 -6 60 30C56 56 20 70 4 98L66 98", 70},
    {"3", "M6 8C60 -10 66 46 24 48C74 46 70 110 4 92", 66},
    {"4", "M48 100L48 0L4 68L66 68", 70},
    {"5", "M58 2L14 2L10 46C70 32 72 104 4 96", 66},
    {"6", "M56 4C20 12 2 56 8 78C18 112 72 102 62 66C54 42 14 44 8 74", 68},
    {"7", "M4 2L62 2L24 100", 64},
    {"8", "M34 48C-2 40 4 0 34 0C64 0 70 40 34 48C-6 56 -2 100 34 100C70 100 74 56 33 48", 68},
    {"9", "M60 36C54 60 8 58 8 30C8 -6 62 -8 60 34C58 70 44 96 16 100", 66},
    {"A", "M4 100L38 0L74 100M18 64L62 64", 78},
    {"B", "M8 1L8 99M8 2C60 -4 62 46 10 48C74 46 74 102 8 99", 66},
    {"C", "M66 18C54 -4 6 -6 6 50C6 106 56 104 68 80", 72},
    {"D", "M8 1L8 99M8 2C88 0 88 100 8 99", 76},
    {"E", "M60 2L8 2L8 98L62 98M8 48L50 48", 66},
    {"F", "M58 2L8 2L8 100M8 48L48 48", 58},
    {"G", "M68 18C54 -4 6 -6 6 50C6 108 70 106 70 56L44 56", 78},
    {"H", "M8 0L8 100M64 0L64 100M8 50L64 50", 72},
    {"I", "M8 0L8 100", 16},
    {"J", "M44 0L44 74C44 106 6 106 4 78", 52},
    {"K", "M8 0L8 100M60 0L10 56M26 42L64 100", 68},
    {"L", "M8 0L8 98L56 98", 58},
    {"M", "M6 100L12 0L46 66L80 0L88 100", 94},
    {"N", "M8 100L8 0L66 100L66 0", 74},
    {"O", "M42 0C-8 0 -8 100 42 100C92 100 92 0 41 0", 84},
    {"P", "M8 100L8 1C74 -6 74 60 8 54", 60},
    {"Q", "M42 0C-8 0 -8 100 42 100C92 100 92 0 41 0M52 74L80 108", 86},
    {"R", "M8 100L8 1C72 -6 72 56 8 52M30 52L66 100", 68},
    {"S", "M58 14C46 -6 6 -4 8 26C10 54 62 42 62 74C62 106 14 106 4 82", 66},
    {"T", "M2 2L70 2M36 2L36 100", 72},
    {"U", "M8 0L8 62C8 112 66 112 66 62L66 0", 74},
    {"V", "M2 0L36 100L70 0", 72},
    {"W", "M2 0L26 100L50 22L74 100L98 0", 100},
    {"X", "M6 0L66 100M66 0L4 100", 70},
    {"Y", "M4 0L36 50M70 0L30 100", 72},
    {"Z", "M6 2L64 2L4 98L66 98", 70},
    {"'", "M9 -2L4 24", 13},
    {"’", "M9 -2L4 24", 13},
    {"!", "M8 0L8 66M8 96L8 99", 16},
    {"?", "M4 18C14 -10 64 -4 54 30C48 48 32 48 32 70M32 96L32 99", 58},
    {".", "M6 96L6 99", 12},
    {",", "M9 94L3 114", 13},
    {":", "M7 36L7 39M7 92L7 95", 14},
    {"-", "M4 54L38 54", 42},
    {"+", "M6 54L60 54M33 26L33 82", 66},
    {"&", "M70 100L16 28C10 -10 56 -8 46 24C40 42 2 50 6 78C12 110 60 104 68 58", 74},
    {"/", "M4 104L44 -4", 48},
    {">", "M6 20L50 52L6 84", 54},
    {"=", "M6 36L58 36M6 68L58 68", 64},
    {"%", "M4 100L66 0M16 6C-4 6 -4 40 16 40C36 40 36 6 15 6M56 60C36 60 36 96 56 96C76 96 76 60 55 60", 74},
};
constexpr Accented accented[] = {
    {"É", "E", "M30 -14L50 -32"},
    {"È", "E", "M22 -32L42 -14"},
    {"Ê", "E", "M14 -13L34 -31L54 -13"},
    {"À", "A", "M26 -32L44 -14"},
    {"Ç", "C", "M42 102C60 112 46 124 32 120"},
    {"Ô", "O", "M22 -13L42 -31L62 -13"},
    {"Û", "U", "M18 -13L37 -31L56 -13"},
    {"Î", "I", "M-8 -13L8 -31L24 -13"},
    {"Ù", "U", "M26 -32L44 -14"},
    {"Â", "A", "M20 -13L38 -31L56 -13"},
    {"Ë", "E", "M22 -22L22 -19M44 -22L44 -19"},
    {"Ï", "I", "M-4 -22L-4 -19M20 -22L20 -19"},
    {"Ü", "U", "M24 -22L24 -19M48 -22L48 -19"},
    {"Ö", "O", "M30 -22L30 -19M54 -22L54 -19"},
    {"Ñ", "N", "M18 -16C26 -32 46 -6 54 -24"},
};
// Written with two of the others, closer than two letters are.
constexpr Accented joined[] = {{"Œ", "O", "E"}, {"Æ", "A", "E"}};
// clang-format on

constexpr double joined_overlap = 12;

// The next letter of the text, upper case: Latin-1 and œ are all that capitals are drawn for.
std::string upper_letter(std::string_view text, std::size_t& place) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  std::size_t size = 1;
  if (byte(place) >= 0xF0)
    size = 4;
  else if (byte(place) >= 0xE0)
    size = 3;
  else if (byte(place) >= 0xC0)
    size = 2;
  std::string letter(text.substr(place, size));
  place += std::max<std::size_t>(letter.size(), 1);
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') letter[0] = static_cast<char>(letter[0] - 32);
  if (letter.size() == 2 && letter[0] == '\xC3' && static_cast<unsigned char>(letter[1]) >= 0xA0) {
    letter[1] = static_cast<char>(letter[1] - 0x20);
  }
  if (letter == "œ") letter = "Œ";
  return letter;
}

const Glyph* glyph_of(std::string_view letter) {
  for (const Glyph& glyph : glyphs) {
    if (glyph.letter == letter) return &glyph;
  }
  return nullptr;
}

// What to draw one after the other: {drawing, where it starts, the whole's advance}.
struct Placed {
  std::string_view drawing;
  double x = 0;
};
double place_letter(const std::string& letter, std::vector<Placed>& parts) {
  if (const Glyph* glyph = glyph_of(letter)) {
    parts.push_back({glyph->drawing, 0});
    return glyph->advance;
  }
  for (const Accented& one : accented) {
    if (one.letter != letter) continue;
    const Glyph* base = glyph_of(one.base);
    parts.push_back({base->drawing, 0});
    parts.push_back({one.drawing, 0});
    return base->advance;
  }
  for (const Accented& one : joined) {
    if (one.letter != letter) continue;
    const Glyph *first = glyph_of(one.base), *second = glyph_of(one.drawing);
    parts.push_back({first->drawing, 0});
    parts.push_back({second->drawing, first->advance - joined_overlap});
    return first->advance - joined_overlap + second->advance;
  }
  return 0;
}

double random_part(std::uint64_t seed, std::uint64_t n) {
  return static_cast<double>(derived_id(seed, n) >> 11) / 4503599627370496.0 - 1;
}

// Calls `draw(parts, x, index)` for each letter, and returns the width; in units of the drawings.
template <class Draw> double walk(std::string_view text, const Draw& draw) {
  double x = 0, end = 0;
  std::uint64_t index = 0;
  for (std::size_t place = 0; place < text.size(); ++index) {
    const std::string letter = upper_letter(text, place);
    if (letter == " " || letter == "\u00A0" || letter == "\u202F") {
      x += space;
      continue;
    }
    std::vector<Placed> parts;
    const double advance = place_letter(letter, parts);
    if (parts.empty()) continue;
    draw(parts, x, advance, index);
    end = x + advance;
    x = end + gap;
  }
  return end;
}

} // namespace

std::vector<Path> lettering(std::string_view text, Vec2 origin, double cap, double pen, Colour colour,
                            std::uint64_t seed) {
  std::vector<Path> paths;
  for (const Ink& ink : lettering_ink(text, origin, cap, pen, colour, seed)) paths.push_back(outline_of(ink));
  return paths;
}

std::vector<Ink> lettering_ink(std::string_view text, Vec2 origin, double cap, double pen, Colour colour,
                               std::uint64_t seed) {
  constexpr double turn = 1.4, shift = 0.022, stretch = 0.025;
  std::vector<Ink> lines;
  const double unit = cap / cap_units;
  walk(text, [&](const std::vector<Placed>& parts, double x, double advance, std::uint64_t index) {
    const std::uint64_t own = derived_id(seed, index + 1);
    const double angle = turn * random_part(own, 1) * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    const Vec2 moved{shift * cap_units * random_part(own, 2), shift * cap_units * random_part(own, 3)};
    const double scale = 1 + stretch * random_part(own, 4);
    const Vec2 middle{advance / 2, cap_units / 2};
    std::uint64_t line_seed = own;
    for (const Placed& part : parts) {
      for (const auto& drawn : flattened(path_from_svg(part.drawing), 0.5)) {
        std::vector<Vec2> line;
        line.reserve(drawn.size());
        for (const Vec2 p : drawn) {
          const Vec2 d = (Vec2{p.x + part.x, p.y} - middle) * scale;
          const Vec2 turned = Vec2{d.x * c - d.y * s, d.x * s + d.y * c} + middle + moved;
          line.push_back(origin + Vec2{x + turned.x, turned.y} * unit);
        }
        lines.push_back(hand_drawn(line, colour, pen, ++line_seed));
      }
    }
  });
  return lines;
}

double lettering_width(std::string_view text, double cap) {
  return walk(text, [](const std::vector<Placed>&, double, double, std::uint64_t) {}) * cap / cap_units;
}

} // namespace pressoir::picture
