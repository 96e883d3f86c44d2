#include "facilitation/voting/json.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <optional>
#include <unordered_set>

namespace pressoir::voting {
namespace {

namespace json = boost::json;

// Builds the tree from the parser's events. A failed event stops the parser; `error` then says why.
struct Builder {
  static constexpr std::size_t max_object_size = most_json_values;
  static constexpr std::size_t max_array_size = most_json_values;
  static constexpr std::size_t max_key_size = std::size_t{1} << 20;
  static constexpr std::size_t max_string_size = std::size_t{1} << 24;

  std::vector<Json> open = {Json::list()}; // the lists and objects being read, within one list that holds the whole
  std::vector<std::string> keys;           // the name that each open object waits to fill
  std::string piece;                       // of a text, name or number that comes in parts
  std::size_t values = 0;
  std::optional<Error> error;

  bool refuse_with(Error why, json::error_code& failure) {
    error = std::move(why);
    failure = json::error::syntax;
    return false;
  }
  bool put(Json value, json::error_code& failure) {
    if (++values > most_json_values)
      return refuse_with(refuse("tally.json_too_big", {{"most", static_cast<std::int64_t>(most_json_bytes)}}), failure);
    Json& parent = open.back();
    if (parent.is(Json::Kind::object)) {
      parent.names.push_back(std::move(keys.back()));
      keys.pop_back();
    }
    parent.items.push_back(std::move(value));
    return true;
  }
  bool close(json::error_code& failure) {
    Json done = std::move(open.back());
    open.pop_back();
    std::unordered_set<std::string_view> seen;
    for (const std::string& name : done.names)
      if (!seen.insert(name).second) return refuse_with(refuse("tally.named_twice", {{"name", name}}), failure);
    return put(std::move(done), failure);
  }
  std::string whole(json::string_view last) {
    std::string text = std::exchange(piece, {});
    text.append(last.data(), last.size());
    return text;
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) { open.push_back(Json::object()); return true; }
  bool on_object_end(std::size_t, json::error_code& failure) { return close(failure); }
  bool on_array_begin(json::error_code&) { open.push_back(Json::list()); return true; }
  bool on_array_end(std::size_t, json::error_code& failure) { return close(failure); }
  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { piece.append(part.data(), part.size()); return true; }
  bool on_key(json::string_view part, std::size_t, json::error_code&) { keys.push_back(whole(part)); return true; }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) { piece.append(part.data(), part.size()); return true; }
  bool on_string(json::string_view part, std::size_t, json::error_code& failure) { return put(Json::string(whole(part)), failure); }
  bool on_number_part(json::string_view part, json::error_code&) { piece.append(part.data(), part.size()); return true; }
  bool on_int64(std::int64_t, json::string_view part, json::error_code& failure) { return put(Json::number(whole(part)), failure); }
  bool on_uint64(std::uint64_t, json::string_view part, json::error_code& failure) { return put(Json::number(whole(part)), failure); }
  bool on_double(double, json::string_view part, json::error_code& failure) { return put(Json::number(whole(part)), failure); }
  bool on_bool(bool truth, json::error_code& failure) { return put(Json::boolean(truth), failure); }
  bool on_null(json::error_code& failure) { return put(Json{}, failure); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }
};

void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr char hex[] = "0123456789abcdef";
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4];
      out += hex[c & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void write(std::string& out, const Json& value) {
  switch (value.kind) {
    case Json::Kind::null: out += "null"; return;
    case Json::Kind::truth: out += value.truth ? "true" : "false"; return;
    case Json::Kind::number: out += value.text; return;
    case Json::Kind::text: write_text(out, value.text); return;
    case Json::Kind::list:
    case Json::Kind::object: break;
  }
  const bool object = value.is(Json::Kind::object);
  out += object ? '{' : '[';
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (i) out += ',';
    if (object) {
      write_text(out, value.names[i]);
      out += ':';
    }
    write(out, value.items[i]);
  }
  out += object ? '}' : ']';
}

} // namespace

const Json* Json::find(std::string_view name) const {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
}

Result<Json> read_json(std::string_view text) {
  if (text.size() > most_json_bytes) return refuse("tally.json_too_big", {{"most", static_cast<std::int64_t>(most_json_bytes)}});
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  json::parse_options options;
  options.max_depth = most_json_depth;
  json::basic_parser<Builder> parser(options);
  json::error_code failure;
  std::size_t read = parser.write_some(false, text.data(), text.size(), failure);
  // Blanks may follow the value, nothing else.
  if (!failure && text.find_first_not_of(" \t\r\n", read) != text.npos) failure = json::error::extra_data;
  if (failure) {
    if (parser.handler().error) return *parser.handler().error;
    if (failure == json::error::too_deep) return refuse("tally.json_too_deep", {{"most", static_cast<std::int64_t>(most_json_depth)}});
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(read, text.size())), '\n');
    return refuse("tally.not_json", {{"line", static_cast<std::int64_t>(line)}});
  }
  return std::move(parser.handler().open.front().items.front());
}

std::string write_json(const Json& value) {
  std::string out;
  write(out, value);
  return out;
}

} // namespace pressoir::voting
