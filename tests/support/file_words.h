// What can be read in a session file by whoever holds it: where planted words are looked for.
#pragma once

#include <string>

#include "facilitation/base/file.h"

namespace pressoir::test {

// The bytes of the file, then those of its snapshots inflated; of a file that is no session its bytes only.
std::string file_words(const Path& file);

} // namespace pressoir::test
