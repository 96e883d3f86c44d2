#include "tests/bench/live/phones.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <cstdio>
#include <deque>
#include <random>
#include <unordered_map>
#include <vector>

#include "facilitation/base/check.h"
#include "tests/bench/clocks.h"

namespace pressoir::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using tcp = asio::ip::tcp;
using Socket = asio::basic_stream_socket<tcp, asio::io_context::executor_type>;

// What posts carry, so that whoever reads one knows which it is.
constexpr std::string_view mark = "load-";
constexpr double first_pause = 400, longest_pause = 5000; // as the page comes back

std::string hex(std::uint64_t high, std::uint64_t low) {
  char text[33];
  std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(high), static_cast<unsigned long long>(low));
  return text;
}

// What follows `name` up to the next quotation mark.
std::string_view text_after(std::string_view message, std::string_view name) {
  const auto at = message.find(name);
  if (at == std::string_view::npos) return {};
  const auto begin = at + name.size();
  return message.substr(begin, message.find('"', begin) - begin);
}

} // namespace

class Phone;

struct Phones::Fleet {
  asio::io_context io{1};
  tcp::endpoint server;
  std::string code;
  std::mt19937_64 random{20261125};
  std::vector<std::shared_ptr<Phone>> phones;
  PhoneCounts counts;
  Latencies received, screen;
  std::vector<double> sent_at;      // of each post, by its number
  std::string vote_field;           // the vote that views show
  std::vector<std::string> options; // of it
  std::size_t joining = 0;
  bool ending = false; // nobody comes back

  void run_until(double until) {
    while (wall_ms() < until) {
      io.restart();
      io.run_for(std::chrono::microseconds(static_cast<std::int64_t>(std::max(0.2, until - wall_ms()) * 1000)));
    }
  }
};

// One of them.
class Phone : public std::enable_shared_from_this<Phone> {
 public:
  Phone(Phones::Fleet& fleet, std::size_t number) : fleet_(fleet), number_(number), token_(hex(fleet.random(), fleet.random())), timer_(fleet.io) {}

  void connect() {
    socket_ = std::make_unique<websocket::stream<Socket>>(fleet_.io);
    auto& tcp_socket = beast::get_lowest_layer(*socket_);
    beast::error_code error;
    tcp_socket.open(tcp::v4(), error);
    const auto mine = static_cast<asio::ip::address_v4::uint_type>(0x7f010000 + number_);
    tcp_socket.bind({asio::ip::address_v4(mine), 0}, error);
    ENSURE(!error);
    tcp_socket.async_connect(fleet_.server, [self = shared_from_this(), socket = socket_.get()](beast::error_code failed) {
      if (failed) return self->come_back();
      socket->async_handshake("127.0.0.1:" + std::to_string(self->fleet_.server.port()), "/phone", [self](beast::error_code refused) {
        if (refused) return self->come_back();
        beast::error_code ignored;
        beast::get_lowest_layer(*self->socket_).set_option(tcp::no_delay(true), ignored);
        self->say(R"({"hello":{"code":")" + self->fleet_.code + R"(","token":")" + self->token_ + R"(","lang":"fr"}})");
        self->read();
      });
    });
  }
  bool joined() const { return joined_; }
  bool owes() const { return !waiting_.empty(); }

