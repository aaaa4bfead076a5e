// How many words a second are folded and stemmed, in each language, beside libstemmer's Russian
// alone. usage: stemming_speed KY.txt RU.txt EN.txt : a word a line, as typed (capitals, ң, ё)
#include <libstemmer.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "text/analyser.h"
#include "text/fold.h"

using namespace tilmech;

namespace {

std::vector<std::string> read_words(const char* path) {
  std::ifstream file(path);
  std::vector<std::string> words;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) words.push_back(line);
  if (words.empty()) std::fprintf(stderr, "no words in %s\n", path), std::exit(3);
  return words;
}

// Words a second of processor time, which other programs do not eat into: the best of
// five rounds of at least two million words. `work` returns a number that depends on its result, so
// that the compiler cannot leave the work out.
template <class Work>
double measure(const std::vector<std::string>& words, Work work) {
  const std::size_t repeats = 1 + 2'000'000 / words.size();
  double best = 0;
  std::size_t sum = 0;
  for (int round = 0; round < 5; ++round) {
    const std::clock_t start = std::clock();
    for (std::size_t i = 0; i < repeats; ++i)
      for (const std::string& word : words) sum += work(word);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    best = std::max(best, static_cast<double>(repeats * words.size()) / seconds);
  }
  if (sum == 0) std::puts("(nothing was stemmed)");
  return best;
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: stemming_speed KY.txt RU.txt EN.txt\n", stderr);
    return 2;
  }
  const Lang langs[] = {Lang::ky, Lang::ru, Lang::en};
  std::vector<std::vector<std::string>> words;
  words.reserve(3);
  for (int i = 0; i < 3; ++i) words.push_back(read_words(arguments[i + 1]));

  std::vector<std::string> folded;
  for (const std::string& word : words[1]) folded.push_back(fold(word));
  sb_stemmer* russian = sb_stemmer_new("russian", "UTF_8");
  const double snowball = measure(folded, [&](const std::string& word) {
    sb_stemmer_stem(russian, reinterpret_cast<const sb_symbol*>(word.data()),
                    static_cast<int>(word.size()));
    return static_cast<std::size_t>(sb_stemmer_length(russian));
  });
  sb_stemmer_delete(russian);
  std::printf("libstemmer Russian, no folding  %6.2f M words/s   1.00\n", snowball / 1e6);

  const long before = peak_kilobytes();
  for (int i = 0; i < 3; ++i) {
    Analyser analyser(langs[i]);
    std::string letters;
    const double rate = measure(words[static_cast<std::size_t>(i)], [&](const std::string& word) {
      letters.clear();
      fold_to(word, letters);
      return analyser.stem(letters).size();
    });
    std::printf("%s, folding and stemming        %6.2f M words/s   %.2f\n", code(langs[i]).data(),
                rate / 1e6, rate / snowball);
  }
  std::printf("peak memory grew by %ld KB over all rounds\n", peak_kilobytes() - before);
  return 0;
}
