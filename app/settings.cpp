#include "app/settings.h"

#include <algorithm>
#include <boost/json.hpp>

namespace pressoir {
namespace {
constexpr std::size_t most_recent = 60;
}

void Settings::forget(const Path& file) {
  std::erase_if(recent, [&](const Recent& r) { return r.file == file; });
}

void Settings::remember(const Path& file, Timestamp now) {
  std::error_code error;
  const Path whole = std::filesystem::absolute(file, error);
  forget(whole);
  recent.insert(recent.begin(), {whole, now});
  if (recent.size() > most_recent) recent.resize(most_recent);
}

Path settings_file() { return state_folder() / "settings.json"; }

Settings load_settings(const Path& file, Language default_language) {
  Settings settings;
  settings.language = default_language;
  const auto text = read_file(file, std::uint64_t{1} << 20);
  if (!text) {
    settings.damaged = text.error().key != "file.missing";
    return settings;
  }
  boost::json::error_code error;
  const boost::json::value value = boost::json::parse(*text, error);
  const auto* object = error ? nullptr : value.if_object();
  if (!object) {
    settings.damaged = true;
    return settings;
  }
  if (const auto* v = object->if_contains("language"); v && v->is_string())
    settings.language = language_from_code(std::string_view(v->get_string())).value_or(default_language);
  if (const auto* v = object->if_contains("scale_percent"); v && v->is_int64())
    settings.scale_percent = v->get_int64() == 0 ? 0 : static_cast<double>(std::clamp<std::int64_t>(v->get_int64(), 80, 200));
  if (const auto* v = object->if_contains("theme"); v && v->is_int64()) settings.theme = static_cast<int>(std::clamp<std::int64_t>(v->get_int64(), 0, 2));
  if (const auto* v = object->if_contains("reduced_motion"); v && v->is_bool()) settings.reduced_motion = v->get_bool();
  if (const auto* v = object->if_contains("sound"); v && v->is_bool()) settings.sound = v->get_bool();
  if (const auto* v = object->if_contains("recent"); v && v->is_array())
    for (const auto& one : v->get_array()) {
      const auto* entry = one.if_object();
      const auto* path = entry ? entry->if_contains("file") : nullptr;
      const auto* used = entry ? entry->if_contains("used") : nullptr;
      if (path && path->is_string() && used && used->is_int64() && settings.recent.size() < most_recent)
        settings.recent.push_back({Path(std::string(path->get_string())), {used->get_int64()}});
    }
  return settings;
}

Result<void> save_settings(const Path& file, const Settings& settings) {
  boost::json::array recent;
  for (const Settings::Recent& one : settings.recent) recent.push_back(boost::json::object{{"file", one.file.string()}, {"used", one.used.milliseconds}});
  const boost::json::object object{{"language", language_code(settings.language)}, {"scale_percent", static_cast<std::int64_t>(settings.scale_percent)}, {"theme", settings.theme},
                                   {"reduced_motion", settings.reduced_motion},     {"sound", settings.sound},                                            {"recent", std::move(recent)}};
  return write_file(file, boost::json::serialize(object));
}

}  // namespace pressoir
