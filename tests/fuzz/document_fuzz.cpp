// What a session file holds once its rows are whole: transactions and snapshots written by who knows what. The first byte says
// which; transactions are preceded by their length on two bytes. Folded, undone, erased, and kept again.
#include "facilitation/document/memory_journal.h"
#include "facilitation/workshop/defects.h"
#include "facilitation/workshop/schema.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

void one_state(std::string_view bytes) {
  const auto state = WorkshopCodec::decode_state(bytes);
  if (!fuzz::answered(state)) return;
  (void)defects(*state);
  const auto again = WorkshopCodec::decode_state(WorkshopCodec::encode(*state));
  fuzz::expect(again.has_value() && again->size() == state->size());
}

std::vector<JournalRecord> records_in(std::string_view bytes) {
  std::vector<JournalRecord> records;
  while (bytes.size() > 2) {
    const std::size_t length = static_cast<unsigned char>(bytes[0]) | static_cast<std::size_t>(static_cast<unsigned char>(bytes[1])) << 8;
    bytes.remove_prefix(2);
    const std::string_view row = bytes.substr(0, length);
    bytes.remove_prefix(row.size());
    auto transaction = WorkshopCodec::decode_transaction(row);
    if (!fuzz::answered(transaction)) continue;
    const Sequence sequence = records.size() + 1;
    transaction->sequence = sequence;
    records.push_back({sequence, sequence, transaction->actor, transaction->group, transaction->undoes, transaction->undoable, transaction->time, WorkshopCodec::encode(*transaction)});
  }
  return records;
}

void one_journal(std::string_view bytes) {
  auto records = records_in(bytes);
  std::vector<Actor> actors;
  for (const JournalRecord& record : records) actors.push_back(record.actor);
  const auto journal = memory_journal(std::move(records));
  const auto document = WorkshopDocument::open(*journal);
  if (!fuzz::answered(document)) return;
  (void)defects((*document)->state());
  std::uint64_t cause = 1000;
  for (const Actor& actor : actors) {
    auto undo = (*document)->undo(actor, {1}, ++cause);
    if (fuzz::answered(undo)) fuzz::answered((*document)->commit(*std::move(undo)));
    auto redo = (*document)->redo(actor, {1}, ++cause);
    if (fuzz::answered(redo)) fuzz::answered((*document)->commit(*std::move(redo)));
  }
  fuzz::answered((*document)->erase([](std::string_view, std::uint64_t, std::string_view) { return true; }, {.verb = "erase", .cause = ++cause}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest = fuzz::bytes_of(data + 1, size - 1);
  data[0] % 2 == 0 ? one_state(rest) : one_journal(rest);
  return 0;
}
