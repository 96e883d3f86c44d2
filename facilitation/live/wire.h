// Wire: what phones and program say to each other, as JSON. Whatever a phone sends is bounded in size and depth before it is understood,
// and what is not understood is refused by one sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "facilitation/activities/phone.h"

namespace pressoir::live {

// ---- from a phone

inline constexpr std::size_t most_message_bytes = 16 * 1024;

// The first words of every connection.
struct Hello {
  std::string code;   // of the session, as typed
  std::string token;  // 32 hexadecimal digits that the browser keeps: the person
  std::string lang;   // "fr", "en"
  std::string as;     // "console" wants to lead, "drawing" to draw, "observer" to look; else to take part
  bool operator==(const Hello&) const = default;
  static constexpr auto fields() { return field_list(field("code", &Hello::code), field("token", &Hello::token), field("lang", &Hello::lang), field("as", &Hello::as)); }
};
// Something asked of a field; the same id sent again is the same act.
struct Asked {
  std::string id;  // 1 to 40 letters and digits
  activities::Act act;
};
// What a co-facilitator's phone orders.
struct Order {
  enum class What : std::uint8_t {
    next, previous, pause, resume, longer, shorter, cover, uncover, reveal, open_vote, close_vote,  // the session
    take, release, accept, reject, undo,                                                            // ideas that wait
    mute, send_out, forgive, lock, unlock, let_in, lower_hands,                                     // people
    roti,                                                                                           // asks what this time was worth
    decision, action, park, words, leave,
    draw, rub,                                                                                      // a tablet: drawing_pad.h
  } what = What::take;
  std::string item, into, text, owner;  // item: an idea, or the step that was shown
  Day due;
  static constexpr auto fields() {
    return field_list(field("what", &Order::what), field("item", &Order::item), field("into", &Order::into), field("text", &Order::text), field("owner", &Order::owner),
                      field("due", &Order::due));
  }
};
struct Ordered {
  std::string id;
  Order order;
};
// The phone wants its page in another language.
struct Speak {
  std::string lang;
};
// A hand raised, or put down.
struct Hand {
  bool up = true;
};
// A return code, typed: that person is here again, on another address or another browser.
struct Back {
  std::string code;
};
// Something is being written, and is not sent yet; or is not any more.
struct Writes {
  bool on = true;
};
// Are you there?
struct Beat {};
using Heard = std::variant<Hello, Asked, Ordered, Speak, Hand, Writes, Back, Beat>;

// {"hello": {…}}, {"id": "…", "act": {…}}, {"id": "…", "order": {…}}, {"speak": "en"}, {"hand": true}, {"writes": true}, {"back": "TILLEUL 42"}, {"beat": 1}.
// Refused: "phone.not_understood".
Result<Heard> heard(std::string_view message);

// ---- to a phone

// {"welcome": {"title": …, "me": …, "back": …, "promise": …}}; me: how a co-facilitator is told from the others; back: the person's return code; promise: what
// becomes of what people write.
std::string welcome_message(const std::string& title, const std::string& me = {}, const std::string& back = {}, const std::string& promise = {});
// {"promise": …}: the same, in the language that was asked for since.
std::string promise_message(const std::string& promise);
// {"returned": "TILLEUL 42"}: who asked is that person now.
std::string returned_message(const std::string& code);
// {"pairing": {"digits": "4821", "ms": 60000}}: to be shown, and typed on the laptop in that time.
std::string pairing_message(const std::string& digits, std::int64_t milliseconds);
// {"waiting": "…"}: the door is locked; the sentence to show meanwhile.
std::string waiting_message(const std::string& sentence);
// {"refused": {"id": …, "key": …, "say": …}}; without an id it is about the hello.
std::string refused_message(const std::string& id, const Error& error, const Words& words);
// {"received": "id"}
std::string received_message(const std::string& id);
// {"hand": true}: it is seen up, or down.
std::string hand_message(bool up);
std::string beat_message();

// Where the room is: the step's name and its time.
struct Head {
  std::string step;  // id
  std::string title, kind;
  std::int64_t ends_at = 0;  // on the program's clock, while it runs
  std::int64_t left_ms = 0;  // while it is paused
  bool timed = false;
  std::int32_t number = 0, steps = 0;  // the how many-th of how many
  bool nameless = false;     // nobody keeps who wrote what: nothing is asked that would
  bool operator==(const Head&) const = default;
  static constexpr auto fields() {
    return field_list(field("step", &Head::step), field("title", &Head::title), field("kind", &Head::kind), field("ends_at", &Head::ends_at), field("left_ms", &Head::left_ms),
                      field("timed", &Head::timed), field("number", &Head::number), field("steps", &Head::steps),
                      field("nameless", &Head::nameless));
  }
};

// Of the step of the moment; empty before the start and after the end.
Head head_of(const workshop::WorkshopState& room, Timestamp now, const Words& words);

// The shared part, written field by field so that only what changed need be sent.
struct SharedView {
  std::string head;
  struct One {
    std::string key, json;
    bool operator==(const One&) const = default;
  };
  std::vector<One> fields;  // in the order of the page
  bool operator==(const SharedView&) const = default;
};
SharedView shared_view(const Head& head, const activities::Fields& fields);
// What must be said to who has `before` (none: nothing yet): {"head":…,"order":["key"…],"fields":[…]} without what did not change; empty when nothing did.
std::string view_difference(const SharedView* before, const SharedView& now);
std::string own_json(const activities::Own& own);
// {"now":…,"view":…,"own":…}; parts that are empty are left out.
std::string view_message(std::int64_t now, std::string_view view, std::string_view own);

}  // namespace pressoir::live

namespace pressoir {
template <>
inline constexpr std::array enum_names<live::Order::What> = {"next"sv,   "previous"sv, "pause"sv,  "resume"sv, "longer"sv, "shorter"sv, "cover"sv, "uncover"sv,  "reveal"sv,  "open_vote"sv,
                                                              "close_vote"sv, "take"sv, "release"sv, "accept"sv, "reject"sv, "undo"sv,    "mute"sv,  "send_out"sv, "forgive"sv, "lock"sv,
                                                              "unlock"sv, "let_in"sv, "lower_hands"sv, "roti"sv, "decision"sv, "action"sv, "park"sv,  "words"sv,   "leave"sv, "draw"sv, "rub"sv};
}  // namespace pressoir
