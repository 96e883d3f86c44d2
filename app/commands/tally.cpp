// `pressoir tally`: counts a vote, any method of the table, and says how it came out in both languages.
#include <cstdio>
#include <iostream>
#include <iterator>

#include "app/commands/commands.h"
#include "facilitation/voting/methods.h"
#include "facilitation/voting/outcome_writer.h"

namespace pressoir::commands {
namespace {

Result<Words> words_in(Language language) {
  const Path file = TRY(assets_folder()) / "i18n" / (std::string(language_code(language)) + ".json");
  return Words::from_json(TRY(read_file(file)), language);
}

Result<std::string> tallied(const Path& file, const interchange::CountSettings& settings) {
  const std::string bytes = file == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : TRY(read_file(file));
  const voting::Case asked = TRY(interchange::read_ballot_file(bytes, interchange::ballot_file_kind(file.string()), settings));
  const voting::Outcome outcome = TRY(voting::count(asked));
  return voting::write_json(voting::outcome_json(asked, outcome, TRY(words_in(Language::french)), TRY(words_in(Language::english))));
}

} // namespace

int tally(const Terminal& terminal, const Path& file, const interchange::CountSettings& settings) {
  const auto told = tallied(file, settings);
  if (!told) return terminal.refuse(told_of(file, told.error()));
  terminal.print(*told);
  return 0;
}

} // namespace pressoir::commands
