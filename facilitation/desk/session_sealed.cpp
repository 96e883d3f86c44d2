// The secret part of a session: ballots of open polls and anonymous ideas live in the sealed table until the act that ends their secret,
// which takes them out, shuffled, in one transaction.
#include <algorithm>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/activities/phone_polls.h"
#include "facilitation/base/check.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/desk/session.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/slips.h"
#include "facilitation/workshop/verb_rules.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::desk {

using namespace workshop;

namespace {

constexpr std::size_t batch_size = 5;  // fewer anonymous ideas at once could be told apart

bool is_from_phone(const Request& request) { return request.actor.role == Role::participant || request.actor.role == Role::table; }

bool is_anonymous(const Step* step) { return step && step->board && step->rules.anonymity == Anonymity::full; }

bool shows_at_once(const Step& step) { return step.rules.seen == WhatIsSeen::everything || step.revealed; }

// Fisher and Yates.
template <class T>
void shuffle(std::vector<T>& list, Randomness& randomness) {
  for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[randomness.next() % i]);
}

Actor the_room() { return {Role::room, 0}; }

}  // namespace

void Session::load_sealed() {
  for (const std::string& topic : file_->sealed().topics()) {
    const auto entries = file_->sealed().all(topic);
    if (!entries) continue;  // `check` tells; what cannot be read cannot be counted
    Table<SealedEntry>& table = sealed_[topic];
    for (const SealedStore::Entry& entry : *entries) table.put(sealed_entry(entry.key, entry.value));
  }
  // Cut off between an act and its tidying: what the journal already has leaves, what waits for a step that is over goes to its wall.
  const Step* current = current_step(state());
  std::vector<std::string> over;
  for (const auto& [topic, table] : sealed_) {
    const auto id = id_from_text(std::string_view(topic).substr(topic.find(':') + 1));
    const Poll* poll = id && (topic == ballots_topic({*id}) || topic == slips_topic({*id})) ? state().find(Id<Poll>{*id}) : nullptr;
    const Step* step = id && topic == notes_topic({*id}) ? state().find(Id<Step>{*id}) : nullptr;
    if (poll && (poll->state == PollState::open || (topic == slips_topic(poll->id) && poll->state == PollState::preparing))) continue;
    if (step && current && step->id == current->id) continue;
    if (step) (void)release_notes(*step, 1);
    over.push_back(topic);
  }
  for (const std::string& topic : over) forget_topic(topic);
  (void)file_->journal().flush();
  tidy();
}

bool Session::is_sealed(const Request& request) const {
  if (!is_from_phone(request)) return false;
  if (request.verb == activities::GiveBallot::verb) return true;
  return (request.verb == WriteNote::verb || request.verb == EditNote::verb || request.verb == WithdrawNote::verb) && is_anonymous(current_step(state()));
}

Result<Sequence> Session::ask_sealed(const Request& request, Done done) {
  if (request.secret.empty()) return refuse("refused.not_now");
  if (const auto failure = document_->frozen()) return *failure;
  if (request.verb == activities::GiveBallot::verb) return give_ballot(request, std::move(done));
  const Step step = *current_step(state());
  if (request.verb == WriteNote::verb) return write_sealed_note(request, step, std::move(done));
  return change_sealed_note(request, step, std::move(done));
}

void Session::seal(const std::string& topic, std::string key, std::string value, Done done) {
  sealed_[topic].put(sealed_entry(key, value));
  file_->sealed().put(topic, {std::move(key), std::move(value)}, [done = std::move(done), revision = document_->revision()](Result<void> kept) {
    if (!done) return;
    if (kept) done(revision);
    else done(kept.error());
  });
}

Result<Sequence> Session::give_ballot(const Request& request, Done done) {
  const auto* asked = std::any_cast<activities::GiveBallot>(&request.arguments);
  ENSURE(asked);
  const SealedBallot ballot = TRY(activities::ballot_within_rules(state(), *asked, request.actor));
  const std::string topic = ballots_topic(asked->poll);
  std::string key = ballot_key(request.secret, asked->poll, asked->voter);
  if (const std::int32_t slips = state().find(asked->poll)->slips; slips > 0) {
    // Printed slips are the voters: a phone may bring several, one after the other.
    if (asked->slip.empty()) return refuse("refused.slip_needed");
    const std::string secret = TRY(file_->sealed().get(slips_topic(asked->poll), slips_secret_key)).value_or("");
    if (!is_slip(secret, slips, asked->slip)) return refuse("refused.slip_unknown");
    key = slip_ballot_key(asked->slip, asked->poll);
  }
  if (const SealedEntry* before = find_sealed(sealed_, topic, key); before && !state().find(asked->poll)->changeable) {
    // Sent again, it is the same ballot; another one comes too late.
    if (before->value != sealed_value(ballot)) return refuse("refused.ballot_given");
    if (done) done(document_->revision());
    return document_->revision();
  }
  seal(topic, key, sealed_value(ballot), std::move(done));
  return document_->revision();
}

Result<Sequence> Session::write_sealed_note(const Request& request, const Step& step, Done done) {
  const auto* asked = std::any_cast<WriteNote>(&request.arguments);
  ENSURE(asked);
  if (asked->board && asked->board != step.board) return refuse("refused.not_now");
  const auto own = own_sealed_notes(sealed_, step.id, request.secret);
  const std::string act = id_text(request.cause);
  std::int64_t written = 0;
  for (const OwnSealedNote& one : own) {
    if (one.note.act == act) {
      if (done) done(document_->revision());
      return document_->revision();
    }
    written += one.note.stage == SealedNote::Stage::withdrawn ? 0 : 1;
  }
  if (step.rules.who_writes != WhoWrites::everyone) return refuse("refused.not_now");
  const int each = ideas_each(state(), step) * people_of_device(state(), {request.actor.number});
  const std::int64_t limit = each > 0 ? each : SealedNote::most_slots;
  if (written >= limit || own.size() >= SealedNote::most_slots) return refuse("refused.limit_reached", {{"n", limit}});
  SealedNote note{.act = act, .text = TRY(text_within(asked->text, "text", most_in_note)), .colour = asked->colour};
  note.channel = request.actor.role == Role::table ? Channel::shared_device : Channel::phone;
  note.note = {randomness_->id()};
  seal(notes_topic(step.id), note_key(request.secret, step.id, static_cast<int>(own.size())), sealed_value(note), std::move(done));
  if (shows_at_once(step)) TRY(release_notes(step, batch_size));
  return document_->revision();
}

