import assert from "node:assert/strict";
import { test } from "node:test";

import { placed, readDay, readRange, unpacked, unpackedRows } from "../../sphinx_archive/search/static/archive-search/dates.js";

/** Return days counted from 1 January 1970 for an ISO day. */
const on = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const between = (first, last) => ({ first: on(first), last: on(last) });

test("a year, a month and a day hold their first and their last day", () => {
  assert.deepEqual(readDay("1968"), between("1968-01-01", "1968-12-31"));
  assert.deepEqual(readDay("1968-05"), between("1968-05-01", "1968-05-31"));
  assert.deepEqual(readDay("1968-12"), between("1968-12-01", "1968-12-31"));
  assert.deepEqual(readDay("1968-05-24"), between("1968-05-24", "1968-05-24"));
  assert.deepEqual(readDay(" 1968-5-4 "), between("1968-05-04", "1968-05-04"));
  assert.deepEqual(readDay("9999"), between("9999-01-01", "9999-12-31"));
});

test("leap days are days in leap years only", () => {
  for (const day of ["2008-02-29", "2000-02-29", "1896-02-29", "0004-02-29"]) assert.equal(readDay(day).first, on(day), day);
  for (const day of ["2009-02-29", "1900-02-29", "2100-02-29", "0001-02-29"]) assert.match(readDay(day).problem, /February \d+ has 28 days/, day);
  assert.deepEqual(readDay("2008-02"), between("2008-02-01", "2008-02-29"));
  assert.deepEqual(readDay("1900-02"), between("1900-02-01", "1900-02-28"));
});

test("the first hundred years are those, and not years of the last century", () => {
  assert.deepEqual(readDay("0001"), between("0001-01-01", "0001-12-31"));
  assert.deepEqual(readDay("0068-05-24"), between("0068-05-24", "0068-05-24"));
  assert.deepEqual(readDay("0099-12"), between("0099-12-01", "0099-12-31"));
});

test("what is no day says what to type", () => {
  const problems = {
    "2009-02-30": /no day 2009-02-30: February 2009 has 28 days/,
    "2009-04-31": /April 2009 has 30 days/,
    "2009-05-00": /no day/,
    "2009-13": /no month 13 .*01 to 12/,
    "2009-00": /no month 00/,
    "2009-13-45": /no month 13/,
    "0000": /“0000” is no date/,
  };
  for (const [text, problem] of Object.entries(problems)) assert.match(readDay(text).problem, problem, text);
  const others = ["May 1968", "68", "19685", "-1968", "1968-", "1968/05", "24.5.1968", "1968~", "198X", "1968-05-24T10:00", "２００９", "٢٠٠٩", "__proto__", "", "1968\n1969", "9".repeat(10_000)];
  for (const text of others) assert.match(readDay(text).problem, /Type a year \(1968\), a month \(1968-05\) or a day \(1968-05-24\)\.$/, text);
});

test("a range goes from the first day of one side to the last of the other", () => {
  assert.deepEqual(readRange("1968", "1970-02"), { range: between("1968-01-01", "1970-02-28"), from: "1968", to: "1970-02", problems: [] });
  assert.deepEqual(readRange("1968-05-24", "1968").range, between("1968-05-24", "1968-12-31"));
  assert.deepEqual(readRange("1968", "1968-05-24").range, between("1968-01-01", "1968-05-24"));
});

test("a side without text is open, and two of them are no range", () => {
  assert.deepEqual(readRange("1968", "").range, { first: on("1968-01-01"), last: Infinity });
  assert.deepEqual(readRange("", "1968").range, { first: -Infinity, last: on("1968-12-31") });
  assert.deepEqual(readRange("", ""), { range: null, from: "", to: "", problems: [] });
});

test("a range that ends before it begins is turned round, and says so", () => {
  const turned = readRange("1970-02", "1968");
  assert.deepEqual([turned.range, turned.from, turned.to], [between("1968-01-01", "1970-02-28"), "1968", "1970-02"]);
  assert.deepEqual(turned.problems, ["1970-02 is later than 1968; shown is what lies between 1968 and 1970-02."]);
});

test("a side that cannot be read leaves no range, and each such side says why", () => {
  assert.equal(readRange("soon", "1968").range, null);
  assert.equal(readRange("soon", "1968").problems.length, 1);
  assert.equal(readRange("soon", "2009-02-30").problems.length, 2);
  assert.equal(readRange("", "0000").range, null);
});

test("a date lies in a range for certain, perhaps, or not", () => {
  const range = { first: 10, last: 20 };
  const date = (first, last, isDoubtful = false) => ({ first, last, isDoubtful });
  for (const inside of [date(10, 20), date(10, 10), date(20, 20), date(12, 15)]) assert.equal(placed(inside, range), "certain");
  for (const across of [date(9, 10), date(20, 21), date(0, 30), date(-Infinity, 10), date(20, Infinity)]) assert.equal(placed(across, range), "possible");
  for (const outside of [date(0, 9), date(21, 30), date(-Infinity, 9), date(21, Infinity), undefined]) assert.equal(placed(outside, range), "");
  assert.equal(placed(date(12, 15, true), range), "possible");
  assert.equal(placed(date(0, 9, true), range), "");
});

test("an open date lies in an open range for certain", () => {
  assert.equal(placed({ first: 5, last: Infinity, isDoubtful: false }, { first: 5, last: Infinity }), "certain");
  assert.equal(placed({ first: -Infinity, last: 5, isDoubtful: false }, { first: -Infinity, last: 5 }), "certain");
  assert.equal(placed({ first: -Infinity, last: 5, isDoubtful: false }, { first: 0, last: Infinity }), "possible");
});

test("the table of dates is unpacked to days", () => {
  const dates = unpacked({ steps: [-5, 0, 7, 3], spans: [0, 30, -1, -2], doubtful: [3, 1] });
  assert.deepEqual(dates, [
    { first: -5, last: -5, isDoubtful: false },
    { first: -5, last: 25, isDoubtful: false },
    { first: 2, last: Infinity, isDoubtful: true },
    { first: -Infinity, last: 5, isDoubtful: true },
  ]);
  assert.deepEqual(unpacked({ steps: [], spans: [], doubtful: [] }), []);
  assert.deepEqual(unpackedRows([1, 1, 5]), [0, 1, 6]);
});
