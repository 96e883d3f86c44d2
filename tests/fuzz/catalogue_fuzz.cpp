// The JSON files a laboratory may edit or receive: agenda templates, sentences, pictograms and drawings, a person's settings.
#include <fstream>

#include "app/settings.h"
#include "facilitation/desk/agenda_template.h"
#include "facilitation/picture/painters.h"
#include "facilitation/picture/pictogram_catalogue.h"
#include "facilitation/picture/pictograms.h"
#include "tests/fuzz/fuzz.h"
#include "tests/temporary_folder.h"

using namespace pressoir;

namespace {

void sentences(std::string_view json, Language language) {
  const auto words = Words::from_json(json, language);
  if (!fuzz::answered(words)) return;
  const WordArguments arguments = {{"n", std::int64_t{3}}, {"at", std::int64_t{1'700'000'000'000}}, {"due", std::string("2026-12-08")},
                                   {"who", std::string("table 3")}, {"title", std::string("« l'accueil »")}};
  int said = 0;
  for (const auto& [key, forms] : words->entries())
    if (++said < 50) (void)words->say(key, arguments);
}

void pictograms(std::string_view json) {
  const auto set = picture::Pictograms::from_json(json);
  if (!fuzz::answered(set)) return;
  int drawn = 0;
  for (const std::string& name : set->names())
    if (++drawn < 20) (void)set->draw(name, {0, 0, 48, 48}, {}, {});
}

void drawings(std::string_view bytes) {
  const auto same = [bytes](const std::string&) -> Result<std::string> { return std::string(bytes); };
  const std::string index = R"({"drawings": [{"name": "a", "fr": "un", "en": "one"}]})";
  for (const auto& set : {picture::PictogramCatalogue::from_index(bytes, [](const std::string&) -> Result<std::string> { return std::string(R"(<svg viewBox="0 0 48 48"><path class="ink" d="M1 1L9 9"/></svg>)"); }),
                          picture::PictogramCatalogue::from_index(index, same)}) {
    if (!fuzz::answered(set)) continue;
    for (const auto& entry : set->entries()) (void)set->draw(entry.name, {0, 0, 48, 48}, {}, {});
    (void)set->search(bytes.substr(0, 64), Language::french);
  }
}

void settings(std::string_view json) {
  static const test::TemporaryFolder folder;
  const Path file = folder / "settings.json";
  std::ofstream(file, std::ios::binary | std::ios::trunc).write(json.data(), static_cast<std::streamsize>(json.size()));
  const Settings loaded = load_settings(file, Language::french);
  fuzz::expect(loaded.scale_percent == 0 || (loaded.scale_percent >= 80 && loaded.scale_percent <= 200));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json = fuzz::bytes_of(data, size);
  for (const Language language : {Language::french, Language::english}) {
    fuzz::answered(desk::agenda_templates_from_json(json, language));
    sentences(json, language);
  }
  pictograms(json);
  drawings(json);
  settings(json);
  return 0;
}
