// Runs a fuzz target over the files of a folder, for builds without libFuzzer: what once crashed
// stays mended. Each file is tried whole and cut off at every byte of its first kilobyte, because a
// parser's worst surprise is the end of its input. Usage: fuzz_NAME [FOLDER]
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCutBytes = 1024;

std::vector<fs::path> inputs_in(const fs::path& folder) {
  std::vector<fs::path> files;
  if (fs::is_directory(folder))
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// A copy of exactly `size` bytes, so that AddressSanitizer sees the first byte read beyond them.
void try_input(const std::string& bytes, std::size_t size) {
  const std::vector<std::uint8_t> copy(bytes.begin(), bytes.begin() + static_cast<long>(size));
  LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<fs::path> files = inputs_in(count > 1 ? arguments[1] : "");
  long tried = 1;
  try_input("", 0);
  for (const fs::path& file : files) {
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);  // names the file when it crashes
    const std::string bytes = tilmech::test::read_file(file);
    try_input(bytes, bytes.size());
    for (std::size_t size = 0; size < std::min(bytes.size(), kCutBytes); ++size)
      try_input(bytes, size);
    tried += 1 + static_cast<long>(std::min(bytes.size(), kCutBytes));
  }
  std::printf("fuzz: %zu files, %ld inputs passed, 0 failed\n", files.size(), tried);
  return 0;
}
