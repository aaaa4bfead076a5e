// The glossary as a table: writing it, and reading it back whatever the order of its columns.
#include "exchange/term_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "exchange/csv.h"

namespace tilmech {
namespace {

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (&item != &items.front()) out += "; ";
    for (const char c : item) {
      if (c == ';' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::vector<std::string> parted(std::string_view text) {
  std::vector<std::string> items;
  std::string item;
  const auto add = [&] {
    const std::size_t first = item.find_first_not_of(' ');
    if (first != std::string::npos)
      items.push_back(item.substr(first, item.find_last_not_of(' ') - first + 1));
    item.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      item += text[++i];
    } else if (text[i] == ';') {
      add();
    } else {
      item += text[i];
    }
  }
  add();
  return items;
}

std::string cell_of(const TermVersion& version, const TermField& field) {
  return field.text != nullptr ? version.*field.text : joined(version.*field.list);
}

// Whether no concept has anything there: such columns are left out.
bool is_unused(const TermField& field, std::span<const TermRecord> records) {
  return std::ranges::none_of(records, [&](const TermRecord& record) {
    return std::ranges::any_of(record.versions.values, [&](const auto& version) {
      return version && !cell_of(*version, field).empty();
    });
  });
}

// Whether all versions of each concept agree. Only what is no matter of language is looked at.
bool is_shared(const TermField& field, std::span<const TermRecord> records) {
  constexpr auto kShareable =
      std::to_array<std::string_view>({"domain", "status", "see_also", "antonym", "replaced_by"});
  if (std::ranges::find(kShareable, field.name) == kShareable.end()) return false;
  return std::ranges::all_of(records, [&](const TermRecord& record) {
    const TermVersion* first = nullptr;
    for (const auto& version : record.versions.values) {
      if (!version) continue;
      if (first == nullptr) first = &*version;
      if (cell_of(*version, field) != cell_of(*first, field)) return false;
    }
    return true;
  });
}

struct Column {
  const TermField* field = nullptr;  // null: the key
  std::optional<Lang> lang;          // of all when there is none
};

std::optional<Column> column_of(std::string_view name) {
  if (name == "key") return Column{};
  const std::size_t colon = name.find(':');
  const auto field = std::ranges::find(kTermFields, name.substr(0, colon), &TermField::name);
  if (field == kTermFields.end()) return std::nullopt;
  if (colon == name.npos) return Column{&*field, std::nullopt};
  const auto lang = lang_from_code(name.substr(colon + 1));
  if (!lang) return std::nullopt;
  return Column{&*field, lang};
}

void put(TermVersion& version, const TermField& field, const std::string& cell) {
  if (field.text != nullptr) {
    version.*field.text = cell;
  } else {
    version.*field.list = parted(cell);
  }
}

TermRecord record_of(const CsvRow& row, const std::vector<std::optional<Column>>& columns) {
  TermRecord record;
  const auto each = [&](const auto& take) {
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i)
      if (columns[i] && !row[i].empty()) take(*columns[i], row[i]);
  };
  // A language is there when any of its own columns has something in it.
  each([&](const Column& column, const std::string& cell) {
    if (column.field == nullptr) record.key = cell;
    if (column.field == nullptr || !column.lang) return;
    auto& version = record.versions[*column.lang];
    if (!version) version.emplace();
    put(*version, *column.field, cell);
  });
  each([&](const Column& column, const std::string& cell) {
    if (column.field == nullptr || column.lang) return;
    for (auto& version : record.versions.values)
      if (version) put(*version, *column.field, cell);
  });
  return record;
}

}  // namespace

std::string term_csv(const TermBase& base, std::span<const TermRecord> records) {
  std::vector<Column> columns = {{}};
  CsvRow head = {"key"};
  for (const TermField& field : kTermFields) {
    if (is_unused(field, records)) continue;
    if (is_shared(field, records)) {
      columns.push_back({&field, std::nullopt});
      head.emplace_back(field.name);
      continue;
    }
    for (const Lang lang : base.languages) {
      columns.push_back({&field, lang});
      head.push_back(fmt::format("{}:{}", field.name, code(lang)));
    }
  }
  std::vector<CsvRow> rows = {head};
  for (const TermRecord& record : records) {
    CsvRow& row = rows.emplace_back();
    for (const Column& column : columns) {
      std::string cell = column.field == nullptr ? record.key : "";
      for (const Lang lang : base.languages) {
        const auto& version = record.versions[lang];
        if (column.field == nullptr || !version || (column.lang && *column.lang != lang)) continue;
        if (cell.empty()) cell = cell_of(*version, *column.field);
      }
      row.push_back(std::move(cell));
    }
  }
  return write_csv(rows);
}

std::vector<TermRecord> read_term_csv(std::string_view text, const std::string& file,
                                      Diagnostics& diagnostics) {
  std::vector<TermRecord> records;
  const auto rows = read_csv(text);
  if (!rows || rows->empty()) {
    report(diagnostics, Finding::import_unreadable, {file, 0, 0},
           rows ? "the table is empty" : "a quotation mark is never closed", "");
    return records;
  }
  std::vector<std::optional<Column>> columns;
  for (const std::string& name : rows->front()) {
    columns.push_back(column_of(name));
    if (!columns.back()) report(diagnostics, Finding::import_unknown, {file, 1, 0}, name);
  }
  for (std::size_t i = 1; i < rows->size(); ++i) {
    TermRecord record = record_of((*rows)[i], columns);
    if (record.key.empty()) {
      report(diagnostics, Finding::import_no_key, {file, 0, 0}, std::to_string(i + 1));
      continue;
    }
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace tilmech
