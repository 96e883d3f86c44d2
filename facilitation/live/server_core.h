// What the parts of the server share: included by them only (server*.cpp), for it brings much of Beast.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <map>
#include <thread>
#include <unordered_map>

#include "facilitation/live/origin.h"
#include "facilitation/live/server.h"

namespace pressoir::live {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using HttpRequest = http::request<http::empty_body>;
// Callbacks run on the one thread of the io_context: no strand, no type-erased executor.
using Stream = beast::basic_stream<tcp, asio::io_context::executor_type>;

using TlsStream = beast::ssl_stream<Stream>;

// One phone's socket once it has been upgraded.
class PhoneSocket {
 public:
  virtual ~PhoneSocket() = default;
  virtual void accept(HttpRequest request) = 0;
  virtual void poke() = 0;
  virtual void hang_up() = 0;
};
std::shared_ptr<PhoneSocket> phone_socket(Stream stream, Server::Core& core, Connection number, std::string address);
std::shared_ptr<PhoneSocket> phone_socket(TlsStream stream, Server::Core& core, Connection number, std::string address);

// Takes a new connection, which was counted by may_connect, until it ends or becomes a phone's.
void receive_visitor(Stream::socket_type socket, Server::Core& core, std::string address);

// What TLS is spoken with. Refused: "live.bad_certificate", "live.bad_key".
Result<std::unique_ptr<asio::ssl::context>> tls_context(const std::string& certificate, const std::string& key);

struct Server::Core {
  explicit Core(ServerOptions wanted, Site pages) : options(std::move(wanted)), site(std::move(pages)), acceptor(io), timer(io) {}

  void accept_next();
  template <class AnyStream>
  void upgrade(AnyStream stream, HttpRequest request, std::string address) {
    const Connection number = ++last_number;
    auto phone = phone_socket(std::move(stream), *this, number, std::move(address));
    phones[number] = phone;
    phone->accept(std::move(request));
  }
  bool may_connect(const std::string& address);  // counts it when it may
  // A page of the site, or one published since; null: nothing there.
  std::shared_ptr<const Page> find_page(std::string_view path) const;
  void left(const std::string& address);

  const ServerOptions options;
  const Site site;
  std::string machine;
  std::unique_ptr<asio::ssl::context> tls;  // none: plain HTTP
  asio::io_context io{1};
  asio::basic_socket_acceptor<tcp, asio::io_context::executor_type> acceptor;
  asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, asio::io_context::executor_type> timer;
  int port = 0;
  Guests* guests = nullptr;
  Connection last_number = 0;
  std::unordered_map<Connection, std::shared_ptr<PhoneSocket>> phones;
  std::unordered_map<std::string, std::size_t> of_address;
  std::size_t connections = 0;
  std::map<std::string, std::shared_ptr<const Page>, std::less<>> published;
  std::unordered_map<std::string, std::size_t> uploads_of_address;
  std::size_t uploads = 0;
  std::thread thread;
};

}  // namespace pressoir::live
