// Boards, pictures and documents that somebody brings: read, decoded and planned beside the screen, which goes on meanwhile.
#include <algorithm>

#include "app/app.h"
#include "app/child_program.h"
#include "app/pdf_pages.h"
#include "app/picture_child.h"
#include "app/screens/stage_view.h"
#include "facilitation/base/text.h"
#include "facilitation/interchange/picture_board.h"
#include "facilitation/workshop/document_verbs.h"
#include "facilitation/workshop/queries.h"

namespace pressoir {
namespace {

// Board units; a picture takes at most so much of what is seen.
constexpr double part_of_view = 0.6;

Result<interchange::BroughtPicture> decoded(std::string_view bytes) {
  const auto pixels = TRY(decode_in_child(bytes));
  // The file keeps pixels that were decoded here, as PNG: whoever reads it later reads what we wrote.
  return interchange::BroughtPicture{picture::png_bytes(pixels), pixels.width, pixels.height};
}

} // namespace

void App::bring(std::function<Result<Brought>()> read) {
  if (!desk_ || bringing_) return;
  bringing_ = std::async(std::launch::async, [this, read = std::move(read)] {
    auto brought = read();
    window_.wake();
    return brought;
  });
}

void App::hear_brought() {
  if (!bringing_ || bringing_->wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  auto brought = bringing_->get();
  bringing_.reset();
  if (!desk_) return;
  if (!brought) return say(brought.error());
  std::uint64_t last = 0;
  for (Request& request : brought->requests) last = desk_->submit(std::move(request));
  std::string told = words_->say(brought->word, {{"n", static_cast<std::int64_t>(brought->things)}});
  for (const Error& line : brought->told) told += " " + words_->say(line);
  when_done(last, [this, told] { say(told, true); });
}

// A board that another program drew, onto the wall or drawing board that is shown.
void App::import_board(const Path& from) {
  bring([from, state = desk_->newest()->state, desk = desk_.get()]() -> Result<Brought> {
    const auto bytes = TRY(read_file(from, interchange::most_board_bytes));
    auto file = TRY(interchange::read_board_file(bytes, from.extension().string(), shown_path(from)));
    const auto random = system_randomness();
    auto plan = TRY(interchange::plan_board(std::move(file), state, {}, *random, [&](std::string_view picture) -> Result<std::string> { return desk->keep(TRY(decoded(picture)).png); }));
    return Brought{std::move(plan.requests), std::move(plan.told), plan.notes + plan.drawn, "import.board_done"};
  });
}

Result<App::Brought> App::plan_pictures(std::vector<interchange::BroughtPicture> pictures, const workshop::WorkshopState& state, desk::Desk& desk, Vec2 middle, double longest) {
  const std::size_t count = pictures.size();
  const auto random = system_randomness();
  auto plan = TRY(interchange::plan_board(interchange::board_of_pictures(std::move(pictures), middle, longest), state, {}, *random,
                                          [&](std::string_view png) -> Result<std::string> { return desk.keep(std::string(png)); }));
  return Brought{std::move(plan.requests), {}, count, "import.pictures_done"};
}

Vec2 App::middle_of_view() const { return stage_->board.place.unit(ui_.size / 2); }
double App::longest_in_view() const { return std::min(ui_.size.x, ui_.size.y) * part_of_view / std::max(1e-6, stage_->board.place.scale); }

void App::import_picture(const Path& from) {
  bring([from, state = desk_->newest()->state, desk = desk_.get(), middle = middle_of_view(), longest = longest_in_view()]() -> Result<Brought> {
    const auto bytes = TRY(read_file(from, picture::most_picture_bytes));
    return plan_pictures({TRY(decoded(bytes))}, state, *desk, middle, longest);
  });
}

void App::import_pdf(const Path& from, screens::ImportAs as) {
  using namespace screens;
  if (as != ImportAs::pages_of_step && as != ImportAs::pages_on_board) {
    question_ = Question{words_->say("import.ask_pdf", {{"file", clean_line(from.filename().string())}}),
                         {{words_->say("import.pages_on_board"), ImportFile{from, ImportAs::pages_on_board}},
                          {words_->say("import.pages_of_step"), ImportFile{from, ImportAs::pages_of_step}, ui::ButtonLook::primary}}};
    return;
  }
  say(words_->say("import.pdf_reading"));
  const auto published = desk_->newest();
  const workshop::Step* step = workshop::current_step(published->state);
  bring([from, as, state = published->state, desk = desk_.get(), after = step ? step->id : Id<workshop::Step>{}, middle = middle_of_view(), longest = longest_in_view(),
         page_title = words_->say("document.page")]() -> Result<Brought> {
    auto pages = TRY(pages_of_pdf_file(from));
    if (as == ImportAs::pages_on_board) {
      std::vector<interchange::BroughtPicture> pictures;
      for (PdfPagePicture& page : pages) pictures.push_back({std::move(page.png), page.width, page.height});
      return plan_pictures(std::move(pictures), state, *desk, middle, longest);
    }
    workshop::InsertDocument insert{.id = {desk->fresh_id()}, .after = after, .title = std::string(first_graphemes(clean_line(from.stem().string()), 120)), .page_title = page_title};
    for (PdfPagePicture& page : pages) insert.pages.push_back({desk->keep(std::move(page.png)), {static_cast<double>(page.width), static_cast<double>(page.height)}});
    Brought brought{{}, {}, insert.pages.size(), "import.document_done"};
    brought.requests.push_back(request_of(std::move(insert)));
    return brought;
  });
}

void App::paste_picture() {
  if (!desk_) return;
  bring([state = desk_->newest()->state, desk = desk_.get(), middle = middle_of_view(), longest = longest_in_view()]() -> Result<Brought> {
    // SDL2 pastes text only: the desktop's own tool gives pictures, where there is one.
    const ChildLimits limits{.seconds = 5, .most_answer = picture::most_picture_bytes};
    for (const auto& [program, arguments] : {std::pair<std::string, std::vector<std::string>>{"wl-paste", {"--type", "image/png"}}, {"xclip", {"-selection", "clipboard", "-t", "image/png", "-o"}}})
      if (const auto bytes = answer_of_child(program, arguments, {}, limits, Ending::success); bytes && !bytes->empty())
        return plan_pictures({TRY(decoded(*bytes))}, state, *desk, middle, longest);
    return refuse("paste.no_picture");
  });
}

} // namespace pressoir
