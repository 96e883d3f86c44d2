// One connection that asks for pages, over TLS where there is a certificate.
#include <boost/beast/core/detect_ssl.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "facilitation/live/server_core.h"

namespace pressoir::live {
namespace {

constexpr std::size_t most_heard_ahead = 16 * 1024;

// Nothing but what this page itself brings; it may talk back to the address it came from and to nowhere else.
std::string content_policy(std::string_view host) {
  const std::string name(host);
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws://" + name + " wss://" + name +
         "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

// One connection that asks for pages, until it becomes a phone's or ends.
template <class AnyStream>
class Visitor : public std::enable_shared_from_this<Visitor<AnyStream>> {
 public:
  Visitor(AnyStream stream, Server::Core& core, std::string address, beast::flat_buffer heard)
      : stream_(std::move(stream)), core_(core), address_(std::move(address)), buffer_(std::move(heard)) {
    beast::error_code error;
    const auto endpoint = socket().local_endpoint(error);
    names_ = own_names(error ? "" : endpoint.address().to_string(), core.port, core.machine, core.options.public_origin);
  }
  Visitor(const Visitor&) = delete;
  ~Visitor() {
    end_upload();
    if (counted_) core_.left(address_);
  }
  // What was heard before belongs to the handshake; within the time of a request. (Beast 1.81 wants to be able to leave `used` out.)
  void shake_hands() {
    expire_soon();
    stream_.async_handshake(asio::ssl::stream_base::server, buffer_.data(), [self = this->shared_from_this()](beast::error_code error, std::size_t used = 0) {
      self->buffer_.consume(used);
      if (!error) self->read();
    });
  }
  void read() {
    parser_.emplace();
    parser_->header_limit(8 * 1024);
    // One span of time for the whole request: a byte a second does not keep a place.
    expire_soon();
    http::async_read_header(stream_, buffer_, *parser_, [self = this->shared_from_this()](beast::error_code error, std::size_t) {
      if (!error) self->answer();
      else if (error == http::error::body_limit) self->refuse(http::status::payload_too_large);
      else if (error == http::error::header_limit) self->refuse(http::status::request_header_fields_too_large);
      else if (error.category() == http::make_error_code(http::error::bad_method).category() && error != http::error::end_of_stream) self->refuse(http::status::bad_request);
    });
  }

 private:
  static constexpr bool is_plain = std::is_same_v<AnyStream, Stream>;
  auto& socket() { return beast::get_lowest_layer(stream_).socket(); }
  void expire_soon() { beast::get_lowest_layer(stream_).expires_after(std::chrono::seconds(core_.options.seconds_to_ask)); }

  void answer() {
    const HttpRequest& asked = parser_->get();
    const auto host = asked[http::field::host];
    if (!is_our_host({host.data(), host.size()}, names_)) return refuse(http::status::misdirected_request);
    // Whoever typed the address without its https.
    if (is_plain && core_.tls) {
      response_ = {http::status::moved_permanently, 11};
      response_.set(http::field::location, "https://" + std::string(host) + std::string(asked.target()));
      response_.set(http::field::cache_control, "no-store");
      response_.keep_alive(false);
      response_.content_length(0);
      return send();
    }
    if (asked.method() == http::verb::post && asked.target() == "/photo") return receive_picture();
    if (parser_->chunked() || parser_->content_length_remaining().value_or(0) > 0) return refuse(http::status::payload_too_large);
    if (beast::websocket::is_upgrade(asked)) {
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
      beast::get_lowest_layer(stream_).expires_never();
      return core_.upgrade(std::move(stream_), parser_->release(), address_);
    }
    if (asked.method() != http::verb::get && asked.method() != http::verb::head) return refuse(http::status::method_not_allowed);
    page_ = core_.find_page({asked.target().data(), asked.target().size()});
    const Page* page = page_.get();
    if (!page) return refuse(http::status::not_found);
    const bool packed = !page->gzip.empty() && std::string_view(asked[http::field::accept_encoding].data(), asked[http::field::accept_encoding].size()).find("gzip") != std::string_view::npos;
    const std::string& bytes = packed ? page->gzip : page->bytes;
    response_ = {http::status::ok, asked.version()};
    response_.set(http::field::content_type, page->type);
    response_.set(http::field::cache_control, page->for_ever ? "public, max-age=31536000, immutable" : "no-cache");
    response_.set(http::field::vary, "Accept-Encoding");
    if (packed) response_.set(http::field::content_encoding, "gzip");
    response_.set("Content-Security-Policy", page->policy.empty() ? content_policy({host.data(), host.size()}) : page->policy);
    response_.set("X-Content-Type-Options", "nosniff");
    response_.set("Referrer-Policy", "no-referrer");
    response_.set("Cross-Origin-Resource-Policy", "same-origin");
    response_.keep_alive(asked.keep_alive());
    response_.content_length(bytes.size());
    if (asked.method() == http::verb::get) response_.body() = {bytes.data(), bytes.size()};
    send();
  }

  // A picture: who sends it is known before a byte of it is read, and few are read at a time, each within its own time.
  void receive_picture() {
    const HttpRequest& asked = parser_->get();
    const auto head = [&](const char* name) {
      const auto value = asked[name];
      return std::string(value.data(), std::min<std::size_t>(value.size(), 80));
    };
    const auto origin = asked[http::field::origin], host = asked[http::field::host];
    if (!is_our_origin({origin.data(), origin.size()}, {host.data(), host.size()}, names_)) return refuse(http::status::forbidden);
    const auto length = parser_->content_length_remaining();
    if (parser_->chunked() || !length || *length == 0 || *length > core_.options.most_upload_bytes) return refuse(http::status::payload_too_large);
    UploadHead who{address_, head("X-Pressoir-Code"), head("X-Pressoir-Token"), head("X-Pressoir-Lang")};
    if (core_.options.trust_proxy) {
      const auto forwarded = asked["X-Forwarded-For"];
      who.address = forwarded_address({forwarded.data(), forwarded.size()}, address_);
    }
    if (!core_.guests->may_upload(who)) return refuse(http::status::forbidden);
    std::size_t& of_address = core_.uploads_of_address[who.address];
    if (core_.uploads >= core_.options.most_uploads || of_address >= core_.options.most_uploads_of_address) return refuse(http::status::service_unavailable);
    ++of_address;
    ++core_.uploads;
    uploads_ = true;
    uploader_ = who.address;
    upload_.emplace(std::move(*parser_));
    upload_->body_limit(core_.options.most_upload_bytes);
    beast::get_lowest_layer(stream_).expires_after(std::chrono::seconds(core_.options.seconds_to_upload));
    http::async_read(stream_, buffer_, *upload_, [self = this->shared_from_this(), who = std::move(who)](beast::error_code error, std::size_t) {
      self->parser_.emplace();
      if (error) return;
      std::string bytes = std::move(self->upload_->get().body());
      self->upload_.reset();
      beast::get_lowest_layer(self->stream_).expires_never();
      self->core_.guests->uploaded(who, std::move(bytes), [self](UploadAnswer answer) {
        self->end_upload();
        self->said_ = std::move(answer.json);
        self->response_ = {static_cast<http::status>(answer.status), 11};
        self->response_.set(http::field::content_type, "application/json; charset=utf-8");
        self->response_.set(http::field::cache_control, "no-store");
        self->response_.keep_alive(false);
        self->response_.content_length(self->said_.size());
        self->response_.body() = {self->said_.data(), self->said_.size()};
        self->send();
      });
    });
  }
  void end_upload() {
    if (!uploads_) return;
    uploads_ = false;
    --core_.uploads;
    const auto found = core_.uploads_of_address.find(uploader_);
    if (found != core_.uploads_of_address.end() && --found->second == 0) core_.uploads_of_address.erase(found);
  }

  void refuse(http::status status) {
    response_ = {status, 11};
    response_.keep_alive(false);
    response_.content_length(0);
    send();
  }

  void send() {
    const bool head = parser_->is_header_done() && parser_->get().method() == http::verb::head;
    const auto sent = [self = this->shared_from_this()](beast::error_code error, std::size_t) {
      if (error) return;
      if (self->response_.keep_alive()) return self->read();
      self->end();
    };
    expire_soon();
    serializer_.emplace(response_);
    if (head) http::async_write_header(stream_, *serializer_, sent);
    else http::async_write(stream_, *serializer_, sent);
  }

  void end() {
    if constexpr (is_plain) {
      beast::error_code ignored;
      socket().shutdown(tcp::socket::shutdown_send, ignored);
    } else {
      expire_soon();
      stream_.async_shutdown([self = this->shared_from_this()](beast::error_code) {});
    }
  }

  AnyStream stream_;
  Server::Core& core_;
  std::string address_;
  bool counted_ = true;
  OwnNames names_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::empty_body>> parser_;
  std::optional<http::request_parser<http::string_body>> upload_;
  bool uploads_ = false;  // counted
  std::shared_ptr<const Page> page_;  // that is being sent
  std::string said_, uploader_;
  http::response<http::span_body<const char>> response_;
  std::optional<http::serializer<false, http::span_body<const char>>> serializer_;
};

// Tells TLS from plain HTTP by the first bytes.
struct Newcomer {
  Stream stream;
  beast::flat_buffer heard{most_heard_ahead};
};

}  // namespace

void receive_visitor(Stream::socket_type socket, Server::Core& core, std::string address) {
  const auto newcomer = std::make_shared<Newcomer>(Newcomer{Stream(std::move(socket))});
  if (!core.tls) {
    std::make_shared<Visitor<Stream>>(std::move(newcomer->stream), core, std::move(address), std::move(newcomer->heard))->read();
    return;
  }
  newcomer->stream.expires_after(std::chrono::seconds(core.options.seconds_to_ask));
  beast::async_detect_ssl(newcomer->stream, newcomer->heard, [newcomer, &core, address = std::move(address)](beast::error_code error, bool is_tls) {
    if (error) return core.left(address);
    if (is_tls)
      std::make_shared<Visitor<TlsStream>>(TlsStream(std::move(newcomer->stream), *core.tls), core, address, std::move(newcomer->heard))->shake_hands();
    else
      std::make_shared<Visitor<Stream>>(std::move(newcomer->stream), core, address, std::move(newcomer->heard))->read();
  });
}

Result<std::unique_ptr<asio::ssl::context>> tls_context(const std::string& certificate, const std::string& key) {
  auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  beast::error_code error;
  context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 | asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                       asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
  // Thousands of phones that mostly wait: what a record needs is given back between two.
  SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(context->native_handle(), SSL_SESS_CACHE_OFF);
  // A key under a password cannot be asked for here.
  context->set_password_callback([](std::size_t, asio::ssl::context::password_purpose) { return std::string(); }, error);
  context->use_certificate_chain_file(certificate, error);
  if (error) return pressoir::refuse("live.bad_certificate", {{"file", certificate}});
  context->use_private_key_file(key, asio::ssl::context::pem, error);
  if (error || SSL_CTX_check_private_key(context->native_handle()) != 1) return pressoir::refuse("live.bad_key", {{"file", key}});
  return context;
}

}  // namespace pressoir::live
