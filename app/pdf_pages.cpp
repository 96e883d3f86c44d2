#include "app/pdf_pages.h"

#include <algorithm>
#include <charconv>

#include "app/child_program.h"
#include "facilitation/picture/painters.h"

namespace pressoir {
namespace {

constexpr const char* longest_side = "2400";
constexpr int seconds_for_all = 20, seconds_a_page = 30;

// Poppler within limits of its own: 1.5 GB, and a time of the processor.
std::optional<std::string> poppler(std::vector<std::string> command, int seconds, std::size_t most) {
  std::vector<std::string> limited{"--as=1500000000", "--core=0", "--cpu=" + std::to_string(seconds), "--"};
  limited.insert(limited.end(), command.begin(), command.end());
  return answer_of_child("prlimit", limited, {}, {.seconds = seconds, .most_answer = most}, Ending::success);
}

std::optional<int> page_count(const std::string& told) {
  const std::size_t at = told.find("\nPages:");
  if (at == told.npos) return std::nullopt;
  const std::size_t digit = told.find_first_of("0123456789", at);
  int count = 0;
  if (digit == told.npos || std::from_chars(told.data() + digit, told.data() + told.size(), count).ec != std::errc()) return std::nullopt;
  return count;
}

} // namespace

bool is_pdf(const Path& file) {
  std::string ending = file.extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending == ".pdf";
}

Result<std::vector<PdfPagePicture>> pages_of_pdf_file(const Path& file, const std::function<bool(int, int)>& made) {
  std::error_code error;
  const std::string path = std::filesystem::absolute(file, error).string();
  const Error unreadable = refuse("pdf.unreadable", {{"file", shown_path(file)}});
  const auto told = poppler({"pdfinfo", path}, seconds_for_all, 1 << 20);
  const auto count = told ? page_count(*told) : std::nullopt;
  if (!count && !answer_of_child("pdftoppm", {"-v"}, {}, {.seconds = 5}, Ending::any)) return refuse("pdf.no_reader");
  if (!count || *count < 1) return unreadable;
  if (*count > most_pdf_pages) return refuse("pdf.too_many_pages", {{"file", shown_path(file)}, {"most", std::int64_t{most_pdf_pages}}});
  std::vector<PdfPagePicture> pages;
  for (int n = 1; n <= *count; ++n) {
    const std::string number = std::to_string(n);
    auto png = poppler({"pdftoppm", "-png", "-scale-to", longest_side, "-f", number, "-l", number, path}, seconds_a_page, 64 << 20);
    const auto pixels = png ? picture::pixels_from_png(*png) : refuse("picture.unreadable");
    if (!pixels) return unreadable;
    pages.push_back({picture::png_bytes(*pixels), pixels->width, pixels->height});
    if (made && !made(n, *count)) break;
  }
  return pages;
}

} // namespace pressoir
