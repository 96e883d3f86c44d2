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

#include "facilitation/activities/kept_results.h"
#include "facilitation/live/console.h"
#include "facilitation/live/door.h"
#include "facilitation/live/drawing_pad.h"
#include "facilitation/live/limits.h"
#include "facilitation/live/pairing.h"
#include "facilitation/live/presence.h"
#include "facilitation/live/return_code.h"
#include "facilitation/live/server.h"
#include "facilitation/live/taken_picture.h"
#include "facilitation/live/wire.h"
#include "facilitation/workshop/visible.h"

namespace pressoir::live {

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
  std::vector<std::string> paired;  // proofs of the co-facilitators' phones, as `links.paired` gave them
  std::string door, codes, returned;  // as `links.keep` was given them when the program ran before
  PaceOptions acts_of_phone{20, 2.0}, acts_of_address{400, 100.0}, orders_of_console{60, 5.0};
  PaceOptions guesses_of_address{10, 10.0 / 60}, guesses_of_all{60, 1.0};
  PaceOptions photos_of_phone{4, 0.1};
  PaceOptions returns_of_all{20, 0.2};  // wrong return codes, of everybody together
};

// What the hub asks of others; all called on its own thread.
struct HubLinks {
  // Hands a request to the desk. `done` is called on the hub's thread once it is durable, or with the reason why not.
  std::function<void(Request, std::function<void(std::optional<Error>)> done)> ask;
  std::function<void(Connection)> poke;      // `next` may have something for it
  std::function<void(Connection)> hang_up;
  std::function<void(std::int64_t)> wake_in;  // call `woken` after so many milliseconds
  std::function<void(const Presence&)> presence;  // it changed
  // Draws the board that observers see (board_svg) somewhere else, then calls `board_drawn` on the hub's thread.
  std::function<void(const workshop::WorkshopState& observed)> draw;
  std::function<void(const workshop::WorkshopState& console)> draw_pad;  // the same for tablets: pad_picture, then `pad_drawn`
  std::function<void(bool)> cover;            // the stage is to be covered, or shown again
  std::function<void(const std::vector<std::string>&)> paired;  // who is, from now on: to be kept
  // Decodes and keeps a picture somewhere else; `done` is called on the hub's thread. Refused: "picture.unknown", "picture.too_large", "picture.unreadable".
  std::function<void(std::string bytes, std::function<void(Result<TakenPicture>)> done)> take_picture;
  // A photo of an idea is to be had by phones: published under its path.
  std::function<void(const std::string& blob)> need_picture;
  // That photo stands on no idea any more: not to be had.
  std::function<void(const std::string& blob)> drop_picture;
  // Writes the summary that phones may take away, then calls takeaway_at; null: it may not be taken any more.
  std::function<void(const workshop::WorkshopState* state)> make_takeaway;
  // To be kept under that name ("door", "codes", "returned") and given back in the options when the program starts again.
  std::function<void(std::string_view name, const std::string& value)> keep;
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

  // A picture over HTTP, from a phone whose person is here: whether it may come, and what to answer once it is kept.
  bool may_upload(const UploadHead& head);
  void uploaded(const UploadHead& head, std::string bytes, std::function<void(UploadAnswer)> done);
  // The page that may be taken away at the end: where it is; empty: nowhere.
  void takeaway_at(std::string path);

  // How many take part: a shared device counts for those who use it.
  std::size_t people() const;

  // What the facilitator typed on the laptop; false when no phone shows it.
  bool pair(const std::string& digits);
  void lock(bool locked);
  void let_in();  // those who wait at the door
  void lower_hands();
  void set_covered(std::optional<bool> covered);
  void board_drawn(std::string svg);
  void pad_drawn(PadPicture picture);

 private:
  struct Phone {
    std::string address;
    bool joined = false, waits = false;
    bool is_console = false, is_observer = false;
    bool is_pad = false;  // of those that lead: a tablet that draws
    bool hand_up = false;
    bool writes = false;
    Actor actor;
    std::string secret;
    std::string proof;  // of a phone that leads, or wants to
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

