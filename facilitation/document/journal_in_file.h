// The journal of one session file: appends through its writer's thread, reads through its reading connection.
#pragma once

#include "facilitation/document/journal.h"
#include "facilitation/document/sqlite_places.h"
#include "facilitation/document/sqlite_reader.h"
#include "facilitation/document/sqlite_writer.h"

namespace pressoir::sqlite {

class JournalInFile final : public Journal {
 public:
  // `writer` is null when the file is only read. `end`: what Reader::expected_end said on opening.
  JournalInFile(ReadingPlace place, Reader& reader, Writer* writer, ExpectedEnd end)
      : place_(std::move(place)), reader_(reader), writer_(writer), end_when_opened_(end) {}

  void append(std::vector<JournalRecord> records, Sequence expected_last,
              std::function<void(Result<Sequence>)> done) override;
  Result<std::vector<JournalRecord>> read(Sequence first, Sequence last_wanted) override;
  Result<std::vector<JournalHeading>> headings(Sequence first, Sequence last_wanted) override;
  Sequence last() const override;
  void snapshot(JournalSnapshot snapshot) override;
  Result<std::optional<JournalSnapshot>> newest_snapshot() override;
  Result<void> rewrite(const Erasure& erasure) override;
  Result<void> copy_to(const std::string& path) override;
  Result<Sequence> flush() override;

 private:
  Error only_read() const;
  // What reading up to `last_wanted` gave, unless there may have been more after it that cannot be read.
  template <class Rows> Result<Rows> unless_cut_short(Result<Rows> rows, Sequence last_wanted);

  const ReadingPlace place_;
  Reader& reader_;
  Writer* const writer_;
  const ExpectedEnd end_when_opened_;
};

} // namespace pressoir::sqlite
