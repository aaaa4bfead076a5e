// Interface strings in the browser: the same patterns that the generator formats (ICU
// MessageFormat), as far as the search page uses them: {name}, and {n, plural, ...}.

const PLURAL = /\{(\w+), plural,((?:\s*\w+\s*\{[^{}]*\})+)\s*\}/g;

// CLDR's categories for whole numbers, of the languages a site can have.
function category(n, lang) {
  if (lang != 'ru') return n == 1 ? 'one' : 'other';
  const ten = n % 10;
  const teen = n % 100 > 10 && n % 100 < 20;
  return ten == 1 && !teen ? 'one' : ten > 1 && ten < 5 && !teen ? 'few' : 'many';
}

const grouped = (n, lang) =>
  String(n).replace(/\B(?=(\d{3})+$)/g, lang == 'en' ? ',' : '\xa0');

// A function that gives the text of a key. `messages`: key -> pattern.
export const textsOf = (messages, lang) => (key, values = {}) =>
  (messages[key] || key)
    .replace(PLURAL, (_, name, forms) => {
      const form = (one) => (new RegExp(`\\b${one}\\s*\\{([^{}]*)\\}`).exec(forms) || [])[1];
      const chosen = form(category(values[name], lang)) ?? form('other');
      return chosen.replace(/#/g, grouped(values[name], lang));
    })
    .replace(/\{(\w+)\}/g, (_, name) => values[name])
    .replace(/''/g, "'");
