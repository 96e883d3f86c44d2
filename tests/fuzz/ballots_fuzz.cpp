// Files of ballots and of opinions: the first byte says which reader, the rest is the file. What is read is written and read again.
#include "facilitation/interchange/ballot_files.h"
#include "facilitation/interchange/opinion_votes.h"
#include "facilitation/voting/methods.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;
using namespace pressoir::interchange;

namespace {

void count_by(const char* method, voting::Case asked) {
  asked.method = method;
  (void)fuzz::answered(voting::count(asked));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::bytes_of(data + 1, size - 1);
  switch (data[0] % 6) {
    case 0:
      if (const auto asked = read_pabulib(bytes, voting::Unranked::last); fuzz::answered(asked)) {
        if (asked->approvals.size() > 0) count_by("greedy.votes", *asked);
        fuzz::expect(read_pabulib(write_pabulib(*asked, "essai"), voting::Unranked::last).has_value());
      }
      break;
    case 1:
      if (const auto asked = read_preflib(bytes, voting::Unranked::ignored); fuzz::answered(asked)) {
        count_by("borda", *asked);
        const auto again = read_preflib(write_preflib(*asked, "essai"), voting::Unranked::ignored);
        fuzz::expect(again.has_value() && again->rankings.total() == asked->rankings.total());
      }
      break;
    case 2:
    case 3:
    case 4: {
      const auto form = data[0] % 6 == 2 ? voting::BallotForm::ranking : data[0] % 6 == 3 ? voting::BallotForm::points : voting::BallotForm::grades;
      const auto asked = read_ballots_csv(bytes, form, voting::Unranked::last);
      if (fuzz::answered(asked)) count_by(form == voting::BallotForm::ranking ? "plurality" : form == voting::BallotForm::points ? "score_voting" : "median_grade", *asked);
      break;
    }
    default:
      if (const auto votes = read_opinions(bytes); fuzz::answered(votes))
        if (votes->votes.size() < 4000) fuzz::expect(insight::map_opinions(*votes).people.size() == votes->people.size());
  }
  return 0;
}
