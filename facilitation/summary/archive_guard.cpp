#include "facilitation/summary/archive_guard.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <pugixml.hpp>

#include "facilitation/base/text.h"
#include "facilitation/summary/archive.h"

namespace pressoir::summary {
namespace {

Error bad_line(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return refuse("archive.bad_line", {{"line", 1 + static_cast<std::int64_t>(std::count(text.begin(), end, '\n'))}});
}

// Counts values and keeps nothing.
struct Counter {
  static constexpr std::size_t max_object_size = most_archive_values;
  static constexpr std::size_t max_array_size = most_archive_values;
  static constexpr std::size_t max_key_size = 4096;
  static constexpr std::size_t max_string_size = std::size_t{1} << 26;
  using error_code = boost::json::error_code;
  using string_view = boost::json::string_view;
  std::size_t values = 0;

  bool count(error_code& error) {
    if (++values <= most_archive_values) return true;
    error = boost::json::error::array_too_large;
    return false;
  }
  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& e) { return count(e); }
  bool on_object_end(std::size_t, error_code&) { return true; }
  bool on_array_begin(error_code& e) { return count(e); }
  bool on_array_end(std::size_t, error_code&) { return true; }
  bool on_key_part(string_view, std::size_t, error_code&) { return true; }
  bool on_key(string_view, std::size_t, error_code&) { return true; }
  bool on_string_part(string_view, std::size_t, error_code&) { return true; }
  bool on_string(string_view, std::size_t, error_code& e) { return count(e); }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t, string_view, error_code& e) { return count(e); }
  bool on_uint64(std::uint64_t, string_view, error_code& e) { return count(e); }
  bool on_double(double, string_view, error_code& e) { return count(e); }
  bool on_bool(bool, error_code& e) { return count(e); }
  bool on_null(error_code& e) { return count(e); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }
};

// Depth first without recursion: the file decides how deep it goes.
std::size_t depth_of(const pugi::xml_node& root) {
  std::size_t depth = 0, deepest = 0;
  pugi::xml_node node = root.first_child();
  while (node) {
    deepest = std::max(deepest, depth + 1);
    if (const pugi::xml_node child = node.first_child()) {
      node = child;
      ++depth;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      if (depth > 0) --depth;
    }
    if (node == root) break;
    node = node.next_sibling();
  }
  return deepest;
}

} // namespace

Result<void> check_json(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = most_archive_depth;
  boost::json::basic_parser<Counter> parser(options);
  boost::json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (error == boost::json::error::too_deep) return refuse("archive.too_deep");
  if (error == boost::json::error::array_too_large || error == boost::json::error::object_too_large) return refuse("archive.too_many");
  if (error) return bad_line(text, read);
  // Blanks may follow, nothing else.
  if (!trimmed(text.substr(read)).empty()) return bad_line(text, read);
  return {};
}

Result<void> check_xml(std::string_view text) {
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '<')) > 2 * most_archive_values) return refuse("archive.too_many");
  for (std::string_view sign : {"<!DOCTYPE", "<!ENTITY", "<![CDATA["})
    if (const std::size_t at = text.find(sign); at != text.npos) return bad_line(text, at);
  if (const std::size_t at = text.find('\0'); at != text.npos) return bad_line(text, at);
  if (!is_utf8(text)) return bad_line(text, text.size());
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size(), pugi::parse_minimal | pugi::parse_pi, pugi::encoding_utf8);
  if (!result) return bad_line(text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)));
  if (depth_of(document) > most_archive_depth) return refuse("archive.too_deep");
  return {};
}

} // namespace pressoir::summary
