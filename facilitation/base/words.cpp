#include "facilitation/base/words.h"

#include <array>

#include <boost/json.hpp>

#include "facilitation/base/id.h"

namespace pressoir {
namespace {

// A sentence may name another (count.notes), which may name one more; a circle ends here.
constexpr int deepest_sentence = 4;

// Small numbers in letters: masculine (or the only form), then feminine where it differs.
constexpr std::array<std::array<std::string_view, 17>, 2> number_names = {{
    {"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
     "quatorze", "quinze", "seize"},
    {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "thirteen", "fourteen", "fifteen", "sixteen"},
}};

bool is_form(std::string_view form) {
  return form == "zero" || form == "one" || form == "other";
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
    if (plural == nullptr || !plural->contains("one") || !plural->contains("other"))
      return refuse("words.bad_entry", {{"key", key}});
    for (const auto& [form, text] : *plural) {
      if (!text.is_string() || !is_form({form.data(), form.size()})) return refuse("words.bad_entry", {{"key", key}});
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
  const auto& forms = entry->second;
  auto form = forms.find("other");
  if (const WordArgument* n = find(arguments, "n")) {
    if (const std::int64_t* count = std::get_if<std::int64_t>(n)) {
      auto chosen = *count == 0 ? forms.find("zero") : forms.end();
      if (chosen == forms.end()) chosen = forms.find(std::string(plural_form(language_, *count)));
      if (chosen != forms.end()) form = chosen;
    }
  }
  return filled(form->second, arguments, depth).text;
}

Words::Filled Words::filled(std::string_view sentence, const WordArguments& arguments, int depth) const {
  Filled result;
  std::string& said = result.text;
  for (std::size_t place = 0; place < sentence.size();) {
    const std::size_t next = sentence.find_first_of("{[", place);
    said += sentence.substr(place, next - place);
    if (next == sentence.npos) break;
    place = next;
    if (sentence.substr(place).starts_with("[[")) {
      const std::size_t close = sentence.find("]]", place);
      if (close != sentence.npos) {
        const Filled part = filled(sentence.substr(place + 2, close - place - 2), arguments, depth);
        if (part.complete) said += part.text;
        place = close + 2;
        continue;
      }
    }
    const std::size_t close = sentence[place] == '{' ? sentence.find('}', place) : sentence.npos;
    const std::string_view inside = close == sentence.npos ? "" : sentence.substr(place + 1, close - place - 1);
    const std::size_t colon = inside.find(':');
    const std::string_view how = colon == inside.npos ? std::string_view() : inside.substr(colon + 1);
    const WordArgument* value = is_placeholder(inside) ? find(arguments, inside.substr(0, colon)) : nullptr;
    if (value != nullptr && how == "time" && *value == WordArgument(std::int64_t{0})) value = nullptr; // a time not set
    if (value == nullptr) {
      result.complete = result.complete && !is_placeholder(inside);
      said += sentence[place++];
      continue;
    }
    std::string word = written(*value, how, depth);
    // A number in letters that begins the sentence takes its capital; the names above begin with ASCII letters.
    if (said.empty() && how.starts_with("letters") && word[0] >= 'a' && word[0] <= 'z')
      word[0] = static_cast<char>(word[0] - 'a' + 'A');
    said += word;
    place = close + 1;
  }
  return result;
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
  if (how == "key") return say_at_depth(text, {}, depth + 1);
  if (how == "actor") return actor(text, depth);
  if (how.ends_with('.')) {
    const std::string key = std::string(how) + text;
    return knows(key) ? say_at_depth(key, {}, depth + 1) : text;
  }
  if (how == "day" || how == "long_day") {
    if (const auto date = day_from_iso(text)) return how == "day" ? day(*date) : long_day(*date);
  }
  return text;
}

std::string Words::actor(std::string_view text, int depth) const {
  const std::size_t colon = text.find(':');
  const std::string role = "actor." + std::string(text.substr(0, colon));
  // A number that people gave (table 3) is said; one that is a random id is nobody's name.
  constexpr std::uint64_t highest_given = 9999;
  const auto number = colon == text.npos ? std::nullopt : id_from_text(text.substr(colon + 1));
  const std::string numbered = role + "_numbered";
  if (number && *number <= highest_given && knows(numbered))
    return say_at_depth(numbered, {{"n", static_cast<std::int64_t>(*number)}}, depth + 1);
  return knows(role) ? say_at_depth(role, {}, depth + 1) : std::string(text);
}

} // namespace pressoir
