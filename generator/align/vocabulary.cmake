# The words that alignment knows.
embed_texts(vocabulary_text.cpp.in VOCABULARY_TEXT=vocabulary.txt)
