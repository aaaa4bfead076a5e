#include "exchange/draft_known.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "exchange/draft_text.h"
#include "text/analyser.h"

namespace tilmech {
namespace {

constexpr double kSame = 0.6;   // of the words are common: the boilerplate itself
constexpr double kAlike = 0.3;  // perhaps an older or newer wording of it
constexpr std::size_t kShortLine = 160;

std::set<std::string> stems_of(std::string_view text, Analyser& analyser) {
  Analysis analysis;
  analyser.analyse(text, analysis);
  std::set<std::string> stems;
  for (const Token& token : analysis.tokens) stems.emplace(analysis.stem(token));
  return stems;
}

// Dice's coefficient of two sets of stems.
double likeness(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto common = std::ranges::count_if(a, [&](const std::string& s) { return b.contains(s); });
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

class KnownTexts {
 public:
  explicit KnownTexts(const Settings& settings) : settings_(settings) {
    for (const Lang lang : kAllLangs) analysers_.emplace_back(lang);
    for (const auto& [id, versions] : settings.boilerplates)
      for (const BoilerplateVersion& version : versions)
        for (const Lang lang : kAllLangs)
          if (!version.text[lang].empty())
            standing_.push_back({id, lang, stems_of(version.text[lang], analyser(lang))});
  }

  struct Match {
    std::string id;
    double likeness = 0;
  };

  Match nearest(std::string_view text, Lang lang) {
    const std::set<std::string> stems = stems_of(text, analyser(lang));
    Match best;
    for (const Standing& one : standing_) {
      if (one.lang != lang) continue;
      const double like = likeness(stems, one.stems);
      if (like > best.likeness) best = {one.id, like};
    }
    return best;
  }

  // The contact whose telephone or e-mail stands in the text, "" none.
  std::string contact_in(std::string_view text) const {
    const std::string digits = digits_of(text);
    for (const auto& [id, contact] : settings_.contacts) {
      const std::string phone = digits_of(contact.phone);
      if (phone.size() >= 6 && digits.find(phone) != std::string::npos) return id;
      if (!contact.email.empty() && text.find(contact.email) != std::string_view::npos) return id;
    }
    return "";
  }

  // Whether the text is nothing but the contact's name or address in some language.
  bool is_of_contact(std::string_view text, const std::string& id) {
    const Contact& contact = settings_.contacts.at(id);
    for (const Lang lang : kAllLangs) {
      const std::set<std::string> stems = stems_of(text, analyser(lang));
      const std::set<std::string> own =
          stems_of(contact.name[lang] + " " + contact.address[lang], analyser(lang));
      const auto known =
          std::ranges::count_if(stems, [&](const std::string& s) { return own.contains(s); });
      if (!stems.empty() && 10 * known >= 7 * static_cast<long>(stems.size())) return true;
    }
    return false;
  }

 private:
  struct Standing {
    std::string id;
    Lang lang;
    std::set<std::string> stems;
  };

  Analyser& analyser(Lang lang) {
    return analysers_[static_cast<std::size_t>(std::ranges::find(kAllLangs, lang) -
                                               kAllLangs.begin())];
  }

  const Settings& settings_;
  std::vector<Analyser> analysers_;
  std::vector<Standing> standing_;
};

// A line of an address: short, and no sentence.
bool is_address_line(const DraftPiece& piece) {
  const std::string text = plain_of(piece.text);
  return (piece.kind == DraftPieceKind::paragraph || piece.kind == DraftPieceKind::heading) &&
         count_characters(text) <= kShortLine && !text.ends_with('.');
}

void take_contact(Draft& draft, std::size_t first, KnownTexts& known,
                  std::vector<Remark>& remarks) {
  std::vector<char> gone(draft.pieces.size(), 0);
  for (std::size_t i = first; i < draft.pieces.size(); ++i) {
    const DraftPiece& piece = draft.pieces[i];
    const std::string text = plain_of(piece.text);
    const std::string id = known.contact_in(text);
    if (id.empty() || count_characters(text) > 400) continue;
    if (draft.contact.empty()) draft.contact = id;
    if (id != draft.contact) continue;
    gone[i] = 1;
    const auto take = [&](std::size_t at) {
      if (!is_address_line(draft.pieces[at])) return false;
      const std::string line = plain_of(draft.pieces[at].text);
      if (!known.is_of_contact(line, id) && known.contact_in(line) != id) return false;
      gone[at] = 1;
      return true;
    };
    for (std::size_t at = i; at-- > first && take(at);) {
    }
    for (std::size_t at = i + 1; at < draft.pieces.size() && take(at); ++at) {
    }
  }
  std::vector<DraftPiece> kept;
  for (std::size_t i = 0; i < draft.pieces.size(); ++i) {
    if (gone[i] == 0)
      kept.push_back(std::move(draft.pieces[i]));
    else
      remarks.push_back({RemarkKind::known, draft.pieces[i].line, "contact " + draft.contact,
                         words_with_addresses(draft.pieces[i].text)});
  }
  draft.pieces = std::move(kept);
}

void take_boilerplates(Draft& draft, std::size_t first, KnownTexts& known,
                       std::vector<Remark>& remarks) {
  std::vector<DraftPiece> kept;
  for (std::size_t i = 0; i < draft.pieces.size(); ++i) {
    DraftPiece& piece = draft.pieces[i];
    const std::string text = plain_of(piece.text);
    const bool candidate =
        i >= first && piece.kind == DraftPieceKind::paragraph && count_characters(text) >= 80;
    const KnownTexts::Match match =
        candidate ? known.nearest(text, piece.lang.value_or(draft.lang)) : KnownTexts::Match();
    if (match.likeness < kSame) {
      if (match.likeness >= kAlike)
        remarks.push_back({RemarkKind::guessed, piece.line,
                           fmt::format("like the boilerplate {}, but left in the text; put the id "
                                       "under `boilerplate` and take the paragraph out if it is",
                                       match.id),
                           shortened(text, 60)});
      kept.push_back(std::move(piece));
      continue;
    }
    if (std::ranges::find(draft.boilerplate, match.id) == draft.boilerplate.end())
      draft.boilerplate.push_back(match.id);
    remarks.push_back({RemarkKind::known, piece.line, "boilerplate " + match.id,
                       words_with_addresses(piece.text)});
  }
  draft.pieces = std::move(kept);
}

}  // namespace

void take_known(Draft& draft, const Settings& settings, std::vector<Remark>& remarks) {
  KnownTexts known(settings);
  // The foot is where standing texts are; what the release itself says is not to be touched.
  const std::size_t first = draft.pieces.size() / 3;
  take_boilerplates(draft, first, known, remarks);
  take_contact(draft, std::min(first, draft.pieces.size()), known, remarks);
}

}  // namespace tilmech
