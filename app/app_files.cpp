// What the program does with files beside the session: exports, erasures, imports, pictures.
#include "app/app.h"
#include "app/pdf_pages.h"
#include "app/picture_child.h"
#include "facilitation/desk/voting_slips.h"
#include "facilitation/interchange/board_file.h"
#include "facilitation/interchange/csv_ideas.h"
#include "facilitation/interchange/csv_people.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/interchange/poll_files.h"
#include "facilitation/summary/exporters.h"
#include "facilitation/summary/pdf_finish.h"
#include "facilitation/workshop/queries.h"
#include "app/desktop/open_outside.h"

namespace pressoir {

namespace {

screens::ExportReport written(const std::vector<Path>& files, const workshop::WorkshopState& state, const Words& words, const summary::ExportOptions& options) {
  screens::ExportReport report;
  std::vector<Path> made;
  for (const Path& file : files) {
    auto one = interchange::names_ballots(file) ? interchange::export_ballots(file, state, {})
               : interchange::names_board(file) ? interchange::export_boards(file, state, options.board, {.fetch = options.fetch})
                                                : summary::export_to(file, state, words, options);
    // Walls as pictures where there is no wall, ballots where nobody voted so, are no reason to write nothing else.
    if (!one && (one.error().key == "export.no_board" || one.error().key == "export.no_poll") && files.size() > 1) continue;
    if (!one) {
      report.sentence = words.say(one.error());
      return report;
    }
    made.insert(made.end(), one->begin(), one->end());
  }
  if (made.empty()) {
    report.sentence = words.say("export.no_board");
    return report;
  }
  const summary::Summary told = summary::summarise(summary::for_readers(state, options.authors), options.now);
  WordArguments counts{{"ideas", std::int64_t{told.ideas}}, {"decisions", static_cast<std::int64_t>(told.decisions.size())}, {"actions", static_cast<std::int64_t>(told.actions.size())}};
  for (const Path& file : made)
    if (file.extension() == ".pdf")
      if (const auto pages = summary::pages_of_pdf(read_file(file).value_or({}))) counts.push_back({"pages", std::int64_t{*pages}});
  report.sentence = words.say("summary.ready", counts);
  report.file = made.front();
  report.can_open = desktop::can_open_outside();
  return report;
}

}  // namespace

void App::export_as(const screens::ExportAs& asked) {
  if (!desk_ || export_) return;
  const auto published = desk_->newest();
  std::vector<Path> files;
  for (const std::string& extension : asked.extensions) {
    Path file = Path(published->file).replace_extension(extension);
    if (!asked.folder.empty()) file = asked.folder / file.filename();
    files.push_back(std::move(file));
  }
  exported_ = {.running = true};
  panels_.open = screens::Dialog::exports;
  export_ = std::async(std::launch::async, [state = published->state, files, words = *words_, now = options_.clock->now(), part = asked.part, this] {
    summary::ExportOptions options{.now = now, .part = part};
    options.fetch = [this](const std::string& blob) {
      Result<std::string> bytes = refuse("picture.unreadable");
      desk_->with_session([&](desk::Session& session) { bytes = session.file().blobs().fetch(blob); });
      return bytes;
    };
    screens::ExportReport report = written(files, state, words, options);
    window_.wake();
    return report;
  });
}

void App::hear_export() {
  if (!export_ || export_->wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  exported_ = export_->get();
  export_.reset();
  if (panels_.open != screens::Dialog::exports) say(exported_.sentence);
}

void App::ask_erase(const desk::Session::Erase& what) {
  if (!desk_) return;
  using Erase = desk::Session::Erase;
  const auto published = desk_->newest();
  const workshop::Step* step = published->state.find(what.step);
  std::string sentence;
  if (what.what == Erase::What::notes) sentence = words_->say("erase.ask.notes", {{"n", static_cast<std::int64_t>(what.notes.size())}});
  else if (what.what == Erase::What::picture) sentence = words_->say("erase.ask.picture", {{"step", step ? step->title : std::string()}});
  else if (what.what == Erase::What::drawings) sentence = words_->say("erase.ask.drawings", {{"step", step ? step->title : std::string()}});
  else if (what.what == Erase::What::reasons) sentence = words_->say("erase.ask.reasons", {{"step", step ? step->title : std::string()}});
  else if (step) sentence = words_->say("erase.ask.step_names", {{"step", step->title}});
  else sentence = words_->say("erase.ask.names");
  question_ = screens::Question{std::move(sentence), {{words_->say("erase.for_ever"), screens::EraseForEver{what}, ui::ButtonLook::danger}}};
}

void App::erase(const desk::Session::Erase& what) {
  if (!desk_) return;
  const bool names_of_step = what.what == desk::Session::Erase::What::names && what.step;
  when_done(desk_->erase(what), [this, names_of_step] { say(words_->say(names_of_step ? "erase.names_done" : "erase.done")); });
}

void App::import_file(const screens::ImportFile& asked) {
  if (!desk_) return;
  if (interchange::is_board_file(asked.file.extension().string())) return import_board(asked.file);
  if (picture::has_picture_name(asked.file.string())) return import_picture(asked.file);
  if (is_pdf(asked.file)) return import_pdf(asked.file, asked.as);
  using namespace screens;
  if (asked.as == ImportAs::unknown) {
    question_ = Question{words_->say("import.ask", {{"file", asked.file.filename().string()}}),
                         {{words_->say("import.people"), ImportFile{asked.file, ImportAs::people}}, {words_->say("import.ideas"), ImportFile{asked.file, ImportAs::ideas}, ui::ButtonLook::primary}}};
    return;
  }
  const auto bytes = read_file(asked.file, interchange::most_csv_bytes);
  if (!bytes) return say(bytes.error());
  const auto published = desk_->newest();
  const auto random = system_randomness();
  std::vector<Request> requests;
  std::string told;
  if (asked.as == ImportAs::people) {
    const auto people = interchange::read_people(*bytes, shown_path(asked.file));
    if (!people) return say(people.error());
    auto plan = interchange::plan_people(*people, published->state, *random);
    told = words_->say("import.people_done", {{"n", std::int64_t{plan.added + plan.changed}}});
    requests = std::move(plan.requests);
  } else {
    const auto ideas = interchange::read_ideas(*bytes, shown_path(asked.file));
    if (!ideas) return say(ideas.error());
    auto plan = interchange::plan_ideas(*ideas, published->state, {}, *random);
    if (!plan) return say(plan.error());
    told = words_->say("import.ideas_done", {{"n", std::int64_t{plan->ideas}}});
    requests = std::move(plan->requests);
  }
  if (requests.empty()) return say(words_->say("import.nothing_new"));
  std::uint64_t last = 0;
  for (Request& request : requests) last = desk_->submit(std::move(request));
  when_done(last, [this, told] { say(told, true); });
}

void App::print_slips(Id<workshop::Poll> poll) {
  if (!desk_ || !live_) return;
  const desk::JoinWay way = live_->way();
  Result<std::string> pdf = refuse("slips.none");
  desk_->with_session([&](desk::Session& session) { pdf = desk::slips_of(session, poll, way.link, way.address, *words_); });
  if (!pdf) return say(pdf.error());
  const Path folder = desk_->path().parent_path();
  const Path file = folder / (desk_->path().stem().string() + "-" + words_->say("slips.file") + ".pdf");
  if (const auto written = write_file(file, *pdf); !written) return say(written.error());
  say(words_->say("slips.written", {{"file", shown_path(file)}}));
  desktop::open_outside(file);
}

void App::set_picture(const screens::SetStepPicture& asked) {
  if (!desk_) return;
  const auto bytes = read_file(asked.file, picture::most_picture_bytes);
  if (!bytes) return say(bytes.error());
  const auto pixels = decode_in_child(*bytes);
  if (!pixels) return say(pixels.error());
  // The file keeps pixels that were decoded here, as PNG: the summary reads them as they are, whoever's picture it was.
  desk_->set_picture(asked.step, picture::png_bytes(*pixels));
}

}  // namespace pressoir
