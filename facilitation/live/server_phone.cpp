// One phone's WebSocket: reads whole text messages, sends one frame at a time, is gone after half a minute of silence.
#include "facilitation/live/server_core.h"

namespace pressoir::live {

PhoneSocket::PhoneSocket(Stream stream, Server::Core& core, Connection number, std::string address)
    : socket_(std::move(stream)), core_(core), number_(number), address_(std::move(address)) {}

void PhoneSocket::accept(HttpRequest request) {
  beast::get_lowest_layer(socket_).expires_never();  // the WebSocket keeps its own time
  // Until its first word a phone has little time, and no ping to live on.
  wait_for(core_.options.seconds_to_ask, false);
  socket_.read_message_max(core_.options.most_message_bytes);
  socket_.auto_fragment(false);
  socket_.text(true);
  // The request must live until it is answered.
  const auto kept = std::make_shared<HttpRequest>(std::move(request));
  socket_.async_accept(*kept, [self = shared_from_this(), kept](beast::error_code error) {
    if (error) return self->gone();
    self->open_ = true;
    self->core_.guests->opened(self->number_, self->address_);
    self->read();
  });
}

void PhoneSocket::wait_for(int seconds, bool ask_whether_there) {
  websocket::stream_base::timeout timeout;
  timeout.handshake_timeout = std::chrono::seconds(core_.options.seconds_to_ask);
  timeout.idle_timeout = std::chrono::seconds(seconds);
  timeout.keep_alive_pings = ask_whether_there;
  socket_.set_option(timeout);
}

void PhoneSocket::read() {
  socket_.async_read(buffer_, [self = shared_from_this()](beast::error_code error, std::size_t bytes) { self->on_read(error, bytes); });
}

void PhoneSocket::on_read(beast::error_code error, std::size_t bytes) {
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

void PhoneSocket::poke() {
  if (!sending_) send_next();
}

void PhoneSocket::send_next() {
  if (!open_) return;
  auto frame = core_.guests->next(number_);
  if (!frame) return;
  sending_ = *std::move(frame);
  socket_.async_write(asio::buffer(*sending_), [self = shared_from_this()](beast::error_code error, std::size_t) {
    self->sending_.reset();
    if (self->goodbye_waits_) return error ? self->gone() : self->hang_up();
    if (!error) self->send_next();
  });
}

void PhoneSocket::hang_up() {
  if (!open_) return;
  open_ = false;
  const auto self = shared_from_this();
  if (sending_) return gone();  // who does not read gets no goodbye
  socket_.async_close(websocket::close_code::policy_error, [self](beast::error_code) { self->gone(); });
}

void PhoneSocket::gone() {
  const auto self = shared_from_this();
  beast::get_lowest_layer(socket_).close();
  open_ = false;
  if (core_.phones.erase(number_) == 0) return;
  core_.left(address_);
  core_.guests->closed(number_);
}

}  // namespace pressoir::live
