// stage_gallery FOLDER [light|dark|weak_projector] [WIDTHxHEIGHT] [PERCENT] [KIND]: pictures of the stage's outcomes, themes and dot vote
// in their states, for eyes.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/screens/stage_view.h"
#include "facilitation/activities/poll_verbs.h"
#include "facilitation/picture/painters.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/question_verbs.h"
#include "tests/ui/screens_bench.h"
#include "tests/ui/ui_pictures.h"

namespace pressoir::screens {
namespace {

using namespace workshop;

struct Gallery {
  std::unique_ptr<ui::UiPictures> pictures;
  Path folder;
  ScreensBench screens;
  StageViewPtr view = make_stage_view();

  template <class Arguments>
  void ask(Arguments arguments) {
    screens.desk->ask(std::move(arguments));
    screens.desk->settle();
  }
  void draw(ui::Ui& ui) {
    screens.frame([&](SessionFrame& frame) { stage_screen(ui, *ui.list, frame, *view); });
  }
  void pass(double seconds, std::vector<desktop::Event> events = {}) {
    pictures->take([this](ui::Ui& ui) { draw(ui); }, std::move(events), seconds);
  }
  void keep(const std::string& name) {
    pass(2);
    const picture::Pixels pixels = pictures->take([this](ui::Ui& ui) { draw(ui); }, {}, 0.5);
    if (!write_file(folder / (name + ".png"), picture::png_bytes(pixels))) std::fprintf(stderr, "%s was not written\n", name.c_str());
  }
  void key(desktop::Key key) { pass(0.05, {desktop::KeyPressed{key, {}, true, false}, desktop::KeyPressed{key, {}, false, false}}); }
  void type(const std::string& text) { pass(0.05, {desktop::TextTyped{text}}); }
  void click(std::string_view name) {
    pass(0.05);
    const auto found = pictures->ui().placed.find(name);
    if (found == pictures->ui().placed.end()) return void(std::fprintf(stderr, "no %s\n", std::string(name).c_str()));
    const Vec2 at = found->second.box.centre();
    pass(0.05, {desktop::MouseMoved{at, false}});
    pass(0.05, {desktop::MousePressed{at, desktop::Button::left, true, 1, false}});
    pass(0.05, {desktop::MousePressed{at, desktop::Button::left, false, 1, false}});
  }
  void go(std::string_view activity) {
    for (const Step* step : agenda(screens.state()))
      if (step->activity == activity) return ask(GoToStep{.step = step->id});
  }
  Id<Note> write(const std::string& text) {
    const Id<Note> id{screens.desk->fresh_id()};
    ask(WriteNote{.id = id, .text = text});
    return id;
  }
};

const std::vector<std::vector<std::string>> families{
    {"S'orienter dès la porte", "Aucun panneau lisible depuis le parking", "Fléchage au sol par couleur, comme à l'hôpital", "La borne à tickets est cachée derrière la porte…"},
    {"Attendre sans subir", "Afficher le temps d'attente estimé", "Rappel par SMS : « votre tour dans 10 minutes »", "Des chaises. Vraiment.", "Coin enfants : 1 tapis, 3 livres, 0 budget 🧸"},
    {"Être reçu dignement", "Tout le monde entend ma situation au guichet", "Deux box fermés pour les dossiers sensibles (séjour, expulsion, victimes)", "Dire bonjour avant de demander le ticket 🙂"},
    {"Le numérique, avec quelqu'un à côté", "Point d'accueil numérique ouvert le samedi matin ?", "Une liste des pièces à jour, UNE SEULE, la même en ligne et au guichet"}};

void conclude(Gallery& on) {
  for (const char* text : {"Le cahier des charges prévoit deux box fermés (consentement, une réserve sur la surface : action 2).",
                           "L'agent mobile est expérimenté du 1er février au 30 avril 2027, puis évalué.", "Une liste unique des pièces fait foi, au guichet et en ligne.",
                           "La signalétique est testée par dix usagers avant toute commande."})
    on.ask(AddDecision{.text = text, .note = {}, .theme = text[0] == 'U' ? themes_on(on.screens.state(), on.view->board.board).back()->id : Id<Theme>{}});
  const auto made = decisions(on.screens.state());
  on.ask(AddAction{.text = "Envoyer le relevé de décisions", .owner = "chargée de mission du laboratoire", .due = {2026, 12, 8}});
  on.ask(AddAction{.text = "Chiffrer surface et coût des deux box", .owner = "chef du bureau de l'immobilier", .due = {2027, 1, 15}, .decision = made[0]->id});
  on.ask(AddAction{.text = "Bâtir le planning de l'agent mobile", .owner = "responsable de l'accueil", .due = {2026, 12, 18}, .decision = made[1]->id});
  on.ask(AddAction{.text = "Faire réparer la boucle magnétique", .owner = "référente handicap", .due = {2027, 1, 15}});
  on.ask(AddAction{.text = "Mesurer l'attente avant et après", .owner = "conseillère en organisation du travail", .due_note = "première mesure", .due = {2027, 2, 26}});
  const auto list = actions(on.screens.state());
  on.ask(EditAction{.action = list[0]->id, .state = ActionState::done});
  on.ask(EditAction{.action = list[1]->id, .state = ActionState::doing});
  on.ask(EditAction{.action = list[3]->id, .state = ActionState::dropped});
}

void photograph(Gallery& on) {
  on.ask(EditWorkshop{.expected = 37});
  on.go("wall");
  on.keep("00-wall");
  const Id<Board> board = on.view->board.board;
  std::vector<std::vector<Id<Note>>> notes;
  for (const auto& family : families) {
    notes.emplace_back();
    for (std::size_t i = 1; i < family.size(); ++i) notes.back().push_back(on.write(family[i]));
  }
  on.go("grouping");
  for (std::size_t i = 0; i < families.size(); ++i) on.ask(CreateTheme{.board = board, .title = families[i][0], .notes = notes[i]});
  on.ask(SetFate{{notes[0][0]}, Fate::parked, "dépend de la ville"});
  on.ask(SetFate{{notes[1][3]}, Fate::parked, ""});
  on.ask(SetFate{{notes[2][1]}, Fate::kept, ""});
  on.click("theme.head.2");
  on.keep("10-theme-chosen");
  on.key(desktop::Key::enter);
  on.keep("11-theme-named");
  on.key(desktop::Key::escape);
  on.click("theme.head.1");
  on.click("theme.head.1.menu");
  on.keep("12-theme-menu");
  on.key(desktop::Key::escape);
  on.key(desktop::Key::d);
  on.keep("20-decision-written");
  on.key(desktop::Key::escape);
  on.key(desktop::Key::escape);
  on.key(desktop::Key::a);
  on.type("Réunir dix usagers pour le test");
  on.key(desktop::Key::tab);
  on.type("coordonnateur France services");
  on.key(desktop::Key::tab);
  on.type("29/01");
  on.keep("21-action-written");
  on.key(desktop::Key::enter);
  on.key(desktop::Key::escape);
  conclude(on);
  on.key(desktop::Key::c);
  on.keep("22-drawer");
  on.click("outcomes.tab.actions");
  on.keep("23-drawer-actions");
  on.key(desktop::Key::c);
  on.go("conclusion");
  on.keep("24-conclusion");
  on.go("dots");
  on.keep("30-vote-prepared-themes");
  on.click("vote.on_notes");
  on.click("vote.offer.2");
  on.keep("31-vote-prepared-notes");
  on.click("vote.open");
  on.keep("32-vote-open");
  const Poll* poll = poll_of(on.screens.state(), current_step(on.screens.state())->id);
  if (!poll) return;
  const Id<Poll> id = poll->id;
  std::vector<Id<PollOption>> options;
  for (const PollOption* option : options_of(on.screens.state(), id)) options.push_back(option->id);
  for (int ballot = 0; ballot < 27; ++ballot) {
    for (int dot = 0; dot < 3; ++dot) on.ask(activities::PutDot{id, options[static_cast<std::size_t>((ballot * ballot + dot * 2) % 7 % static_cast<int>(options.size()))], 1});
    on.ask(activities::CastBallot{.poll = id});
  }
  on.click("vote.option.1");
  on.click("vote.option.1");
  on.click("vote.option.4");
  on.keep("33-ballot");
  on.click("vote.by.hands");
  on.key(desktop::Key::digit_1);
  on.key(desktop::Key::digit_2);
  on.key(desktop::Key::enter);
  on.key(desktop::Key::digit_7);
  on.keep("34-hands");
  on.click("vote.close");
  on.keep("35-closing");
  on.click("vote.close_now");
  on.pass(0.2);
  on.keep("36-result");
}

// Every kind of poll: prepared, open, told, with so many ballots.
void photograph_poll(Gallery& on, const std::string& kind, int ballots, const std::string& name) {
  const activities::PollKind& poll_kind = *activities::find_poll_kind(kind);
  const Id<Step> step{on.screens.desk->fresh_id()};
  on.ask(InsertStep{.id = step, .activity = kind, .title = "Voter", .instruction = poll_kind.one_question ? "On ouvre le guichet du samedi matin, à l’essai, dès janvier." : "Par quoi commence-t-on ?"});
  on.ask(GoToStep{.step = step});
  if (name.empty()) on.keep("40-" + kind + "-prepared");
  const Id<Poll> id{on.screens.desk->fresh_id()};
  activities::PreparePoll asked{.id = id, .step = step, .on = VoteOn::written, .per_person = kind == "choice" ? 2 : 0};
  if (!poll_kind.one_question) asked.texts = {"Un agent mobile qui va vers les gens dans la file", "Deux box fermés pour parler sans être entendu", "Des assises hautes", "Une signalétique refaite avec les agents", "Un rappel par SMS la veille"};
  if (poll_kind.costs) asked.budget = 90'000, asked.costs = {38'000, 45'000, 12'000, 24'000, 6'000};
  on.ask(asked);
  on.ask(activities::OpenPoll{id});
  const auto options = options_of(on.screens.state(), id);
  for (int ballot = 0; ballot < ballots; ++ballot) {
    activities::Marks marks;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const int spread = (ballot * 7 + static_cast<int>(i) * 5 + ballot * ballot) % 11, favour = std::max(0, 4 - static_cast<int>(i));
      if (poll_kind.form == activities::PollForm::grades) {
        const int level = std::clamp(poll_kind.levels - 1 - spread % poll_kind.levels + favour / 2, 0, poll_kind.levels - 1);
        marks.push_back({options[i]->id, level, level < poll_kind.asks_why ? "Rien n’est prévu pour les agents du samedi." : ""});
      }
      if (poll_kind.form == activities::PollForm::ranking) marks.push_back({options[i]->id, 1 + (static_cast<int>(i) + (spread < 6 ? 0 : spread)) % static_cast<int>(options.size())});
      if (poll_kind.form == activities::PollForm::places) marks.push_back({options[i]->id, std::clamp(75 - static_cast<int>(i) * 13 + spread * 4 - 20, 0, 100), {}, std::clamp(20 + static_cast<int>((i * 37) % 70) + spread * 3 - 15, 0, 100)});
      if (poll_kind.form == activities::PollForm::words) {
        constexpr std::array said{"accueil", "écoute", "confiance", "clarté", "Accueil", "patience", "délais", "simplicité", "écoute", "agents", "horaires", "respect", "numérique", "chaleur", "accueil", "papiers"};
        for (int word = 1; word <= 3; ++word) marks.push_back({options[i]->id, word, said[static_cast<std::size_t>(ballot * ballot * 3 + word * word * 5 + ballot) % said.size()]});
      }
      if (poll_kind.costs) {
        if (spread < 4 + favour) marks.push_back({options[i]->id, 1});
        continue;
      }
      if (poll_kind.form == activities::PollForm::choices && marks.size() < 2 && spread < 3 + favour) marks.push_back({options[i]->id, 1});
    }
    on.ask(activities::FillBallot{id, marks});
    if (name.empty() && ballot == ballots - 1) on.keep("41-" + kind + "-open");
    on.ask(activities::CastBallot{.poll = id});
  }
  if (name.empty() && kind == "merit") on.click("vote.by.hands"), on.keep("41-merit-hands"), on.click("vote.by.ballots");
  on.ask(activities::ClosePoll{.poll = id, .present = ballots + 5});
  on.keep("42-" + kind + "-result" + name);
  if (!name.empty()) return;
  for (const char* page : {"vote.how_won", "vote.all_statements", "vote.all_words", "vote.duels", "vote.other_rules"}) {
    on.pass(0.05, {desktop::MouseMoved{{900, 500}, false}});
    on.pass(0.05);
    if (!on.pictures->ui().placed.contains(page)) continue;
    on.click(page);
    on.keep("43-" + kind + "-" + std::string(page).substr(5));
  }
}

