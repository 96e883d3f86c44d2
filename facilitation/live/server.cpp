#include "facilitation/live/server.h"

#include <sys/resource.h>
#include <unistd.h>

#include "facilitation/live/server_core.h"

namespace pressoir::live {
namespace {

// Nothing but what this page itself brings; it may talk back to the address it came from and to nowhere else.
std::string content_policy(std::string_view host) {
  const std::string name(host);
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws://" + name + " wss://" + name +
         "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

// One connection that asks for pages, until it becomes a phone's or ends.
class Visitor : public std::enable_shared_from_this<Visitor> {
 public:
  Visitor(Stream::socket_type socket, Server::Core& core, std::string address) : stream_(std::move(socket)), core_(core), address_(std::move(address)) {
    beast::error_code error;
    const auto endpoint = stream_.socket().local_endpoint(error);
    names_ = own_names(error ? "" : endpoint.address().to_string(), core.port, core.machine, core.options.public_origin);
  }
  ~Visitor() {
    if (counted_) core_.left(address_);
  }
  void read() {
    parser_.emplace();
    parser_->header_limit(8 * 1024);
    // One span of time for the whole request: a byte a second does not keep a place.
    stream_.expires_after(std::chrono::seconds(core_.options.seconds_to_ask));
    http::async_read_header(stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (!error) self->answer();
      else if (error == http::error::body_limit) self->refuse(http::status::payload_too_large);
      else if (error == http::error::header_limit) self->refuse(http::status::request_header_fields_too_large);
      else if (error.category() == http::make_error_code(http::error::bad_method).category() && error != http::error::end_of_stream) self->refuse(http::status::bad_request);
    });
  }

 private:
  void answer() {
    const HttpRequest& asked = parser_->get();
    const auto host = asked[http::field::host];
    if (!is_our_host({host.data(), host.size()}, names_)) return refuse(http::status::misdirected_request);
    if (parser_->chunked() || parser_->content_length_remaining().value_or(0) > 0) return refuse(http::status::payload_too_large);
    if (websocket::is_upgrade(asked)) {
      const auto origin = asked[http::field::origin];
      if (asked.target() != "/phone") return refuse(http::status::not_found);
      if (!is_our_origin({origin.data(), origin.size()}, {host.data(), host.size()}, names_)) return refuse(http::status::forbidden);
      if (core_.options.trust_proxy) {
        const auto forwarded = asked["X-Forwarded-For"];
        core_.left(address_);
        address_ = forwarded_address({forwarded.data(), forwarded.size()}, address_);
        counted_ = core_.may_connect(address_);
        if (!counted_) return refuse(http::status::too_many_requests);
      }
      counted_ = false;  // the phone counts on
      stream_.expires_never();
      return core_.upgrade(std::move(stream_), parser_->release(), address_);
    }
    if (asked.method() != http::verb::get && asked.method() != http::verb::head) return refuse(http::status::method_not_allowed);
    const Page* page = core_.site.find({asked.target().data(), asked.target().size()});
    if (!page) return refuse(http::status::not_found);
    const bool packed = std::string_view(asked[http::field::accept_encoding].data(), asked[http::field::accept_encoding].size()).find("gzip") != std::string_view::npos;
    const std::string& bytes = packed ? page->gzip : page->bytes;
    response_ = {http::status::ok, asked.version()};
    response_.set(http::field::content_type, page->type);
    response_.set(http::field::cache_control, page->for_ever ? "public, max-age=31536000, immutable" : "no-cache");
    response_.set(http::field::vary, "Accept-Encoding");
    if (packed) response_.set(http::field::content_encoding, "gzip");
    response_.set("Content-Security-Policy", content_policy({host.data(), host.size()}));
    response_.set("X-Content-Type-Options", "nosniff");
    response_.set("Referrer-Policy", "no-referrer");
    response_.set("Cross-Origin-Resource-Policy", "same-origin");
    response_.keep_alive(asked.keep_alive());
    response_.content_length(bytes.size());
    if (asked.method() == http::verb::get) response_.body() = {bytes.data(), bytes.size()};
    send();
  }

  void refuse(http::status status) {
    response_ = {status, 11};
    response_.keep_alive(false);
    response_.content_length(0);
    send();
  }

  void send() {
    const bool head = parser_->is_header_done() && parser_->get().method() == http::verb::head;
    const auto sent = [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (error) return;
      if (self->response_.keep_alive()) return self->read();
      beast::error_code ignored;
      self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    };
    stream_.expires_after(std::chrono::seconds(core_.options.seconds_to_ask));
    serializer_.emplace(response_);
    if (head) http::async_write_header(stream_, *serializer_, sent);
    else http::async_write(stream_, *serializer_, sent);
  }

  Stream stream_;
  Server::Core& core_;
  std::string address_;
  bool counted_ = true;
  OwnNames names_;
  beast::flat_buffer buffer_{16 * 1024};
  std::optional<http::request_parser<http::empty_body>> parser_;
  http::response<http::span_body<const char>> response_;
  std::optional<http::serializer<false, http::span_body<const char>>> serializer_;
};

// As many files as the system lets us have, one a connection.
std::size_t raise_open_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 256;
  limit.rlim_cur = limit.rlim_max;
  (void)setrlimit(RLIMIT_NOFILE, &limit);
  (void)getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<std::size_t>(std::min<rlim_t>(limit.rlim_cur, 1 << 20));
}

}  // namespace

