// Numbers in XML archives, the same on every machine: cereal alone would write and read them by the program's locale, which may
// have decimal commas and thousands in groups. Only archive.cpp includes this.
#pragma once

#include <cereal/archives/xml.hpp>
#include <charconv>
#include <string>
#include <system_error>

namespace pressoir::summary {

// Doubles with as few digits as bring the same value back; 64 characters hold any of them.
template <class Number>
void write_number(cereal::XMLOutputArchive& archive, Number number) {
  char text[64];
  archive.saveValue(std::string(text, std::to_chars(text, text + sizeof text, number).ptr));
}

// Throws cereal::Exception where the text is not one number, or one too large.
template <class Number>
void read_number(cereal::XMLInputArchive& archive, Number& number) {
  std::string text;
  archive.loadValue(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) throw cereal::Exception("'" + text.substr(0, 40) + "' is no number");
}

} // namespace pressoir::summary

namespace cereal {

// A function that is no template goes before cereal's own, which is one.
inline void CEREAL_SAVE_FUNCTION_NAME(XMLOutputArchive& archive, const std::int32_t& number) { pressoir::summary::write_number(archive, number); }
inline void CEREAL_SAVE_FUNCTION_NAME(XMLOutputArchive& archive, const std::int64_t& number) { pressoir::summary::write_number(archive, number); }
inline void CEREAL_SAVE_FUNCTION_NAME(XMLOutputArchive& archive, const std::uint32_t& number) { pressoir::summary::write_number(archive, number); }
inline void CEREAL_SAVE_FUNCTION_NAME(XMLOutputArchive& archive, const std::uint64_t& number) { pressoir::summary::write_number(archive, number); }
inline void CEREAL_SAVE_FUNCTION_NAME(XMLOutputArchive& archive, const double& number) { pressoir::summary::write_number(archive, number); }
inline void CEREAL_SAVE_FUNCTION_NAME(XMLOutputArchive& archive, const bool& value) { archive.saveValue(std::string(value ? "true" : "false")); }

inline void CEREAL_LOAD_FUNCTION_NAME(XMLInputArchive& archive, std::int32_t& number) { pressoir::summary::read_number(archive, number); }
inline void CEREAL_LOAD_FUNCTION_NAME(XMLInputArchive& archive, std::int64_t& number) { pressoir::summary::read_number(archive, number); }
inline void CEREAL_LOAD_FUNCTION_NAME(XMLInputArchive& archive, std::uint32_t& number) { pressoir::summary::read_number(archive, number); }
inline void CEREAL_LOAD_FUNCTION_NAME(XMLInputArchive& archive, std::uint64_t& number) { pressoir::summary::read_number(archive, number); }
inline void CEREAL_LOAD_FUNCTION_NAME(XMLInputArchive& archive, double& number) { pressoir::summary::read_number(archive, number); }
inline void CEREAL_LOAD_FUNCTION_NAME(XMLInputArchive& archive, bool& value) {
  std::string text;
  archive.loadValue(text);
  if (text != "true" && text != "false") throw Exception("'" + text.substr(0, 40) + "' is neither true nor false");
  value = text == "true";
}

} // namespace cereal
