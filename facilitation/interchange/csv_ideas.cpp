#include "facilitation/interchange/csv_ideas.h"

#include <array>
#include <map>

#include "facilitation/base/text.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verb_rules.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;

enum Meaning : std::size_t { text, theme, colour, fate, reason };
const std::vector<ColumnMeaning>& meanings() {
  static const std::vector<ColumnMeaning> all = {
      {{"idée", "texte", "text", "idea", "idées", "ideas", "contribution", "proposition", "proposal", "contenu", "content", "note", "notes", "post-it"}, true},
      {{"thème", "theme", "thèmes", "themes", "famille", "catégorie", "category", "groupe", "group", "cluster"}},
      {{"couleur", "colour", "color"}},
      {{"devenir", "fate"}},
      {{"raison", "reason", "motif"}},
  };
  return all;
}

// The names a value has in both languages, and in files.
template <class Enum, std::size_t n>
std::optional<Enum> named(std::string_view cell, const std::array<std::array<std::string_view, 2>, n>& words) {
  const std::string key = search_key(trimmed(cell));
  if (key.empty()) return std::nullopt;
  for (std::size_t i = 0; i < n; ++i)
    if (key == enum_names<Enum>[i] || key == search_key(words[i][0]) || key == search_key(words[i][1])) return static_cast<Enum>(i);
  return std::nullopt;
}
std::optional<NoteColour> colour_named(std::string_view cell) {
  constexpr std::array<std::array<std::string_view, 2>, 8> words = {
      {{"soleil", "jaune"}, {"abricot", "orange"}, {"rose", "pink"}, {"lilas", "violet"}, {"ciel", "bleu"}, {"menthe", "turquoise"}, {"feuille", "vert"}, {"pierre", "gris"}}};
  constexpr std::array<std::array<std::string_view, 2>, 8> usual = {
      {{"yellow", "sun"}, {"orange", "apricot"}, {"pink", "rose"}, {"purple", "lilac"}, {"blue", "sky"}, {"turquoise", "mint"}, {"green", "leaf"}, {"grey", "gray"}}};
  const auto found = named<NoteColour>(cell, words);
  return found ? found : named<NoteColour>(cell, usual);
}
std::optional<Fate> fate_named(std::string_view cell) {
  constexpr std::array<std::array<std::string_view, 2>, 4> words = {{{"ouverte", "open"}, {"retenue", "kept"}, {"écartée", "set aside"}, {"au frigo", "frigo"}}};
  return named<Fate>(cell, words);
}

Result<std::vector<CsvIdea>> ideas_in(std::string_view bytes) {
  const std::string content = TRY(csv_text(bytes));
  const Columns columns = TRY(find_columns(content, meanings()));
  CsvReader reader(content, columns.separator);
  std::vector<std::string> cells;
  if (columns.has_header) TRY(reader.next(cells));
  const auto cell = [&](Meaning meaning) -> std::string_view {
    const auto place = columns.places[meaning];
    return place && *place < cells.size() ? unguarded(cells[*place]) : std::string_view();
  };
  std::vector<CsvIdea> ideas;
  while (TRY(reader.next(cells))) {
    CsvIdea idea{.line = reader.line(), .text = clean_text(cell(text))};
    if (trimmed(idea.text).empty()) continue;
    if (grapheme_count(idea.text) > most_in_note)
      return refuse("csv.too_long", {{"line", static_cast<std::int64_t>(idea.line)}, {"most", static_cast<std::int64_t>(most_in_note)}});
    idea.theme = std::string(first_graphemes(clean_line(cell(theme)), most_in_title));
    idea.reason = std::string(first_graphemes(clean_line(cell(reason)), most_in_title));
    idea.colour = colour_named(cell(colour));
    idea.fate = fate_named(cell(fate));
    ideas.push_back(std::move(idea));
  }
  if (ideas.empty()) return refuse("csv.empty");
  return ideas;
}

Id<Board> board_for_ideas(const WorkshopState& state, Id<Board> chosen) {
  if (chosen) return state.find(chosen) ? chosen : Id<Board>{};
  if (const Step* step = current_step(state))
    if (const Id<Board> board = board_of(state, *step)) return board;
  Id<Board> last;
  for (const Step* step : agenda(state))
    if (step->board && (step->activity == "wall" || !last)) last = step->board;
  return last;
}

