#include "facilitation/desk/live_room.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <sstream>
#include <utility>

#include "facilitation/desk/photo_shelf.h"
#include "facilitation/live/hub.h"
#include "facilitation/live/observer.h"
#include "facilitation/live/server.h"
#include "facilitation/live/session_code.h"

namespace pressoir::desk {
namespace {

constexpr std::string_view port_setting = "live.port", code_setting = "live.code", paired_setting = "live.paired", address_setting = "live.address",
                           wifi_name_setting = "live.wifi_name", wifi_key_setting = "live.wifi_key";
constexpr int usual_port = 8080, ports_tried = 20;

Result<std::unique_ptr<Words>> words_of(const Path& assets, Language language) {
  const Path file = assets / "i18n" / (std::string(language_code(language)) + ".json");
  return std::make_unique<Words>(TRY(Words::from_json(TRY(read_file(file)), language)));
}

// The hub as the server hears it.
class HubGuests final : public live::Guests {
 public:
  explicit HubGuests(live::Hub& hub) : hub_(hub) {}
  void opened(live::Connection connection, const std::string& address) override { hub_.opened(connection, address); }
  void heard(live::Connection connection, std::string_view message) override { hub_.heard(connection, message); }
  void closed(live::Connection connection) override { hub_.closed(connection); }
  std::optional<live::Frame> next(live::Connection connection) override { return hub_.next(connection); }
  void woken() override { hub_.woken(); }
  bool may_upload(const live::UploadHead& head) override { return hub_.may_upload(head); }
  void uploaded(const live::UploadHead& head, std::string bytes, std::function<void(live::UploadAnswer)> done) override { hub_.uploaded(head, std::move(bytes), std::move(done)); }

 private:
  live::Hub& hub_;
};

}  // namespace

// The desk and the journal speak to the server from their own threads, and may still be speaking when it goes.
struct LiveRoom::Line {
  std::mutex mutex;  // guards `server`
  std::unique_ptr<live::Server> server;
  std::unique_ptr<live::Hub> hub;  // the server's thread only
  std::unique_ptr<HubGuests> guests;
  std::function<void()> wake;
  std::future<void> drawing, pad_drawing;  // of the observers' board and the tablets'; the server's thread starts them
  std::unique_ptr<PhotoShelf> shelf;
  mutable std::mutex here;  // guards what follows
  live::Presence presence;
  std::vector<StageWish> wishes;

