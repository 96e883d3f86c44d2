#include "facilitation/summary/paper_blocks.h"

#include <algorithm>
#include <cairo-pdf.h>

#include "facilitation/picture/painters.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::summary {
namespace {

using Face = PaperStyle::Face;
using Align = PaperStyle::Align;
using Cell = Paper::Cell;
constexpr PaperColours colours;
constexpr double left = Paper::left, width = Paper::width;

cairo_t* context_of(void* cairo) { return static_cast<cairo_t*>(cairo); }

// The page is its paper.
picture::Scene on_white(picture::Scene scene) {
  scene.background.reset();
  scene.dot_grid = false;
  return scene;
}

struct Layer {
  Paper& paper;
  double density;
  double of(double points) const { return points * density; }
  PaperStyle body(Colour colour = colours.ink) const { return {.size = of(10), .colour = colour}; }
  PaperStyle small(Colour colour = colours.ink3) const { return {.size = of(8.5), .colour = colour}; }

  void operator()(const Paragraph& paragraph) {
    paper.skip(of(5));
    if (paragraph.role == Paragraph::Role::instruction) {
      const PaperText text(paragraph.line, {.size = of(11), .colour = colours.ink2}, width - 12);
      const double height = text.height();
      paper.row({{text, left + 12}}, {}, [height](void* cairo, double y) { fill_box(cairo, {left, y + 1, 2, height - 2}, 1, colours.plum); });
      return paper.skip(of(8));
    }
    const bool quiet = paragraph.role == Paragraph::Role::quiet;
    paper.row({{PaperText(paragraph.line, quiet ? small() : body(), width)}}, {});
    paper.skip(of(4));
  }

  void operator()(const Facts& facts) {
    const double label_width = of(74);
    for (const Facts::One& one : facts.facts) {
      paper.row({{PaperText(one.label, body(colours.ink3), label_width - 6)}, {PaperText(one.value, body(), width - label_width), left + label_width}}, {.below = of(2.5)});
    }
  }

  void operator()(const Figures& figures) {
    paper.skip(of(12));
    const double each = width / static_cast<double>(std::max<std::size_t>(1, figures.figures.size()));
    std::vector<Cell> numbers, labels;
    for (std::size_t i = 0; i < figures.figures.size(); ++i) {
      const double x = left + each * static_cast<double>(i) + (i > 0 ? of(12) : 0);
      numbers.push_back({PaperText(figures.figures[i].number, {.face = Face::display, .weight = 600, .size = of(21), .spacing = 1, .tabular = true, .colour = colours.plum}, each - of(14)), x});
      labels.push_back({PaperText(figures.figures[i].label, body(colours.ink2), each - of(14)), x});
    }
    const double height = of(56);
    paper.need(height);
    const double y = paper.y();
    const std::size_t count = figures.figures.size();
    const double above = of(9);
    paper.put(0, [=](void* cairo, double) {
      fill_box(cairo, {left, y, width, 0.6}, 0, colours.line);
      for (std::size_t i = 1; i < count; ++i) fill_box(cairo, {left + each * static_cast<double>(i), y + above, 0.6, height - 2 * above}, 0, colours.line);
    });
    paper.row(numbers, {.above = above});
    paper.row(labels, {.below = of(8), .rule = colours.line});
    paper.skip(of(4));
  }

  void operator()(const List& list) {
    const bool numbered = list.kind == List::Kind::numbered;
    const double indent = of(numbered ? 24 : 13);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const PaperText text(list.items[i], body(), width - indent);
      const double line = text.lines().front().bottom;
      const double size = of(15);
      const PaperText number = numbered ? PaperText(std::to_string(i + 1), {.align = Align::centre, .weight = 600, .size = of(8.5), .spacing = 1, .tabular = true, .colour = rgb(0xFFFFFF)}, size) : PaperText();
      paper.row({{text, left + indent, 0, "LBody"}}, {.above = of(2), .below = of(numbered ? 4 : 2), .role = "LI"}, [=](void* cairo, double y) {
        const double middle = y + line / 2;
        if (!numbered) return fill_box(cairo, {left + 2, middle - 1.5, 3, 3}, 1.5, colours.ink3);
        fill_box(cairo, {left, middle - size / 2, size, size}, size / 2, colours.plum);
        with_role(cairo, "Lbl", "", [&] {
          cairo_save(context_of(cairo));
          cairo_translate(context_of(cairo), left, middle - number.height() / 2);
          number.show(cairo, 0, 1);
          cairo_restore(context_of(cairo));
        });
      });
    }
    paper.skip(of(3));
  }

