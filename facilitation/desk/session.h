// Session: an open .pressoir file — its journal, its document, the verbs — for whoever owns one thread: the desk, or a command.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "facilitation/base/file.h"
#include "facilitation/base/words.h"
#include "facilitation/document/sqlite_journal.h"
#include "facilitation/workshop/schema.h"
#include "facilitation/workshop/sealed.h"

namespace pressoir::desk {

using workshop::WorkshopDocument;
using workshop::WorkshopState;
using workshop::WorkshopTransaction;
using workshop::WorkshopVerbs;

struct SessionOptions {
  std::shared_ptr<const Clock> clock;            // none: the system's
  std::shared_ptr<Randomness> randomness;        // none: the system's
  OpenMode mode = OpenMode::read_write;
};

class Session {
 public:
  using Done = std::function<void(Result<Sequence>)>;

  // A new session with one workshop in it. Refused as SqliteSession::create.
  static Result<std::unique_ptr<Session>> create(const Path& path, const std::string& title, Language language, SessionOptions options = {});
  // Refused as SqliteSession::open; "file.defective" (defects, first) when the content does not hold together.
  static Result<std::unique_ptr<Session>> open(const Path& path, SessionOptions options = {});
  ~Session();  // keeps a snapshot, closes the file

  const Path& path() const { return path_; }
  bool read_only() const;
  const WorkshopState& state() const { return document_->state(); }
  WorkshopDocument& document() { return *document_; }
  SqliteSession& file() { return *file_; }
  const WorkshopVerbs& verbs() const { return verbs_; }
  const Clock& clock() const { return *clock_; }
  std::uint64_t fresh_cause() { return randomness_->id(); }

  // Decides and commits; fills in cause and time when unset. The verbs "undo" and "redo" take back the actor's own acts.
  // A cause seen before is answered with the current revision and changes nothing. `done`: when durable.
  // Refused: "session.read_only", the verb's reasons, "document.frozen".
  Result<Sequence> ask(Request request, Done done = {});
  // Waits until all is durable.
  Result<Sequence> flush();

  // What is sealed now: open ballots, anonymous ideas and the proofs of whose they are. Read it for whoever they belong to, and for counts.
  const workshop::SealedTopics& sealed() const { return sealed_; }
  // Takes out of the file what need not be sealed any more, once what replaced it is durable. Call it now and then; closing calls it too.
  void tidy();
  bool owes_tidying() const { return !leaving_.empty(); }

  // Empties personal fields for ever: "names" (authors, people), "notes" (named notes' words), of a step or of everything; "reasons": what
  // ballots say in words (objections, words of a cloud) in the votes of a step; "drawings": all that was ever drawn on a step's board, which goes too.
  struct Erase {
    enum class What : std::uint8_t { names, notes, picture, reasons, drawings } what = What::names;
    Id<workshop::Step> step;                 // none: the whole session
    std::vector<Id<workshop::Note>> notes;   // for What::notes
  };
  Result<Sequence> erase(const Erase& erase, Actor actor = {});

  // After a failed append: copies what the disk has, and the tail it never took, to another place, and goes on there.
  Result<void> continue_at(const Path& path);
  // A complete closed copy at another place, replacing the one there.
  Result<void> copy_to(const Path& path);

 private:
  Session() = default;
  // ---- session_sealed.cpp
  void load_sealed();
  bool is_sealed(const Request& request) const;
  Result<Sequence> ask_sealed(const Request& request, Done done);
  Result<Sequence> give_ballot(const Request& request, Done done);
  Result<Sequence> write_sealed_note(const Request& request, const workshop::Step& step, Done done);
  Result<Sequence> change_sealed_note(const Request& request, const workshop::Step& step, Done done);
  void seal(const std::string& topic, std::string key, std::string value, Done done);
  // Puts the waiting ideas of a step on its wall, shuffled; at least `batch` of them or none.
  Result<void> release_notes(const workshop::Step& step, std::size_t batch);
  // Before the act that ends a secret: ideas leave for the wall, ballots join the request that closes their poll.
  Result<void> unseal_for(Request& request);
  void forget_topic(const std::string& topic);

  Path path_;
  std::shared_ptr<const Clock> clock_;
  std::shared_ptr<Randomness> randomness_;
  std::unique_ptr<SqliteSession> file_;
  std::unique_ptr<WorkshopDocument> document_;
  WorkshopVerbs verbs_;
  workshop::SealedTopics sealed_;
  struct Leaving {
    std::string topic;
    Sequence after = 0;  // the transaction that holds what it held
  };
  std::vector<Leaving> leaving_;
};

}  // namespace pressoir::desk
