// The desk's words in the language of whoever works at it, and the small part of ICU MessageFormat
// that they use: {name} and {n, plural, one {# row} other {# rows}}.
const Words = (() => {
  let words = {};
  let lang = 'en';
  let plural = new Intl.PluralRules('en');

  async function load(wanted) {
    lang = ['ru', 'ky', 'en'].includes(wanted) ? wanted : 'en';
    const reply = await fetch(`/_desk/api/words?lang=${lang}`);
    words = await reply.json();
    // Not every browser knows Kyrgyz, which has the same two forms as English.
    plural = new Intl.PluralRules(lang === 'ky' ? 'en' : lang);
    document.documentElement.lang = lang;
  }

  // The text between a brace at `open` and the one that closes it.
  function braced(pattern, open) {
    let depth = 0;
    for (let at = open; at < pattern.length; at += 1) {
      if (pattern[at] === '{') depth += 1;
      if (pattern[at] === '}') depth -= 1;
      if (depth === 0) return pattern.slice(open + 1, at);
    }
    return pattern.slice(open + 1);
  }

  function choose(forms, count) {
    const found = new Map();
    for (let at = 0; at < forms.length;) {
      const open = forms.indexOf('{', at);
      if (open < 0) break;
      const inside = braced(forms, open);
      found.set(forms.slice(at, open).trim(), inside);
      at = open + inside.length + 2;
    }
    return found.get(`=${count}`) ?? found.get(plural.select(count)) ?? found.get('other') ?? '';
  }

  function format(pattern, values) {
    let out = '';
    for (let at = 0; at < pattern.length;) {
      const open = pattern.indexOf('{', at);
      if (open < 0) return out + pattern.slice(at);
      const inside = braced(pattern, open);
      const [name, kind] = inside.split(',', 2).map((one) => one.trim());
      out += pattern.slice(at, open);
      if (kind === 'plural') {
        const forms = inside.slice(inside.indexOf('plural') + 6).replace(/^\s*,/, '');
        const number = values[name].toLocaleString(lang === 'ky' ? 'ru' : lang);
        out += format(choose(forms, values[name]).replaceAll('#', number), values);
      } else {
        out += values[name] ?? '';
      }
      at = open + inside.length + 2;
    }
    return out;
  }

  // The words `key`, or the key itself when there are none.
  const say = (key, values = {}) => (key in words ? format(words[key], values) : key);
  return { load, say, has: (key) => key in words, lang: () => lang };
})();
