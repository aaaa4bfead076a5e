// Words that are alike because one language lent them to the other, compared without regard to
// alphabet and ending.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// The word in small Latin letters by sound, only what languages keep when they borrow: "metod" for
// метод and method, "reabilit" for реабилит and rehabilit. "" for words of under four letters.
std::string skeleton_of(std::string_view folded);

// How alike two skeletons are: from 0 to 1; 0 unless the first four letters or consonants agree.
double likeness(std::string_view left, std::string_view right);

}  // namespace tilmech
