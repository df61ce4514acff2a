// Elements: makes them from text, never from HTML.

/** Return an element with attributes and children; a child that is text stays text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(attribute, "");
    else if (value !== false && value !== undefined && value !== "") made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}
