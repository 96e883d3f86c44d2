#include "facilitation/desk/voting_slips.h"

#include "facilitation/live/join.h"
#include "facilitation/picture/pdf_pages.h"
#include "facilitation/workshop/slips.h"

namespace pressoir::desk {

using namespace workshop;

namespace {

// Points.
constexpr double page_wide = 595.28, page_high = 841.89, edge = 28, columns = 2, rows = 4;
constexpr double slip_wide = (page_wide - 2 * edge) / columns, slip_high = (page_high - 2 * edge) / rows, inside = 16, square = 112;
constexpr Colour ink = rgb(0x1F2430), quiet = rgb(0x474C59), cut = rgb(0xB9B2A2);

picture::Text words_at(const Rect& box, std::string text, double size, int weight, Colour colour) {
  picture::TextStyle style{.weight = weight, .size = size, .least_size = size * 0.6, .line_height = size * 1.28, .tabular_figures = true, .fit = picture::Fit::shrink};
  return {box, std::move(text), style, colour};
}

// One slip in its place, its corner at `at`.
void add_slip(picture::Scene& scene, Vec2 at, const Poll& poll, const std::string& code, const std::string& link, const std::string& address, const Words& words) {
  picture::Element element{.entity = 0, .bounds = {at.x, at.y, slip_wide, slip_high}};
  element.items.emplace_back(picture::Card{.box = {at.x, at.y, slip_wide, slip_high}, .fill = rgb(0xFFFFFF), .radius = 0, .edge = cut, .edge_width = 0.5});
  element.items.emplace_back(live::qr_path(link + "#B" + code, {at.x + inside, at.y + inside, square, square}, ink));
  const double x = at.x + 2 * inside + square, wide = slip_wide - 3 * inside - square;
  element.items.emplace_back(words_at({x, at.y + inside, wide, 16}, words.say("slips.title"), 10, 650, quiet));
  element.items.emplace_back(words_at({x, at.y + inside + 20, wide, 58}, poll.question, 13, 650, ink));
  element.items.emplace_back(words_at({x, at.y + inside + 84, wide, 30}, words.say("slips.how"), 9, 400, quiet));
  element.items.emplace_back(words_at({at.x + inside, at.y + inside + square + 10, slip_wide - 2 * inside, 22}, code, 17, 700, ink));
  element.items.emplace_back(words_at({at.x + inside, at.y + inside + square + 34, slip_wide - 2 * inside, 26}, words.say("slips.by_hand", {{"address", address}}), 9, 400, quiet));
  scene.elements.push_back(std::move(element));
}

}  // namespace

Result<std::vector<std::string>> slip_codes(Session& session, Id<Poll> id) {
  const Poll* poll = session.state().find(id);
  if (!poll) return refuse("refused.unknown", {{"kind", std::string(Poll::kind)}});
  if (poll->state == PollState::closed) return refuse("refused.poll_closed");
  if (poll->slips == 0) return refuse("slips.none");
  SealedStore& sealed = session.file().sealed();
  const std::string topic = slips_topic(id);
  std::string secret = TRY(sealed.get(topic, slips_secret_key)).value_or("");
  if (secret.empty()) {
    if (session.read_only()) return refuse("session.read_only");
    secret = id_text(session.fresh_cause()) + id_text(session.fresh_cause());
    TRY(sealed.put_and_wait(topic, {std::string(slips_secret_key), secret}));
  }
  std::vector<std::string> codes;
  for (std::int32_t number = 1; number <= poll->slips; ++number) codes.push_back(slip_code(secret, number));
  return codes;
}

Result<std::string> slips_pdf(const Poll& poll, const std::vector<std::string>& codes, const std::string& link, const std::string& address, const Words& words) {
  constexpr auto on_page = static_cast<std::size_t>(columns * rows);
  std::vector<picture::Scene> pages((codes.size() + on_page - 1) / on_page);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::size_t place = i % on_page, column = place % static_cast<std::size_t>(columns), row = place / static_cast<std::size_t>(columns);
    add_slip(pages[i / on_page], {edge + static_cast<double>(column) * slip_wide, edge + static_cast<double>(row) * slip_high}, poll, codes[i], link, address, words);
  }
  return picture::pdf_pages(pages, {page_wide, page_high}, words.say("slips.title"));
}

Result<std::string> slips_of(Session& session, Id<Poll> id, const std::string& link, const std::string& address, const Words& words) {
  const auto codes = TRY(slip_codes(session, id));
  return slips_pdf(*session.state().find(id), codes, link, address, words);
}

}  // namespace pressoir::desk
