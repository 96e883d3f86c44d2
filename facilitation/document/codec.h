// Codec: transactions and states as bytes, and back. Each entity is kept with its kind's name, its version and its length, so that
// a reader skips kinds and fields it does not know yet. What is written is compact (byte_archive.h); what files of format version 1
// hold, in cereal's portable layout, is read for ever.
#pragma once

#include <string>
#include <string_view>

#include "facilitation/base/result.h"
#include "facilitation/document/state.h"
#include "facilitation/document/transaction.h"

namespace pressoir {

template <class Schema>
struct Codec {
  static std::string encode(const Transaction<Schema>& transaction);
  // "codec.damaged" (what) for anything that encode did not write; memory stays within a few times the input.
  static Result<Transaction<Schema>> decode_transaction(std::string_view bytes);
  static std::string encode(const State<Schema>& state);
  // The same in fewer bytes and more time: for what is kept long.
  static std::string encode_deflated(const State<Schema>& state);
  // Of either; "codec.damaged" as above.
  static Result<State<Schema>> decode_state(std::string_view bytes);
};

}  // namespace pressoir
