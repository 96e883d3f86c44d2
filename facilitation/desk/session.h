// Session: an open .pressoir file — its journal, its document, the verbs — for whoever owns one thread: the desk, or a command.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "facilitation/base/file.h"
#include "facilitation/base/words.h"
#include "facilitation/document/sqlite_journal.h"
#include "facilitation/workshop/schema.h"

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

  // Empties personal fields for ever: "names" (authors, people), "notes" (named notes' words), of a step or of everything.
  struct Erase {
    enum class What : std::uint8_t { names, notes, picture } what = What::names;
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
  Path path_;
  std::shared_ptr<const Clock> clock_;
  std::shared_ptr<Randomness> randomness_;
  std::unique_ptr<SqliteSession> file_;
  std::unique_ptr<WorkshopDocument> document_;
  WorkshopVerbs verbs_;
};

}  // namespace pressoir::desk
