// The model half-day of the house, « Repenser l'accueil de la préfecture », made by verbs from its first word to its last:
// 45 ideas, 6 themes, a vote on 5 options, 4 decisions, 6 actions.
#pragma once

#include <memory>
#include <string>

#include "facilitation/base/words.h"
#include "facilitation/document/memory_journal.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::test {

// A document in memory whose clock is told, and the shortest way to ask it something.
class Table {
 public:
  Table();
  // Fails the test when it is refused.
  void must(Request request);
  template <class Arguments>
  void ask(Arguments arguments) {
    must(request_of(std::move(arguments)));
  }
  Result<Sequence> try_to(Request request);
  const workshop::WorkshopState& state() const { return document_->state(); }
  workshop::WorkshopDocument& document() { return *document_; }
  void at(int minutes_after_midnight); // on the day of the workshop
  Timestamp now() const { return now_; }

 private:
  std::unique_ptr<Journal> journal_ = memory_journal();
  std::unique_ptr<workshop::WorkshopDocument> document_;
  workshop::WorkshopVerbs verbs_;
  std::uint64_t causes_ = 1000;
  Timestamp now_;
};

// The whole half-day, finished. Ids are those of words: "wall", "theme-1" … "theme-6", "idea-1" … "idea-45", "vote".
std::unique_ptr<Table> half_day();
template <class E>
Id<E> named(const std::string& word) {
  return {id_from_word(word)};
}

// The catalogue of the source tree.
Words words_in(Language language);

} // namespace pressoir::test
