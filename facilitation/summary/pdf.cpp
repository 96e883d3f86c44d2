// The report on A4: laid out on Paper, then drawn page by page with its outline, links and running foot.
#include <cairo-pdf.h>

#include "facilitation/base/plain_numbers.h"
#include "facilitation/base/text.h"
#include "facilitation/summary/paper_blocks.h"
#include "facilitation/summary/pdf_finish.h"
#include "facilitation/summary/writers.h"

namespace pressoir::summary {
namespace {

Paper minutes_on_paper(const Report& report, double density) {
  Paper paper;
  lay_title(paper, report, density);
  for (std::size_t i = 0; i < report.minutes_end; ++i) lay_section(paper, report.sections[i], density);
  return paper;
}

// The minutes on one page if they fit, a little tighter if they must; beyond that they take the pages they need.
Paper laid_out(const Report& report) {
  Paper as_designed = minutes_on_paper(report, 1);
  if (as_designed.page() == 0) return as_designed;
  for (double density : {0.94, 0.88, 0.82})
    if (Paper tighter = minutes_on_paper(report, density); tighter.page() == 0) return tighter;
  return as_designed;
}

void draw_foot(cairo_t* context, const Report& report, std::size_t page, std::size_t pages) {
  const PaperColours colours;
  const double y = Paper::page_height - 42;
  const PaperStyle quiet{.size = 8, .colour = colours.ink3};
  // Repeated on every page, so no part of what is read aloud.
  fill_box(context, {Paper::left, y - 8, Paper::width, 0.5}, 0, colours.line);
  std::string title(first_graphemes(report.title, 90));
  if (!report.date.empty()) title += " · " + report.date;
  PaperStyle number = quiet;
  number.align = PaperStyle::Align::end;
  number.tabular = true;
  cairo_save(context);
  cairo_translate(context, Paper::left, y);
  PaperText(title, quiet, Paper::width - 70).show(context, 0, 1);
  cairo_translate(context, Paper::width - 60, 0);
  PaperText(std::to_string(page + 1) + " / " + std::to_string(pages), number, 60).show(context, 0, 1);
  cairo_restore(context);
}

void describe(cairo_surface_t* surface, const Report& report) {
  const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
    if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, text.c_str());
  };
  std::string date = iso_text(report.made);
  date = date.substr(0, 19) + "Z"; // Cairo reads no fraction
  set(CAIRO_PDF_METADATA_TITLE, report.title);
  set(CAIRO_PDF_METADATA_SUBJECT, report.subject);
  set(CAIRO_PDF_METADATA_AUTHOR, report.author);
  set(CAIRO_PDF_METADATA_CREATOR, "Pressoir");
  set(CAIRO_PDF_METADATA_CREATE_DATE, date);
  set(CAIRO_PDF_METADATA_MOD_DATE, date);
  int annexes = CAIRO_PDF_OUTLINE_ROOT;
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const Section& section = report.sections[i];
    if (section.title.empty()) continue;
    if (i == report.minutes_end)
      annexes = cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, report.annexes.c_str(), ("dest='" + section.anchor + "'").c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    const int parent = i < report.minutes_end ? CAIRO_PDF_OUTLINE_ROOT : annexes;
    cairo_pdf_surface_add_outline(surface, parent, section.title.c_str(), ("dest='" + section.anchor + "'").c_str(), static_cast<cairo_pdf_outline_flags_t>(0));
  }
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

} // namespace

Result<std::string> pdf(const Report& report) {
  // Cairo reads again numbers that it wrote into fonts: with decimal commas it goes astray.
  const PlainNumbers numbers;
  Paper paper = laid_out(report);
  if (report.minutes_end < report.sections.size()) paper.new_page();
  for (std::size_t i = report.minutes_end; i < report.sections.size(); ++i) lay_section(paper, report.sections[i], 1);
  paper.skip(18);
  const PaperText made(report.made_line, {.size = 8.5, .colour = PaperColours().ink3}, Paper::width);
  // Not worth a page of its own: the file's description says it too.
  if (paper.y() + made.height() <= Paper::bottom) paper.row({{made}}, {});

  std::string bytes;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, Paper::page_width, Paper::page_height);
  cairo_t* context = cairo_create(surface);
  describe(surface, report);
  const auto& pages = paper.pages();
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const Paper::Draw& draw : pages[page]) draw(context);
    draw_foot(context, report, page, pages.size());
    cairo_show_page(context);
  }
  cairo_destroy(context);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) return refuse("pdf.failed", {{"why", cairo_status_to_string(status)}});
  return finished_pdf(bytes, report);
}

} // namespace pressoir::summary
