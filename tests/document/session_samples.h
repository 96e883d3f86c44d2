// Records made from a seed, and small helpers of the tests of session files.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "facilitation/document/sqlite_journal.h"

namespace pressoir::test {

// The record number `sequence` of a history that depends on `seed` alone: actors, groups, undoes, bytes of 20 to 400
// characters.
JournalRecord sample_record(Sequence sequence, std::uint64_t seed = 1);
std::vector<JournalRecord> sample_records(Sequence first, Sequence last, std::uint64_t seed = 1);

// Appends and waits for the answer.
Result<Sequence> append_and_wait(Journal& journal, std::vector<JournalRecord> records, Sequence expected_last);

// A session file with sample records 1 … count, closed.
void make_session(const Path& path, Sequence count, std::uint64_t seed = 1);

// True when `found` is the beginning of the sample history.
bool is_prefix_of_samples(const std::vector<JournalRecord>& found, std::uint64_t seed = 1);

std::string whole_file(const Path& path);
void put_file(const Path& path, std::string_view bytes);
// Names of all that is in a folder, sorted.
std::vector<std::string> names_in(const Path& folder);

} // namespace pressoir::test
