// The split is the best path through the pieces where each piece gains what its words say for a
// language and each change of language costs (Viterbi 1967).
#include "exchange/draft_language.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "exchange/draft_front.h"
#include "exchange/draft_text.h"
#include "text/fold.h"
#include "text/segments.h"

namespace tilmech {
namespace {

constexpr int kCostOfChange = 60;        // about thirty words that are clearly of a language
constexpr int kCostAtLabel = 40;         // "ТОКТОМ" begins a text
constexpr int kCostOfChangeInside = 20;  // the same, and no gap is there
constexpr int kLeastShare = 30;  // per cent of the words: less is a quotation, not a version

struct Weighed {
  LanguageEvidence evidence;
  Lang lang = Lang::ru;
};

// What the words say for a language, against the others: some points a word.
int score_of(const LanguageEvidence& evidence, Lang lang) {
  if (lang == Lang::en) return 3 * evidence.latin;
  const int letters = lang == Lang::ky ? evidence.kyrgyz : -evidence.kyrgyz;
  return evidence.cyrillic + letters / 2;
}

std::string words_of(const DraftPiece& piece) {
  std::string text = piece.text;
  for (const auto& row : piece.rows)
    for (const std::string& cell : row) text += " " + cell;
  return text;
}

// The language of each piece on the best path.
void find_path(const std::vector<DraftPiece>& pieces, std::span<const Lang> languages,
               std::vector<Weighed>& weighed) {
  const std::size_t count = languages.size();
  std::vector<std::vector<int>> best(pieces.size() + 1, std::vector<int>(count, 0));
  std::vector<std::vector<std::size_t>> from(pieces.size(), std::vector<std::size_t>(count));
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (std::size_t to = 0; to < count; ++to) {
      const bool label = is_act_label(pieces[i].text) || is_release_label(pieces[i].text);
      const int change =
          label ? kCostAtLabel : kCostOfChange + (pieces[i].after_gap ? 0 : kCostOfChangeInside);
      std::size_t before = to;
      int gain = best[i][to];
      for (std::size_t other = 0; other < count; ++other) {
        if (i == 0 || best[i][other] - change <= gain) continue;
        gain = best[i][other] - change;
        before = other;
      }
      from[i][to] = before;
      best[i + 1][to] = gain + score_of(weighed[i].evidence, languages[to]);
    }
  auto at = static_cast<std::size_t>(std::ranges::max_element(best.back()) - best.back().begin());
  for (std::size_t i = pieces.size(); i-- > 0;) {
    weighed[i].lang = languages[at];
    at = from[i][at];
  }
}

PerLang<int> words_by_language(const std::vector<Weighed>& weighed) {
  PerLang<int> words;
  for (const Weighed& one : weighed) words[one.lang] += one.evidence.cyrillic + one.evidence.latin;
  return words;
}

}  // namespace

LanguageEvidence weigh_text(std::string_view markdown) {
  const std::string text = plain_of(markdown);
  std::vector<Segment> segments;
  find_segments(text, segments);
  LanguageEvidence evidence;
  for (const Segment& segment : segments) {
    const std::string_view word =
        std::string_view(text).substr(segment.begin, segment.end - segment.begin);
    if (word[0] >= '0' && word[0] <= '9') continue;
    evidence.add(weigh_word(word, fold(word)));
  }
  return evidence;
}

std::vector<LanguagePart> split_languages(std::vector<DraftPiece> pieces,
                                          std::optional<Lang> forced,
                                          std::span<const Lang> languages,
                                          std::vector<Remark>& remarks) {
  std::vector<Weighed> weighed(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i)
    weighed[i].evidence = weigh_text(words_of(pieces[i]));
  find_path(pieces, languages, weighed);
  const PerLang<int> words = words_by_language(weighed);
  const int all = words[Lang::ky] + words[Lang::ru] + words[Lang::en];
  Lang most = languages.front();
  for (const Lang lang : languages)
    if (words[lang] > words[most]) most = lang;
  const auto is_version = [&](Lang lang) {
    return !forced && words[lang] * 100 >= all * kLeastShare && words[lang] > 0;
  };
  if (!forced && all == 0)
    remarks.push_back({RemarkKind::guessed, 0, "language: nothing tells it"});

  std::vector<LanguagePart> parts;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool own = is_version(weighed[i].lang);
    const Lang lang = forced          ? *forced
                      : own           ? weighed[i].lang
                      : parts.empty() ? most
                                      : parts.back().lang;
    auto part = std::ranges::find(parts, lang, &LanguagePart::lang);
    if (part == parts.end()) part = parts.insert(parts.end(), LanguagePart{lang, {}});
    const bool text = pieces[i].kind == DraftPieceKind::paragraph ||
                      pieces[i].kind == DraftPieceKind::item ||
                      pieces[i].kind == DraftPieceKind::quotation;
    if (text) pieces[i].lang = other_language(weighed[i].evidence, lang);
    part->pieces.push_back(std::move(pieces[i]));
  }
  if (parts.empty()) parts.push_back({forced.value_or(most), {}});
  for (const LanguagePart& part : parts)
    if (!forced)
      remarks.push_back({RemarkKind::guessed, part.pieces.empty() ? 0 : part.pieces.front().line,
                         fmt::format("language {}", code(part.lang))});
  return parts;
}

}  // namespace tilmech
