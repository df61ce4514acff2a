// What the page says of taking records away. Pure.

/** Return a number of records in words: "1 record", "3,812 records". */
export function records(count) {
  return `${count.toLocaleString("en")} ${count === 1 ? "record" : "records"}`;
}

/** Return the words before the formats: what they take. */
export function offer(count, chosen, isChoosing) {
  if (isChoosing && !chosen) return "Tick records below, then take them away:";
  if (isChoosing) return `Take the ${chosen === 1 ? "one" : chosen.toLocaleString("en")} ticked away:`;
  if (count === 1) return "Take this record away:";
  return count === undefined ? "Take these records away:" : `Take these ${records(count)} away:`;
}

/** Return what became of a file. */
export function saved(name, count, missing) {
  return `Saved ${records(count)} as ${name}.${leftOut(missing)}`;
}

/** Return a sentence on pages that are no records, or nothing. */
export function leftOut(missing) {
  if (!missing) return "";
  return missing === 1 ? " One result is a page about the archive and no record." : ` ${missing} results are pages about the archive and no records.`;
}

/** Return what went wrong with files that did not load. */
export function notLoaded({ count, all }) {
  const files = all === 1 ? "A file with the records did not load" : `${count} of ${all} files with the records did not load`;
  return `${files}, so nothing was saved. Check the connection and try again.`;
}
