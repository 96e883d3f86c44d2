// Document: a State, the journal of the transactions that made it, and what each actor can take back. Generic over the schema.
// Only `commit` changes the State. Owned and called by one thread (the desk, or a command without a window).
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <unordered_set>
#include <vector>

#include "facilitation/document/codec.h"
#include "facilitation/document/request.h"

namespace pressoir {

// Which fields `erase` empties: asked for every entity and every field marked personal.
using ErasesField = std::function<bool(std::string_view kind, std::uint64_t id, std::string_view field)>;

template <class Schema>
class Document {
 public:
  using Done = std::function<void(Result<Sequence>)>;

  // The newest snapshot and the transactions after it. The journal must outlive the document.
  // Refused: "journal.damaged", "codec.damaged".
  static Result<std::unique_ptr<Document>> open(Journal& journal);
  ~Document();

  const State<Schema>& state() const { return state_; }
  Sequence revision() const { return state_.revision(); }
  // What the disk has; safe from any thread.
  Sequence durable() const { return shared_->durable.load(); }

  // Numbers the transaction, applies it, hands it to the journal. `done` is called when it is durable, or with the reason why not
  // (on the journal's thread). Refused: "document.frozen" after a failed append, "document.dangling" when a reference would name nothing.
  Result<Sequence> commit(Transaction<Schema> transaction, Done done = {});
  // Whether a transaction with that cause is in the history: what is sent twice counts once.
  Result<bool> has_cause(std::uint64_t cause);

  // What taking back the actor's last act (or gesture) would be; "undo.nothing", or "undo.changed_since" (who) where somebody else
  // has changed a field of it since. Commit the transaction to do it.
  Result<Transaction<Schema>> undo(const Actor& actor, Timestamp now, std::uint64_t cause);
  Result<Transaction<Schema>> redo(const Actor& actor, Timestamp now, std::uint64_t cause);

  // Leaves out the actor's last act, which can no longer be taken back, so that those before it still can.
  void give_up_undo(const Actor& actor);

  // Transactions first ≤ sequence ≤ last, durable or not.
  Result<std::vector<Transaction<Schema>>> history(Sequence first, Sequence last);

  // Why nothing can be written any more, if so. The state stays readable and the tail is kept.
  std::optional<Error> frozen() const;
  // Writes what the disk never took to another journal, whose last transaction is the last durable one here (a copy); goes on there.
  Result<void> continue_in(Journal& other);

  // Empties personal fields in every entry and snapshot, rewrites the journal, then commits `trace` (what was erased, when).
  // Not undoable; nobody can undo anything done before. Waits until durable.
  Result<Sequence> erase(const ErasesField& erases, Transaction<Schema> trace);

  // Keeps a snapshot of the newest state, in the background, so that the next opening is quick.
  void keep_snapshot();

  static constexpr Sequence transactions_per_snapshot = 2000;
  // A transaction of this group bars undo for everything before it.
  static constexpr std::uint64_t barrier_group = ~std::uint64_t{0};

 private:
  struct Shared {  // with the journal's thread
    std::atomic<Sequence> durable{0};
    std::mutex mutex;
    std::optional<Error> failure;
  };
  struct Stacks {
    std::vector<JournalHeading> undo, redo;
  };

  explicit Document(Journal& journal) : journal_(&journal), shared_(std::make_shared<Shared>()) {}
  Result<void> load_stacks();
  void push_heading(const JournalHeading& heading);
  Result<Transaction<Schema>> take_back(const Actor& actor, Timestamp now, std::uint64_t cause, bool redo);
  Result<void> revert(Draft<Schema>& draft, const Transaction<Schema>& transaction, const Actor& actor);
  Result<Actor> last_writer(std::string_view kind, std::uint64_t id, std::string_view field, Sequence after);
  std::optional<Error> dangling(const Transaction<Schema>& transaction) const;
  JournalRecord record_of(const Transaction<Schema>& transaction) const;
  void append(const Transaction<Schema>& transaction, Done done);

  Journal* journal_;
  std::shared_ptr<Shared> shared_;
  State<Schema> state_;
  std::deque<Transaction<Schema>> tail_;  // not yet known to be durable, and the newest durable ones
  Sequence last_snapshot_ = 0;
  std::thread snapshot_;
  bool stacks_loaded_ = false;
  std::map<std::pair<Role, std::uint64_t>, Stacks> stacks_;
  bool causes_loaded_ = false;
  std::unordered_set<std::uint64_t> causes_;
};

}  // namespace pressoir
