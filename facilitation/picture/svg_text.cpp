// One <text> a text and one <tspan> a line, at the place where the line was laid out: any reader can select and search
// it.
#include "facilitation/picture/svg_text.h"

#include <charconv>
#include <cmath>

#include "facilitation/picture/quick_lines.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::picture {
namespace {

std::string_view families(Face face) {
  switch (face) {
  case Face::inter_display: return "\"Inter Display\",Inter,\"Noto Sans\",sans-serif";
  case Face::handwriting: return "Caveat,\"Patrick Hand\",\"Comic Neue\",Inter,sans-serif";
  case Face::inter: break;
  }
  return "Inter,\"Noto Sans\",\"Noto Color Emoji\",sans-serif";
}

// Thousandths: shadows are made of faint layers.
void add_opacity(std::string& out, double alpha) {
  const int thousandths = static_cast<int>(std::lround(std::clamp(alpha, 0.0, 1.0) * 1000));
  out += static_cast<char>('0' + thousandths / 1000);
  out += '.';
  for (const int unit : {100, 10, 1}) out += static_cast<char>('0' + thousandths / unit % 10);
}

} // namespace

void add_number(std::string& out, double value) {
  if (!std::isfinite(value)) value = 0;
  auto hundredths = static_cast<std::int64_t>(std::llround(std::clamp(value, -1e9, 1e9) * 100));
  if (hundredths < 0) {
    out += '-';
    hundredths = -hundredths;
  }
  char digits[24];
  int count = 0;
  for (auto whole = hundredths / 100; whole > 0 || count == 0; whole /= 10) {
    digits[count++] = static_cast<char>('0' + whole % 10);
  }
  while (count > 0) out += digits[--count];
  const auto part = static_cast<int>(hundredths % 100);
  if (part == 0) return;
  out += '.';
  out += static_cast<char>('0' + part / 10);
  if (part % 10) out += static_cast<char>('0' + part % 10);
}

void add_attribute(std::string& out, std::string_view name, double value) {
  out += ' ';
  out += name;
  out += "=\"";
  add_number(out, value);
  out += '"';
}

void add_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\t':
    case '\n': out += ' '; break;
    case '\xEF': // U+FFFE and U+FFFF
      if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
        i += 2;
        break;
      }
      out += c;
      break;
    default:
      if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
}

void add_paint(std::string& out, std::string_view role, Colour colour) {
  out += ' ';
  out += role;
  if (colour.alpha == 0) {
    out += "=\"none\"";
    return;
  }
  const double alpha = colour.alpha / 255.0;
  colour.alpha = 255;
  out += "=\"";
  out += hex_text(colour);
  out += '"';
  if (alpha < 1) {
    out += ' ';
    out += role;
    out += "-opacity=\"";
    add_opacity(out, alpha);
    out += '"';
  }
}

int SvgTexts::class_of(const Text& text) {
  const TextStyle& style = text.style;
  const Colour c = text.colour;
  const auto packed = static_cast<std::uint32_t>(c.red << 24 | c.green << 16 | c.blue << 8 | c.alpha);
  const Key key{style.face, style.weight, style.tracking, style.tabular_figures, style.underline, style.strike, packed};
  const auto [place, fresh] = classes_.emplace(key, static_cast<int>(classes_.size()));
  if (!fresh) return place->second;
  rules_ += ".t" + std::to_string(place->second) + "{font-family:";
  rules_ += families(style.face);
  rules_ += ";font-weight:" + std::to_string(std::clamp(style.weight, 1, 1000));
  Colour opaque = c;
  opaque.alpha = 255;
  rules_ += ";fill:" + hex_text(opaque);
  if (c.alpha < 255) {
    rules_ += ";fill-opacity:";
    add_opacity(rules_, c.alpha / 255.0);
  }
  if (style.tracking != 0) {
    rules_ += ";letter-spacing:";
    char digits[40];
    const double em = std::clamp(style.tracking, -1.0, 1.0); // hundredths would be too coarse
    rules_.append(digits, std::to_chars(digits, digits + sizeof digits, em, std::chars_format::fixed, 4).ptr);
    rules_ += "em";
  }
  if (style.tabular_figures) rules_ += ";font-feature-settings:\"tnum\"";
  if (style.underline || style.strike) {
    rules_ += ";text-decoration:";
    rules_ += style.underline && style.strike ? "underline line-through"
              : style.underline               ? "underline"
                                              : "line-through";
  }
  rules_ += "}\n";
  return place->second;
}

void SvgTexts::add(std::string& out, const Text& text, Spoken spoken) {
  if (text.text.empty()) return;
  // Quick where it is certain; else the layout, kept alive while its lines are written.
  auto quick = quick_lines(text);
  std::optional<TextLayout> layout;
  if (!quick) {
    layout.emplace(text);
    quick = QuickLines{layout->size(), layout->lines()};
  }
  const std::string shared = "class=\"t" + std::to_string(class_of(text)) + '"';
  const Align align = text.style.align;
  bool open = false, from_right = false;
  for (const TextLayout::Line& line : quick->lines) {
    if (line.text.empty()) continue;
    // The direction belongs to the whole <text>: another one begins where it changes.
    if (!open || from_right != line.right_to_left) {
      if (open) out += "</text>\n";
      open = true;
      from_right = line.right_to_left;
      out += "<text ";
      out += shared;
      add_attribute(out, "font-size", quick->size);
      if (spoken == Spoken::no) out += " aria-hidden=\"true\" style=\"user-select:none\"";
      if (from_right) out += " direction=\"rtl\"";
      // A reader without our fonts keeps the middle and the end where they belong.
      if (align == Align::centre) out += " text-anchor=\"middle\"";
      if (align == Align::end && !from_right) out += " text-anchor=\"end\"";
      out += '>';
    }
    double x = text.box.x + line.x;
    if (align == Align::centre) {
      x += line.width / 2;
    } else if (from_right || align == Align::end) {
      x += line.width;
    }
    out += "<tspan";
    add_attribute(out, "x", x);
    add_attribute(out, "y", text.box.y + line.baseline);
    out += '>';
    add_escaped(out, line.text);
    if (line.blank_after && align == Align::start) out += ' '; // so that words stay apart when copied
    out += "</tspan>";
  }
  if (open) out += "</text>\n";
}

} // namespace pressoir::picture