  void post(std::size_t number) {
    char text[80];
    std::snprintf(text, sizeof text, "%s%07zu Un banc et de la lumière devant la porte", std::string(mark).c_str(), number);
    ask(R"({"what":"send","field":"ideas","text":")" + std::string(text) + "\"}");
  }
  void vote() {
    std::string points;
    for (std::size_t i = 0; i < 3 && i < fleet_.options.size(); ++i)
      points += (i ? "," : "") + (R"({"option":")" + fleet_.options[(number_ + i) % fleet_.options.size()] + R"(","points":1})");
    ++fleet_.counts.given;
    ask(R"({"what":"give","field":")" + fleet_.vote_field + R"(","points":[)" + points + "]}");
  }

 private:
  struct Act {
    std::string json;
    double asked_at;
  };
  void ask(const std::string& act) {
    const std::string id = std::to_string(number_) + "n" + std::to_string(++acts_);
    waiting_[id] = {R"({"id":")" + id + R"(","act":)" + act + "}", wall_ms()};
    if (joined_) say(waiting_[id].json);
  }
  void say(std::string text) {
    outgoing_.push_back(std::move(text));
    if (outgoing_.size() == 1) write();
  }
  void write() {
    socket_->async_write(asio::buffer(outgoing_.front()), [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (error) return;
      self->outgoing_.pop_front();
      if (!self->outgoing_.empty()) self->write();
    });
  }
  void read() {
    socket_->async_read(buffer_, [self = shared_from_this()](beast::error_code error, std::size_t bytes) {
      if (error) return self->come_back();
      self->hear({static_cast<const char*>(self->buffer_.data().data()), bytes});
      self->buffer_.consume(bytes);
      self->read();
    });
  }
  void come_back() {
    if (joined_) --fleet_.counts.joined;
    joined_ = false;
    if (fleet_.ending) return;
    outgoing_.clear();
    buffer_.clear();
    timer_.expires_after(std::chrono::microseconds(static_cast<std::int64_t>(pause_ * 1000 * (0.5 + static_cast<double>(fleet_.random() % 1000) / 1000))));
    pause_ = std::min(longest_pause, pause_ * 2);
    timer_.async_wait([self = shared_from_this()](beast::error_code stopped) {
      if (!stopped) self->connect();
    });
  }

  void hear(std::string_view message) {
    const double now = wall_ms();
    PhoneCounts& counts = fleet_.counts;
    ++counts.messages;
    counts.bytes += message.size() + (message.size() < 126 ? 2 : 4);
    if (message.starts_with(R"({"received":")")) {
      const auto act = waiting_.find(std::string(text_after(message, R"({"received":")")));
      if (act == waiting_.end()) return;
      ++counts.received;
      fleet_.received.add(now - act->second.asked_at);
      waiting_.erase(act);
      return;
    }
    if (message.starts_with(R"({"refused")")) {
      ++counts.refused;
      if (counts.refused < 4) std::fprintf(stderr, "refused: %s\n", std::string(message).c_str());
      waiting_.erase(std::string(text_after(message, R"("id":")")));
      return;
    }
    if (!message.starts_with(R"({"now":)")) return;
    if (!joined_) {
      joined_ = true;
      pause_ = first_pause;
      ++counts.joined;
      counts.first_view_bytes = message.size();
      if (fleet_.joining > 0) --fleet_.joining;
      for (const auto& [id, act] : waiting_) say(act.json);
    }
    look(message, now);
  }
  void look(std::string_view view, double now) {
    std::size_t newest = seen_;
    for (auto at = view.find(mark); at != std::string_view::npos; at = view.find(mark, at + 1))
      newest = std::max<std::size_t>(newest, std::strtoull(view.data() + at + mark.size(), nullptr, 10));
    for (; seen_ < newest; ++seen_)
      if (seen_ + 1 < fleet_.sent_at.size() && seen_ + 1 >= first_counted_) fleet_.screen.add(now - fleet_.sent_at[seen_ + 1]);
    if (const auto at = view.find(R"("kind":"points")"); at != std::string_view::npos && fleet_.options.empty()) {
      const std::string_view field = view.substr(at);
      fleet_.vote_field = text_after(field, R"("key":")");
      for (auto option = field.find(R"({"id":")"); option != std::string_view::npos; option = field.find(R"({"id":")", option + 1))
        fleet_.options.emplace_back(text_after(field.substr(option), R"({"id":")"));
    }
  }

 public:
  void leave() {
    timer_.cancel();
    beast::error_code ignored;
    if (socket_) beast::get_lowest_layer(*socket_).close(ignored);
  }
  // What was posted before is not waited for.
  void count_from(std::size_t number) {
    first_counted_ = number;
    seen_ = number - 1;
  }

 private:
  Phones::Fleet& fleet_;
  const std::size_t number_;
  const std::string token_;
  std::unique_ptr<websocket::stream<Socket>> socket_;
  beast::flat_buffer buffer_;
  asio::steady_timer timer_;
  std::deque<std::string> outgoing_;
  std::unordered_map<std::string, Act> waiting_; // not received yet
  bool joined_ = false;
  double pause_ = first_pause;
  std::size_t acts_ = 0, seen_ = 0, first_counted_ = 1;
};

Phones::Phones(int port, std::string code) : fleet_(std::make_unique<Fleet>()) {
  fleet_->server = {asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port)};
  fleet_->code = std::move(code);
  fleet_->sent_at.push_back(0); // posts are numbered from 1
}
Phones::~Phones() {
  fleet_->ending = true;
  for (const auto& phone : fleet_->phones) phone->leave();
  fleet_->io.restart();
  fleet_->io.run();
}

double Phones::join(std::size_t count, std::size_t at_once) {
  const double start = wall_ms();
  std::size_t started = 0;
  const std::size_t before = fleet_->counts.joined;
  while (fleet_->counts.joined < before + count) {
    for (; started < count && fleet_->joining < at_once; ++started, ++fleet_->joining) {
      fleet_->phones.push_back(std::make_shared<Phone>(*fleet_, fleet_->phones.size() + 1));
      fleet_->phones.back()->count_from(fleet_->sent_at.size());
      fleet_->phones.back()->connect();
    }
    fleet_->io.restart();
    fleet_->io.run_one_for(std::chrono::milliseconds(100));
    fleet_->io.poll();
    ENSURE(wall_ms() - start < 120'000);
  }
  return wall_ms() - start;
}

void Phones::post(double seconds, double per_second) {
  const double start = wall_ms();
  const auto posts = static_cast<std::size_t>(seconds * per_second);
  for (std::size_t i = 0; i < posts; ++i) {
    fleet_->run_until(start + static_cast<double>(i) * 1000 / per_second);
    fleet_->sent_at.push_back(wall_ms());
    ++fleet_->counts.posted;
    fleet_->phones[(i * 7919) % fleet_->phones.size()]->post(fleet_->sent_at.size() - 1);
  }
  fleet_->run_until(wall_ms() + 3000);
}

void Phones::vote(double seconds, double patience) {
  ENSURE(wait_until([&] { return !fleet_->options.empty(); }, 60) >= 0);
  const double start = wall_ms();
  for (std::size_t i = 0; i < fleet_->phones.size(); ++i) {
    fleet_->run_until(start + static_cast<double>(i) * 1000 * seconds / static_cast<double>(fleet_->phones.size()));
    fleet_->phones[i]->vote();
  }
  wait_until([&] { return std::none_of(fleet_->phones.begin(), fleet_->phones.end(), [](const auto& phone) { return phone->owes(); }); }, patience);
}

void Phones::wait(double seconds, const std::function<void()>& meanwhile) {
  fleet_->run_until(wall_ms() + seconds * 500);
  if (meanwhile) meanwhile();
  fleet_->run_until(wall_ms() + seconds * 500);
}

double Phones::wait_until(const std::function<bool()>& done, double patience) {
  const double start = wall_ms();
  while (!done()) {
    if (wall_ms() - start > patience * 1000) return -1;
    fleet_->run_until(wall_ms() + 5);
  }
  return wall_ms() - start;
}

const PhoneCounts& Phones::counts() const { return fleet_->counts; }
const Latencies& Phones::to_received() const { return fleet_->received; }
const Latencies& Phones::to_screen() const { return fleet_->screen; }
void Phones::count_anew() {
  fleet_->received = {};
  fleet_->screen = {};
  fleet_->counts.messages = fleet_->counts.bytes = 0;
}

} // namespace pressoir::bench
