// What the two halves of the server share: included by server.cpp and server_phone.cpp only, for it brings all of Beast.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <thread>
#include <unordered_map>

#include "facilitation/live/origin.h"
#include "facilitation/live/server.h"

namespace pressoir::live {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using tcp = asio::ip::tcp;
using HttpRequest = http::request<http::empty_body>;
// Callbacks run on the one thread of the io_context: no strand, no type-erased executor.
using Stream = beast::basic_stream<tcp, asio::io_context::executor_type>;

// One phone's socket once it has been upgraded.
class PhoneSocket : public std::enable_shared_from_this<PhoneSocket> {
 public:
  PhoneSocket(Stream stream, Server::Core& core, Connection number, std::string address);
  void accept(HttpRequest request);
  void poke();
  void hang_up();

 private:
  void wait_for(int seconds, bool ask_whether_there);
  void read();
  void on_read(beast::error_code error, std::size_t bytes);
  void send_next();
  void gone();

  websocket::stream<Stream> socket_;
  beast::flat_buffer buffer_;
  Server::Core& core_;
  const Connection number_;
  const std::string address_;
  Frame sending_;
  bool goodbye_waits_ = false;
  bool open_ = false, has_spoken_ = false;
};

struct Server::Core {
  explicit Core(ServerOptions wanted, Site pages) : options(std::move(wanted)), site(std::move(pages)), acceptor(io), timer(io) {}

  void accept_next();
  void upgrade(Stream stream, HttpRequest request, std::string address);
  bool may_connect(const std::string& address);  // counts it when it may
  void left(const std::string& address);

  const ServerOptions options;
  const Site site;
  std::string machine;
  asio::io_context io{1};
  asio::basic_socket_acceptor<tcp, asio::io_context::executor_type> acceptor;
  asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, asio::io_context::executor_type> timer;
  int port = 0;
  Guests* guests = nullptr;
  Connection last_number = 0;
  std::unordered_map<Connection, std::shared_ptr<PhoneSocket>> phones;
  std::unordered_map<std::string, std::size_t> of_address;
  std::size_t connections = 0;
  std::thread thread;
};

}  // namespace pressoir::live
