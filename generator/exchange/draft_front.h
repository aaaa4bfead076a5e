// The head of a text: what it is, its title, its number, date and place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exchange/draft.h"

namespace tilmech {

// A line that says where and when: "Бишкек, 25 апреля 2019 года", "Ош шаары, 2022-жылдын
// 30-ноябры", "Bishkek. 25 December 2012."
struct Dateline {
  Date date;
  std::string place;    // may be empty where the line is nothing but a date
  std::size_t end = 0;  // bytes of the text that it takes; what follows is the first sentence
};

// The dateline that `text` (without marks) starts with, if it does.
std::optional<Dateline> read_dateline(std::string_view text, Lang lang);

// "ПРЕСС-РЕЛИЗ", "Press release", "Басма сөз билдирүүсү" and nothing else.
bool is_release_label(std::string_view text);
// "ПОСТАНОВЛЕНИЕ", "ТОКТОМ", "Resolution" and nothing else.
bool is_act_label(std::string_view text);

// Which collection the text belongs to: releases, programmes or pages.
Collection guess_collection(const std::vector<DraftPiece>& pieces, Lang lang);

// Takes letterhead, label, title, dateline (an act: number and date) out of the draft's pieces and
// fills its fields. Every word taken is in `remarks`.
void read_front(Draft& draft, Collection collection, std::vector<Remark>& remarks);

}  // namespace tilmech
