// `tilmech align`: the table of rows of two or three files, which need no front matter and no site.
#pragma once

#include "app/options.h"

namespace tilmech {

// Prints the rows on stdout. A file's language is that of its name (`x.ru.md`), else that of its
// letters. The glossary of options.root, if it has one, is evidence. Returns the exit status: 1
// when a file cannot be read as text, 2 when two files are in one language.
int run_align(const AlignOptions& options);

}  // namespace tilmech
