# Rules that are text files: one definition for the program and the browser.
embed_texts(embedded_rules.cpp.in KYRGYZ_RULES=kyrgyz_stemmer.txt TYPING_RULES=typing.txt)
