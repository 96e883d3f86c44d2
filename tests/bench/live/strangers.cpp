#include "tests/bench/live/strangers.h"

#include <arpa/inet.h>
#include <chrono>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "facilitation/base/check.h"

namespace pressoir::bench {
namespace {

constexpr unsigned first_address = 0x7f090000; // 127.9.0.0

int connected(int port, unsigned from) {
  const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (handle < 0) return -1;
  sockaddr_in own{}, server{};
  own.sin_family = server.sin_family = AF_INET;
  own.sin_addr.s_addr = htonl(from);
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  server.sin_port = htons(static_cast<std::uint16_t>(port));
  if (::bind(handle, reinterpret_cast<sockaddr*>(&own), sizeof own) == 0 && ::connect(handle, reinterpret_cast<sockaddr*>(&server), sizeof server) == 0) return handle;
  ::close(handle);
  return -1;
}

// A whole text, masked by zeros.
std::string frame(const std::string& text) {
  std::string bytes = "\x81";
  if (text.size() < 126) bytes += static_cast<char>(0x80 | text.size());
  else bytes += std::string("\xfe") + static_cast<char>(text.size() >> 8) + static_cast<char>(text.size() & 255);
  return bytes + std::string(4, '\0') + text;
}

} // namespace

Silent::Silent(int port, std::size_t count) : thread_([this, port, count] {
  std::vector<int> lines(count, -1);
  while (!stop_) {
    for (std::size_t i = 0; i < count && !stop_; ++i) {
      char byte = 0;
      if (lines[i] >= 0 && ::recv(lines[i], &byte, 1, MSG_DONTWAIT) == 0) {
        ::close(lines[i]);
        lines[i] = -1;
        ++let_go_;
      }
      if (lines[i] < 0) lines[i] = connected(port, first_address + static_cast<unsigned>(i) + 1);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  for (const int line : lines)
    if (line >= 0) ::close(line);
}) {}
Silent::~Silent() {
  stop_ = true;
  thread_.join();
}

Flood::Flood(int port, std::string code) : thread_([this, port, code = std::move(code)] {
  const int line = connected(port, 0x7f080001);
  if (line < 0) return;
  fcntl(line, F_SETFL, O_NONBLOCK);
  const auto send = [&](const std::string& bytes) {
    std::size_t at = 0;
    char heard[65536];
    while (at < bytes.size() && !stop_) {
      const auto went = ::send(line, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
      if (went > 0) at += static_cast<std::size_t>(went);
      else if (errno != EAGAIN) return false;
      while (::recv(line, heard, sizeof heard, 0) > 0) {
      }
      if (went <= 0) std::this_thread::sleep_for(std::chrono::microseconds(50));
    }
    return true;
  };
  send("GET /phone HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  send(frame(R"({"hello":{"code":")" + code + R"(","token":"f100d000000000000000000000000000","lang":"fr"}})"));
  for (std::size_t i = 0; !stop_; ++i, ++sent_)
    if (!send(frame(R"({"id":"f)" + std::to_string(i) + R"(","act":{"what":"send","field":"ideas","text":"encore"}})"))) break;
  ::close(line);
}) {}
Flood::~Flood() {
  stop_ = true;
  thread_.join();
}

} // namespace pressoir::bench