  void operator()(const Grid& grid) {
    const double gap = of(12);
    double shares = 0;
    for (const Grid::Column& column : grid.columns) shares += column.share;
    std::vector<double> places, widths;
    double x = left;
    for (const Grid::Column& column : grid.columns) {
      const double all = (width + gap) * column.share / shares;
      places.push_back(x);
      widths.push_back(all - gap);
      x += all;
    }
    std::vector<Cell> heads;
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
      PaperStyle style = small();
      if (grid.columns[i].number) style.align = Align::end;
      heads.push_back({PaperText(grid.columns[i].title, style, widths[i]), places[i], 0, "TH"});
    }
    const Paper::RowLook head_look{.below = of(4), .rule = colours.ink, .rule_width = 1, .role = "TR"};
    paper.need(of(50));
    paper.row(heads, head_look);
    for (const auto& row : grid.rows) {
      std::vector<Cell> cells;
      for (std::size_t i = 0; i < row.size(); ++i) {
        PaperStyle style = body();
        if (grid.columns[i].number) style.align = Align::end, style.tabular = true;
        cells.push_back({PaperText(row[i], style, widths[i]), places[i], 0, i == grid.head ? "TH" : "TD"});
      }
      const std::size_t page = paper.page();
      double height = of(10);
      for (const Cell& cell : cells) height = std::max(height, cell.text.height() + of(10));
      if (height < 300) paper.need(height);
      if (paper.page() != page) paper.row(heads, head_look); // a table that goes on says again what its columns are
      paper.row(cells, {.above = of(4.5), .below = of(5), .rule = colours.line, .role = "TR"});
    }
    paper.skip(of(6));
  }

  void operator()(const Ranking& ranking) {
    paper.skip(of(6));
    const double count_width = of(118), inside = of(10), rank_width = of(22);
    const double label_x = left + inside + rank_width, label_width = width - 2 * inside - rank_width - count_width;
    for (const Ranking::One& one : ranking.options) {
      const Colour tint = one.first ? colours.plum : colours.ink;
      Line count{{Span::Tone::strong, one.count}};
      if (!one.note.empty()) count.push_back({Span::Tone::quiet, " " + one.note});
      const PaperText label(one.label, {.weight = 500, .size = of(10.5)}, label_width);
      const double bar = ranking.most > 0 ? (width - 2 * inside - rank_width) * static_cast<double>(one.dots) / static_cast<double>(ranking.most) : 0;
      const double bar_y = label.height() + of(3);
      paper.row({{PaperText(one.rank, {.weight = 600, .size = of(10.5), .tabular = true, .colour = one.first ? colours.plum : colours.ink3}, rank_width), left + inside, 0, "Lbl"},
                 {label, label_x, 0, "LBody"},
                 {PaperText(count, {.align = Align::end, .size = of(10), .tabular = true, .colour = tint}, count_width), Paper::right - inside - count_width}},
                {.above = of(7), .below = of(bar > 0 ? 15 : 7), .background = one.first ? colours.pale : Colour{0, 0, 0, 0}, .radius = 8, .rule = one.first ? Colour{0, 0, 0, 0} : colours.line, .role = "LI"},
                [=, thick = of(5), first = one.first](void* cairo, double y) {
                  if (bar > 0) fill_box(cairo, {label_x, y + bar_y, std::max(bar, 3.0), thick}, thick / 2, first ? colours.plum : colours.pale_plum);
                });
    }
    paper.skip(of(6));
  }

  void operator()(const IdeaList& list) {
    const PaperText title(list.title, {.face = Face::display, .weight = 600, .size = of(12.5)}, width - of(150));
    const double tag = of(18), title_x = list.letter.empty() ? left : left + tag + of(8);
    const PaperText letter(list.letter, {.face = Face::display, .align = Align::centre, .weight = 600, .size = of(11.5), .spacing = 1, .colour = rgb(0xFBF9F4)}, tag);
    const PaperText count(list.count, small(), of(140));
    const bool lettered = !list.letter.empty();
    paper.skip(of(14));
    paper.need(title.height() + of(46)); // never a title alone at the foot of a page
    const double count_x = std::min(title_x + title.width() + of(9), Paper::right - of(140));
    paper.row({{title, title_x}, {count, count_x}}, {.below = of(5), .role = "H3"}, [=](void* cairo, double y) {
      if (lettered) {
        const double middle = y + title.lines().front().bottom / 2;
        fill_box(cairo, {left, middle - tag / 2, tag, tag}, tag * 0.25, colours.ink);
        cairo_save(context_of(cairo));
        cairo_translate(context_of(cairo), left, middle - letter.height() / 2);
        letter.show(cairo, 0, 1);
        cairo_restore(context_of(cairo));
      }
    });
    if (!list.trace.empty()) paper.row({{PaperText(list.trace, small(), width)}}, {.below = of(4)});
    for (const IdeaList::Card& card : list.cards) idea(card);
  }

  void idea(const IdeaList::Card& card) {
    const double indent = of(15), swatch = of(8.5);
    const PaperText text(card.text, body(), width - indent);
    const double line = text.lines().front().bottom;
    const Colour fill = workshop::note_fill(card.colour);
    const bool more = !card.details.empty() || !card.under.empty();
    paper.row({{text, left + indent, 0, "LBody"}}, {.above = of(2), .below = of(more ? 0 : 2.5), .role = "LI"}, [=](void* cairo, double y) {
      fill_box(cairo, {left, y + line / 2 - swatch / 2, swatch, swatch}, 2, fill);
      cairo_set_source_rgba(context_of(cairo), 0.12, 0.14, 0.19, 0.35);
      cairo_set_line_width(context_of(cairo), 0.5);
      cairo_rectangle(context_of(cairo), left + 0.25, y + line / 2 - swatch / 2 + 0.25, swatch - 0.5, swatch - 0.5);
      cairo_stroke(context_of(cairo));
    });
    if (!card.details.empty()) paper.row({{PaperText(card.details, small(), width - indent), left + indent}}, {.below = of(card.under.empty() ? 2.5 : 1)});
    for (std::size_t i = 0; i < card.under.size(); ++i) {
      const bool last = i + 1 == card.under.size();
      const PaperText under(card.under[i], small(colours.ink2), width - indent - of(10));
      const double first = under.lines().front().bottom;
      paper.row({{under, left + indent + of(10)}}, {.below = of(last ? 2.5 : 1)}, [=](void* cairo, double y) { fill_box(cairo, {left + indent, y + first / 2 - 0.4, 6, 0.8}, 0, colours.ink3); });
    }
  }

  void operator()(const BoardPicture& board) {
    const Rect seen = picture::bounds(board.scene);
    if (seen.empty()) return;
    const double inside = 10, most_high = (Paper::bottom - Paper::top) * 0.72;
    const double scale = std::min((width - 2 * inside) / seen.width, most_high / seen.height);
    const double high = seen.height * scale + 2 * inside;
    paper.skip(of(6));
    paper.put(high, [scene = on_white(board.scene), fetch = board.fetch, seen, scale, high](void* cairo, double y) {
      // Not tagged as a figure: Cairo 1.16 refuses emoji (pictures) inside one. The caption and the lists below say it all.
      fill_box(cairo, {left, y, width, high}, 10, colours.line);
      fill_box(cairo, {left + 0.6, y + 0.6, width - 1.2, high - 1.2}, 9.4, rgb(0xFFFFFF));
      cairo_save(context_of(cairo));
      cairo_translate(context_of(cairo), left + (width - seen.width * scale) / 2, y + (high - seen.height * scale) / 2);
      cairo_scale(context_of(cairo), scale, scale);
      cairo_translate(context_of(cairo), -seen.x, -seen.y);
      cairo_rectangle(context_of(cairo), seen.x, seen.y, seen.width, seen.height);
      cairo_clip(context_of(cairo));
      picture::paint(scene, cairo, 0, fetch);
      cairo_restore(context_of(cairo));
    });
    paper.skip(of(4));
    paper.row({{PaperText(board.caption, small(), width)}}, {});
  }
};

} // namespace

