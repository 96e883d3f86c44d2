// What every fuzzer shares. A fuzzer is one function over any bytes: it must come back, in time and memory that follow the size of
// the bytes, with an answer or a reason. Linked with libFuzzer it searches; linked with replay.cpp it only runs what was found before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "facilitation/base/result.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace pressoir::fuzz {

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

// What must hold whatever the bytes are.
inline void expect(bool holds) {
  if (!holds) std::abort();
}

// A refusal says why: a key that is no empty word.
template <class T>
bool answered(const Result<T>& result) {
  expect(result.has_value() || !result.error().key.empty());
  return result.has_value();
}

} // namespace pressoir::fuzz