Result<Sequence> Session::change_sealed_note(const Request& request, const Step& step, Done done) {
  const auto* edit = std::any_cast<EditNote>(&request.arguments);
  const auto* withdraw = std::any_cast<WithdrawNote>(&request.arguments);
  ENSURE(edit || withdraw);
  for (OwnSealedNote& one : own_sealed_notes(sealed_, step.id, request.secret)) {
    if (one.note.note != (edit ? edit->note : withdraw->note)) continue;
    if (one.note.stage == SealedNote::Stage::withdrawn) {
      if (edit) return refuse("refused.unknown", {{"kind", std::string(Note::kind)}});
      if (done) done(document_->revision());
      return document_->revision();
    }
    if (one.note.stage == SealedNote::Stage::released) {
      // Proven: the act is the room's, at a time that tells nothing.
      Request proven = request;
      proven.actor = the_room();
      proven.time = step.started;
      proven.cause = fresh_cause();
      auto decided = verbs_.decide(state(), proven);
      if (!decided && decided.error().key != "verb.nothing") return decided.error();
      if (decided) TRY(document_->commit(*std::move(decided)));
    }
    if (edit) one.note.text = TRY(text_within(edit->text, "text", most_in_note));
    else one.note.stage = SealedNote::Stage::withdrawn, one.note.text.clear();
    seal(notes_topic(step.id), note_key(request.secret, step.id, one.slot), sealed_value(one.note), std::move(done));
    return document_->revision();
  }
  return refuse("refused.not_yours");
}

Result<void> Session::release_notes(const Step& step, std::size_t batch) {
  const std::string topic = notes_topic(step.id);
  const auto table = sealed_.find(topic);
  if (table == sealed_.end()) return {};
  struct Waiting {
    std::string key;
    SealedNote note;
  };
  std::vector<Waiting> waiting;
  table->second.for_each([&](const SealedEntry& entry) {
    auto note = note_from_sealed(entry.value);
    // On the wall already when the program was cut off before it could say so here.
    if (note && note->stage == SealedNote::Stage::waiting && !state().find(note->note)) waiting.push_back({entry.key, *std::move(note)});
  });
  if (waiting.size() < batch || waiting.empty()) return {};
  shuffle(waiting, *randomness_);
  ReleaseNotes release{.step = step.id};
  for (const Waiting& one : waiting) release.notes.push_back({one.note.note, one.note.text, one.note.colour, one.note.channel});
  Request request = request_of(std::move(release));
  request.actor = the_room();
  request.cause = fresh_cause();
  request.time = step.started ? step.started : clock_->now();
  TRY(document_->commit(TRY(verbs_.decide(state(), request))));
  for (Waiting& one : waiting) {
    one.note.stage = SealedNote::Stage::released;
    seal(topic, one.key, sealed_value(one.note), {});
  }
  return {};
}

Result<void> Session::unseal_for(Request& request) {
  if (sealed_.empty()) return {};
  if (const auto failure = document_->frozen()) return *failure;
  if (auto* close = std::any_cast<activities::ClosePoll>(&request.arguments)) {
    const std::string topic = ballots_topic(close->poll);
    const auto table = sealed_.find(topic);
    if (table == sealed_.end()) return {};
    close->sealed.clear();
    table->second.for_each([&](const SealedEntry& entry) {
      if (auto ballot = ballot_from_sealed(entry.value)) close->sealed.push_back(*std::move(ballot));
    });
    shuffle(close->sealed, *randomness_);
    // Refused closings keep their ballots: what is asked is decided once before.
    TRY(verbs_.decide(state(), request));
    forget_topic(topic);
    if (state().find(close->poll)->slips > 0) forget_topic(slips_topic(close->poll));
    return {};
  }
  const Step* current = current_step(state());
  if (!is_anonymous(current)) return {};
  if (request.verb != RevealStep::verb && request.verb != GoToStep::verb && request.verb != FinishSession::verb) return {};
  const Step step = *current;
  const WorkshopTransaction would_be = TRY(verbs_.decide(state(), request));
  bool leaves = false, reveals = false;
  for (const WorkshopChange& change : would_be.changes) {
    const auto* clock = change.after ? std::get_if<SessionClock>(&*change.after) : nullptr;
    const auto* changed = change.after ? std::get_if<Step>(&*change.after) : nullptr;
    leaves = leaves || (clock && clock->step != step.id);
    reveals = reveals || (changed && changed->id == step.id && changed->revealed);
  }
  if (leaves || reveals) TRY(release_notes(step, 1));
  if (leaves) forget_topic(notes_topic(step.id));
  return {};
}

void Session::forget_topic(const std::string& topic) {
  sealed_.erase(topic);
  leaving_.push_back({topic, document_->revision() + 1});
}

void Session::tidy() {
  std::erase_if(leaving_, [&](const Leaving& leaving) {
    if (document_->durable() < std::min(leaving.after, document_->revision())) return false;
    file_->sealed().unseal_later(leaving.topic);
    return true;
  });
}

}  // namespace pressoir::desk
