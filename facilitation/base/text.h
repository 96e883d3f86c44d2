// What people wrote, made safe and measured in the units they see: UTF-8, NFC, no control characters, grapheme
// clusters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pressoir {

bool is_utf8(std::string_view text);
// Invalid sequences and noncharacters become U+FFFD; NFC; CR LF, CR and every other line or page break become LF; a tab
// becomes a space; other control characters (C0, C1, byte order marks, bidi overrides, embeddings and isolates left
// open at the end of their line) go, and so do combining marks beyond 30 on one letter (Unicode's stream-safe limit).
// Trailing blanks of each line stay as written. Cleaning twice changes nothing. Time and memory grow with the length
// only.
std::string clean_text(std::string_view text);
// clean_text, then line breaks and runs of blanks become one space, trimmed: for titles and names.
std::string clean_line(std::string_view text);
// Without white space at both ends (Unicode White_Space).
std::string_view trimmed(std::string_view text);

// User-perceived characters (UAX #29 extended grapheme clusters).
std::size_t grapheme_count(std::string_view text);
// At most that many of them, whole.
std::string_view first_graphemes(std::string_view text, std::size_t most);
// Byte offset of the next or previous cluster boundary; stays at the ends.
std::size_t next_grapheme(std::string_view text, std::size_t byte);
std::size_t previous_grapheme(std::string_view text, std::size_t byte);

// For searching: case folded, accents removed, œ → oe, apostrophes, quotes and dashes made plain, so that "prefecture"
// finds « Préfecture » and "l'accueil" finds « l’accueil ».
std::string search_key(std::string_view text);
// Lines of a pasted text, cleaned, without empty ones and without list marks ("- ", "• ", "12. ", "* ").
// An excess of lines is the caller's to refuse.
std::vector<std::string> pasted_lines(std::string_view text);
// Windows-1252 to UTF-8 (WHATWG mapping: every byte has a character).
std::string utf8_from_windows_1252(std::string_view bytes);

} // namespace pressoir
