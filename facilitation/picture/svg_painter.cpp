// A scene as SVG 1.1 that needs nothing else: pictures inside, no script, no filter that a large board would choke on.
#include <cmath>

#include <numbers>

#include "facilitation/base/bytes.h"
#include "facilitation/picture/ink.h"
#include "facilitation/picture/pages.h"
#include "facilitation/picture/shadow.h"
#include "facilitation/picture/svg_text.h"
#include "facilitation/picture/text_paint.h"

namespace pressoir::picture {
namespace {

constexpr int shadow_layer_count = 4;

// The two kinds that every reader of SVG knows; others are not passed on.
std::string_view kind_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  return {};
}

class Writer {
 public:
  Writer(const FetchBlob& fetch, Colour ink) : fetch_(fetch), ink_(ink) {}

  void write(const Item& item) {
    std::visit([this](const auto& shape) { add(shape); }, item);
  }
  void write(const Element& element) {
    if (element.rotation != 0) turn(element.rotation, element.pivot);
    for (std::size_t i = 0; i < element.items.size(); ++i) {
      const Text* text = std::get_if<Text>(&element.items[i]);
      if (text) texts.add(body, *text, is_echo(element, i) ? Spoken::no : Spoken::yes);
      else write(element.items[i]);
    }
    if (element.rotation != 0) body += "</g>\n";
  }
  std::string body;
  SvgTexts texts;

 private:
  void add_box(const Rect& box) {
    add_attribute(body, "x", box.x);
    add_attribute(body, "y", box.y);
    add_attribute(body, "width", std::max(0.0, box.width));
    add_attribute(body, "height", std::max(0.0, box.height));
  }
  void rectangle(const Rect& box, double radius) {
    body += "<rect";
    add_box(box);
    if (radius > 0) add_attribute(body, "rx", radius);
  }
  void turn(double degrees, Vec2 about) {
    body += "<g transform=\"rotate(";
    add_number(body, degrees);
    for (const double at : {about.x, about.y}) body += ' ', add_number(body, at);
    body += ")\">";
  }
  void add(const Card& card) {
    if (card.rotation != 0) turn(card.rotation, card.box.centre());
    if (card.shadow != Shadow::none) {
      for (const ShadowLayer& layer : shadow_layers(card, shadow_shape(card.shadow, ink_), shadow_layer_count)) {
        rectangle(layer.box, layer.radius);
        add_paint(body, "fill", layer.colour);
        body += "/>";
      }
    }
    rectangle(card.box, card.radius);
    add_paint(body, "fill", card.fill);
    edge(card.edge, card.edge_width);
    body += "/>";
    if (card.rotation != 0) body += "</g>";
    body += '\n';
  }
  void edge(Colour colour, double width) {
    if (colour.alpha == 0 || width <= 0) return;
    add_paint(body, "stroke", colour);
    add_attribute(body, "stroke-width", width);
  }
  void add(const Text& text) { texts.add(body, text, Spoken::yes); }
  void add(const Disc& disc) {
    body += "<circle";
    add_attribute(body, "cx", disc.centre.x);
    add_attribute(body, "cy", disc.centre.y);
    add_attribute(body, "r", std::max(0.0, disc.radius));
    add_paint(body, "fill", disc.fill);
    edge(disc.edge, disc.edge_width);
    body += "/>\n";
  }
  void point(char command, Vec2 p) {
    if (command) body += command;
    add_number(body, p.x);
    body += ' ';
    add_number(body, p.y);
  }
  void add(const Path& path) {
    if (path.segments.empty()) return;
    body += "<path d=\"";
    for (const PathSegment& segment : path.segments) {
      switch (segment.kind) {
      case PathSegment::Kind::move: point('M', segment.to); break;
      case PathSegment::Kind::line: point('L', segment.to); break;
      case PathSegment::Kind::cubic:
        point('C', segment.a);
        point(' ', segment.b);
        point(' ', segment.to);
        break;
      case PathSegment::Kind::close: body += 'Z'; break;
      }
    }
    body += '"';
    add_paint(body, "fill", path.fill);
    edge(path.stroke, path.stroke_width);
    if (!path.dashes.empty()) {
      body += " stroke-dasharray=\"";
      for (const double dash : path.dashes) add_number(body, std::abs(dash)), body += ' ';
      body += '"';
    }
    if (path.blend == Blend::multiply) body += " style=\"mix-blend-mode:multiply\"";
    if (path.blend == Blend::darken) body += " style=\"mix-blend-mode:darken\"";
    if (path.blend == Blend::lighten) body += " style=\"mix-blend-mode:lighten\"";
    body += "/>\n";
  }
  void add(const Ink& ink) {
    if (ink.colour.alpha) add(outline_of(ink));
  }
  void add(const Image& image) {
    std::string bytes;
    if (fetch_) {
      if (auto fetched = fetch_(image.blob)) bytes = std::move(*fetched);
    }
    const std::string_view kind = kind_of(bytes);
    if (kind.empty()) {
      add(Card{.box = image.box, .fill = with_alpha(ink_, 0.06), .edge = with_alpha(ink_, 0.25), .edge_width = 1});
      for (const bool down : {true, false}) {
        const double from = down ? image.box.y : image.box.bottom(), to = down ? image.box.bottom() : image.box.y;
        add(polyline({{image.box.x, from}, {image.box.right(), to}}, with_alpha(ink_, 0.25), 1));
      }
      return;
    }
    const Vec2 part = image.crop_to - image.crop_from;
    const bool cropped = part != Vec2{1, 1} && part.x > 0 && part.y > 0;
    const Rect shown = cropped ? Rect{0, 0, 1000, 1000} : image.box; // numbers have two decimals
    if (cropped) {
      body += "<svg";
      add_box(image.box);
      body += " preserveAspectRatio=\"none\" viewBox=\"";
      for (const double at : {image.crop_from.x, image.crop_from.y, part.x, part.y}) add_number(body, 1000 * at), body += ' ';
      body += "\">";
    }
    body += "<image";
    add_box(shown);
    if (image.opacity < 1) add_attribute(body, "opacity", std::max(0.0, image.opacity));
    body += " preserveAspectRatio=\"none\" xlink:href=\"data:";
    body += kind;
    body += ";base64,";
    body += base64_text(bytes);
    body += cropped ? "\"/></svg>\n" : "\"/>\n";
  }

