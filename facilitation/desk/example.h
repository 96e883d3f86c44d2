// The example workshops: sessions made by playing the scripts that come with the program, to open and spoil without risk.
#pragma once

#include <string>
#include <vector>

#include "facilitation/desk/session.h"

namespace pressoir::desk {

// The scripts of the sessions folder beside the assets (*.jsonl), in the order of their names.
Result<std::vector<Path>> example_scripts();
// Plays a script into a new session `folder`/NAME.pressoir, replacing one that is there. Refused: what the first refused line says,
// with "file" and "line".
Result<Path> make_example(const Path& script, const Path& folder);

}  // namespace pressoir::desk
