// Where what nobody needs tomorrow may lie.
#pragma once

#include <vector>

#include "facilitation/base/file.h"

namespace pressoir {

// The folder for temporary files, then one in memory, for when that disk is full too.
std::vector<Path> scratch_folders();

} // namespace pressoir
