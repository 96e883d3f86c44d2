// LiveRoom: phones are welcome. Ties a desk, the hub and the server together, and remembers in the session file under which port and code.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/base/words.h"
#include "facilitation/desk/desk.h"
#include "facilitation/live/join.h"
#include "facilitation/live/presence.h"
#include "facilitation/live/reach.h"
#include "facilitation/live/wifi.h"
#include "facilitation/picture/painters.h"

namespace pressoir::desk {

struct LiveOptions {
  std::optional<int> port;       // none: the session's own, else the first free one from 8080 on
  std::string bind = "0.0.0.0";
  std::string public_origin;     // "https://salle.example.org"
  bool trust_proxy = false;
  std::string certificate, key;  // PEM files: over TLS
  std::shared_ptr<const Clock> clock = system_clock();
  std::function<Result<picture::Pixels>(std::string_view bytes)> decode;  // of pictures that phones send; none: none is taken
  std::function<void()> wake;    // called on the server's thread when who is here changes, or a co-facilitator asks something of the stage
};

// What a co-facilitator's phone, or pairing one, asks of whoever shows the stage.
enum class StageWish : std::uint8_t { cover, uncover, paired, wrong_digits };

// How the room comes in.
struct JoinWay {
  std::string code;
  std::string address;  // "192.168.1.20:8080", as it is typed
  std::string link;     // as it is scanned
  live::Address::Kind kind = live::Address::Kind::other;
};

class LiveRoom {
 public:
  // The desk must outlive it; words are those of the assets. Refused: "live.port_taken", "live.no_address", "live.bad_certificate",
  // "live.bad_key", "file.*".
  static Result<std::unique_ptr<LiveRoom>> open(Desk& desk, LiveOptions options);
  ~LiveRoom();

  int port() const;
  const std::string& code() const { return code_; }
  // The public origin, where there is one, else the likeliest way in first; asks the system for the addresses of now.
  std::vector<JoinWay> ways() const;
  // The one the room is shown: the one chosen, here or at an earlier start, as long as it is there; else the likeliest.
  const JoinWay& way() const { return ways_.front(); }
  const std::vector<JoinWay>& known_ways() const { return ways_; }
  live::Reach reach() const { return reach_; }
  void refresh_ways();
  void choose(const std::string& address);
  // The room's hotspot, as the facilitator typed it, now or at an earlier start; without a name: none.
  const live::Wifi& wifi() const { return wifi_; }
  void set_wifi(live::Wifi wifi);
  // How many are here by phone; from any thread.
  std::size_t people() const { return presence().people; }
  live::Presence presence() const;

  // What the facilitator does at the laptop; each answers by a wish or shows in `presence`. From any thread.
  void pair(std::string digits);
  void lock(bool locked);
  void let_in();
  // There is a stage, and whether it is covered now.
  void stage_covered(bool covered);
  std::vector<StageWish> wishes();

 private:
  struct Line;  // between the threads
  LiveRoom() = default;
  LiveOptions options_;
  std::string code_;
  std::vector<JoinWay> ways_;
  std::string chosen_;  // as it is typed
  live::Wifi wifi_;
  live::Reach reach_ = live::Reach::fine;
  Desk* desk_ = nullptr;
  std::unique_ptr<Words> french_, english_;
  std::shared_ptr<Line> line_;
};

}  // namespace pressoir::desk
