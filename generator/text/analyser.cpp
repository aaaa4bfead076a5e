// Tokens, folding and stems put together; Russian and English stems come from Snowball's
// libstemmer.
#include "text/analyser.h"

#include <libstemmer.h>

#include <algorithm>
#include <cassert>
#include <new>

#include "text/analyse_token.h"
#include "text/fold.h"
#include "text/segments.h"
#include "text/stem_kyrgyz.h"
#include "text/tokens.h"
#include "text/word_memory.h"

namespace tilmech {
namespace {

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

constexpr const char* snowball_name(Lang lang) {
  return lang == Lang::ru ? "russian" : "english";
}

// Snowball takes the н of `орган` and `органа` for the end of a participle, as in `указана`, and
// leaves it in `органов`: a noun in -ан or -яна would have two stems. So it goes everywhere. (It
// stays where no vowel stands before the -ан, as Snowball leaves it there: `план`.)
std::string_view without_participle_end(std::string_view stem) {
  if (!stem.ends_with("ан") && !stem.ends_with("ян")) return stem;
  const std::string_view start = stem.substr(0, stem.size() - std::string_view("ан").size());
  for (const std::string_view vowel : {"а", "е", "и", "о", "у", "ы", "э", "ю", "я"})
    if (start.find(vowel) != start.npos)
      return stem.substr(0, stem.size() - std::string_view("н").size());
  return stem;
}

}  // namespace

struct Analyser::Impl {
  Lang lang;
  std::unique_ptr<sb_stemmer, DeleteStemmer> snowball;  // none for Kyrgyz
  std::string kyrgyz;
  WordMemory stems;  // of folded words
  WordMemory words;  // as they are written: the folded form and how much of it is the stem
  std::vector<Segment> segments;
  std::vector<RawToken> tokens;
  Analysis word;
};

Analyser::Analyser(Lang lang) : impl_(std::make_unique<Impl>()) {
  impl_->lang = lang;
  if (lang == Lang::ky) return;
  impl_->snowball.reset(sb_stemmer_new(snowball_name(lang), "UTF_8"));
  assert(impl_->snowball != nullptr);
}

Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;

std::string_view Analyser::stem(std::string_view folded) {
  if (const auto known = impl_->stems.find(folded)) return known->letters;
  std::string_view found;
  if (impl_->snowball) {
    sb_stemmer* snowball = impl_->snowball.get();
    const auto* stem = sb_stemmer_stem(snowball, reinterpret_cast<const sb_symbol*>(folded.data()),
                                       static_cast<int>(folded.size()));
    if (stem == nullptr) throw std::bad_alloc();
    found = {reinterpret_cast<const char*>(stem),
             static_cast<std::size_t>(sb_stemmer_length(snowball))};
    if (impl_->lang == Lang::ru) found = without_participle_end(found);
  } else {
    kyrgyz_stem(folded, impl_->kyrgyz);
    found = impl_->kyrgyz;
  }
  impl_->stems.keep(folded, found);
  return found;
}

void analyse_token(Analyser& analyser, std::string_view text, const RawToken& raw, Analysis& out) {
  std::string& letters = out.letters;
  Token token{.begin = raw.begin, .end = raw.end, .kind = raw.kind};
  token.folded_at = static_cast<std::uint32_t>(letters.size());
  fold_to(text.substr(raw.begin, raw.end - raw.begin), letters);
  token.folded_size = static_cast<std::uint32_t>(letters.size()) - token.folded_at;
  token.stem_at = token.folded_at;
  token.stem_size = token.folded_size;
  if (raw.kind == TokenKind::word) {
    const std::string_view found = analyser.stem(out.folded(token));
    // Most stems are the start of their word and need no letters of their own.
    if (!out.folded(token).starts_with(found)) {
      token.stem_at = static_cast<std::uint32_t>(letters.size());
      letters += found;
    }
    token.stem_size = static_cast<std::uint32_t>(found.size());
  } else if (raw.ending < raw.end || raw.kind == TokenKind::number) {
    token.stem_at = static_cast<std::uint32_t>(letters.size());
    fold_to(text.substr(raw.begin, raw.ending - raw.begin), letters);
    // The spaces between a number's groups of digits do not count.
    if (raw.kind == TokenKind::number)
      letters.erase(std::remove(letters.begin() + token.stem_at, letters.end(), ' '),
                    letters.end());
    token.stem_size = static_cast<std::uint32_t>(letters.size()) - token.stem_at;
  }
  out.tokens.push_back(token);
}

void Analyser::analyse(std::string_view text, Analysis& out) {
  find_tokens(text, impl_->segments, impl_->tokens);
  out.tokens.clear();
  out.letters.clear();
  std::string& letters = out.letters;
  for (const RawToken& raw : impl_->tokens) {
    const std::string_view written = text.substr(raw.begin, raw.end - raw.begin);
    if (raw.kind == TokenKind::word) {
      if (const auto known = impl_->words.find(written)) {
        Token token{.begin = raw.begin, .end = raw.end, .kind = raw.kind};
        token.folded_at = static_cast<std::uint32_t>(letters.size());
        letters += known->letters;
        token.folded_size = static_cast<std::uint32_t>(known->letters.size());
        token.stem_at = token.folded_at;
        token.stem_size = known->number;
        out.tokens.push_back(token);
        continue;
      }
    }
    analyse_token(*this, text, raw, out);
    const Token& token = out.tokens.back();
    if (raw.kind == TokenKind::word && token.stem_at == token.folded_at)
      impl_->words.keep(written, out.folded(token), token.stem_size);
  }
}

std::string Analyser::stem_of_word(std::string_view word) {
  Analysis& analysis = impl_->word;
  analyse(word, analysis);
  if (analysis.tokens.empty()) return fold(word);
  std::string stems;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    if (i > 0) {
      const std::uint32_t gap = analysis.tokens[i - 1].end;
      const bool hyphen = word.substr(gap, analysis.tokens[i].begin - gap) == "-";
      stems += hyphen ? '-' : ' ';
    }
    stems += analysis.stem(analysis.tokens[i]);
  }
  return stems;
}

}  // namespace tilmech
