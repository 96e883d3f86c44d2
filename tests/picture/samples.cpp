#include "tests/picture/samples.h"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>

namespace pressoir::samples {

using namespace picture;

Pictograms pictograms() {
  std::ifstream in("assets/pictograms/pictograms.json", std::ios::binary);
  auto set = Pictograms::from_json(std::string{std::istreambuf_iterator<char>(in), {}});
  REQUIRE(set);
  return std::move(*set);
}

TextStyle note_style() {
  return {.weight = 500,
          .size = 24,
          .least_size = 12,
          .line_height = 28,
          .tracking = -0.017,
          .fit = Fit::shrink,
          .balance = true};
}

Text question(const std::string& text) {
  return {.box = {0, 0, 1090, 132},
          .text = text,
          .style = {.face = Face::inter_display, .weight = 650, .size = 58, .line_height = 66, .tracking = -0.022},
          .colour = ink};
}

Element note(const std::string& text, const Rect& box, Colour colour) {
  Element element{.entity = 1, .bounds = box};
  element.items.emplace_back(Card{.box = box, .fill = colour, .shadow = Shadow::laid});
  element.items.emplace_back(Text{.box = {box.x + 13, box.y + 9, box.width - 26, box.height - 19},
                                  .text = text,
                                  .style = note_style(),
                                  .colour = ink});
  return element;
}

Scene wall() {
  static constexpr std::array texts{
      "Un plan simple dès la porte d’entrée",    "Des pictos au lieu des sigles",
      "Ticket avec l’heure de passage estimée",  "Un sourire, ça aide",
      "Box fermé pour parler de choses privées", "Un coin enfants 🧸",
      "Liste des pièces claire, avant de venir", "Bus n°\u00A03\u00A0: l’arrêt est trop loin"};
  Scene scene;
  scene.background = paper;
  scene.dot_grid = true;
  scene.elements.push_back({.bounds = {0, 0, 884, 200}});
  for (std::size_t i = 0; i < 8; ++i) {
    const Rect box{16 + static_cast<double>(i % 3) * 292, 14 + static_cast<double>(i / 3) * 90, 278,
                   i == 3 || i == 5 ? 47.0 : 75.0};
    Element element = note(texts[i], box, note_colours[i]);
    if (i == 7) {
      auto& card = std::get<Card>(element.items[0]);
      card.shadow = Shadow::lifted;
      card.edge = plum;
      card.edge_width = 4;
      card.rotation = -1.6;
    }
    scene.elements.push_back(std::move(element));
  }
  scene.elements[0].bounds = {0, 0, 890, 290};
  return scene;
}

Scene many_notes(int count) {
  static constexpr std::array words{"accueil", "guichet",     "file",      "attente",      "dossier",
                                    "agent",   "rendez-vous", "téléphone", "signalétique", "horaires",
                                    "accès",   "écoute",      "parcours"};
  Scene scene;
  scene.background = paper;
  const int columns = static_cast<int>(std::ceil(std::sqrt(count * 16.0 / 9)));
  for (int i = 0; i < count; ++i) {
    std::string text = "Note " + std::to_string(i) + " :";
    for (std::size_t n = static_cast<std::size_t>(i); text.size() < 60; n = n * 7 + 3) {
      text += " ";
      text += words[n % words.size()];
    }
    scene.elements.push_back(note(text, {240.0 * (i % columns), 240.0 * (i / columns), 200, 200},
                                  note_colours[static_cast<std::size_t>(i) % 5]));
    scene.elements.back().entity = static_cast<std::uint64_t>(i) + 1;
  }
  return scene;
}

} // namespace pressoir::samples
