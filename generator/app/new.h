// `tilmech new`: starts a document in all languages of the site.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/options.h"
#include "content/scaffold.h"

namespace tilmech {

// Writes the files and says what to do next. Refuses to overwrite. Returns the exit status.
int run_new(const NewOptions& options);

// Whether a key may name new files: it leads out of no folder and mixes no alphabets. Prints what
// is wrong; throws UsageError when it is no key at all.
bool check_new_key(const std::string& key);

// The files of new_document, written below `folder`; the first refuses those that are there
// already.
void check_new_files(const std::filesystem::path& folder, const std::vector<NewFile>& files);
void write_new_files(const std::filesystem::path& folder, const std::vector<NewFile>& files);

}  // namespace tilmech
