#include "tests/document/session_samples.h"

#include <algorithm>
#include <fstream>
#include <future>

#include "facilitation/base/check.h"
#include "facilitation/base/id.h"

namespace pressoir::test {

JournalRecord sample_record(Sequence sequence, std::uint64_t seed) {
  const auto random = seeded_randomness(derived_id(seed, sequence));
  JournalRecord record;
  record.sequence = sequence;
  record.cause = derived_id(seed + 1, sequence);
  record.actor = {sequence % 3 == 0 ? Role::participant : Role::facilitator, sequence % 3 == 0 ? random->next() : 0};
  record.group = sequence % 5 == 0 ? random->next() : 0;
  if (sequence > 4 && sequence % 7 == 0) record.undoes = {sequence - 1, sequence - 3};
  record.undoable = sequence % 11 != 0;
  record.time = {1'780'000'000'000 + static_cast<std::int64_t>(sequence) * 1000};
  const std::size_t length = 20 + random->next() % 380;
  while (record.bytes.size() < length) record.bytes += id_text(random->next()) + '\0' + "é";
  return record;
}

std::vector<JournalRecord> sample_records(Sequence first, Sequence last, std::uint64_t seed) {
  std::vector<JournalRecord> records;
  for (Sequence sequence = first; sequence <= last; ++sequence) records.push_back(sample_record(sequence, seed));
  return records;
}

Result<Sequence> append_and_wait(Journal& journal, std::vector<JournalRecord> records, Sequence expected_last) {
  std::promise<Result<Sequence>> answer;
  journal.append(std::move(records), expected_last, [&](Result<Sequence> durable) { answer.set_value(durable); });
  return answer.get_future().get();
}

void make_session(const Path& path, Sequence count, std::uint64_t seed) {
  auto session = SqliteSession::create(path, "workshop");
  ENSURE(session);
  ENSURE(append_and_wait((*session)->journal(), sample_records(1, count, seed), 0));
}

bool is_prefix_of_samples(const std::vector<JournalRecord>& found, std::uint64_t seed) {
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i] != sample_record(i + 1, seed)) return false;
  return true;
}

std::string whole_file(const Path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put_file(const Path& path, std::string_view bytes) {
  // Over the old bytes: cutting a file to nothing first makes some file systems wait for the disk.
  const bool exists = std::filesystem::exists(path);
  std::ofstream out(path, exists ? std::ios::binary | std::ios::in | std::ios::out : std::ios::binary | std::ios::out);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  ENSURE(out.good());
  std::filesystem::resize_file(path, bytes.size());
}

std::vector<std::string> names_in(const Path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

} // namespace pressoir::test
