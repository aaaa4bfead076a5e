# The constants of ranking and the function words: one definition for the program and the browser.
embed_texts(search_rules_text.cpp.in RANKING_RULES=ranking.txt STOP_WORDS=stop_words.txt)
