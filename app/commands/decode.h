// The command that Pressoir runs of itself for every picture somebody brought.
#pragma once

#include "app/commands/commands.h"

namespace pressoir::commands {

// A picture on stdin, its pixels on stdout: « pixels WIDTH HEIGHT », a line end, RGBA; or « refused KEY ».
int decode(const Terminal& terminal);

} // namespace pressoir::commands
