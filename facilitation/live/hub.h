// Hub: who is here by phone, what each may see, and what each still has to be told. It lives on the server's thread, knows no socket, and keeps
// nothing on disk: presence goes with the program. Tokens are forgotten as soon as they are hashed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "facilitation/live/limits.h"
#include "facilitation/live/wire.h"
#include "facilitation/workshop/visible.h"

namespace pressoir::live {

using Connection = std::uint64_t;
using Frame = std::shared_ptr<const std::string>;

// What the desk tells the phones' side; an immutable value.
struct News {
  workshop::WorkshopState state;
  workshop::SealedTopics sealed;
};

struct HubOptions {
  std::string code;     // of the session: six letters
  std::string session;  // the file's own name: the same browser is somebody else in another session
  std::int64_t view_every_ms = 200;  // at most five views a second for one phone
  std::size_t most_waiting_answers = 64;
  PaceOptions acts_of_phone{20, 2.0}, acts_of_address{400, 100.0};
  PaceOptions guesses_of_address{10, 10.0 / 60}, guesses_of_all{60, 1.0};
};

// What the hub asks of others; all called on its own thread.
struct HubLinks {
  // Hands a request to the desk. `done` is called on the hub's thread once it is durable, or with the reason why not.
  std::function<void(Request, std::function<void(std::optional<Error>)> done)> ask;
  std::function<void(Connection)> poke;      // `next` may have something for it
  std::function<void(Connection)> hang_up;
  std::function<void(std::int64_t)> wake_in;  // call `woken` after so many milliseconds
  std::function<void(std::size_t)> people;    // how many are here now
};

class Hub {
 public:
  // The words must outlive the hub.
  Hub(HubOptions options, HubLinks links, std::shared_ptr<const Clock> clock, const Words& french, const Words& english);

  void news(std::shared_ptr<const News> news);

  void opened(Connection connection, const std::string& address);
  void heard(Connection connection, std::string_view message);
  void closed(Connection connection);
  // The next thing to send, newest first to be forgotten: answers in their order, else what changed since the last view. Nothing: wait for a poke.
  std::optional<Frame> next(Connection connection);
  void woken();

  std::size_t people() const { return people_.size(); }
  void set_code(std::string code) { options_.code = std::move(code); }

 private:
  struct Phone {
    std::string address;
    bool joined = false;
    Actor actor;
    std::string secret;
    Language language = Language::french;
    Pace acts;
    std::vector<std::string> answers;  // not sent yet
    int in_flight = 0;                 // asked of the desk
    std::shared_ptr<const SharedView> seen;
    std::string seen_own;
    bool owes_view = false, owes_own = false;
  };
  // The shared part in one language, and how to get there from what phones have.
  struct Shown {
    std::shared_ptr<const SharedView> view;
    std::vector<std::pair<std::shared_ptr<const SharedView>, std::string>> from;  // differences already written; first null = whole
  };

  void greet(Connection connection, Phone& phone, const Hello& hello);
  void carry(Connection connection, Phone& phone, Asked asked);
  void answer(Connection connection, std::string message);
  void refuse_to(Connection connection, const std::string& id, const Error& error);
  bool may_guess(const std::string& address);
  void note_whose_own_changed(const News& before, const News& now);
  void show();
  Shown& shown_in(Language language) { return shown_[language == Language::english ? 1 : 0]; }
  const Words& words_in(Language language) const { return language == Language::english ? english_ : french_; }
  const std::string& difference_from(Shown& shown, const std::shared_ptr<const SharedView>& before);
  std::string own_of(const Phone& phone) const;

  HubOptions options_;
  HubLinks links_;
  std::shared_ptr<const Clock> clock_;
  const Words& french_;
  const Words& english_;

  std::shared_ptr<const News> news_;
  workshop::VisibleState room_{{workshop::Audience::Kind::person, {}}};
  std::map<Id<workshop::Person>, std::vector<Id<workshop::Note>>> notes_of_;
  Shown shown_[2];
  bool news_unseen_ = false;
  // Whose own part may have changed since it was last shown.
  bool own_of_all_changed_ = true;
  std::set<std::uint64_t> own_changed_;
  std::int64_t shown_at_ = INT64_MIN / 2;
  std::int64_t views_pause_ms_ = 0;  // how long to leave between two rounds of views, where a round takes long
  bool wake_asked_ = false;

  std::unordered_map<Connection, Phone> phones_;
  std::map<std::uint64_t, int> people_;  // person → connections (tabs)
  PaceByAddress acts_by_address_, guesses_by_address_;
  Pace guesses_;
};

}  // namespace pressoir::live
