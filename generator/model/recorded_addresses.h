// The addresses of a published document as `tilmech accept` recorded them: what links out in the
// world rely on.
#pragma once

#include <string>
#include <vector>

namespace tilmech {

// A block of the source text as it was.
struct RecordedBlock {
  std::string name;    // "p4", "p4a": the last part of its address
  std::string digest;  // of its words
  std::string sketch;  // of its words too; alike for texts that are alike
};

// An address whose block was deleted or moved, and the block that receives its readers.
struct GoneBlock {
  std::string name;  // "p4"; whole, "s-2" or "s-2-p4", when it was in another section
  std::string at;
};

struct RecordedSection {
  std::string address;  // "s-2.3.1", "s-h2"
  std::string digest;   // of the title's words
  std::vector<RecordedBlock> blocks;
  std::vector<GoneBlock> gone;
};

// Of the document's source language, in order.
struct RecordedAddresses {
  std::string file;  // as shown in messages: "content/releases/x.addresses.json"
  std::vector<RecordedSection> sections;
};

}  // namespace tilmech
