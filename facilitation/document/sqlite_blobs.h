// Blobs and sealed entries of one session file: written by its writer's thread, read through its reading connection.
#pragma once

#include "facilitation/document/journal.h"
#include "facilitation/document/sqlite_reader.h"
#include "facilitation/document/sqlite_writer.h"

namespace pressoir::sqlite {

// `writer` is null when the file is only read: writing is then refused with "journal.read_only".
class Blobs final : public BlobStore {
 public:
  Blobs(Reader& reader, Writer* writer) : reader_(reader), writer_(writer) {}
  Result<std::string> keep(std::string_view bytes) override;
  Result<std::string> fetch(std::string_view name) override;
  std::vector<std::string> names() override;
  Result<void> erase(const std::vector<std::string>& names) override;

 private:
  Reader& reader_;
  Writer* writer_;
};

class Sealed final : public SealedStore {
 public:
  Sealed(Reader& reader, Writer* writer) : reader_(reader), writer_(writer) {}
  void put(std::string_view topic, Entry entry, std::function<void(Result<void>)> done) override;
  Result<std::optional<std::string>> get(std::string_view topic, std::string_view key) override;
  std::vector<std::string> topics() override;
  Result<std::vector<Entry>> all(std::string_view topic) override;
  Result<void> unseal(std::string_view topic) override;
  void unseal_later(std::string_view topic) override;

 private:
  Reader& reader_;
  Writer* writer_;
};

} // namespace pressoir::sqlite
