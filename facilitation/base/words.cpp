#include "facilitation/base/words.h"

#include <array>
#include <charconv>

#include <boost/json.hpp>

namespace pressoir {
namespace {

constexpr std::string_view narrow_space = "\u202F";
// A sentence may name another (count.notes), which may name one more; a circle ends here.
constexpr int deepest_sentence = 4;

constexpr std::array<std::array<std::string_view, 12>, 2> month_names = {{
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
     "décembre"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"},
}};
constexpr std::array<std::array<std::string_view, 7>, 2> weekday_names = {{
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
}};

// Small numbers in letters: masculine (or the only form), then feminine where it differs.
constexpr std::array<std::array<std::string_view, 17>, 2> number_names = {{
    {"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
     "quatorze", "quinze", "seize"},
    {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "thirteen", "fourteen", "fifteen", "sixteen"},
}};

std::string plain_number(std::uint64_t value) {
  std::array<char, 24> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}
std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + plain_number(static_cast<std::uint64_t>(value));
}

std::string_view plural_form(Language language, std::int64_t n) {
  if (language == Language::french) return n > -2 && n < 2 ? "one" : "other";
  return n == 1 || n == -1 ? "one" : "other";
}

// Beyond sixteen, and below zero, figures are what people write.
std::optional<std::string> in_letters(std::int64_t value, Language language, bool feminine) {
  const auto& names = number_names[static_cast<std::size_t>(language)];
  if (value < 0 || value >= static_cast<std::int64_t>(names.size())) return std::nullopt;
  if (language == Language::french && feminine && value == 1) return "une";
  return std::string(names[static_cast<std::size_t>(value)]);
}

const WordArgument* find(const WordArguments& arguments, std::string_view name) {
  for (const NamedArgument& argument : arguments)
    if (argument.name == name) return &argument.value;
  return nullptr;
}

bool is_placeholder(std::string_view inside) {
  if (inside.empty() || inside.size() > 60) return false;
  for (char c : inside)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '.')) return false;
  return true;
}

} // namespace

std::string_view language_code(Language language) {
  return language == Language::french ? "fr" : "en";
}

std::optional<Language> language_from_code(std::string_view code) {
  if (code.size() > 2 && code[2] != '_' && code[2] != '-' && code[2] != '.' && code[2] != '@') return std::nullopt;
  if (code.starts_with("fr")) return Language::french;
  if (code.starts_with("en")) return Language::english;
  return std::nullopt;
}

Result<Words> Words::from_json(std::string_view json, Language language) {
  namespace bj = boost::json;
  boost::system::error_code failure;
  bj::parse_options limits;
  limits.max_depth = 4;
  const bj::value document = bj::parse(bj::string_view(json.data(), json.size()), failure, {}, limits);
  if (failure || !document.is_object()) return refuse("words.not_json");

  const auto typeset = [language](const bj::string& text) {
    const std::string_view view(text.data(), text.size());
    return language == Language::french ? french_typography(view) : english_typography(view);
  };
  Words words;
  words.language_ = language;
  for (const auto& [key_view, value] : document.as_object()) {
    const std::string key(key_view.data(), key_view.size());
    auto& forms = words.entries_[key];
    if (const bj::string* sentence = value.if_string()) {
      forms.emplace("other", typeset(*sentence));
      continue;
    }
    const bj::object* plural = value.if_object();
    if (plural == nullptr || plural->size() != 2) return refuse("words.bad_entry", {{"key", key}});
    for (const auto& [form, text] : *plural) {
      if (!text.is_string() || (form != "one" && form != "other")) return refuse("words.bad_entry", {{"key", key}});
      forms.emplace(std::string(form.data(), form.size()), typeset(text.get_string()));
    }
  }
  return words;
}

bool Words::knows(std::string_view key) const {
  return entries_.find(key) != entries_.end();
}

std::string Words::say(std::string_view key, const WordArguments& arguments) const {
  return say_at_depth(key, arguments, 0);
}

