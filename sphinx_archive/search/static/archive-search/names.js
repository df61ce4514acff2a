// Names: how the index keeps them, and how they are compared.

// As in entries.py: a sign between names, so that no phrase runs from one into the next.
const BETWEEN_NAMES = "\t|\t";
const BETWEEN_RECORDS = "\n|\n";
const LETTERS = { ı: "i", ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe" };

/** Return a text in plain small letters, as the index compares it. */
export function folded(text) {
  const small = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return small.replace(/[ıłøđßæœ]/g, (letter) => LETTERS[letter]);
}

/** Return a text without what nobody types exactly: capitals, accents, hyphens, quotes. */
export function bare(text) {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Return the names of one record. */
export function listed(names) {
  return (names ?? "").split(BETWEEN_NAMES).filter(Boolean);
}

/** Return the names of several records, one text for each record. */
export function lines(names) {
  return (names ?? "").split(BETWEEN_RECORDS).filter(Boolean);
}
