// What people type and paste: cleaned, counted, cut, searched, made typographic; days and hours understood.
#include "app/screens/typed_day.h"
#include "facilitation/base/id.h"
#include "facilitation/base/text.h"
#include "facilitation/base/utf8.h"
#include "facilitation/base/words.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;

namespace {

void clusters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t next = next_grapheme(text, at);
    fuzz::expect(next > at && next <= text.size());
    at = next;
  }
  fuzz::expect(count == grapheme_count(text));
  fuzz::expect(text.starts_with(first_graphemes(text, count / 2)));
  if (!text.empty()) fuzz::expect(previous_grapheme(text, text.size()) < text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  const std::string clean = clean_text(bytes);
  fuzz::expect(is_utf8(clean) && clean_text(clean) == clean);
  const std::string line = clean_line(bytes);
  fuzz::expect(is_utf8(line) && line.find('\n') == line.npos && trimmed(line) == line);
  clusters(clean);
  clusters(bytes);
  fuzz::expect(is_utf8(search_key(clean)));
  for (const std::string& one : pasted_lines(bytes)) fuzz::expect(is_utf8(one) && !trimmed(one).empty());
  fuzz::expect(is_utf8(utf8_from_windows_1252(bytes)));
  const std::string typeset = french_typography(clean);
  fuzz::expect(is_utf8(typeset) && french_typography(typeset) == typeset);
  fuzz::expect(is_utf8(english_typography(clean)));
  if (const auto day = screens::typed_day(bytes, 2026)) fuzz::expect(day_from_iso(iso_text(*day)) == day);
  if (const auto minutes = screens::typed_time(bytes)) fuzz::expect(*minutes >= 0 && *minutes < 1440);
  if (const auto time = timestamp_from_iso(bytes)) (void)iso_text(*time);
  (void)id_from_text(bytes);
  return 0;
}
