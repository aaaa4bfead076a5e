// The numbers of the alignment model. They are probabilities and their logarithms, found on half of
// the sections of a programme of 2014 in Russian and Kyrgyz (tests/bench/alignment) and tried on
// the other half.
#pragma once

namespace tilmech {

struct AlignmentWeights {
  // How likely a piece of evidence in one language is found in a true counterpart.
  double number = .80;
  double name = .80;  // Latin names, abbreviations
  double term = .75;  // a concept of the glossary
  double word = .60;  // a word of the built-in list
  double cognate = .45;
  double learned = .50;  // a word pair learned from the document itself
  double first = .93;    // small or capital first letter
  double last = .85;     // final punctuation
  double mark = .90;     // list item, table, link, footnote
  // Evidence is not independent: the sum of its logarithms counts with this factor.
  double evidence = .70;
  double strongest = 3.0;  // no piece of evidence counts more
  // The logarithm of the ratio of lengths spreads by spread + spread_short / sqrt(letters).
  double spread = .10;
  double spread_short = 1.0;
  double length = .70;  // factor of the length's logarithm
  double lengths_floor = -4;
  // Logarithms of how likely each kind of row is.
  double gap = -2.0;
  double two = -3.5;  // one block against two
  double two_two = -7.0;
  double exchange = -2.5;  // two rows in exchanged order
  double moved = 2.0;      // least evidence for blocks out of order
  double whole = -3.0;     // two blocks against one that cannot be cut in two
  // The same of the sentences of a row, and how much likelier a gap must be to be reported.
  double sentence_gap = -2.0;
  double sentence_more = -0.5;  // each further sentence of a gap
  double sentence_two = -1.5;
  double sentence_three = -3.0;  // one against three, two against two
  double sentence_clear = 1.0;
  bool use_learned = true;
};

}  // namespace tilmech
