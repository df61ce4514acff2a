// Answers for test_date_range.py: reads {table, ranges, rows} as JSON, tells how each date lies in each range.
// A letter stands for each row: "c" certain, "p" possible, "-" neither.

import { readFileSync } from "node:fs";

import { placed, readRange, unpacked } from "../../sphinx_archive/search/static/archive-search/dates.js";
import { sorted } from "../../sphinx_archive/search/static/archive-search/narrow.js";

const { table, ranges, rows } = JSON.parse(readFileSync(0, "utf-8"));
const dates = unpacked(table);
const letter = (date, { range }) => (range && placed(date, range)[0]) || "-";
const answers = ranges.map(([from, to]) => {
  const asked = readRange(from, to);
  return { problems: asked.problems, placed: rows.map((_, row) => letter(dates[row], asked)).join("") };
});
const orders = { oldest: sorted(rows, "oldest", dates.length), newest: sorted(rows, "newest", dates.length) };
process.stdout.write(JSON.stringify({ answers, orders, count: dates.length }));
