// Desk: the thread that owns the session. One queue of requests in, states out; screens never wait for it and it never waits for them.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "facilitation/base/mailbox.h"
#include "facilitation/desk/session.h"

namespace pressoir::desk {

// What everybody may read: immutable once published.
struct Published {
  WorkshopState state;                // the whole of it: pass it through visible() before showing
  Sequence durable = 0;
  std::optional<Error> frozen;        // why nothing is written any more
  std::optional<Error> second_place;  // why the copies stopped
  Path second_place_folder;           // empty: none was chosen
  Path file;                          // where it is written now
  bool read_only = false;
  workshop::SealedTopics sealed;      // open ballots and anonymous ideas: for counts, and for whoever they belong to
};

// The answer to one request.
struct Reply {
  std::uint64_t cause = 0;
  std::string verb;
  std::optional<Error> refused;
  Sequence revision = 0;
};

class SecondPlace;

class Desk {
 public:
  // Takes the session; `wake` is called from the desk's thread after each publication and reply.
  explicit Desk(std::unique_ptr<Session> session, std::function<void()> wake = {});
  ~Desk();  // answers what waits, closes the session

  // Returns the cause by which the reply can be known. Never waits.
  std::uint64_t submit(Request request);
  template <class Arguments>
  std::uint64_t ask(Arguments arguments, std::uint64_t group = 0) {
    Request request = request_of(std::move(arguments));
    request.group = group;
    return submit(std::move(request));
  }
  // For phones: `done` is called once what was asked is durable, or with the reason why not, on another thread.
  void submit_durably(Request request, std::function<void(std::optional<Error>)> done);
  // Called with each publication, on the desk's thread, and once at once; an empty one ends it: none is called after this returns.
  void listen(std::function<void(std::shared_ptr<const Published>)> listener);
  // Runs it on the desk's thread and waits. False when the desk is closing.
  bool with_session(const std::function<void(Session&)>& task);
  std::uint64_t undo();
  std::uint64_t redo();
  std::uint64_t erase(Session::Erase erase);
  std::uint64_t continue_at(Path path);
  // A second place (USB stick): gets a complete copy at each step and each minute. Empty: none.
  std::uint64_t set_second_place(Path folder);
  // Keeps the picture's bytes in the file and shows it during that step. One act, undone as one.
  std::uint64_t set_picture(Id<workshop::Step> step, std::string bytes);
  // Keeps bytes in the file, before whatever is asked after this; gives their name at once (journal.h).
  std::string keep(std::string bytes);
  // A setting of the file itself, no part of the workshop.
  void keep_setting(std::string name, std::string value);
  // Asks for a picture by its blob's name; it comes in `fetched`.
  void fetch(std::string blob);
  struct Fetched {
    std::string blob;
    Result<std::string> bytes;
  };
  std::vector<Fetched> fetched() { return fetched_.take_waiting(); }

  // The newest state; costs a few reference counts.
  std::shared_ptr<const Published> newest() const;
  std::vector<Reply> replies() { return replies_.take_waiting(); }
  // The history in the order it happened, at most `most`, ending with the newest; asks the desk and waits (for exports and the history panel).
  Result<std::vector<WorkshopTransaction>> history(std::size_t most);
  std::uint64_t fresh_id();
  Path path() const { return newest()->file; }
  // Waits until everything submitted so far is durable or refused.
  void settle();

 private:
  using Job = std::function<void(Session&)>;
  // Called on the journal's thread: has the desk publish what has become durable, or why nothing does any more.
  void on_durable();
  void run();
  void publish();
  std::optional<Error> why_frozen();
  std::uint64_t post(std::string verb, std::function<Result<Sequence>(Session&)> job);

  std::unique_ptr<Session> session_;
  std::function<void()> wake_;
  std::function<void(std::shared_ptr<const Published>)> listener_;  // the desk's thread only
  Mailbox<Job> jobs_;
  std::atomic<bool> will_publish_{false};  // a job that tells of it waits already
  Mailbox<Reply> replies_;
  Mailbox<Fetched> fetched_;
  mutable std::mutex mutex_;  // guards newest_ only
  std::shared_ptr<const Published> newest_;
  std::shared_ptr<Randomness> randomness_;
  std::unique_ptr<SecondPlace> second_place_;
  std::optional<Timestamp> frozen_since_;  // the time of the last act that is kept
  std::thread thread_;
};

}  // namespace pressoir::desk
