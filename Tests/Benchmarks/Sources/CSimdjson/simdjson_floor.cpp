#include "CSimdjson.h"

#include <simdjson.h>

#include <chrono>
#include <string_view>

using namespace simdjson;

namespace {

struct Totals {
  uint64_t records = 0, fields = 0, checksum = 0;
};

// Strings are unescaped, numbers converted, containers walked: what skips a value does not validate it, and would be no
// floor for a reader that must.
error_code touch(ondemand::value value, Totals &totals) {
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  switch (type) {
    case ondemand::json_type::string: {
      std::string_view text;
      if (auto error = value.get_string().get(text)) return error;
      totals.checksum += text.size() + (text.empty() ? 0 : static_cast<uint8_t>(text.back()));
      return SUCCESS;
    }
    case ondemand::json_type::number: {
      ondemand::number number;
      if (auto error = value.get_number().get(number)) return error;
      totals.checksum += number.is_double() ? static_cast<uint64_t>(number.get_double()) : number.get_uint64();
      return SUCCESS;
    }
    case ondemand::json_type::boolean: {
      bool flag;
      if (auto error = value.get_bool().get(flag)) return error;
      totals.checksum += flag;
      return SUCCESS;
    }
    case ondemand::json_type::null: {
      if (!value.is_null()) return N_ATOM_ERROR;
      return SUCCESS;
    }
    case ondemand::json_type::array: {
      ondemand::array array;
      if (auto error = value.get_array().get(array)) return error;
      for (auto element : array) {
        ondemand::value inner;
        if (auto error = element.get(inner)) return error;
        if (auto error = touch(inner, totals)) return error;
      }
      return SUCCESS;
    }
    case ondemand::json_type::object: {
      ondemand::object object;
      if (auto error = value.get_object().get(object)) return error;
      for (auto member : object) {
        ondemand::value inner;
        if (auto error = member.value().get(inner)) return error;
        if (auto error = touch(inner, totals)) return error;
      }
      return SUCCESS;
    }
  }
  return INCORRECT_TYPE;
}

error_code touchRecord(ondemand::object object, Totals &totals) {
  for (auto member : object) {
    std::string_view key;
    if (auto error = member.unescaped_key().get(key)) return error;
    ondemand::value value;
    if (auto error = member.value().get(value)) return error;
    totals.checksum += key.size();
    totals.fields++;
    if (auto error = touch(value, totals)) return error;
  }
  totals.records++;
  return SUCCESS;
}

error_code parseArray(const padded_string &json, Totals &totals) {
  ondemand::parser parser;
  ondemand::document document;
  if (auto error = parser.iterate(json).get(document)) return error;
  ondemand::array array;
  if (auto error = document.get_array().get(array)) return error;
  for (auto element : array) {
    ondemand::object object;
    if (auto error = element.get_object().get(object)) return error;
    if (auto error = touchRecord(object, totals)) return error;
  }
  return SUCCESS;
}

error_code parseLines(const padded_string &json, Totals &totals) {
  ondemand::parser parser;
  ondemand::document_stream stream;
  if (auto error = parser.iterate_many(json).get(stream)) return error;
  for (auto document : stream) {
    ondemand::object object;
    if (auto error = document.get_object().get(object)) return error;
    if (auto error = touchRecord(object, totals)) return error;
  }
  return SUCCESS;
}

uint64_t nanoseconds(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

simdjson_floor_result simdjson_floor(const char *path, int lines) {
  simdjson_floor_result result = {};
  auto start = std::chrono::steady_clock::now();
  padded_string json;
  if (auto error = padded_string::load(path).get(json)) {
    result.error = error;
    return result;
  }
  result.read_nanoseconds = nanoseconds(start);
  Totals totals;
  start = std::chrono::steady_clock::now();
  result.error = lines ? parseLines(json, totals) : parseArray(json, totals);
  result.parse_nanoseconds = nanoseconds(start);
  result.records = totals.records;
  result.fields = totals.fields;
  result.checksum = totals.checksum;
  return result;
}

const char *simdjson_floor_message(int error) { return error_message(static_cast<error_code>(error)); }
