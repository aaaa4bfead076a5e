// What the desk answers: a JSON value, also where a text in it is no UTF-8.
#pragma once

#include <nlohmann/json.hpp>

#include "preview/http.h"

namespace tilmech {

inline Reply desk_reply(const nlohmann::json& value, int status = 200) {
  return json_reply(status, value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace tilmech
