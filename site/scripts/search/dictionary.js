// The terms of one language, read from the shards that a query needs.
import { readDictionary, readEnds, readFirsts, readPostings, reading, shardOf, shardsOf }
  from './decode.js';

export async function openDictionary(load, lang) {
  const top = (await load(`${lang}/index`)) || {};
  const firsts = readFirsts(top.terms, lang);
  const ends = readFirsts(top.ends, lang);

  const shards = new Map();
  const shard = (name, read) => {
    if (!shards.has(name))
      shards.set(name, load(`${lang}/${name}`).then((text) => read(text || '', lang)));
    return shards.get(name);
  };
  const termsOf = (n) => shard(`d${n}`, readDictionary);
  const termsIn = async (numbers) => (await Promise.all(numbers.map(termsOf))).flat();
  const stream = async (number, place) => ((await load(`${lang}/p${number}`)) || [])[place] || '';

  return {
    lang,
    shardOf: (term) => shardOf(firsts, term),
    // The entry of a term, or undefined.
    find: async (term) =>
      firsts.length > 0
        ? (await termsOf(shardOf(firsts, term))).find((entry) => entry.term == term)
        : undefined,
    // The shards whose terms may begin so, or end so (read from the last letter).
    termShards: (start) => shardsOf(firsts, start),
    endShards: (start) => shardsOf(ends, start),
    termsIn,
    endsIn: async (numbers) =>
      (await Promise.all(numbers.map((n) => shard(`r${n}`, readEnds)))).flat(),
    // All entries of the first shards whose terms may begin so.
    near: (start, most) => termsIn(shardsOf(firsts, start).slice(0, most)),
    // The postings of a spelling: the first ones, and those after them.
    head: async ({ here, shard: number, place }) =>
      here || readPostings(reading(await stream(number - 1, place))),
    tail: async ({ tail }) => (tail ? readPostings(reading(await stream(...tail))) : []),
    tailSize: async ({ tail }) => (await stream(...tail)).length,
  };
}
