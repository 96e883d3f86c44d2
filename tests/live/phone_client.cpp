#include "tests/live/phone_client.h"

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace pressoir::test {
namespace {

std::int64_t now_ms() { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

sockaddr_in address_of(const std::string& text, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, text.c_str(), &address.sin_addr);
  return address;
}

}  // namespace

Socket::Socket(int port, const std::string& from, Over over) : handle_(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (!from.empty()) {
    const sockaddr_in mine = address_of(from, 0);
    (void)::bind(handle_, reinterpret_cast<const sockaddr*>(&mine), sizeof mine);
  }
  const sockaddr_in to = address_of("127.0.0.1", port);
  if (::connect(handle_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
    ::close(handle_);
    handle_ = -1;
  }
  if (over == Over::tls && handle_ >= 0) start_tls();
}
void Socket::start_tls() {
  const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  tls_ = {SSL_new(context.get()), SSL_free};
  SSL_set_fd(tls_.get(), handle_);
  if (SSL_connect(tls_.get()) == 1) return;
  ::close(std::exchange(handle_, -1));
}
Socket::~Socket() {
  if (handle_ >= 0) ::close(handle_);
}
Socket::Socket(Socket&& other) noexcept : handle_(std::exchange(other.handle_, -1)), tls_(std::move(other.tls_)) {}

bool Socket::send(std::string_view bytes) {
  while (!bytes.empty() && handle_ >= 0) {
    const auto sent = tls_ ? SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())) : ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return handle_ >= 0;
}

std::string Socket::receive(int milliseconds, std::size_t most) {
  pollfd ready{handle_, POLLIN, 0};
  const bool waits = tls_ && SSL_pending(tls_.get()) > 0;
  if (handle_ < 0 || (!waits && ::poll(&ready, 1, milliseconds) <= 0)) return {};
  std::string bytes(most, '\0');
  const auto got = tls_ ? SSL_read(tls_.get(), bytes.data(), static_cast<int>(bytes.size())) : ::recv(handle_, bytes.data(), bytes.size(), 0);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

std::optional<std::string> Socket::receive_to_end(int milliseconds) {
  std::string all;
  for (const std::int64_t until = now_ms() + milliseconds; now_ms() < until;) {
    pollfd ready{handle_, POLLIN, 0};
    if (handle_ < 0) return std::nullopt;
    if (::poll(&ready, 1, static_cast<int>(until - now_ms())) <= 0) return std::nullopt;
    const std::string more = receive(0);
    if (more.empty()) return all;
    all += more;
  }
  return std::nullopt;
}

std::string http(int port, const std::string& request, int milliseconds) {
  Socket socket(port);
  socket.send(request);
  return socket.receive_to_end(milliseconds).value_or("");
}
std::string get(int port, const std::string& path, const std::string& more_headers) {
  return http(port, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: close\r\n" + more_headers + "\r\n");
}

std::string frame(unsigned char head, std::string_view payload, bool masked) {
  std::string bytes(1, static_cast<char>(head));
  const char mask_bit = masked ? '\x80' : '\0';
  if (payload.size() < 126) bytes += static_cast<char>(static_cast<char>(payload.size()) | mask_bit);
  else if (payload.size() < 65536) {
    bytes += static_cast<char>(126 | mask_bit);
    bytes += static_cast<char>(payload.size() >> 8);
    bytes += static_cast<char>(payload.size() & 255);
  } else {
    bytes += static_cast<char>(127 | mask_bit);
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((payload.size() >> shift) & 255);
  }
  if (!masked) return bytes.append(payload);
  const std::string mask = "\x11\x22\x33\x44";
  bytes += mask;
  for (std::size_t i = 0; i < payload.size(); ++i) bytes += static_cast<char>(payload[i] ^ mask[i % 4]);
  return bytes;
}

PhoneClient::PhoneClient(int port, const std::string& headers, const std::string& from, Over over) : socket_(port, from, over) {
  std::string asked = "GET /phone HTTP/1.1\r\n";
  if (headers.find("Host:") == std::string::npos) asked += "Host: 127.0.0.1:" + std::to_string(port) + "\r\n";
  socket_.send(asked + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + headers + "\r\n");
  while (waiting_.find("\r\n\r\n") == std::string::npos)
    if (!fill(5000)) return;
  status_ = std::atoi(waiting_.c_str() + 9);
  waiting_.erase(0, waiting_.find("\r\n\r\n") + 4);
  open_ = status_ == 101;
}

bool PhoneClient::fill(int milliseconds) {
  const std::string more = socket_.receive(milliseconds);
  waiting_ += more;
  return !more.empty();
}

bool PhoneClient::hello(const std::string& code, const std::string& token, const std::string& lang) {
  return say(boost::json::serialize(boost::json::object{{"hello", boost::json::object{{"code", code}, {"token", token}, {"lang", lang}}}}));
}

std::optional<std::string> PhoneClient::next(int milliseconds) {
  const std::int64_t until = now_ms() + milliseconds;
  const auto need = [&](std::size_t bytes) {
    while (waiting_.size() < bytes) {
      const std::int64_t left = until - now_ms();
      if (left <= 0) return false;
      const std::size_t before = waiting_.size();
      if (!fill(static_cast<int>(left)) && waiting_.size() == before) {
        if (now_ms() < until) open_ = false, close_code_ = close_code_ ? close_code_ : 1006;
        return false;
      }
    }
    return true;
  };
  while (open_) {
    if (!need(2)) return std::nullopt;
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(waiting_[at])); };
    const std::size_t opcode = byte(0) & 15;
    std::size_t length = byte(1) & 127, head = 2;
    if (length == 126) {
      if (!need(4)) return std::nullopt;
      length = byte(2) << 8 | byte(3);
      head = 4;
    } else if (length == 127) {
      if (!need(10)) return std::nullopt;
      length = 0;
      for (std::size_t i = 2; i < 10; ++i) length = length << 8 | byte(i);
      head = 10;
    }
    if (!need(head + length)) return std::nullopt;
    std::string payload = waiting_.substr(head, length);
    waiting_.erase(0, head + length);
    if (opcode == 9) socket_.send(frame(0x8A, payload));
    else if (opcode == 8) {
      open_ = false;
      close_code_ = payload.size() >= 2 ? static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]) : 1005;
      socket_.send(frame(0x88, payload));
    } else if (opcode == 1) return payload;
  }
  return std::nullopt;
}

std::optional<boost::json::object> PhoneClient::next_with(std::string_view member, int milliseconds) {
  const std::int64_t until = now_ms() + milliseconds;
  while (now_ms() < until) {
    const auto message = next(static_cast<int>(until - now_ms()));
    if (!message) return std::nullopt;
    auto json = boost::json::parse(*message).as_object();
    if (json.contains(member)) return json;
  }
  return std::nullopt;
}

int PhoneClient::wait_for_close(int milliseconds) {
  const std::int64_t until = now_ms() + milliseconds;
  while (open_ && now_ms() < until) (void)next(static_cast<int>(until - now_ms()));
  return open_ ? 0 : close_code_;
}

}  // namespace pressoir::test