void Server::Core::accept_next() {
  acceptor.async_accept([this](beast::error_code error, auto socket) {
    if (error == asio::error::operation_aborted) return;
    if (error) {
      // Out of files for a moment: try again soon rather than at once.
      auto pause = std::make_shared<asio::steady_timer>(io, std::chrono::milliseconds(100));
      pause->async_wait([this, pause](beast::error_code stopped) {
        if (!stopped) accept_next();
      });
      return;
    }
    beast::error_code ignored;
    const auto from = socket.remote_endpoint(ignored);
    socket.set_option(tcp::no_delay(true), ignored);
    const std::string address = ignored ? "" : from.address().to_string();
    if (!address.empty() && may_connect(address)) std::make_shared<Visitor>(std::move(socket), *this, address)->read();
    accept_next();
  });
}

bool Server::Core::may_connect(const std::string& address) {
  if (connections >= options.most_connections) return false;
  std::size_t& of_this = of_address[address];
  if (of_this >= options.most_of_address) return false;
  ++of_this;
  ++connections;
  return true;
}

void Server::Core::left(const std::string& address) {
  const auto found = of_address.find(address);
  if (found == of_address.end()) return;
  --connections;
  if (--found->second == 0) of_address.erase(found);
}

void Server::Core::upgrade(Stream stream, HttpRequest request, std::string address) {
  const Connection number = ++last_number;
  auto phone = std::make_shared<PhoneSocket>(std::move(stream), *this, number, std::move(address));
  phones[number] = phone;
  phone->accept(std::move(request));
}

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Site site) {
  const std::size_t files = raise_open_files();
  options.most_connections = std::min(options.most_connections, files > 128 ? files - 128 : 64);
  auto core = std::make_unique<Core>(std::move(options), std::move(site));
  const ServerOptions& wanted = core->options;
  char name[256] = {};
  if (gethostname(name, sizeof name - 1) == 0) core->machine = name;
  beast::error_code error;
  const auto address = asio::ip::make_address(wanted.bind, error);
  if (error) return pressoir::refuse("live.no_address", {{"address", wanted.bind}});
  for (int tried = 0; tried < std::max(1, wanted.most_ports); ++tried) {
    const tcp::endpoint endpoint(address, static_cast<std::uint16_t>(wanted.port + tried));
    core->acceptor.close(error);
    core->acceptor.open(endpoint.protocol(), error);
    core->acceptor.set_option(asio::socket_base::reuse_address(true), error);
    core->acceptor.bind(endpoint, error);
    if (error == boost::system::errc::address_not_available) return pressoir::refuse("live.no_address", {{"address", wanted.bind}});
    if (!error) core->acceptor.listen(4096, error);
    if (!error) break;
  }
  if (error) return pressoir::refuse("live.port_taken", {{"port", std::to_string(wanted.port)}});
  core->port = core->acceptor.local_endpoint().port();
  return std::unique_ptr<Server>(new Server(std::move(core)));
}

Server::Server(std::unique_ptr<Core> core) : core_(std::move(core)) {}

void Server::welcome(Guests& guests) {
  core_->guests = &guests;
  core_->accept_next();
  core_->thread = std::thread([core = core_.get()] { core->io.run(); });
}

Server::~Server() {
  core_->io.stop();
  if (core_->thread.joinable()) core_->thread.join();
  core_->phones.clear();
}

int Server::port() const { return core_->port; }
void Server::post(std::function<void()> task) { asio::post(core_->io, std::move(task)); }

void Server::poke(Connection connection) {
  if (const auto found = core_->phones.find(connection); found != core_->phones.end()) found->second->poke();
}
void Server::hang_up(Connection connection) {
  // Not at once: whoever asks may be in the middle of hearing it.
  asio::post(core_->io, [core = core_.get(), connection] {
    if (const auto found = core->phones.find(connection); found != core->phones.end()) found->second->hang_up();
  });
}
void Server::wake_in(std::int64_t milliseconds) {
  core_->timer.expires_after(std::chrono::milliseconds(milliseconds));
  core_->timer.async_wait([core = core_.get()](beast::error_code stopped) {
    if (!stopped) core->guests->woken();
  });
}

}  // namespace pressoir::live
