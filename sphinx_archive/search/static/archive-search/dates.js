// Dates: which days a reader's range holds, and whether a record's date lies in it for certain or perhaps.

const DAY = 86_400_000;
const WRITTEN = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const HOW = "Type a year (1968), a month (1968-05) or a day (1968-05-24).";
const MONTHS = "January February March April May June July August September October November December".split(" ");
// What stands for an open side in the table that the build writes.
const OPEN_END = -1;
const OPEN_START = -2;

/**
 * Return the days a text holds as {first, last}, counted from 1 January 1970, or {problem}: a sentence that says
 * what to type instead.
 */
export function readDay(text) {
  const match = text.trim().match(WRITTEN);
  if (!match || match[1] === "0000") return { problem: `“${text}” is no date. ${HOW}` };
  const [year, month, day] = match.slice(1).map((digits) => (digits === undefined ? 0 : Number(digits)));
  if (match[2] && !MONTHS[month - 1]) return { problem: `There is no month ${match[2]} in “${text}”: months are 01 to 12. ${HOW}` };
  const length = month ? dayNumber(year, month + 1, 1) - dayNumber(year, month, 1) : 0;
  if (match[3] && (day < 1 || day > length)) return { problem: `There is no day ${text}: ${MONTHS[month - 1]} ${year} has ${length} days. ${HOW}` };
  if (day) return { first: dayNumber(year, month, day), last: dayNumber(year, month, day) };
  return { first: dayNumber(year, month || 1, 1), last: (month ? dayNumber(year, month + 1, 1) : dayNumber(year + 1, 1, 1)) - 1 };
}

/**
 * Return the range between two texts as {range, from, to, problems}. A side without text is open. `range` is null
 * where there is none or a side cannot be read; a range that ends before it begins is turned round, and says so.
 */
export function readRange(from, to) {
  const sides = { first: from ? readDay(from) : { first: -Infinity }, last: to ? readDay(to) : { last: Infinity } };
  const problems = [sides.first.problem, sides.last.problem].filter(Boolean);
  if (problems.length || !(from || to)) return { range: null, from, to, problems };
  const range = { first: sides.first.first, last: sides.last.last };
  if (range.first <= range.last) return { range, from, to, problems };
  const turned = readRange(to, from);
  return { ...turned, problems: [`${from} is later than ${to}; shown is what lies between ${to} and ${from}.`] };
}

/**
 * Return each row's date as {first, last, isDoubtful} from the build's table: steps from one first day to the next,
 * the days between first and last, and the steps between rows whose date is about so or unsure. Rows without a
 * date come last and have none.
 */
export function unpacked({ steps, spans, doubtful }) {
  const doubts = new Set(unpackedRows(doubtful));
  let day = 0;
  return steps.map((step, row) => {
    day += step;
    const span = spans[row];
    const first = span === OPEN_START ? -Infinity : day;
    return { first, last: span === OPEN_END ? Infinity : span === OPEN_START ? day : day + span, isDoubtful: doubts.has(row) };
  });
}

/** Return row numbers from how far each is behind the one before. */
export function unpackedRows(steps) {
  let row = -1;
  return steps.map((step) => (row += step));
}

/**
 * Return how a date lies in a range: "certain" where the whole date does, "possible" where it only overlaps, or is
 * inside but about so or unsure, "" where it does not.
 */
export function placed(date, range) {
  if (!date || date.last < range.first || date.first > range.last) return "";
  const isInside = date.first >= range.first && date.last <= range.last;
  return isInside && !date.isDoubtful ? "certain" : "possible";
}

function dayNumber(year, month, day) {
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
}