void photograph_polls(Gallery& on, std::string_view only) {
  for (const activities::PollKind& kind : activities::poll_kinds()) {
    if (!only.empty() && kind.key != only) continue;
    if (kind.form == activities::PollForm::points) continue;
    photograph_poll(on, std::string(kind.key), 27, "");
    for (const int ballots : {0, 1, 300}) photograph_poll(on, std::string(kind.key), ballots, "-" + std::to_string(ballots));
  }
}

void photograph_questions(Gallery& on) {
  const Id<Step> step{on.screens.desk->fresh_id()};
  on.ask(InsertStep{.id = step, .activity = "questions", .title = "Questions", .instruction = "Vos questions à la secrétaire générale"});
  on.ask(GoToStep{.step = step});
  on.keep("50-questions-empty");
  std::vector<Id<Note>> questions;
  for (const char* text : {"Le guichet du samedi ouvrira-t-il vraiment en janvier, et avec quels agents ?", "Qui paie ?", "Que deviennent les vacataires ?", "Pourquoi fermer le standard à 11 h 30 ?", "Et les communes sans gare ?", "Peut-on garder un accueil sans rendez-vous ?"})
    questions.push_back(on.write(text));
  for (std::size_t question = 0; question < questions.size(); ++question)
    for (std::uint64_t person = 1; person <= (question * 7 + 3) % 12; ++person) {
      Request request = request_of(SupportQuestion{questions[question]});
      request.actor = {Role::participant, 900 + person};
      on.screens.desk->submit(std::move(request));
      on.screens.desk->settle();
    }
  on.keep("51-questions");
  on.click("questions.waiting.1");
  on.keep("52-questions-on-stage");
  on.click("questions.is_answered");
  on.click("questions.waiting.2");
  on.click("questions.write_later");
  on.click("questions.settled");
  on.keep("53-questions-settled");
}

}  // namespace
}  // namespace pressoir::screens

