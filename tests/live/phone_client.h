// A phone in a test: HTTP and WebSocket written byte by byte on a plain socket, so that it can also say what no library would let it say.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct ssl_st;  // OpenSSL's

namespace pressoir::test {

enum class Over : std::uint8_t { plain, tls };  // tls: whoever the certificate says it is, is believed

class Socket {
 public:
  // To 127.0.0.1, from another 127.x.y.z when given. Broken when refused.
  explicit Socket(int port, const std::string& from = {}, Over over = Over::plain);
  ~Socket();
  Socket(Socket&& other) noexcept;
  Socket& operator=(Socket&&) = delete;
  bool send(std::string_view bytes);
  // What comes within that time, at most so many bytes; empty at the end or when nothing comes.
  std::string receive(int milliseconds, std::size_t most = 65536);
  // Until the other side closes, or time is up (then nothing).
  std::optional<std::string> receive_to_end(int milliseconds);
  bool is_open() const { return handle_ >= 0; }

 private:
  void start_tls();
  int handle_ = -1;
  std::shared_ptr<ssl_st> tls_;
};

// One request, its whole answer, the connection closed after it.
std::string http(int port, const std::string& request, int milliseconds = 5000);
std::string get(int port, const std::string& path, const std::string& more_headers = {});

// One frame, masked as a client must unless told otherwise. `head`: FIN, reserved bits and opcode (0x81: a whole text).
std::string frame(unsigned char head, std::string_view payload, bool masked = true);

class PhoneClient {
 public:
  // Upgraded, or is_open() is false and `status` tells why.
  explicit PhoneClient(int port, const std::string& headers = {}, const std::string& from = {}, Over over = Over::plain);
  bool is_open() const { return open_; }
  int status() const { return status_; }
  bool say(std::string_view text) { return socket_.send(frame(0x81, text)); }
  bool send_raw(std::string_view bytes) { return socket_.send(bytes); }
  bool hello(const std::string& code, const std::string& token, const std::string& lang = "fr");
  // The next text message; answers pings. Nothing when closed (close_code then) or when time is up.
  std::optional<std::string> next(int milliseconds = 5000);
  // The next message that has that member, others skipped.
  std::optional<boost::json::object> next_with(std::string_view member, int milliseconds = 5000);
  // Waits for the other side to close; its code, 1006 when it just ended, 0 when it did not.
  int wait_for_close(int milliseconds = 5000);
  int close_code() const { return close_code_; }

 private:
  bool fill(int milliseconds);
  Socket socket_;
  std::string waiting_;
  bool open_ = false;
  int status_ = 0, close_code_ = 0;
};

}  // namespace pressoir::test