// Those of one theme, in the order of the file.
struct Family {
  Id<Theme> id;
  std::string title;
  std::optional<NoteColour> colour; // of a theme that is there already
  std::vector<const CsvIdea*> ideas;
};

struct Planner {
  Id<Board> board;
  Randomness& random;
  std::uint64_t group;
  IdeasPlan plan;

  template <class Arguments>
  void ask(Arguments arguments) {
    Request request = request_of(std::move(arguments));
    request.group = group;
    plan.requests.push_back(std::move(request));
  }

  void write(const Family& family, std::map<NoteColour, std::vector<Id<Note>>>& recoloured, std::map<std::pair<Fate, std::string>, std::vector<Id<Note>>>& fates) {
    for (std::size_t from = 0; from < family.ideas.size(); from += most_at_once) {
      WriteNotes notes{.board = board, .channel = Channel::imported, .theme = family.id};
      const std::size_t to = std::min(family.ideas.size(), from + most_at_once);
      notes.colour = family.colour.value_or(NoteColour::sun);
      for (std::size_t i = from; i < to; ++i) {
        const CsvIdea& idea = *family.ideas[i];
        const Id<Note> id{random.id()};
        notes.ids.push_back(id);
        notes.texts.push_back(idea.text);
        if (idea.colour && *idea.colour != notes.colour) recoloured[*idea.colour].push_back(id);
        if (idea.fate && *idea.fate != Fate::open) fates[{*idea.fate, idea.reason}].push_back(id);
      }
      plan.ideas += static_cast<int>(notes.texts.size());
      ask(std::move(notes));
    }
  }
};

} // namespace

Result<std::vector<CsvIdea>> read_ideas(std::string_view bytes, std::string_view file) {
  auto ideas = ideas_in(bytes);
  if (ideas) return ideas;
  Error error = std::move(ideas).error();
  error.arguments.push_back({"file", std::string(file)});
  return error;
}

Result<IdeasPlan> plan_ideas(const std::vector<CsvIdea>& ideas, const WorkshopState& state, Id<Board> chosen, Randomness& random) {
  const Id<Board> board = board_for_ideas(state, chosen);
  if (!board) return refuse("refused.no_wall");
  Planner planner{board, random, random.id(), {}};
  std::vector<Family> families(1); // the first: without a theme
  std::map<std::string, std::size_t> places;
  for (const Theme* theme : themes_on(state, board)) {
    if (places.emplace(search_key(theme->title), families.size()).second) families.push_back({theme->id, theme->title, theme->colour, {}});
  }
  const std::size_t there_already = families.size();
  for (const CsvIdea& idea : ideas) {
    std::size_t place = 0;
    if (!idea.theme.empty()) {
      const auto [found, is_new] = places.emplace(search_key(idea.theme), families.size());
      if (is_new) families.push_back({{random.id()}, idea.theme, {}, {}});
      place = found->second;
    }
    families[place].ideas.push_back(&idea);
  }
  std::map<NoteColour, std::vector<Id<Note>>> recoloured;
  std::map<std::pair<Fate, std::string>, std::vector<Id<Note>>> fates;
  for (std::size_t i = 0; i < families.size(); ++i) {
    Family& family = families[i];
    if (i >= there_already) {
      // A new theme takes the colour of its first idea, else the next one free on the wall.
      if (!family.colour) family.colour = family.ideas.front()->colour.value_or(static_cast<NoteColour>((i - 1) % 8));
      planner.ask(CreateTheme{.id = family.id, .board = board, .title = family.title, .colour = family.colour});
      planner.plan.themes += 1;
    }
    planner.write(family, recoloured, fates);
  }
  for (auto& [colour, notes] : recoloured) planner.ask(ColourNotes{std::move(notes), colour});
  for (auto& [fate, notes] : fates) planner.ask(SetFate{std::move(notes), fate.first, fate.second});
  return std::move(planner.plan);
}

} // namespace pressoir::interchange