int main(int count, char** arguments) {
  using namespace pressoir;
  if (count < 2) {
    std::fprintf(stderr, "stage_gallery FOLDER [light|dark|weak_projector] [WIDTHxHEIGHT] [PERCENT] [KIND]\n");
    return 2;
  }
  int width = 1920, height = 1080;
  if (count > 3) std::sscanf(arguments[3], "%dx%d", &width, &height);
  screens::Gallery gallery{.pictures = ui::UiPictures::open(width, height), .folder = arguments[1], .screens = screens::ScreensBench()};
  if (!gallery.pictures) {
    std::fprintf(stderr, "no OpenGL here\n");
    return 1;
  }
  const std::string theme = count > 2 ? arguments[2] : "light";
  gallery.pictures->ui().theme = ui::theme_of(theme == "dark" ? ui::ThemeKind::dark : theme == "weak_projector" ? ui::ThemeKind::weak_projector : ui::ThemeKind::light);
  if (count > 4) gallery.pictures->interface_scale = std::atof(arguments[4]) / 100;
  gallery.pictures->ui().reduced_motion = true;
  std::filesystem::create_directories(gallery.folder);
  const std::string only = count > 5 ? arguments[5] : "";
  if (only.empty()) screens::photograph(gallery);
  if (only.empty() || only == "questions") screens::photograph_questions(gallery);
  screens::photograph_polls(gallery, only);
  return 0;
}