  const FetchBlob& fetch_;
  Colour ink_;
};

} // namespace

std::string svg(const Scene& scene, const SvgOptions& options, const FetchBlob& fetch) { return svg_of(scene, bounds(scene), options, fetch); }

std::string svg_of(const Scene& scene, const Rect& part, const SvgOptions& options, const FetchBlob& fetch) {
  Rect area = part;
  if (area.empty()) area = {0, 0, 1, 1};
  area = inset(area, -std::max(0.0, options.margin));
  Writer writer(fetch, scene.ink);
  writer.body.reserve(scene.elements.size() * 900);
  const Rect near = inset(area, -48); // shadows reach beyond bounds
  for (const Element& element : scene.elements)
    if (element.bounds.empty() || element.bounds.intersects(near)) writer.write(element);

  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" xml:space=\"preserve\" "
                    "stroke-linecap=\"round\" stroke-linejoin=\"round\" xml:lang=\"";
  out.reserve(writer.body.size() + 4096);
  add_escaped(out, options.language);
  out += "\" viewBox=\"";
  for (const double at : {area.x, area.y, area.width, area.height}) add_number(out, at), out += ' ';
  out.back() = '"';
  add_attribute(out, "width", area.width);
  add_attribute(out, "height", area.height);
  out += ">\n<title>";
  add_escaped(out, options.title);
  out += "</title>\n<style>\n" + writer.texts.styles() + "</style>\n";
  auto page = [&](std::string_view fill) {
    out += "<rect";
    add_attribute(out, "x", area.x);
    add_attribute(out, "y", area.y);
    add_attribute(out, "width", area.width);
    add_attribute(out, "height", area.height);
    out += fill;
    out += "/>\n";
  };
  if (scene.background) {
    std::string fill;
    add_paint(fill, "fill", *scene.background);
    page(fill);
  }
  if (scene.dot_grid) {
    // The pattern's corner is half a step before a dot, so that no dot is cut.
    out += "<defs><pattern id=\"dots\" x=\"-12\" y=\"-12\" width=\"24\" height=\"24\" patternUnits=\"userSpaceOnUse\">"
           "<circle cx=\"12\" cy=\"12\" r=\"1.3\"";
    add_paint(out, "fill", with_alpha(scene.ink, 0.08));
    out += "/></pattern></defs>\n";
    page(" fill=\"url(#dots)\"");
  }
  out += writer.body;
  out += "</svg>\n";
  return out;
}

} // namespace pressoir::picture
