// The voting slips of a poll, on paper: one square and one code each, to be cut and handed out as one likes.
#pragma once

#include <string>
#include <vector>

#include "facilitation/base/words.h"
#include "facilitation/desk/session.h"

namespace pressoir::desk {

// The codes of a poll's slips, in their order; what they follow from is sealed in the file when it is asked for first. Refused: "refused.unknown", "slips.none"
// where the poll has none, "refused.poll_closed", "session.read_only".
Result<std::vector<std::string>> slip_codes(Session& session, Id<workshop::Poll> poll);

// A4, eight slips a page, as PDF. `link`: of the page that phones open, with the session's code; `address`: the same as it is typed.
Result<std::string> slips_pdf(const workshop::Poll& poll, const std::vector<std::string>& codes, const std::string& link, const std::string& address, const Words& words);

// Both, for the poll of that session.
Result<std::string> slips_of(Session& session, Id<workshop::Poll> poll, const std::string& link, const std::string& address, const Words& words);

}  // namespace pressoir::desk
