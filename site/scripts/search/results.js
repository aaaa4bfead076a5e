// What was found, as elements of the page. `t` gives the interface's strings.
import { make } from './elements.js';

// A text of a result with the words that were searched for marked.
const marked = (one, text) =>
  one.marked(text).map(([piece, isHit]) => (isHit ? make('mark', null, piece) : piece));

const withCommas = (nodes) => nodes.flatMap((node, i) => (i > 0 ? [', ', node] : [node]));

// "2022-11-30" as the reader's language writes it; `dates` has the pattern of each month.
function dateOf(iso, dates) {
  const [year, month, day] = iso.split('-');
  const pattern = dates[month - 1];
  return pattern ? pattern.replace('{y}', year).replace('{d}', Number(day)) : '';
}

// Kinds as the index names them -> as the interface's strings do.
export const KINDS = {
  releases: 'release', programmes: 'programme', glossary: 'term', pages: 'page',
};

// The results page of one site in one language: functions that make its parts.
export function partsOf(t, lang, dates, root) {
  const inOther = (other) => (other == lang ? '' : other);

  const also = ({ address, others }) =>
    others.length > 0 &&
    make('p', { class: 'also' }, `${t('search.also')} `, ...withCommas(others.map((other) =>
      make('a', { href: `${root}${other}/${address}`, hreflang: other }, t(`lang.in.${other}`)))));

  const hrefOf = ({ lang: own, address, anchor }) =>
    `${root}${own}/${address}${anchor && `#${anchor}`}`;

  // One document: its title leads to the section that fits best.
  const entry = (one) => {
    const other = inOther(one.lang);
    const about = [t(`kind.${KINDS[one.kind]}`), one.date && dateOf(one.date, dates)];
    return make('li', { class: 'hit' },
      make('h3', { lang: other },
        make('a', { href: hrefOf(one), hreflang: other }, ...marked(one, one.title))),
      make('p', { class: 'kicker' }, about.filter(Boolean).join(' · ')),
      one.heading && make('p', { class: 'where', lang: other }, ...marked(one, one.heading)),
      one.excerpt && make('p', { class: 'excerpt', lang: other }, ...marked(one, one.excerpt)),
      also(one));
  };

  // A message with what can be done about it. `action`: {text, act}
  const message = (title, text, action) => {
    const button = make('button', { type: 'button', class: 'plain' }, action.text);
    button.addEventListener('click', action.act);
    return make('div', { class: 'note' },
      make('p', null, make('strong', null, title)), make('p', null, text), make('p', null, button));
  };

  // A choice among what was found: `options` are [value, text].
  const choice = (name, label, options, value, change) => {
    const select = make('select', { name, id: `by-${name}` });
    for (const [one, text] of options) select.add(new Option(text, one, false, one == value));
    select.addEventListener('change', () => change(select.value));
    return make('p', null, make('label', { for: `by-${name}` }, label), select);
  };

  // The concepts of the glossary that the query names, each in all languages.
  const concepts = (list) => list.length > 0 && make('ul', { class: 'concepts' },
    ...list.map(({ address, names }) => {
      const [own, ...others] = Object.keys(names).sort((a, b) => (b == lang) - (a == lang));
      const nameOf = (one) => make('span', { lang: inOther(one) }, names[one][0]);
      return make('li', null, `${t('search.concept')} `,
        make('a', { href: `${root}${lang}/${address}` }, nameOf(own)),
        ...others.flatMap((one) => [' · ', nameOf(one)]));
    }));

  // By which names another language was searched, where the query is in this one.
  const bridge = (list, other) => {
    const names = list.map((concept) => concept.names[other]).filter(Boolean).map(([name]) => name);
    return names.length > 0 && make('p', { class: 'bridge' }, `${t('search.bridge')} `,
      ...withCommas(names.map((name) => make('strong', { lang: other }, name))));
  };

  return { entry, message, choice, concepts, bridge };
}
