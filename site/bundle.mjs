// Makes a classic script out of modules: node bundle.mjs MODULE OUTPUT
// The module's exports become the properties of `tilmech`. Rules in .txt files (generator/text)
// lose their comments and long words on the way, and Cyrillic letters their second byte.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { fold } from './scripts/analyser/fold.js';
import { swapLetters } from './scripts/search/letters.js';

const LETTERS = fileURLToPath(new URL('scripts/search', import.meta.url));

// `rule W дAн VD 2 P  # ...` -> `r W дAн VD 2 P`. All words become one line, folded and sorted,
// each written as the count of letters it shares with the one before, and the rest.
function shorten(text) {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^#.*|\s#.*/, '').trim().replace(/\s+/g, ' '))
    .map((line) => line.replace(/^([a-z])[a-z]+/, '$1'))
    .filter((line) => line);
  const isWords = (line) => line.startsWith('w ');
  const words = lines.filter(isWords).flatMap((line) => fold(line).split(' ').slice(1)).sort();
  const coded = words.map((word, i) => {
    let shared = 0;
    while (i > 0 && shared < 9 && word[shared] && word[shared] == words[i - 1][shared]) ++shared;
    return shared + word.slice(shared);
  });
  const others = lines.filter((line) => !isWords(line));
  return [...others, ...(words.length > 0 ? [`w ${coded.join(' ')}`] : [])].join('\n');
}

const rules = {
  name: 'rules',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.txt$/ }, async ({ path }) => {
      const text = JSON.stringify(swapLetters(shorten(await readFile(path, 'utf8'))));
      return {
        contents: `import { swapLetters } from './letters.js';
          export default swapLetters(${text});`,
        resolveDir: LETTERS,
      };
    }),
};

const [entry, output] = process.argv.slice(2);
if (!output) {
  console.error('usage: node bundle.mjs MODULE OUTPUT');
  process.exit(2);
}
await build({
  entryPoints: [entry],
  outfile: output,
  bundle: true,
  minify: true,
  format: 'iife',
  globalName: 'tilmech',
  target: ['es2020'],
  charset: 'utf8',
  legalComments: 'none',
  plugins: [rules],
});