  void wish(StageWish asked) {
    {
      std::lock_guard lock(here);
      wishes.push_back(asked);
    }
    if (wake) wake();
  }
  void post(std::function<void()> task) {
    std::lock_guard lock(mutex);
    if (server) server->post(std::move(task));
  }
  void hang_up_for_good() {
    std::unique_ptr<live::Server> ending;
    {
      std::lock_guard lock(mutex);
      ending = std::move(server);
    }
    ending.reset();  // joins its thread
    shelf.reset();
    drawing = {};    // waits for it
    pad_drawing = {};
  }
};

Result<std::unique_ptr<LiveRoom>> LiveRoom::open(Desk& desk, LiveOptions options) {
  std::unique_ptr<LiveRoom> room(new LiveRoom);
  room->options_ = std::move(options);
  room->desk_ = &desk;
  const Path assets = TRY(assets_folder());
  room->french_ = TRY(words_of(assets, Language::french));
  room->english_ = TRY(words_of(assets, Language::english));

  // As it was the last time: phones that were here find the same address and code.
  std::string session_name, port_text, paired_text;
  live::HubOptions hub_options;
  bool read_only = false;
  desk.with_session([&](Session& session) {
    const SessionFileInfo& info = session.file().info();
    session_name = id_text(info.uuid_high) + id_text(info.uuid_low);
    port_text = session.file().setting(port_setting);
    room->chosen_ = session.file().setting(address_setting);
    paired_text = session.file().setting(paired_setting);
    hub_options.door = session.file().setting("live.door");
    hub_options.codes = session.file().setting("live.codes");
    hub_options.returned = session.file().setting("live.returned");
    room->wifi_ = live::usable_wifi({session.file().setting(wifi_name_setting), session.file().setting(wifi_key_setting)});
    room->code_ = live::normal_code(session.file().setting(code_setting));
    read_only = session.read_only();
  });
  if (read_only) return refuse("session.read_only");
  const int kept_port = std::atoi(port_text.c_str());
  live::ServerOptions wanted{.bind = room->options_.bind, .public_origin = room->options_.public_origin, .trust_proxy = room->options_.trust_proxy,
                             .certificate = room->options_.certificate, .key = room->options_.key};
  wanted.port = room->options_.port ? *room->options_.port : kept_port > 0 && kept_port < 65536 ? kept_port : usual_port;
  wanted.most_ports = room->options_.port ? 1 : ports_tried;
  auto server = TRY(live::Server::start(wanted, TRY(live::Site::load(assets, *room->french_, *room->english_))));
  if (room->code_.empty()) room->code_ = live::new_code(*system_randomness());
  const int port = server->port();
  desk.with_session([&](Session& session) {
    (void)session.file().set_setting(port_setting, std::to_string(port));
    (void)session.file().set_setting(code_setting, room->code_);
  });

  auto line = std::make_shared<Line>();
  room->line_ = line;
  line->wake = room->options_.wake;
  live::HubLinks links;
  links.ask = [&desk, line](Request request, std::function<void(std::optional<Error>)> done) {
    desk.submit_durably(std::move(request), [line, done = std::move(done)](std::optional<Error> refused) { line->post([done, refused] { done(refused); }); });
  };
  live::Server* talker = server.get();
  links.poke = [talker](live::Connection connection) { talker->poke(connection); };
  links.hang_up = [talker](live::Connection connection) { talker->hang_up(connection); };
  links.wake_in = [talker](std::int64_t milliseconds) { talker->wake_in(milliseconds); };
  Line* here = line.get();  // the hub goes with it
  links.presence = [here](const live::Presence& presence) {
    {
      std::lock_guard lock(here->here);
      here->presence = presence;
    }
    if (here->wake) here->wake();
  };
  links.draw = [here, words = room->french_.get()](const workshop::WorkshopState& observed) {
    here->drawing = std::async(std::launch::async, [here, words, observed] {
      here->post([here, svg = live::board_svg(observed, *words)]() mutable { here->hub->board_drawn(std::move(svg)); });
    });
  };
  links.draw_pad = [here, words = room->french_.get()](const workshop::WorkshopState& console) {
    here->pad_drawing = std::async(std::launch::async, [here, words, console] {
      here->post([here, picture = live::pad_picture(console, *words)]() mutable { here->hub->pad_drawn(std::move(picture)); });
    });
  };
  line->shelf = std::make_unique<PhotoShelf>(desk, room->options_.decode, [here, talker](std::string path, live::Page page) {
    here->post([talker, path = std::move(path), page = std::move(page)]() mutable { talker->publish(path, std::move(page)); });
  });
  links.take_picture = [here](std::string bytes, std::function<void(Result<live::TakenPicture>)> done) {
    here->shelf->take(std::move(bytes), [here, done = std::move(done)](Result<live::TakenPicture> taken) { here->post([done, taken = std::move(taken)] { done(taken); }); });
  };
  links.need_picture = [here](const std::string& blob) { here->shelf->show(blob); };
  links.drop_picture = [here, talker](const std::string& blob) {
    talker->publish(PhotoShelf::path_of(blob), {});
    here->shelf->forget(blob);
  };
  links.make_takeaway = [here, talker, french = room->french_.get(), english = room->english_.get(), clock = room->options_.clock, path = "/" + room->code_ + "/releve"](const workshop::WorkshopState* state) {
    if (!state) return talker->publish(path, {});
    const workshop::Workshop* about = state->find(workshop::the_workshop);
    here->shelf->write_summary(*state, about && about->language == "en" ? *english : *french, clock->now(), path, [here, path] { here->post([here, path] { here->hub->takeaway_at(path); }); });
  };
  links.cover = [here](bool covered) { here->wish(covered ? StageWish::cover : StageWish::uncover); };
  links.paired = [&desk](const std::vector<std::string>& proofs) {
    std::string kept;
    for (const std::string& proof : proofs) kept += (kept.empty() ? "" : " ") + proof;
    desk.keep_setting(std::string(paired_setting), kept);
  };
  links.keep = [&desk](std::string_view name, const std::string& value) { desk.keep_setting("live." + std::string(name), value); };
  hub_options.code = room->code_;
  hub_options.session = session_name;
  std::istringstream paired(paired_text);
  for (std::string proof; paired >> proof && proof.size() == 64 && hub_options.paired.size() < live::Pairing::most_paired;) hub_options.paired.push_back(proof);
  line->hub = std::make_unique<live::Hub>(std::move(hub_options), std::move(links), room->options_.clock, *room->french_, *room->english_);
  line->guests = std::make_unique<HubGuests>(*line->hub);
  server->welcome(*line->guests);
  line->server = std::move(server);
  desk.listen([line](std::shared_ptr<const Published> published) {
    line->post([line, published = std::move(published)] { line->hub->news(std::make_shared<const live::News>(live::News{published->state, published->sealed})); });
  });
  room->refresh_ways();
  return room;
}

LiveRoom::~LiveRoom() {
  if (!line_) return;
  desk_->listen({});
  line_->hang_up_for_good();
  line_->hub.reset();  // with it, what it holds of the line
}

void LiveRoom::refresh_ways() {
  ways_ = ways();
  reach_ = live::reach_of(live::own_addresses(), options_.bind);
  const auto chosen = std::find_if(ways_.begin(), ways_.end(), [&](const JoinWay& way) { return way.address == chosen_; });
  if (chosen != ways_.end()) std::rotate(ways_.begin(), chosen, chosen + 1);
}

void LiveRoom::choose(const std::string& address) {
  chosen_ = address;
  desk_->keep_setting(std::string(address_setting), address);
  refresh_ways();
}

void LiveRoom::set_wifi(live::Wifi wifi) {
  wifi_ = live::usable_wifi(std::move(wifi));
  desk_->keep_setting(std::string(wifi_name_setting), wifi_.name);
  desk_->keep_setting(std::string(wifi_key_setting), wifi_.key);
}

live::Presence LiveRoom::presence() const {
  std::lock_guard lock(line_->here);
  return line_->presence;
}

void LiveRoom::pair(std::string digits) {
  line_->post([here = line_.get(), digits = std::move(digits)] { here->wish(here->hub->pair(digits) ? StageWish::paired : StageWish::wrong_digits); });
}
void LiveRoom::lock(bool locked) {
  line_->post([here = line_.get(), locked] { here->hub->lock(locked); });
}
void LiveRoom::let_in() {
  line_->post([here = line_.get()] { here->hub->let_in(); });
}
void LiveRoom::stage_covered(bool covered) {
  line_->post([here = line_.get(), covered] { here->hub->set_covered(covered); });
}

std::vector<StageWish> LiveRoom::wishes() {
  std::lock_guard lock(line_->here);
  return std::exchange(line_->wishes, {});
}

int LiveRoom::port() const {
  std::lock_guard lock(line_->mutex);
  return line_->server->port();
}

std::vector<JoinWay> LiveRoom::ways() const {
  std::vector<JoinWay> ways;
  const int at = port();
  const auto add = [&](const std::string& address, live::Address::Kind kind) {
    const live::Scheme scheme = options_.certificate.empty() ? live::Scheme::plain : live::Scheme::tls;
    ways.push_back({code_, live::short_address(address, at), live::join_link(scheme, address, at, code_), kind});
  };
  if (!options_.public_origin.empty()) ways.push_back({code_, live::host_of(options_.public_origin), live::join_link(options_.public_origin, code_), live::Address::Kind::wifi});
  if (options_.bind != "0.0.0.0" && options_.bind != "::") add(options_.bind, live::Address::Kind::other);
  else
    for (const live::Address& address : live::own_addresses()) add(address.text, address.kind);
  return ways;
}

}  // namespace pressoir::desk
