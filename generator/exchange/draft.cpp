#include "exchange/draft.h"

#include <array>

namespace tilmech {

std::string_view name_of(RemarkKind kind) {
  constexpr std::array<std::string_view, 5> kNames = {"guessed", "dropped", "known", "joined",
                                                      "refused"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace tilmech
