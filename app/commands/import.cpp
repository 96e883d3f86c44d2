// `pressoir import`: ideas or people from a spreadsheet, or a board that another program drew, into a session; an archive into a new one.
#include <boost/json.hpp>

#include "app/commands/commands.h"
#include "app/pdf_pages.h"
#include "app/picture_child.h"
#include "facilitation/base/text.h"
#include "facilitation/desk/session.h"
#include "facilitation/interchange/board_file.h"
#include "facilitation/interchange/csv_ideas.h"
#include "facilitation/interchange/csv_people.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/interchange/picture_board.h"
#include "facilitation/summary/archive.h"
#include "facilitation/workshop/document_verbs.h"

namespace pressoir::commands {
namespace {

// All of the plan or nothing: every request is decided on a copy before the first is asked for good.
Result<Sequence> ask_all(desk::Session& session, const std::vector<Request>& plan) {
  workshop::WorkshopState tried = session.state();
  for (Request request : plan) {
    if (request.cause == 0) request.cause = session.fresh_cause();
    if (!request.time) request.time = session.clock().now();
    auto decided = session.verbs().decide(tried, request);
    if (!decided && decided.error().key != "verb.nothing") return decided.error();
    if (decided) tried.apply(*decided);
  }
  for (const Request& request : plan) {
    const auto asked = session.ask(request);
    if (!asked && asked.error().key != "verb.nothing") return asked.error();
  }
  return session.flush();
}

Result<boost::json::object> import_csv(desk::Session& session, const Path& from, bool people, Id<workshop::Board> board) {
  const std::string bytes = TRY(read_file(from, interchange::most_csv_bytes));
  const auto random = system_randomness();
  if (people) {
    const auto plan = interchange::plan_people(TRY(interchange::read_people(bytes, shown_path(from))), session.state(), *random);
    const Sequence revision = TRY(ask_all(session, plan.requests));
    return boost::json::object{{"added", plan.added}, {"changed", plan.changed}, {"revision", revision}};
  }
  const auto plan = TRY(interchange::plan_ideas(TRY(interchange::read_ideas(bytes, shown_path(from))), session.state(), board, *random));
  const Sequence revision = TRY(ask_all(session, plan.requests));
  return boost::json::object{{"ideas", plan.ideas}, {"themes", plan.themes}, {"revision", revision}};
}

// Pictures are decoded by a process of their own, and kept as the pixels it saw.
Result<boost::json::object> import_board(const Terminal& terminal, desk::Session& session, const Path& from, Id<workshop::Board> board) {
  const std::string bytes = TRY(read_file(from, interchange::most_board_bytes));
  auto file = TRY(interchange::read_board_file(bytes, from.extension().string(), shown_path(from)));
  const auto random = system_randomness();
  const auto plan = TRY(interchange::plan_board(std::move(file), session.state(), board, *random, [&](std::string_view picture) -> Result<std::string> {
    return session.file().blobs().keep(picture::png_bytes(TRY(decode_in_child(picture))));
  }));
  for (const Error& line : plan.told) terminal.tell(terminal.words.say(line));
  const Sequence revision = TRY(ask_all(session, plan.requests));
  return boost::json::object{{"notes", plan.notes}, {"drawn", plan.drawn}, {"revision", revision}};
}

Result<boost::json::object> import_pictures(desk::Session& session, std::vector<interchange::BroughtPicture> pictures, Id<workshop::Board> board) {
  const std::size_t count = pictures.size();
  const auto random = system_randomness();
  const auto plan = TRY(interchange::plan_board(interchange::board_of_pictures(std::move(pictures), {960, 540}, 800), session.state(), board, *random,
                                                [&](std::string_view png) -> Result<std::string> { return session.file().blobs().keep(png); }));
  const Sequence revision = TRY(ask_all(session, plan.requests));
  return boost::json::object{{"pictures", count}, {"revision", revision}};
}
Result<boost::json::object> import_picture(desk::Session& session, const Path& from, Id<workshop::Board> board) {
  const auto pixels = TRY(decode_in_child(TRY(read_file(from, picture::most_picture_bytes))));
  return import_pictures(session, {{picture::png_bytes(pixels), pixels.width, pixels.height}}, board);
}
// With a board, its pages as pictures on it; else a step of its own, at the end.
Result<boost::json::object> import_pdf(const Terminal& terminal, desk::Session& session, const Path& from, Id<workshop::Board> board) {
  auto pages = TRY(pages_of_pdf_file(from));
  if (board) {
    std::vector<interchange::BroughtPicture> pictures;
    for (PdfPagePicture& page : pages) pictures.push_back({std::move(page.png), page.width, page.height});
    return import_pictures(session, std::move(pictures), board);
  }
  workshop::InsertDocument insert{.id = {session.fresh_cause()}, .title = std::string(first_graphemes(clean_line(from.stem().string()), 120)), .page_title = terminal.words.say("document.page")};
  for (const PdfPagePicture& page : pages) insert.pages.push_back({TRY(session.file().blobs().keep(page.png)), {static_cast<double>(page.width), static_cast<double>(page.height)}});
  const std::size_t count = insert.pages.size();
  const Sequence revision = TRY(ask_all(session, {request_of(std::move(insert))}));
  return boost::json::object{{"pages", count}, {"revision", revision}};
}

// An archive becomes a session of its own: one transaction that makes everything it holds.
Result<boost::json::object> import_archive(const Path& file, const Path& from) {
  const auto archive = TRY(summary::read_archive_file(from));
  auto made = TRY(SqliteSession::create(file, workshop::WorkshopSchema::name));
  auto document = TRY(workshop::WorkshopDocument::open(made->journal()));
  const Sequence revision = TRY(document->commit(summary::transaction_from(archive, system_clock()->now())));
  TRY(made->journal().flush());
  return boost::json::object{{"entities", archive.state.size()}, {"revision", revision}};
}

}  // namespace

int import_file(const Terminal& terminal, const Path& file, const Path& from, bool people, const std::string& board) {
  const std::string extension = from.extension().string();
  const bool is_archive = extension == ".json" || extension == ".xml" || extension == ".cereal";
  Result<boost::json::object> report = refuse("");
  if (is_archive) {
    report = import_archive(file, from);
  } else {
    auto session = desk::Session::open(file);
    if (!session) return terminal.refuse(session.error());
    const Id<workshop::Board> onto{board.empty() ? 0 : id_from_text(board).value_or(id_from_word(board))};
    report = interchange::is_board_file(extension) ? import_board(terminal, **session, from, onto)
             : picture::has_picture_name(from.string()) ? import_picture(**session, from, onto)
             : is_pdf(from) ? import_pdf(terminal, **session, from, onto) : import_csv(**session, from, people, onto);
  }
  if (!report) return terminal.refuse(report.error());
  terminal.print(boost::json::serialize(*report));
  return 0;
}

}  // namespace pressoir::commands
