// A repaired copy: what is whole in a damaged session, as a new session that opens. The damaged file is left as it is.
#pragma once

#include "facilitation/desk/session.h"

namespace pressoir::desk {

// Everything whole that was saved, written to a new file; gives its last transaction. Where the newest whole snapshot is of a later moment
// than the whole transactions, one more ("file.repair") brings its content back. Refused as SqliteSession::create.
Result<Sequence> write_repaired(const Salvage& saved, const Path& into);

// The same from the damaged file itself, beside it, or in `elsewhere` when its folder cannot be written: « Accueil réparé.pressoir »,
// with a free name. `suffix` is that word. Left only if it opens. Refused: as `salvage`, "file.nothing_whole", as SqliteSession::create
// and Session::open.
Result<Path> repaired_copy(const Path& damaged, const std::string& suffix, const Path& elsewhere);

// A name that is not taken in the folder: « Atelier.pressoir », « Atelier 2.pressoir » …
Path free_name(const Path& folder, const std::string& stem);

}  // namespace pressoir::desk