  // ---- hub_people.cpp: who comes in
  void greet(Connection connection, Phone& phone, const Hello& hello);
  void knock(Connection connection, Phone& phone);
  void come_in(Connection connection, Phone& phone);
  void tell_presence();
  void note_writing(Phone& phone, bool writes);
  void sit(Phone& phone), stand_up(const Phone& phone);  // a person is here by one tab more, or less
  std::string promise_in(Language language) const;
  int voters_of(std::uint64_t person) const;             // of a shared device; 0: a phone of one's own
  // ---- hub_photos.cpp: pictures that phones send
  std::optional<std::uint64_t> person_of_upload(const UploadHead& head) const;
  void look_after_takeaway(const workshop::WorkshopState& room);
  Result<void> know_photo(const Phone& phone, activities::Act& act) const;
  // ---- hub_returns.cpp: who comes back under another address
  void come_back(Connection connection, Phone& phone, const std::string& typed);
  std::uint64_t person_behind(const Phone& phone) const;
  // ---- hub_console.cpp: who leads
  void greet_console(Connection connection, Phone& phone);
  void enter_console(Connection connection, Phone& phone);
  void carry_order(Connection connection, Phone& phone, const Ordered& ordered);
  Result<void> order_of_presence(Connection connection, Phone& phone, const Order& order);
  // The person who wrote that idea, as long as their phone is here; nobody is told who.
  std::optional<std::uint64_t> writer_of(Id<workshop::Note> note) const;
  void show_console();
  void show_pads(const workshop::WorkshopState& console);
  // ---- hub_observer.cpp: screens in other rooms
  void greet_observer(Connection connection, Phone& phone);
  void show_observers();
  void ask_desk(Connection connection, Phone& phone, Request request, std::string id);
  // One gesture of several acts: answered once, by the first that is refused if any is.
  void ask_in_turn(Connection connection, Phone& phone, std::vector<Request> requests, const std::string& id);

  void carry(Connection connection, Phone& phone, Asked asked);
  void answer(Connection connection, std::string message);
  void refuse_to(Connection connection, const std::string& id, const Error& error);
  bool may_guess(const std::string& address);
  void note_whose_own_changed(const News& before, const News& now);
  void show();
  void show_soon();  // something but the state changed
  void wake_by(std::int64_t at);
  void owe(Connection connection, Phone& phone, bool owes_own);
  Shown& shown_to(const Phone& phone) { return (phone.is_pad ? pad_shown_ : phone.is_console ? console_shown_ : phone.is_observer ? observer_shown_ : shown_)[phone.language == Language::english ? 1 : 0]; }
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
  activities::KeptResults results_;
  std::map<Id<workshop::Person>, std::vector<Id<workshop::Note>>> notes_of_, liked_by_;
  Shown shown_[2];
  bool news_unseen_ = false;
  // Whose own part may have changed since it was last shown.
  bool own_of_all_changed_ = true;
  std::set<std::uint64_t> own_changed_;
  std::int64_t shown_at_ = INT64_MIN / 2;
  std::int64_t views_pause_ms_ = 0;  // how long to leave between two rounds of views, where a round takes long
  std::optional<std::int64_t> wake_at_;

  workshop::VisibleState console_{{workshop::Audience::Kind::console, {}}};
  Shown console_shown_[2];
  std::size_t consoles_ = 0;
  Shown pad_shown_[2];
  PadPicture pad_picture_;
  workshop::WorkshopState pad_drawn_;  // as it was last drawn, or is being
  bool pad_drawing_ = false, pad_ever_drawn_ = false;
  std::int64_t pad_drawn_at_ = 0;

  workshop::VisibleState observer_{{workshop::Audience::Kind::observer, {}}};
  Shown observer_shown_[2];
  std::size_t observers_ = 0;
  std::string board_svg_;
  workshop::WorkshopState drawn_;  // as it was last drawn, or is being
  bool drawing_ = false, ever_drawn_ = false;
  std::int64_t drawn_at_ = 0;

  Pairing pairing_;
  Door door_;
  std::optional<bool> covered_;
  std::size_t at_door_ = 0, writing_ = 0;
  std::optional<std::int64_t> tell_writing_at_;
  std::map<Id<workshop::Note>, Connection> taken_;
  std::unique_ptr<Randomness> randomness_ = system_randomness();

  std::unordered_map<Connection, Phone> phones_;
  std::map<std::uint64_t, int> people_;  // person → connections (tabs)
  std::map<std::uint64_t, int> voters_;  // person → how many share that device, where several do
  ReturnCodes codes_;
  std::map<std::string, std::uint64_t> returned_;  // proof of another browser → the person it is again
  std::map<std::string, int> return_tries_;        // wrong ones, by proof
  Pace returns_;
  std::map<std::uint64_t, std::vector<TakenPicture>> photos_;  // of each person, the last few
  std::map<std::uint64_t, Pace> photo_paces_;
  std::string takeaway_;
  Sequence takeaway_of_ = 0;  // the revision it tells of; 0: none was asked for
  bool making_takeaway_ = false;
  PaceByAddress acts_by_address_, guesses_by_address_;
  Pace guesses_;
};

}  // namespace pressoir::live
