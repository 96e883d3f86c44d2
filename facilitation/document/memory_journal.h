// MemoryJournal: a journal that keeps nothing beyond the process; for tests, rehearsals and sessions opened read-only.
#pragma once

#include <memory>

#include "facilitation/document/journal.h"

namespace pressoir {

// `append` answers at once, on the caller's thread.
std::unique_ptr<Journal> memory_journal(std::vector<JournalRecord> records = {});

}  // namespace pressoir
