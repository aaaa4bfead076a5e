// Elements from data. Text goes in as text, so nothing that is searched for or found can be markup.

// make('a', {href, lang}, child...): an attribute that is undefined, null or '' is left out; a
// child is text or a node.
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {}))
    if (value || value === 0) element.setAttribute(key, value);
  element.append(...children.filter((child) => child || child === 0));
  return element;
}

export function fill(element, ...children) {
  element.replaceChildren(...children.filter(Boolean));
}
