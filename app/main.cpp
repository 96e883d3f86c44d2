// pressoir: arguments → a command.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "app/commands/commands.h"
#include "app/commands/decode.h"
#include "app/run.h"

using namespace pressoir;

namespace {

Result<Words> words_for(Language language) {
  const Path file = TRY(assets_folder()) / "i18n" / (std::string(language_code(language)) + ".json");
  return Words::from_json(TRY(read_file(file)), language);
}

// --lang, else the language of the machine, else French.
Language language_of(const std::string& asked) {
  for (const char* code : {asked.c_str(), static_cast<const char*>(std::getenv("LC_ALL")), static_cast<const char*>(std::getenv("LC_MESSAGES")), static_cast<const char*>(std::getenv("LANG"))})
    if (code && *code)
      if (const auto known = language_from_code(code)) return *known;
  return Language::french;
}

int obey(int argc, char** argv) {
  CLI::App app("Pressoir : l'atelier, du déroulé au compte rendu. Workshop facilitation that works offline.", "pressoir");
  app.require_subcommand(0, 1);
  app.set_version_flag("--version", PRESSOIR_VERSION);
  std::string lang;
  app.add_option("--lang", lang, "fr | en (default: the machine's, else fr)");

  std::string file, script, template_key, title, repair, what = "names", step;
  std::vector<std::string> notes;
  RunOptions run_options;
  int scale = 0, width = 1920, height = 1080;
  std::string theme;
  bool reduced_motion = false, quiet = false;
  const auto window_options = [&](CLI::App* command) {
    command->add_option("--window", run_options.window, "sdl2 | glfw")->check(CLI::IsMember({"sdl2", "glfw"}));
    command->add_option("--scale", scale, "of the interface, in percent")->check(CLI::Range(80, 200));
    command->add_option("--theme", theme, "light | dark | weak")->check(CLI::IsMember({"light", "dark", "weak"}));
    command->add_flag("--reduced-motion", reduced_motion, "nothing moves");
    command->add_flag("--no-sound", quiet, "no gong");
    command->add_flag("--full-screen", run_options.full_screen);
  };
  window_options(&app);
  auto* run = app.add_subcommand("run", "open a session on the shared screen");
  run->add_option("FILE", file, "none: the home screen");
  window_options(run);
  run->add_option("--lang", lang, "fr | en");
  desk::LiveOptions live;
  int port = -1;
  bool no_live = false;
  const auto live_options = [&](CLI::App* command) {
    command->add_option("--port", port, "where phones join (default: the session's own, else from 8080 on; 0: any)")->check(CLI::Range(0, 65535));
    command->add_option("--bind", live.bind, "the one address to listen on (default: all)");
    command->add_option("--public-url", live.public_origin, "the name under which a proxy or a tunnel makes this program known, as https://salle.example.org");
    command->add_flag("--trust-proxy", live.trust_proxy, "addresses are those that X-Forwarded-For tells");
    auto* certificate = command->add_option("--cert", live.certificate, "a PEM file, chain included: phones join over TLS");
    auto* key = command->add_option("--key", live.key, "its private key, a PEM file");
    certificate->needs(key), key->needs(certificate);
  };
  live_options(run);
  run->add_flag("--no-live", no_live, "no phones");
  auto* serve = app.add_subcommand("serve", "the same session without a window, open to phones");
  serve->add_option("FILE", file)->required();
  live_options(serve);
  auto* screenshots = app.add_subcommand("screenshots", "pictures of the main screens, without a display");
  screenshots->add_option("FOLDER", file)->required();
  screenshots->add_option("--width", width)->check(CLI::Range(640, 7680));
  screenshots->add_option("--height", height)->check(CLI::Range(480, 4320));
  bool only_join = false;
  screenshots->add_flag("--only-join", only_join, "how the room joins, nothing else");
  screenshots->add_option("--lang", lang, "fr | en");
  window_options(screenshots);
  auto* make = app.add_subcommand("new", "make a session");
  make->add_option("FILE", file)->required();
  make->add_option("--template", template_key, "start from an agenda template");
  make->add_option("--title", title);
  make->add_option("--lang", lang, "fr | en");
  auto* play = app.add_subcommand("play", "apply one request per line of a script (JSON lines)");
  play->add_option("FILE", file)->required();
  play->add_option("SCRIPT", script)->required();
  auto* show = app.add_subcommand("show", "print the state as JSON");
  show->add_option("FILE", file)->required();
  auto* log = app.add_subcommand("log", "print the journal as JSON lines");
  log->add_option("FILE", file)->required();
  auto* check = app.add_subcommand("check", "verify file, journal and references; tell what can be recovered");
  check->add_option("FILE", file)->required();
  check->add_option("--repair", repair, "write what is whole to this new file");
  commands::ExportAsked exports;
  std::string board;
  auto* exported = app.add_subcommand("export", "write the summary, the record, the ideas or the boards, by extension");
  exported->add_option("FILE", file)->required();
  exported->add_option("--to", exports.outputs, ".md .html .pdf .csv .json .xml .cereal .svg .png; boards on paper: ….board.pdf; boards for others: .canvas .excalidraw .excalidrawlib …canvas.json; …ballots.csv .pb .toi …case.json")->required();
  exported->add_option("--board", exports.board, "only this board (.svg, .png, .board.pdf)");
  exported->add_option("--frame", exports.frame, "only this frame of a board: its name, or its number");
  exported->add_option("--things", exports.things, "only these of a board: their ids");
  exported->add_flag("--poster", exports.poster, "….board.pdf: one A0 page, instead of a page a frame");
  exported->add_option("--times", exports.times, ".png: pixels a unit, 1 to 4")->check(CLI::Range(1.0, 4.0));
  exported->add_flag("--transparent", exports.transparent, ".png .svg: no paper behind");
  exported->add_option("--poll", exports.poll, "only the ballots of this vote");
  exported->add_option("--lang", lang, "fr | en");
  std::string from;
  bool people = false;
  auto* imported = app.add_subcommand("import", "ideas or people from a CSV file; a board of another program; an archive into a new session");
  imported->add_option("FILE", file)->required();
  imported->add_option("--from", from, ".csv; a board: .canvas .excalidraw .excalidrawlib .mm .opml .xopp; a picture: .png .jpg .svg; .pdf, a step of its own; or an archive: .json .xml .cereal")->required();
  imported->add_flag("--people", people, "the CSV lists people");
  imported->add_option("--board", board, "onto this board");
  auto* decode = app.add_subcommand("decode", "a picture on stdin to its pixels on stdout")->group("");
  auto* erase = app.add_subcommand("erase", "remove personal content from the file for ever");
  erase->add_option("FILE", file)->required();
  erase->add_option("--what", what, "names | notes | picture | reasons | drawings")->check(CLI::IsMember({"names", "notes", "picture", "reasons", "drawings"}));
  erase->add_option("--step", step, "only this step's");
  erase->add_option("--note", notes, "the notes to erase");
  auto* tally = app.add_subcommand("tally", "count a vote, by any of the voting methods");
  tally->add_option("FILE", file, "a case in JSON (- reads it from standard input), or ballots: .pb .soc .soi .toc .toi .csv")->required();
  interchange::CountSettings count;
  std::string budget, budget_step, unranked;
  tally->add_option("--method", count.method, "how to count a file of ballots");
  tally->add_option("--rule", count.rule, "of approval_committee");
  tally->add_option("--seats", count.seats);
  tally->add_option("--budget", budget, "instead of the file's");
  tally->add_option("--step", budget_step, "of a budget that grows");
  tally->add_option("--unranked", unranked, "what rankings leave out: last | ignored")->check(CLI::IsMember({"last", "ignored"}));
  auto* opinions = app.add_subcommand("opinions", "opinion groups from agree / disagree / pass votes (CSV)");
  opinions->add_option("VOTES.csv", file)->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : 2;
  }
  if (!lang.empty() && !language_from_code(lang)) {
    std::fprintf(stderr, "--lang: %s not in {fr,en}\nRun with --help for more information.\n", lang.c_str());
    return 2;
  }
  const Language language = language_of(lang);
  auto words = words_for(language);
  if (!words) {
    // No words to say it with.
    std::string place = words.error().key;
    for (const NamedArgument& argument : words.error().arguments)
      if (const auto* text = std::get_if<std::string>(&argument.value)) place = *text;
    std::fprintf(stderr, "pressoir: les textes de Pressoir manquent / Pressoir's texts are missing: %s\n", place.c_str());
    return 1;
  }
  const commands::Terminal terminal{*std::move(words)};
  if (*make) return commands::new_session(terminal, file, template_key, title, language);
  if (*play) return commands::play(terminal, file, script);
  if (*show) return commands::show(terminal, file);
  if (*log) return commands::log(terminal, file);
  if (*check) return commands::check(terminal, file, repair.empty() ? std::nullopt : std::optional<Path>(repair));
  if (*exported) return commands::export_files(terminal, file, exports);
  if (*imported) return commands::import_file(terminal, file, from, people, board);
  if (*tally) {
    count.unranked = unranked == "ignored" ? voting::Unranked::ignored : voting::Unranked::last;
    for (const auto& [text, amount] : {std::pair(&budget, &count.budget), std::pair(&budget_step, &count.step)}) {
      if (text->empty()) continue;
      *amount = voting::fraction_from(*text);
      if (!*amount || **amount < 0) return terminal.refuse(refuse("tally.bad_amount", {{"name", *text}}));
    }
    return commands::tally(terminal, file, count);
  }
  if (*opinions) return commands::opinions(terminal, file);
  if (*decode) return commands::decode(terminal);
  if (port >= 0) live.port = port;
  if (*serve) return commands::serve(terminal, file, live);
  if (*erase) return commands::erase(terminal, file, what, step, notes);
  run_options.app.language = language;
  if (scale > 0) run_options.app.scale_percent = scale;
  if (!theme.empty()) run_options.app.theme = theme == "dark" ? ui::ThemeKind::dark : theme == "weak" ? ui::ThemeKind::weak_projector : ui::ThemeKind::light;
  run_options.app.reduced_motion = reduced_motion;
  run_options.app.quiet = quiet;
  if (!no_live && !*screenshots) run_options.app.live = live;
  if (*screenshots) return take_screenshots(terminal, file, width, height, only_join, run_options.app);
  if (*run && !file.empty()) run_options.file = file;
  return run_window(terminal, std::move(run_options));
}

// What was printed must have arrived, or the exit code says so.
int ended(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  const auto words = words_for(language_of(""));
  std::fprintf(stderr, "pressoir: %s\n", words ? words->say("terminal.output_lost").c_str() : "terminal.output_lost");
  return 1;
}

}  // namespace

int main(int argc, char** argv) try {
  return ended(obey(argc, argv));
} catch (const std::exception& error) {
  std::fprintf(stderr, "pressoir: %s\n", error.what());
  return 1;
}
