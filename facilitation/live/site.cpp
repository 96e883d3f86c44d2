#include "facilitation/live/site.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <set>

#include "facilitation/activities/kinds.h"
#include "facilitation/base/check.h"
#include "facilitation/base/sha256.h"
#include "facilitation/live/session_code.h"

namespace pressoir::live {
namespace {

std::string type_of(const std::string& extension) {
  if (extension == ".html") return "text/html; charset=utf-8";
  if (extension == ".css") return "text/css; charset=utf-8";
  if (extension == ".js") return "text/javascript; charset=utf-8";
  if (extension == ".json") return "application/json; charset=utf-8";
  if (extension == ".svg") return "image/svg+xml";
  return "application/octet-stream";
}

std::string packed(const std::string& bytes) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  ENSURE(deflateInit2(&stream, 9, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  ENSURE(done == Z_STREAM_END);
  return out;
}

bool is_of_lead(std::string_view key) { return key.starts_with("page.lead."); }

// The page's part of the catalogue: "page.", "phone." and the names of the notes' colours; what only who leads reads is a file of its own.
std::string words_of_page(const Words& words, bool of_lead) {
  boost::json::object sentences;
  for (const auto& [key, forms] : words.entries()) {
    if (!key.starts_with("page.") && !key.starts_with("phone.") && !key.starts_with("colour.")) continue;
    if (is_of_lead(key) != of_lead) continue;
    if (forms.size() == 1) {
      sentences[key] = forms.begin()->second;
      continue;
    }
    boost::json::object plural;
    for (const auto& [form, sentence] : forms) plural[form] = sentence;
    sentences[key] = std::move(plural);
  }
  return boost::json::serialize(sentences);
}

// The pictograms that a phone is ever shown.
Result<std::string> signs_of_page(const std::string& all) {
  boost::json::error_code error;
  const boost::json::value parsed = boost::json::parse(all, error);
  const boost::json::object* drawings = error ? nullptr : parsed.if_object();
  if (!drawings) return refuse("file.unreadable", {{"file", std::string("pictograms.json")}});
  std::set<std::string_view> shown = {"pressoir", "wifi", "sablier", "coche", "image"};
  for (const activities::Kind& kind : activities::kinds()) shown.insert(kind.pictogram);
  boost::json::object kept;
  for (const std::string_view name : shown)
    if (const boost::json::value* drawing = drawings->if_contains(name)) kept[name] = *drawing;
  return boost::json::serialize(kept);
}

// A script without its comments, which are for whoever reads it here.
std::string without_comments(const std::string& script) {
  std::string kept;
  for (std::size_t start = 0; start < script.size();) {
    const std::size_t end = std::min(script.find('\n', start), script.size() - 1) + 1;
    const std::size_t words = script.find_first_not_of(' ', start);
    const bool comment = words < end && script.compare(words, 2, "//") == 0;
    if (!comment) kept.append(script, start, end - start);
    start = end;
  }
  return kept;
}

}  // namespace

Result<Site> Site::load(const Path& assets, const Words& french, const Words& english) {
  const Path folder = assets / "web";
  std::error_code error;
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.is_regular_file(error)) files[entry.path().filename().string()] = TRY(read_file(entry.path(), 1 << 20));
  if (!files.contains("index.html")) return refuse("file.missing", {{"file", shown_path(folder / "index.html")}});
  for (auto& [name, bytes] : files)
    if (name.ends_with(".js")) bytes = without_comments(bytes);
  files["signs.json"] = TRY(signs_of_page(TRY(read_file(assets / "pictograms" / "pictograms.json", 1 << 20))));
  files["fr.json"] = words_of_page(french, false);
  files["en.json"] = words_of_page(english, false);
  files["fr.lead.json"] = words_of_page(french, true);
  files["en.lead.json"] = words_of_page(english, true);
  std::string all;
  for (const auto& [name, bytes] : files) all += name + '\0' + sha256_hex(bytes);
  const std::string base = "/w/" + sha256_hex(all).substr(0, 16) + "/";

  Site site;
  for (auto& [name, bytes] : files) {
    const bool is_index = name == "index.html";
    if (is_index)
      for (std::size_t at; (at = bytes.find("{{base}}")) != std::string::npos;) bytes.replace(at, 8, base);
    Page page{type_of(Path(name).extension().string()), std::move(bytes), {}, !is_index};
    page.gzip = packed(page.bytes);
    site.pages_[is_index ? "/" : base + name] = std::move(page);
  }
  return site;
}

const Page* Site::find(std::string_view path) const {
  path = path.substr(0, path.find('?'));
  if (path == "/animation" || path == "/dessin" || path == "/ecran") path = "/";
  if (path.size() == code_length + 1 && !normal_code(path.substr(1)).empty()) path = "/";
  const auto found = pages_.find(path);
  return found == pages_.end() ? nullptr : &found->second;
}

std::size_t Site::packed_size() const {
  constexpr std::array<std::string_view, 5> of_others = {"/en.json", ".lead.json", "/console.js", "/draw.js", "/observer.js"};
  std::size_t size = 0;
  for (const auto& [path, page] : pages_)
    if (std::none_of(of_others.begin(), of_others.end(), [&](std::string_view end) { return path.ends_with(end); })) size += page.gzip.size();
  return size;
}

}  // namespace pressoir::live
