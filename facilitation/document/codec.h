// Codec: transactions and states as bytes (portable binary), and back. Each entity is kept with its kind's name, its version and its
// length, so that a reader skips kinds and fields it does not know yet.
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
  static Result<State<Schema>> decode_state(std::string_view bytes);
};

}  // namespace pressoir
