// Walking the trie along a text. Most words of a text are in no name: their letters are looked up
// once and remembered, so that they cost one look-up from then on.
#include <algorithm>
#include <array>
#include <utility>

#include "align/term_lexicon.h"
#include "align/term_steps.h"
#include "align/word_forms.h"
#include "text/fold.h"
#include "text/sentence.h"

namespace tilmech {
namespace {

// How many different words are remembered: some megabytes a thread at most.
constexpr std::size_t kKnownWords = 1U << 15;

std::uint32_t child(const TermLexicon::Node& node, StepId step) {
  const auto found =
      std::ranges::lower_bound(node.next, step, {}, &std::pair<StepId, std::uint32_t>::first);
  return found == node.next.end() || found->first != step ? 0 : found->second;
}

// `центр «Атлантис»`: a quotation mark whose partner is in the name belongs to it.
void take_quotation_marks(std::string_view text, TermMatch& match) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks = {
      {{"«", "»"}, {"“", "”"}, {"„", "“"}}};
  const std::string_view name = text.substr(match.begin, match.end - match.begin);
  for (const auto& [opening, closing] : kMarks) {
    const bool opens = name.find(opening) != name.npos, closes = name.find(closing) != name.npos;
    if (opens == closes) continue;
    if (opens && text.substr(match.end).starts_with(closing))
      match.end += static_cast<std::uint32_t>(closing.size());
    if (closes && text.substr(0, match.begin).ends_with(opening))
      match.begin -= static_cast<std::uint32_t>(opening.size());
  }
}

}  // namespace

TermFinder::TermFinder(const TermLexicon& lexicon) : lexicon_(lexicon), analyser_(lexicon.lang) {}

std::string_view TermFinder::token_text(std::size_t at) const {
  return text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
}

void TermFinder::read(std::string_view text) {
  text_ = text;
  find_tokens(text, segments_, tokens_);
  words_.clear();
  for (const RawToken& token : tokens_) words_.push_back(word_of(token));
}

TermFinder::Word TermFinder::word_of(const RawToken& token) {
  const std::string_view letters = text_.substr(token.begin, token.end - token.begin);
  // The same letters are one kind of token everywhere, but for capitals in a heading.
  const bool ends_alike = token.ending == token.end;
  if (ends_alike && token.kind == TokenKind::word) {
    const auto known = known_.find(letters);
    if (known != known_.end()) return known->second;
  }
  Word word;
  if (token.kind != TokenKind::abbreviation)
    word.stem = lexicon_.step(stem_symbol(analyser_, text_, token));
  if (token.kind == TokenKind::abbreviation || begins_with_capital(letters))
    word.exact = lexicon_.step(exact_symbol(text_, token));
  if (ends_alike && token.kind == TokenKind::word) {
    if (known_.size() >= kKnownWords) known_.clear();
    known_.emplace(letters, word);
  }
  return word;
}

// Whether a hyphen ties the words [first, last] to another one: `наркотик-убийца` is no `наркотик`.
// An abbreviation may be tied: `ВИЧ-инфекция` is about ВИЧ.
bool TermFinder::in_compound(std::size_t first, std::size_t last) const {
  const std::size_t begin = tokens_[first].begin, end = tokens_[last].end;
  const auto tied = [&](std::size_t hyphen, std::size_t neighbour) {
    return text_[hyphen] == '-' && static_cast<unsigned char>(text_[neighbour]) > ' ';
  };
  return (begin > 1 && tied(begin - 1, begin - 2)) ||
         (end + 1 < text_.size() && tied(end, end + 1));
}

bool TermFinder::fits(const TermLexicon::Name& name, std::size_t at) const {
  std::size_t token = at, words = 0;
  bool exact = false;
  for (const TermLexicon::Step& step : name.steps) {
    if (step.sign) continue;
    const std::string_view word = token_text(token++);
    ++words;
    exact |= step.exact;
    if (step.exact) continue;
    if (step.capital && !begins_with_capital(word)) return false;
    if (!is_form_of(word, step.word, lexicon_.lang)) return false;
  }
  const bool alone = words == 1 && name.steps.front().short_stem;
  if (alone && fold(token_text(at)) != fold(name.steps.front().word)) return false;
  return exact || !in_compound(at, at + words - 1);
}

std::size_t TermFinder::same_letters(const TermLexicon::Name& name, std::size_t at) const {
  std::size_t same = 0;
  for (const TermLexicon::Step& step : name.steps)
    if (!step.sign) same += token_text(at++) == step.word;
  return same;
}

std::optional<std::uint32_t> TermFinder::best_name(const TermLexicon::Node& node,
                                                   std::size_t at) const {
  std::optional<std::uint32_t> best;
  std::size_t best_same = 0;
  for (const std::uint32_t index : node.names) {
    const TermLexicon::Name& name = lexicon_.names[index];
    if (!fits(name, at)) continue;
    const std::size_t same = same_letters(name, at);
    const bool better = !best || same > best_same ||
                        (same == best_same && name.name.kind < lexicon_.names[*best].name.kind);
    if (!better) continue;
    best = index;
    best_same = same;
  }
  return best;
}

std::optional<TermMatch> TermFinder::match_at(std::size_t at) const {
  const auto begins = [&](StepId step) {
    return step != kNoStep && child(lexicon_.nodes[0], step) != 0;
  };
  if (!begins(words_[at].stem) && !begins(words_[at].exact)) return std::nullopt;
  // Where the walk stands: names with one word as an abbreviation and as a word part ways.
  std::vector<std::uint32_t> places = {0}, next;
  std::optional<TermMatch> longest;
  for (std::size_t i = at; i < tokens_.size() && !places.empty(); ++i) {
    if (i > at) {
      const std::size_t end = tokens_[i - 1].end;
      const std::string sign = sign_of(text_.substr(end, tokens_[i].begin - end));
      if (!sign.empty()) {
        const StepId step = lexicon_.step(sign);
        for (std::uint32_t& place : places)
          place = step == kNoStep ? 0 : child(lexicon_.nodes[place], step);
        std::erase(places, 0U);
      }
    }
    next.clear();
    for (const std::uint32_t place : places)
      for (const StepId step : {words_[i].stem, words_[i].exact})
        if (step != kNoStep)
          if (const std::uint32_t to = child(lexicon_.nodes[place], step); to != 0)
            next.push_back(to);
    std::swap(places, next);
    for (const std::uint32_t place : places)
      if (const auto name = best_name(lexicon_.nodes[place], at))
        longest = {*name, tokens_[at].begin, tokens_[i].end, i - at + 1};
  }
  if (longest) take_quotation_marks(text_, *longest);
  return longest;
}

}  // namespace tilmech