std::string Words::say_at_depth(std::string_view key, const WordArguments& arguments, int depth) const {
  const auto entry = entries_.find(key);
  if (entry == entries_.end() || depth >= deepest_sentence) return "⟦" + std::string(key) + "⟧";
  auto form = entry->second.find("other");
  if (const WordArgument* n = find(arguments, "n")) {
    if (const std::int64_t* count = std::get_if<std::int64_t>(n)) {
      const auto chosen = entry->second.find(std::string(plural_form(language_, *count)));
      if (chosen != entry->second.end()) form = chosen;
    }
  }
  const std::string_view sentence = form->second;
  std::string said;
  for (std::size_t place = 0; place < sentence.size();) {
    const std::size_t open = sentence.find('{', place);
    const std::size_t close = open == sentence.npos ? sentence.npos : sentence.find('}', open);
    if (close == sentence.npos) {
      said += sentence.substr(place);
      break;
    }
    said += sentence.substr(place, open - place);
    const std::string_view inside = sentence.substr(open + 1, close - open - 1);
    const std::size_t colon = inside.find(':');
    const WordArgument* value = is_placeholder(inside) ? find(arguments, inside.substr(0, colon)) : nullptr;
    if (value == nullptr) {
      said += '{';
      place = open + 1;
    } else {
      const std::string_view how = colon == inside.npos ? std::string_view() : inside.substr(colon + 1);
      std::string word = written(*value, how, depth);
      // A number in letters that begins the sentence takes its capital; the names above begin with ASCII letters.
      if (said.empty() && how.starts_with("letters") && word[0] >= 'a' && word[0] <= 'z') word[0] -= 'a' - 'A';
      said += word;
      place = close + 1;
    }
  }
  return said;
}

std::string Words::written(const WordArgument& value, std::string_view how, int depth) const {
  if (const std::int64_t* count = std::get_if<std::int64_t>(&value)) {
    if (how == "time") return time_of_day(Timestamp{*count});
    if (how == "duration") return duration(*count);
    if (how == "size") return size(*count);
    if (how == "letters" || how == "letters_f")
      if (auto letters = in_letters(*count, language_, how == "letters_f")) return *letters;
    if (how.find('.') != how.npos) return say_at_depth(how, {{"n", *count}}, depth + 1);
    return number(*count);
  }
  const std::string& text = std::get<std::string>(value);
  if (how == "quoted") return quoted(text);
  if (how == "day" || how == "long_day") {
    if (const auto date = day_from_iso(text)) return how == "day" ? day(*date) : long_day(*date);
  }
  return text;
}

std::string Words::number(std::int64_t value) const {
  const std::uint64_t size =
      value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  const std::string digits = plain_number(size);
  std::string text = value < 0 ? "−" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += language_ == Language::french ? narrow_space : ",";
    text += digits[i];
  }
  return text;
}

std::string Words::time_of_day(int minutes) const {
  constexpr int day = 24 * 60;
  minutes = (minutes % day + day) % day;
  const int hour = minutes / 60;
  if (language_ == Language::english)
    return plain_number(static_cast<std::uint64_t>(hour)) + ":" + two_digits(minutes % 60);
  return plain_number(static_cast<std::uint64_t>(hour)) + std::string(narrow_space) + "h" + std::string(narrow_space) +
         two_digits(minutes % 60);
}

std::string Words::time_of_day(Timestamp time) const {
  const LocalTime local = local_time(time);
  return time_of_day(local.hour * 60 + local.minute);
}

std::string Words::duration(std::int64_t minutes) const {
  if (minutes < 0) return minutes == INT64_MIN ? duration(minutes + 1) : "−" + duration(-minutes);
  const std::string space(narrow_space);
  if (minutes < 60) return number(minutes) + space + "min";
  return number(minutes / 60) + space + "h" +
         (minutes % 60 == 0 ? "" : space + two_digits(static_cast<int>(minutes % 60)));
}

std::string Words::size(std::int64_t bytes) const {
  constexpr std::array<std::array<std::string_view, 4>, 2> units = {
      {{"octets", "Ko", "Mo", "Go"}, {"bytes", "KB", "MB", "GB"}}};
  std::size_t unit = 0;
  for (; bytes >= 1024 && unit < 3; bytes /= 1024) ++unit;
  return number(bytes) + std::string(narrow_space) + std::string(units[static_cast<std::size_t>(language_)][unit]);
}

std::string Words::day(Day day) const {
  if (!day_from_iso(iso_text(day))) return "";
  const auto& months = month_names[static_cast<std::size_t>(language_)];
  std::string text = plain_number(static_cast<std::uint64_t>(day.day));
  if (language_ == Language::french && day.day == 1) text += "er";
  text += ' ';
  text += months[static_cast<std::size_t>(day.month - 1)];
  return text + ' ' + plain_number(static_cast<std::uint64_t>(day.year));
}

std::string Words::long_day(Day day) const {
  const std::string date = this->day(day);
  if (date.empty()) return date;
  const auto& names = weekday_names[static_cast<std::size_t>(language_)];
  return std::string(names[static_cast<std::size_t>(weekday(day))]) + ' ' + date;
}

std::string Words::short_day(Day day) const {
  if (!day_from_iso(iso_text(day))) return "";
  return two_digits(day.day) + "/" + two_digits(day.month) + "/" + plain_number(static_cast<std::uint64_t>(day.year));
}

std::string Words::quoted(std::string_view text) const {
  const std::string inside(text);
  if (language_ == Language::english) return "“" + inside + "”";
  return "«" + std::string(narrow_space) + inside + std::string(narrow_space) + "»";
}

} // namespace pressoir
