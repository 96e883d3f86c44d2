// Journal, BlobStore and SealedStore: the seam between the document machine and whatever keeps it (a SQLite file today, a replicated log tomorrow).
// Everything here is bytes: nothing above knows which one is there, nothing below knows what an entity is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/result.h"
#include "facilitation/base/time.h"
#include "facilitation/document/actor.h"

namespace pressoir {

using Sequence = std::uint64_t;  // of transactions: 1, 2, 3 …; 0 = before the first

// One transaction as it is kept. `bytes` holds all of it; the other fields repeat what is looked up without decoding.
struct JournalRecord {
  Sequence sequence = 0;
  std::uint64_t cause = 0;  // unique in the journal: what is sent twice counts once
  Actor actor;
  std::uint64_t group = 0;       // ties the transactions of one gesture; 0 = alone
  std::vector<Sequence> undoes;  // what this one takes back (or puts back), newest first
  bool undoable = true;
  Timestamp time;
  std::string bytes;
  bool operator==(const JournalRecord&) const = default;
};

// The same without the bytes: enough to know what each actor can undo.
struct JournalHeading {
  Sequence sequence = 0;
  std::uint64_t cause = 0;
  Actor actor;
  std::uint64_t group = 0;
  std::vector<Sequence> undoes;
  bool undoable = true;
  Timestamp time;
};

struct JournalSnapshot {
  Sequence sequence = 0;  // the state after this transaction
  std::string bytes;
};

// What `rewrite` does to each entry and snapshot: returns the bytes to keep instead (the same when nothing is erased).
using Erasure = std::function<Result<std::string>(Sequence, std::string_view bytes, bool is_snapshot)>;

class Journal {
 public:
  virtual ~Journal() = default;

  // Takes records whose first sequence is expected_last + 1. Returns at once unless the queue is full (then waits).
  // `done` is called on the journal's thread once all of them are durable, or with the reason why they are not:
  // "journal.disk_full", "journal.gone" (the disk or stick vanished), "journal.read_only", "journal.deposed" (somebody else wrote).
  // After a failure every later append fails with the same reason: the caller freezes and keeps its tail.
  virtual void append(std::vector<JournalRecord> records, Sequence expected_last,
                      std::function<void(Result<Sequence>)> done) = 0;
  // Records first ≤ sequence ≤ last that are durable, in order. "journal.damaged" (file, sequence, time of the last whole one
  // before it) at the first row that is not whole; "file.damaged" (file, sequence) when nothing before it is.
  virtual Result<std::vector<JournalRecord>> read(Sequence first, Sequence last) = 0;
  virtual Result<std::vector<JournalHeading>> headings(Sequence first, Sequence last) = 0;
  virtual Sequence last() const = 0;  // durable

  // Keeps the state after `sequence`, in the background; older snapshots but one go. Failure is silent: the journal is enough.
  virtual void snapshot(JournalSnapshot snapshot) = 0;
  // The newest whole one that the journal reaches.
  virtual Result<std::optional<JournalSnapshot>> newest_snapshot() = 0;

  // Rewrites every entry and snapshot, then the file itself (VACUUM, WAL truncated): nothing of the old bytes is left.
  // Waits until done. All or nothing.
  virtual Result<void> rewrite(const Erasure& erasure) = 0;
  // A complete, closed copy of everything durable, at another place; a file already there is replaced whole or not at all.
  virtual Result<void> copy_to(const std::string& path) = 0;
  // Waits until all that was appended is durable or refused.
  virtual Result<Sequence> flush() = 0;
};

// Write-once bytes by their SHA-256, durable before the transaction that names them.
class BlobStore {
 public:
  virtual ~BlobStore() = default;
  // 64 hexadecimal digits; the same bytes give the same name. Waits until durable.
  virtual Result<std::string> keep(std::string_view bytes) = 0;
  virtual Result<std::string> fetch(std::string_view name) = 0;  // "blob.missing", "blob.damaged"
  virtual std::vector<std::string> names() = 0;
  // Gone for ever, the file rewritten (VACUUM).
  virtual Result<void> erase(const std::vector<std::string>& names) = 0;
};

// What must stay secret while open (ballots of open polls, proofs of ownership): outside journal, snapshots, copies and exports.
class SealedStore {
 public:
  struct Entry {
    std::string key, value;
  };
  virtual ~SealedStore() = default;
  // Replaces what that key held. `done` is called on the store's thread once it is durable, or with the reason why it is not.
  virtual void put(std::string_view topic, Entry entry, std::function<void(Result<void>)> done) = 0;
  Result<void> put_and_wait(std::string_view topic, Entry entry);
  virtual Result<std::optional<std::string>> get(std::string_view topic, std::string_view key) = 0;
  virtual std::vector<std::string> topics() = 0;
  // In the order of the keys (which are hashes), never of arrival.
  virtual Result<std::vector<Entry>> all(std::string_view topic) = 0;
  // Deletes the topic and rewrites the file (VACUUM), so that no order of arrival is left in pages or WAL.
  virtual Result<void> unseal(std::string_view topic) = 0;
  // The same later, in the background.
  virtual void unseal_later(std::string_view topic) = 0;
};

}  // namespace pressoir
