#include "facilitation/live/server.h"

#include <sys/resource.h>
#include <unistd.h>

#include "facilitation/live/server_core.h"

namespace pressoir::live {
namespace {

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
    if (!address.empty() && may_connect(address)) receive_visitor(std::move(socket), *this, address);
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

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Site site) {
  const std::size_t files = raise_open_files();
  options.most_connections = std::min(options.most_connections, files > 128 ? files - 128 : 64);
  auto core = std::make_unique<Core>(std::move(options), std::move(site));
  const ServerOptions& wanted = core->options;
  if (!wanted.certificate.empty()) core->tls = TRY(tls_context(wanted.certificate, wanted.key));
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

void Server::publish(const std::string& path, Page page) {
  if (page.bytes.empty()) core_->published.erase(path);
  else core_->published[path] = std::make_shared<const Page>(std::move(page));
}

std::shared_ptr<const Page> Server::Core::find_page(std::string_view path) const {
  if (const Page* page = site.find(path)) return {std::shared_ptr<const Page>(), page};  // lives as long as the server
  const auto found = published.find(path.substr(0, path.find('?')));
  return found == published.end() ? nullptr : found->second;
}

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
