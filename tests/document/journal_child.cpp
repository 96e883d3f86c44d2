// The process that the crash test kills: appends without end and says on stdout, line by line, what it was told is
// durable.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <unistd.h>

#include "facilitation/base/check.h"
#include "facilitation/base/id.h"
#include "tests/document/session_samples.h"

using namespace pressoir;
using namespace pressoir::test;

namespace {
// One write: a line is there whole or not at all, and nothing waits in a buffer when the process is killed.
void say(const std::string& word, std::uint64_t number) {
  const std::string line = word + ' ' + std::to_string(number) + '\n';
  ENSURE(::write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
}
} // namespace

// journal_child FILE SEED
int main(int count, char** arguments) {
  ENSURE(count == 3);
  const Path path = arguments[1];
  const auto random = seeded_randomness(std::strtoull(arguments[2], nullptr, 10));
  auto session = std::filesystem::exists(path) ? SqliteSession::open(path, "workshop", OpenMode::read_write)
                                               : SqliteSession::create(path, "workshop");
  if (!session) {
    std::fprintf(stderr, "%s\n", session.error().key.c_str());
    return 1;
  }
  Journal& journal = (*session)->journal();
  Sequence handed_over = journal.last();
  say("open", handed_over);
  for (;;) {
    const Sequence next = handed_over + 1 + random->next() % 4;
    journal.append(sample_records(handed_over + 1, next), handed_over, [](const Result<Sequence>& durable) {
      ENSURE(durable);
      say("durable", *durable);
    });
    handed_over = next;
    switch (random->next() % 40) {
    case 0: journal.snapshot({journal.last(), std::string(20'000, 's')}); break;
    case 1: {
      const auto name = (*session)->blobs().keep(std::string(30'000, 'b') + std::to_string(next));
      ENSURE(name);
      say("blob " + *name, next);
      break;
    }
    case 2: {
      ENSURE((*session)->sealed().put_and_wait("poll", {std::to_string(next), "ballot"}));
      say("sealed", next);
      break;
    }
    case 3: {
      const auto unchanged = [](Sequence, std::string_view bytes, bool) -> Result<std::string> {
        return std::string(bytes);
      };
      if (random->next() % 4 == 0) ENSURE(journal.rewrite(unchanged));
      break;
    }
    default:
      if (random->next() % 8 == 0) ENSURE(journal.flush());
    }
  }
}
