// Server: the page over HTTP and one WebSocket a phone, on its own thread. It knows bytes, addresses and limits, and nothing of a workshop:
// whoever is behind it (Guests) hears messages and gives the next thing to send. No library type is seen from outside.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "facilitation/base/result.h"
#include "facilitation/live/site.h"

namespace pressoir::live {

using Connection = std::uint64_t;
using Frame = std::shared_ptr<const std::string>;

// What a phone says of itself when it sends a picture over HTTP.
struct UploadHead {
  std::string address, code, token, lang;
};
struct UploadAnswer {
  int status = 200;
  std::string json;
};

// All called on the server's thread.
class Guests {
 public:
  virtual ~Guests() = default;
  virtual void opened(Connection connection, const std::string& address) = 0;
  virtual void heard(Connection connection, std::string_view message) = 0;
  virtual void closed(Connection connection) = 0;
  // The next frame for it; nothing: it waits for a poke. Asked only when the last one has left, so a slow phone holds one.
  virtual std::optional<Frame> next(Connection connection) = 0;
  virtual void woken() = 0;
  // Whether who sends these heads may send a picture at all; asked before a byte of it is read.
  virtual bool may_upload(const UploadHead& head) = 0;
  // A picture, whole; `done` may be called at once or later, on the server's thread.
  virtual void uploaded(const UploadHead& head, std::string bytes, std::function<void(UploadAnswer)> done) = 0;
};

struct ServerOptions {
  std::string bind = "0.0.0.0";
  int port = 8080;
  int most_ports = 1;             // tries so many ports from the first one on; 0 lets the system choose
  std::string public_origin;      // "https://salle.example.org": asked under that name too
  bool trust_proxy = false;       // X-Forwarded-For tells the address
  std::string certificate, key;   // PEM files, chain first: then over TLS, and who asks in plain HTTP is sent there; both or none
  std::size_t most_connections = 20'000;
  std::size_t most_of_address = 4'000;  // a whole room may come through one address
  std::size_t most_message_bytes = 16 * 1024;
  std::size_t most_upload_bytes = 12 << 20;  // a phone's photo as its camera made it
  std::size_t most_uploads = 8;   // at a time; who comes then is asked to try again
  std::size_t most_uploads_of_address = 4;
  int seconds_to_upload = 60;
  int seconds_to_ask = 10;        // for a whole request, or a hello
  int seconds_of_silence = 30;    // then a phone is gone
};

class Server {
 public:
  // Refused: "live.port_taken" (port), "live.no_address" (address), "live.bad_certificate" and "live.bad_key" (file).
  static Result<std::unique_ptr<Server>> start(ServerOptions options, Site site);
  ~Server();  // closes every connection and joins the thread

  int port() const;
  // Until then connections wait. `guests` must outlive the server.
  void welcome(Guests& guests);
  // Runs it on the server's thread; from any thread.
  void post(std::function<void()> task);

  // On the server's thread only.
  void poke(Connection connection);
  void hang_up(Connection connection);
  void wake_in(std::int64_t milliseconds);
  // Gives that page under that path from now on, beside those of the site; an empty page takes it away.
  void publish(const std::string& path, Page page);

  struct Core;

 private:
  explicit Server(std::unique_ptr<Core> core);
  std::unique_ptr<Core> core_;
};

}  // namespace pressoir::live
