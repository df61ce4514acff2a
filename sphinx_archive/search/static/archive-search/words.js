// What the page says: the question in words, and labels.

/** Return the terms of a question: words, and phrases in quotation marks. */
export function terms(q) {
  return [...q.matchAll(/["“„]([^"“”„]+)["“”]|[^\s"“”„]+/g)].map(([word, phrase]) => phrase?.trim() ?? word).filter(Boolean);
}

/** Return a facet's name for readers. */
export function facetName(facet) {
  return facet.charAt(0).toUpperCase() + facet.slice(1);
}

/** Return how many there are of something, in words for a heading. */
export function counted(count) {
  if (count === 0) return "No records";
  return count === 1 ? "1 record" : `${count.toLocaleString("en")} records`;
}

/** Return the result of a search in words: "12 records with all of: foxconn, chennai; kind: News item". */
export function said(state, facets, count) {
  const narrowed = facets.filter((facet) => state.kept[facet]).map((facet) => `${facet}: ${state.kept[facet].join(" or ")}`);
  const words = terms(state.q);
  const asked = words.length > 1 ? `with all of: ${words.join(", ")}` : words.length ? `with: ${words[0]}` : "";
  const parts = [asked, ...narrowed].filter(Boolean).join("; ");
  const order = { newest: "newest first", oldest: "oldest first" }[state.sort];
  const text = asked ? `${counted(count)} ${parts}` : [counted(count), parts].filter(Boolean).join("; ");
  return order && count > 1 ? `${text}; ${order}` : text;
}
