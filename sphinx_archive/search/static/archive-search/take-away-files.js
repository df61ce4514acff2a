// Files to take away: which chunks hold some records, and what a file of citations consists of. Pure.

const BYTE_ORDER_MARK = "\ufeff";

/** What readers can save: the form of the chunks, the end of the file's name, its type. */
export const FORMATS = {
  bibtex: { label: "BibTeX", ending: "bib", type: "application/x-bibtex;charset=utf-8" },
  ris: { label: "RIS", ending: "ris", type: "application/x-research-info-systems;charset=utf-8" },
  csl: { label: "CSL-JSON", ending: "csl.json", type: "application/vnd.citationstyles.csl+json;charset=utf-8" },
  csv: { label: "CSV", ending: "csv", type: "text/csv;charset=utf-8" },
};

/** Return the name of the chunk that would hold a key, or undefined where no chunk could. */
export function chunkOf(chunks, key) {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chunks[middle][0] <= key) low = middle + 1;
    else high = middle;
  }
  return chunks[low - 1]?.[1];
}

/** Return the different chunks that hold some keys, in the order in which they are needed. */
export function chunksOf(chunks, keys) {
  return [...new Set(keys.map((key) => chunkOf(chunks, key)).filter(Boolean))];
}

/** Return the key of the record that an address leads to, or "" where it leads to another page. */
export function keyOf(address, folders) {
  const steps = new URL(address).pathname.split("/").filter(Boolean);
  const page = (steps.pop() ?? "").replace(/\.html$/, "");
  return folders.includes(steps.pop()) && page !== "index" ? page : "";
}

/** Return the text of a file of citations in a format, as a program of that format reads it. */
export function fileText(form, entries, index) {
  if (form === "csl") return `${JSON.stringify(entries, null, 1)}\n`;
  // Without the mark, spreadsheets take UTF-8 for something older and spoil every letter with an accent.
  if (form === "csv") return BYTE_ORDER_MARK + index.csvHeader + entries.join("");
  return form === "bibtex" ? entries.join("\n") : entries.join("");
}

/** Return the name of a file: the archive, what is in it, the ending. */
export function fileName(form, count, index) {
  return `${index.name}-${count}-${count === 1 ? "record" : "records"}.${FORMATS[form].ending}`;
}
