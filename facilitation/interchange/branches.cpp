// Mind maps of other programs as branches: a tree of notes from left to right, each joined to its parent. FreeMind
// (.mm: <node TEXT="…">) and OPML 2.0 (<outline text="…">), nested as they are.
#include <pugixml.hpp>

#include "facilitation/base/text.h"
#include "facilitation/interchange/board_file.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;

constexpr std::size_t most_in_note = 2'000;
constexpr int deepest = 400; // pugixml itself has no limit; a tree any deeper is no mind map
constexpr double column = 400, row = 140, note_width = 300, note_height = 110;
constexpr NoteColour branch_colours[] = {NoteColour::sky, NoteColour::leaf, NoteColour::sun, NoteColour::apricot, NoteColour::rose, NoteColour::lilac, NoteColour::mint};

struct Tree {
  const char* node;
  std::string (*words)(const pugi::xml_node&);
  BoardFile& into;
  std::size_t odd = 0, cut = 0;
  double next_row = 0;
  std::uint64_t number = 0;

  // Lays a node out right of its parent; gives its middle.
  double lay(const pugi::xml_node& here, int depth, Id<Note> parent, NoteColour colour) {
    ImportNotes::NewNote note{.id = {id_from_word("branch " + std::to_string(++number))}, .text = words_within(words(here), most_in_note, cut), .colour = colour};
    note.stacking = static_cast<std::int64_t>(number);
    note.size = {note_width, note_height};
    const std::size_t place = into.notes.notes.size();
    into.notes.notes.push_back(note);
    if (parent) {
      Connector line{.order = note.stacking, .layer = Layer::background};
      line.from = {.thing = {parent.value}, .anchor = {1, 0.5}};
      line.to = {.thing = {note.id.value}, .anchor = {0, 0.5}};
      line.route = Route::curved;
      line.style = EdgeStyle::plain;
      line.width = 4;
      into.drawn.connectors.push_back({{id_from_word("line " + std::to_string(number))}, std::move(line)});
    }
    double first = -1, last = -1;
    int branch = 0;
    for (const pugi::xml_node child : here.children(node)) {
      if (depth >= deepest || into.notes.notes.size() >= most_board_things / 2) {
        ++odd;
        continue;
      }
      const NoteColour own = depth == 0 ? branch_colours[branch++ % std::size(branch_colours)] : colour;
      last = lay(child, depth + 1, note.id, own);
      if (first < 0) first = last;
    }
    const double middle = first < 0 ? next_row : (first + last) / 2;
    if (first < 0) next_row += row;
    into.notes.notes[place].position = {depth * column, middle};
    return middle;
  }
  // What was left out, also where the file ends before its time.
  void tell(std::string_view name, bool whole) {
    if (!whole) into.told.push_back(refuse("board_file.told.not_whole", {{"file", std::string(name)}}));
    for (const auto& [key, n] : {std::pair{"board_file.told.odd", odd}, {"board_file.told.cut", cut}})
      if (n > 0) into.told.push_back(refuse(key, {{"file", std::string(name)}, {"n", static_cast<std::int64_t>(n)}}));
  }
};

// The words of rich content (an XHTML body), without its marks.
void add_words(const pugi::xml_node& node, std::string& into, int depth) {
  for (const pugi::xml_node child : node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) into += std::string(into.empty() ? "" : " ") + std::string(trimmed(child.value()));
    else if (depth < 60) add_words(child, into, depth + 1);
  }
}
std::string freemind_words(const pugi::xml_node& node) {
  if (const auto text = node.attribute("TEXT")) return text.value();
  std::string words;
  for (const pugi::xml_node rich : node.children("richcontent"))
    if (std::string_view(rich.attribute("TYPE").value()) == "NODE") add_words(rich, words, 0);
  return words;
}
std::string opml_words(const pugi::xml_node& node) {
  std::string words = node.attribute("text").value();
  if (words.empty()) words = node.attribute("title").value();
  if (const std::string_view note = node.attribute("_note").value(); !note.empty()) words += "\n" + std::string(note);
  return words;
}

} // namespace

Result<BoardFile> read_freemind(std::string_view bytes, std::string_view name) {
  pugi::xml_document document;
  const bool whole = static_cast<bool>(document.load_buffer(bytes.data(), bytes.size()));
  const pugi::xml_node root = document.child("map");
  if (!root) return refuse("board_file.unreadable", {{"file", std::string(name)}});
  BoardFile file;
  Tree tree{"node", freemind_words, file};
  for (const pugi::xml_node node : root.children("node")) tree.lay(node, 0, {}, NoteColour::stone);
  tree.tell(name, whole);
  return file;
}

Result<BoardFile> read_opml(std::string_view bytes, std::string_view name) {
  pugi::xml_document document;
  const bool whole = static_cast<bool>(document.load_buffer(bytes.data(), bytes.size()));
  const pugi::xml_node body = document.child("opml").child("body");
  if (!body) return refuse("board_file.unreadable", {{"file", std::string(name)}});
  BoardFile file;
  Tree tree{"outline", opml_words, file};
  const std::string title(trimmed(document.child("opml").child("head").child("title").text().get()));
  // Several trunks grow from the document's title.
  const auto trunks = std::distance(body.children("outline").begin(), body.children("outline").end());
  if (trunks > 1 && !title.empty()) {
    pugi::xml_node trunk = body;
    trunk.append_attribute("text") = title.c_str();
    tree.lay(trunk, 0, {}, NoteColour::stone);
  } else {
    for (const pugi::xml_node outline : body.children("outline")) tree.lay(outline, 0, {}, NoteColour::stone);
  }
  tree.tell(name, whole);
  return file;
}

} // namespace pressoir::interchange
