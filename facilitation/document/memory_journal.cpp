#include "facilitation/document/memory_journal.h"

#include <mutex>

#include "facilitation/base/check.h"

namespace pressoir {
namespace {

class MemoryJournal final : public Journal {
 public:
  explicit MemoryJournal(std::vector<JournalRecord> records) : records_(std::move(records)) {}

  void append(std::vector<JournalRecord> records, Sequence expected_last,
              std::function<void(Result<Sequence>)> done) override {
    if (expected_last != last()) return done(refuse("journal.deposed"));
    for (JournalRecord& record : records) records_.push_back(std::move(record));
    done(last());
  }
  Result<std::vector<JournalRecord>> read(Sequence first, Sequence last) override {
    std::vector<JournalRecord> found;
    for (const JournalRecord& record : records_)
      if (record.sequence >= first && record.sequence <= last) found.push_back(record);
    return found;
  }
  Result<std::vector<JournalHeading>> headings(Sequence first, Sequence last) override {
    std::vector<JournalHeading> found;
    for (const JournalRecord& r : records_)
      if (r.sequence >= first && r.sequence <= last)
        found.push_back({r.sequence, r.cause, r.actor, r.group, r.undoes, r.undoable, r.time});
    return found;
  }
  Sequence last() const override { return records_.empty() ? 0 : records_.back().sequence; }
  // The document hands it over from a thread of its own.
  void snapshot(JournalSnapshot snapshot) override {
    std::lock_guard lock(mutex_);
    snapshot_ = std::move(snapshot);
  }
  Result<std::optional<JournalSnapshot>> newest_snapshot() override {
    std::lock_guard lock(mutex_);
    return snapshot_;
  }
  Result<void> rewrite(const Erasure& erasure) override {
    std::vector<JournalRecord> rewritten = records_;
    for (JournalRecord& record : rewritten) record.bytes = TRY(erasure(record.sequence, record.bytes, false));
    std::lock_guard lock(mutex_);
    std::optional<JournalSnapshot> snapshot = snapshot_;
    if (snapshot) snapshot->bytes = TRY(erasure(snapshot->sequence, snapshot->bytes, true));
    records_ = std::move(rewritten);
    snapshot_ = std::move(snapshot);
    return {};
  }
  Result<void> copy_to(const std::string&) override { return refuse("journal.memory_only"); }
  Result<Sequence> flush() override { return last(); }

 private:
  std::vector<JournalRecord> records_;
  std::mutex mutex_; // guards snapshot_
  std::optional<JournalSnapshot> snapshot_;
};

}  // namespace

std::unique_ptr<Journal> memory_journal(std::vector<JournalRecord> records) {
  return std::make_unique<MemoryJournal>(std::move(records));
}

}  // namespace pressoir
