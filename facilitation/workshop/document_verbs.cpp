#include "facilitation/workshop/document_verbs.h"

#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/ink_verbs.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

constexpr double page_wide = 1920, page_high = 1080, gap = 160;
constexpr std::size_t columns = 5;

Result<void> insert_document(WorkshopDraft& draft, const InsertDocument& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (asked.pages.empty()) return refuse("refused.empty", {{"field", "pages"}});
  if (asked.pages.size() > most_pages) return refuse("refused.too_many", {{"kind", std::string(PlacedImage::kind)}, {"most", static_cast<std::int64_t>(most_pages)}});
  InsertStep insert{.id = TRY(new_id(draft, asked.id)), .after = asked.after, .activity = "drawing", .title = asked.title, .minutes = asked.minutes};
  TRY(insert_step(draft, insert, request));
  const Id<Board> board = TRY(existing(draft, insert.id)).board;
  std::int64_t order = 1;
  for (std::size_t i = 0; i < asked.pages.size(); ++i) {
    const InsertDocument::Page& page = asked.pages[i];
    const double scale = std::min(page_wide / std::max(1.0, page.size.x), page_high / std::max(1.0, page.size.y));
    const Vec2 size = page.size * scale;
    const Vec2 cell{static_cast<double>(i % columns) * (page_wide + gap), static_cast<double>(i / columns) * (page_high + gap)};
    const Vec2 position = cell + (Vec2{page_wide, page_high} - size) / 2;
    PlacedImage image{.id = draft.fresh_id<PlacedImage>(), .board = board, .order = order++, .layer = Layer::background, .locked = true, .position = position, .size = size};
    image.blob = TRY(line_within(page.blob, "blob", 64));
    TRY(within_board(image));
    Shape frame{.id = draft.fresh_id<Shape>(), .board = board, .order = order++, .layer = Layer::background, .locked = true, .shape = ShapeKind::frame, .position = position, .size = size};
    frame.edge_width = 2, frame.style = EdgeStyle::plain;
    frame.text = TRY(optional_text_within(asked.page_title + " " + std::to_string(i + 1), "page_title", most_in_title));
    draft.put(std::move(image));
    draft.put(std::move(frame));
  }
  return {};
}

} // namespace

void add_document_verbs(WorkshopVerbs& verbs) { verbs.add<InsertDocument>(insert_document); }

bool is_document(const WorkshopState& state, Id<Board> board) {
  const std::vector<const Shape*> frames = frames_on(state, board);
  if (frames.empty()) return false;
  bool found = false;
  state.all<PlacedImage>().for_each([&](const PlacedImage& image) {
    found = found || (image.board == board && image.locked && image.layer == Layer::background && image.position == frames.front()->position && image.size == frames.front()->size);
  });
  return found;
}

} // namespace pressoir::workshop
