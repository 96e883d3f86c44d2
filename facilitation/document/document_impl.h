// The document's templates; included by one .cpp per schema, which instantiates Document<Schema>.
#pragma once

#include <algorithm>
#include <mutex>

#include "facilitation/document/document.h"
#include "facilitation/document/erase_impl.h"
#include "facilitation/document/undo_impl.h"

namespace pressoir {

// Whether something names what is not there, once the transaction is applied.
template <class Schema>
std::optional<Error> dangling_in(const State<Schema>& after, const Transaction<Schema>& transaction) {
  std::optional<Error> error;
  const auto check = [&](const auto& entity, auto&& is_suspect) {
    for_each_reference(entity, [&](auto id) {
      if (!error && is_suspect(id.value) && !after.find(id))
        error = refuse("document.dangling", {{"kind", std::string(std::remove_cvref_t<decltype(entity)>::kind)}, {"names", std::string(decltype(id)::entity_type::kind)}});
    });
  };
  std::vector<std::uint64_t> gone;
  for (const auto& change : transaction.changes) {
    if (change.after) std::visit([&](const auto& entity) { check(entity, [](std::uint64_t) { return true; }); }, *change.after);
    else gone.push_back(id_of(*change.before));
  }
  if (gone.empty()) return error;
  // What was not touched named only what was there: of that, only what has gone can be missing.
  std::sort(gone.begin(), gone.end());
  const auto has_gone = [&](std::uint64_t id) { return std::binary_search(gone.begin(), gone.end(), id); };
  after.for_each_table([&](const auto& table) { table.for_each([&](const auto& entity) { check(entity, has_gone); }); });
  return error;
}

template <class Schema>
Result<std::unique_ptr<Document<Schema>>> Document<Schema>::open(Journal& journal) {
  std::unique_ptr<Document> document(new Document(journal));
  const auto snapshot = TRY(journal.newest_snapshot());
  if (snapshot) {
    auto state = Codec<Schema>::decode_state(snapshot->bytes);
    // A snapshot that cannot be read is a lost shortcut, not a lost session: the journal has it all.
    if (state && state->revision() == snapshot->sequence) document->state_ = *std::move(state);
  }
  document->last_snapshot_ = document->state_.revision();
  constexpr Sequence at_a_time = 4096;
  const Sequence last = journal.last();
  for (Sequence first = document->state_.revision() + 1; first <= last; first += at_a_time) {
    for (const JournalRecord& record : TRY(journal.read(first, std::min(last, first + at_a_time - 1)))) {
      const auto transaction = TRY(Codec<Schema>::decode_transaction(record.bytes));
      if (transaction.sequence != record.sequence || record.sequence != document->state_.revision() + 1)
        return refuse("journal.damaged", {{"sequence", static_cast<std::int64_t>(record.sequence)}});
      document->state_.apply(transaction);
    }
  }
  document->shared_->durable = last;
  return document;
}

template <class Schema>
Document<Schema>::~Document() {
  if (snapshot_.joinable()) snapshot_.join();
}

template <class Schema>
JournalRecord Document<Schema>::record_of(const Transaction<Schema>& t) const {
  return {t.sequence, t.cause, t.actor, t.group, t.undoes, t.undoable, t.time, Codec<Schema>::encode(t)};
}

template <class Schema>
std::optional<Error> Document<Schema>::frozen() const {
  std::lock_guard lock(shared_->mutex);
  return shared_->failure;
}

template <class Schema>
void Document<Schema>::append(const Transaction<Schema>& transaction, Done done) {
  std::vector<JournalRecord> records;
  records.push_back(record_of(transaction));
  journal_->append(std::move(records), transaction.sequence - 1, [shared = shared_, done = std::move(done)](Result<Sequence> result) {
    if (result) {
      shared->durable = *result;
    } else {
      std::lock_guard lock(shared->mutex);
      if (!shared->failure) shared->failure = result.error();
    }
    if (done) done(std::move(result));
  });
}

template <class Schema>
Result<Sequence> Document<Schema>::commit(Transaction<Schema> transaction, Done done) {
  if (const auto failure = frozen()) return refuse("document.frozen", {{"reason", failure->key}});
  transaction.sequence = state_.revision() + 1;
  State<Schema> after = state_;
  after.apply(transaction);
  if (auto error = dangling_in(after, transaction)) return *std::move(error);
  state_ = std::move(after);
  if (causes_loaded_) causes_.insert(transaction.cause);
  if (stacks_loaded_) push_heading({transaction.sequence, transaction.cause, transaction.actor, transaction.group, transaction.undoes, transaction.undoable, transaction.time});
  append(transaction, std::move(done));
  tail_.push_back(std::move(transaction));
  constexpr std::size_t newest_kept = 256;
  const Sequence durable = shared_->durable;
  while (tail_.size() > newest_kept && tail_.front().sequence <= durable) tail_.pop_front();
  if (state_.revision() >= last_snapshot_ + transactions_per_snapshot) keep_snapshot();
  return state_.revision();
}

template <class Schema>
void Document<Schema>::keep_snapshot() {
  if (state_.revision() == last_snapshot_ || frozen()) return;
  if (snapshot_.joinable()) snapshot_.join();
  last_snapshot_ = state_.revision();
  snapshot_ = std::thread([journal = journal_, state = state_] { journal->snapshot({state.revision(), Codec<Schema>::encode_deflated(state)}); });
}

template <class Schema>
Result<bool> Document<Schema>::has_cause(std::uint64_t cause) {
  if (!causes_loaded_) {
    for (const JournalHeading& heading : TRY(journal_->headings(1, shared_->durable))) causes_.insert(heading.cause);
    for (const auto& transaction : tail_) causes_.insert(transaction.cause);
    causes_loaded_ = true;
  }
  return causes_.contains(cause);
}

template <class Schema>
Result<std::vector<Transaction<Schema>>> Document<Schema>::history(Sequence first, Sequence last) {
  std::vector<Transaction<Schema>> found;
  first = std::max<Sequence>(first, 1);
  last = std::min(last, state_.revision());
  const Sequence tail_first = tail_.empty() ? state_.revision() + 1 : tail_.front().sequence;
  if (first < tail_first && first <= last)
    for (const JournalRecord& record : TRY(journal_->read(first, std::min(last, tail_first - 1))))
      found.push_back(TRY(Codec<Schema>::decode_transaction(record.bytes)));
  for (const auto& transaction : tail_)
    if (transaction.sequence >= first && transaction.sequence <= last) found.push_back(transaction);
  return found;
}

template <class Schema>
std::optional<Error> Document<Schema>::dangling(const Transaction<Schema>& transaction) const {
  State<Schema> after = state_;
  for (const auto& change : transaction.changes) after.apply(change);
  return dangling_in(after, transaction);
}

template <class Schema>
Result<void> Document<Schema>::continue_in(Journal& other) {
  const Sequence have = other.last();
  std::vector<JournalRecord> records;
  for (const auto& transaction : TRY(history(have + 1, state_.revision()))) records.push_back(record_of(transaction));
  if (snapshot_.joinable()) snapshot_.join();
  if (!records.empty() && records.front().sequence != have + 1) return refuse("journal.deposed");
  auto fresh = std::make_shared<Shared>();
  if (!records.empty()) {
    std::optional<Error> error;
    other.append(std::move(records), have, [&error, fresh](Result<Sequence> result) {
      if (result) fresh->durable = *result;
      else error = result.error();
    });
    TRY(other.flush());
    if (error) return *error;
  }
  fresh->durable = other.last();
  shared_ = fresh;
  journal_ = &other;
  return {};
}

}  // namespace pressoir
