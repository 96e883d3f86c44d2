// Prints, as one JSON object, what a session file costs on the disk of a given folder: acknowledgements, throughput,
// reading, rewriting.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "facilitation/base/check.h"
#include "tests/document/session_samples.h"

using namespace pressoir;
using namespace pressoir::test;

namespace {

using SteadyClock = std::chrono::steady_clock;

double milliseconds_since(SteadyClock::time_point start) {
  return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

// What one flush of 4 kB appended to a plain file costs here.
double one_fdatasync(const Path& folder) {
  const Path path = folder / "flushed";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
  ENSURE(file >= 0);
  const std::string page(4096, 'x');
  std::vector<double> times;
  for (int i = 0; i < 200; ++i) {
    ENSURE(::write(file, page.data(), page.size()) == 4096);
    const auto start = SteadyClock::now();
    ENSURE(::fdatasync(file) == 0);
    times.push_back(milliseconds_since(start));
  }
  ::close(file);
  std::filesystem::remove(path);
  return median(times);
}

double one_acknowledgement(Journal& journal) {
  std::vector<double> times;
  for (int i = 0; i < 200; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2)); // alone: nothing to share a commit with
    const Sequence last = journal.last();
    auto records = sample_records(last + 1, last + 1);
    const auto start = SteadyClock::now();
    ENSURE(append_and_wait(journal, std::move(records), last));
    times.push_back(milliseconds_since(start));
  }
  return median(times);
}

double durable_per_second(Journal& journal, Sequence count) {
  const Sequence last = journal.last();
  std::vector<std::vector<JournalRecord>> waiting;
  for (Sequence i = 1; i <= count; ++i) waiting.push_back(sample_records(last + i, last + i));
  const auto start = SteadyClock::now();
  for (Sequence i = 0; i < count; ++i)
    journal.append(std::move(waiting[i]), last + i, [](const Result<Sequence>& durable) { ENSURE(durable); });
  ENSURE(journal.flush());
  return static_cast<double>(count) / milliseconds_since(start) * 1000;
}

} // namespace

// journal_figures [FOLDER]
int main(int count, char** arguments) {
  const Path folder = count > 1 ? Path(arguments[1]) : std::filesystem::temp_directory_path();
  const Path path = folder / "journal_figures.pressoir";
  std::filesystem::remove(path);
  auto session = SqliteSession::create(path, "workshop");
  ENSURE(session);
  Journal& journal = (*session)->journal();
  const double flush = one_fdatasync(folder);
  const double acknowledgement = one_acknowledgement(journal);
  const double per_second = durable_per_second(journal, 100'000);
  const auto timed = [](const auto& work) {
    const auto start = SteadyClock::now();
    work();
    return milliseconds_since(start);
  };
  const double close = timed([&] { session->reset(); });
  const double open = timed([&] { session = SqliteSession::open(path, "workshop", OpenMode::read_write); });
  Journal& again = (*session)->journal();
  const double headings = timed([&] { ENSURE(again.headings(1, again.last())->size() == again.last()); });
  const double read = timed([&] { ENSURE(again.read(1, again.last())->size() == again.last()); });
  const double copy = timed([&] { ENSURE(again.copy_to((folder / "journal_figures.copy").string())); });
  const double rewrite = timed([&] {
    ENSURE(again.rewrite(
        [](Sequence, std::string_view bytes, bool) -> Result<std::string> { return std::string(bytes); }));
  });
  std::printf("{\"one_fdatasync_ms\": %.3f, \"one_acknowledgement_ms\": %.3f, \"durable_per_second\": %.0f, "
              "\"close_ms\": %.1f, "
              "\"open_ms\": %.2f, \"headings_ms\": %.1f, \"read_ms\": %.1f, \"copy_ms\": %.1f, \"rewrite_ms\": %.1f, "
              "\"file_bytes\": %ju}\n",
              flush, acknowledgement, per_second, close, open, headings, read, copy, rewrite,
              static_cast<std::uintmax_t>(std::filesystem::file_size(path)));
  session->reset();
  std::filesystem::remove(path);
  std::filesystem::remove(folder / "journal_figures.copy");
}
