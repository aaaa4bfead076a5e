"""Finds functions in C++ and their length, and types, by braces. It is no parser: it knows that a
function is a block whose head has parentheses and no assignment, directly in a namespace or a
class."""

import re

SPACED = re.compile(
    r'R"(?P<mark>[^(\s]*)\((?:.|\n)*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'  # string
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'"  # character; not the separator in 1'000
    r"|//[^\n]*|/\*(?:.|\n)*?\*/"  # comments
    r"|^[ \t]*#(?:\\\n|[^\n])*",  # preprocessor
    re.MULTILINE,
)


def without_texts(source):
    """The source with strings, comments and preprocessor lines blanked, line by line as before."""
    return SPACED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)


def without_parentheses(head):
    while True:
        shorter = re.sub(r"\([^()]*\)", "", head)
        if shorter == head:
            return head
        head = shorter


def kind_of(head):
    """What a block is, by the text between the end of the statement before it and its brace."""
    plain = without_parentheses(re.sub(r"\boperator\s*[^\s\w(]+", "operator_", head))
    if re.search(r"\b(namespace|extern)\b", plain):
        return "scope"
    if re.search(r"\b(class|struct|union|enum)\b", plain) and plain == head:
        return "scope"
    if "(" in head and "=" not in plain:
        return "function"
    if re.search(r"\b(class|struct|union|enum)\b", plain):
        return "scope"
    return "data"


def functions(source):
    """Yields (line of the first line of the head, number of lines up to the closing brace). A table
    in a function, `= {...}` or `({...})`, counts as one line: it is data, read at another pace."""
    text = without_texts(source)
    open_blocks = []  # (kind, position of its head)
    head_start = 0
    table_lines = 0  # in tables of the function at hand
    for match in re.finditer(r"[{};]", text):
        position = match.start()
        if match[0] == "{":
            head = text[head_start:position]
            start = head_start + len(head) - len(head.lstrip())
            inside_code = any(kind != "scope" for kind, _ in open_blocks)
            kind = kind_of(head)
            if inside_code:
                in_table = open_blocks[-1][0] in ("table", "cell")
                is_table = head.rstrip()[-1:] in ("=", "(")
                kind = "cell" if in_table else "table" if is_table else "data"
            open_blocks.append((kind, position if kind == "table" else start))
        elif match[0] == "}" and open_blocks:
            kind, start = open_blocks.pop()
            lines = text.count("\n", start, position)
            if kind == "table":
                table_lines += lines
            if kind == "function":
                yield text.count("\n", 0, start) + 1, lines + 1 - table_lines
                table_lines = 0
        head_start = position + 1


def types(source):
    """Yields (line, name with its namespaces) of each class, struct, union, enum and alias that is
    defined in a named namespace or outside of any: names that the whole program shares."""
    text = without_texts(source)
    spaces = []  # of each open block: its namespace, or None where names are its own
    head_start = 0
    for match in re.finditer(r"[{};]", text):
        head = text[head_start:match.start()]
        plain = re.sub(r"\btemplate\s*<[^{};]*?>\s*(?=class|struct|using)", "", head)
        line = text.count("\n", 0, head_start + len(head) - len(head.lstrip())) + 1
        name = None
        if match[0] == "{":
            space = re.search(r"\bnamespace\s+([\w:]+)\s*$", plain)
            extern = re.search(r"\bextern\s*$", plain)
            name = re.match(r"\s*(?:typedef\s+)?(?:class|struct|union|enum(?:\s+(?:class|struct))?)"
                            r"\s+(\w+)(?!\w|\s*::)", plain)
        elif match[0] == ";":
            name = re.match(r"\s*using\s+(\w+)\s*=", plain)
        if name and None not in spaces and "(" not in plain:
            yield line, "::".join([*filter(None, spaces), name[1]])
        if match[0] == "{":
            spaces.append(space[1] if space else "" if extern else None)
        elif match[0] == "}" and spaces:
            spaces.pop()
        head_start = match.end()