void lay_title(Paper& paper, const Report& report, double density) {
  paper.row({{PaperText(report.kind, {.weight = 600, .size = 10 * density, .tracking = 0.03, .colour = colours.plum}, width)}}, {.below = 5 * density});
  const PaperText title(report.title, {.face = Face::display, .weight = 600, .size = 25 * density, .spacing = 0.98, .tracking = -0.02}, width);
  paper.row({{title}}, {.role = "H1"});
  const double long_ = std::min(title.width(), 118.0);
  paper.put(20 * density, [long_](void* cairo, double y) {
    // The press's own stroke: thin, thick, thin, rising a little.
    cairo_t* context = context_of(cairo);
    cairo_set_source_rgb(context, colours.plum.red / 255.0, colours.plum.green / 255.0, colours.plum.blue / 255.0);
    cairo_move_to(context, left, y + 7);
    cairo_curve_to(context, left + long_ * 0.25, y + 4.6, left + long_ * 0.6, y + 3.8, left + long_, y + 3);
    cairo_curve_to(context, left + long_ * 0.7, y + 6, left + long_ * 0.35, y + 7.4, left, y + 8.2);
    cairo_close_path(context);
    cairo_fill(context);
  });
}

void lay_section(Paper& paper, const Section& section, double density) {
  Layer layer{paper, density};
  if (!section.title.empty()) {
    const PaperText title(section.title, {.face = Face::display, .weight = 600, .size = 15 * density, .spacing = 1.05, .tracking = -0.012}, width);
    paper.skip(18 * density);
    paper.need(title.height() + 60);
    paper.row({{title}}, {.below = 6 * density, .role = "H2"}, [anchor = section.anchor](void* cairo, double) {
      cairo_tag_begin(context_of(cairo), CAIRO_TAG_DEST, ("name='" + anchor + "'").c_str());
      cairo_tag_end(context_of(cairo), CAIRO_TAG_DEST);
    });
  }
  for (const Block& block : section.blocks) std::visit(layer, block);
}

} // namespace pressoir::summary
