// One phone's WebSocket: reads whole text messages, sends one frame at a time, is gone after half a minute of silence.
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "facilitation/live/server_core.h"

namespace pressoir::live {

namespace websocket = beast::websocket;

namespace {

template <class AnyStream>
class SocketOver final : public PhoneSocket, public std::enable_shared_from_this<SocketOver<AnyStream>> {
 public:
  SocketOver(AnyStream stream, Server::Core& core, Connection number, std::string address)
      : socket_(std::move(stream)), core_(core), number_(number), address_(std::move(address)) {}
  void accept(HttpRequest request) override;
  void poke() override;
  void hang_up() override;

 private:
  void wait_for(int seconds, bool ask_whether_there);
  void read();
  void on_read(beast::error_code error, std::size_t bytes);
  void send_next();
  void gone();

  websocket::stream<AnyStream> socket_;
  beast::flat_buffer buffer_;
  Server::Core& core_;
  const Connection number_;
  const std::string address_;
  Frame sending_;
  bool goodbye_waits_ = false;
  bool open_ = false, has_spoken_ = false;
};

template <class AnyStream>
void SocketOver<AnyStream>::accept(HttpRequest request) {
  beast::get_lowest_layer(socket_).expires_never();  // the WebSocket keeps its own time
  // Until its first word a phone has little time, and no ping to live on.
  wait_for(core_.options.seconds_to_ask, false);
  socket_.read_message_max(core_.options.most_message_bytes);
  socket_.auto_fragment(false);
  socket_.text(true);
  // The request must live until it is answered.
  const auto kept = std::make_shared<HttpRequest>(std::move(request));
  socket_.async_accept(*kept, [self = this->shared_from_this(), kept](beast::error_code error) {
    if (error) return self->gone();
    self->open_ = true;
    self->core_.guests->opened(self->number_, self->address_);
    self->read();
  });
}

template <class AnyStream>
void SocketOver<AnyStream>::wait_for(int seconds, bool ask_whether_there) {
  websocket::stream_base::timeout timeout;
  timeout.handshake_timeout = std::chrono::seconds(core_.options.seconds_to_ask);
  timeout.idle_timeout = std::chrono::seconds(seconds);
  timeout.keep_alive_pings = ask_whether_there;
  socket_.set_option(timeout);
}

template <class AnyStream>
void SocketOver<AnyStream>::read() {
  socket_.async_read(buffer_, [self = this->shared_from_this()](beast::error_code error, std::size_t bytes) { self->on_read(error, bytes); });
}

template <class AnyStream>
void SocketOver<AnyStream>::on_read(beast::error_code error, std::size_t bytes) {
  if (error) return gone();
  if (!socket_.got_text()) {
    // After the view on its way, so that the phone reads why.
    goodbye_waits_ = static_cast<bool>(sending_);
    if (!goodbye_waits_) hang_up();
    return;
  }
  if (!has_spoken_) wait_for(core_.options.seconds_of_silence, true);
  has_spoken_ = true;
  core_.guests->heard(number_, {static_cast<const char*>(buffer_.data().data()), bytes});
  buffer_.consume(bytes);
  if (open_) read();
}

template <class AnyStream>
void SocketOver<AnyStream>::poke() {
  if (!sending_) send_next();
}

template <class AnyStream>
void SocketOver<AnyStream>::send_next() {
  if (!open_) return;
  auto frame = core_.guests->next(number_);
  if (!frame) return;
  sending_ = *std::move(frame);
  socket_.async_write(asio::buffer(*sending_), [self = this->shared_from_this()](beast::error_code error, std::size_t) {
    self->sending_.reset();
    if (self->goodbye_waits_) return error ? self->gone() : self->hang_up();
    if (!error) self->send_next();
  });
}

template <class AnyStream>
void SocketOver<AnyStream>::hang_up() {
  if (!open_) return;
  open_ = false;
  const auto self = this->shared_from_this();
  if (sending_) return gone();  // who does not read gets no goodbye
  socket_.async_close(websocket::close_code::policy_error, [self](beast::error_code) { self->gone(); });
}

template <class AnyStream>
void SocketOver<AnyStream>::gone() {
  const auto self = this->shared_from_this();
  beast::get_lowest_layer(socket_).close();
  open_ = false;
  if (core_.phones.erase(number_) == 0) return;
  core_.left(address_);
  core_.guests->closed(number_);
}

}  // namespace

std::shared_ptr<PhoneSocket> phone_socket(Stream stream, Server::Core& core, Connection number, std::string address) {
  return std::make_shared<SocketOver<Stream>>(std::move(stream), core, number, std::move(address));
}
std::shared_ptr<PhoneSocket> phone_socket(TlsStream stream, Server::Core& core, Connection number, std::string address) {
  return std::make_shared<SocketOver<TlsStream>>(std::move(stream), core, number, std::move(address));
}

}  // namespace pressoir::live
