"""How the database is laid out; what its tables mean stands in its own schema, for those who have the file alone."""

from __future__ import annotations

# To be raised when tables or columns change: PRAGMA user_version.
VERSION = 1
LAYOUT = """
CREATE TABLE records (
  key TEXT PRIMARY KEY,              -- permanent name
  kind TEXT NOT NULL,                -- campaign, news, person ...
  title TEXT NOT NULL,
  title_language TEXT,               -- where it is not that of the archive
  date TEXT,                         -- EDTF
  date_in_words TEXT,
  earliest TEXT, latest TEXT,        -- first and last day that the date can mean; NULL where open
  created TEXT, changed TEXT,        -- of the page, UTC
  address TEXT
);

CREATE TABLE names (                 -- every name that finds a record, its title first
  record TEXT NOT NULL REFERENCES records (key),
  name TEXT NOT NULL,
  language TEXT,
  PRIMARY KEY (record, name)
);

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL REFERENCES records (key),
  name TEXT NOT NULL,                -- short name on the record's page
  title TEXT, author TEXT, publisher TEXT,
  date TEXT,                         -- EDTF
  language TEXT,
  address TEXT,
  seen TEXT,                         -- the day on which it was last seen there
  archived TEXT,                     -- address of a copy
  not_archived TEXT,                 -- why there is none
  note TEXT,
  UNIQUE (record, name)
);

CREATE TABLE statements (
  id TEXT PRIMARY KEY,               -- the record's key and a number
  record TEXT NOT NULL REFERENCES records (key),
  field TEXT NOT NULL,               -- text, or the name of a field
  line INTEGER,                      -- of the page's source, for sentences of the text
  says TEXT NOT NULL,
  value TEXT,
  standing TEXT NOT NULL,            -- stated, preferred or variant
  reason TEXT                        -- why a value is preferred
);

CREATE TABLE statement_sources (
  statement TEXT NOT NULL REFERENCES statements (id),
  source INTEGER NOT NULL REFERENCES sources (id),
  PRIMARY KEY (statement, source)
) WITHOUT ROWID;

CREATE TABLE relations (             -- from both sides: part-of and parts; organisations, people ... from one
  record TEXT NOT NULL REFERENCES records (key),
  relation TEXT NOT NULL,
  target TEXT NOT NULL REFERENCES records (key),
  PRIMARY KEY (record, relation, target)
) WITHOUT ROWID;

CREATE TABLE countries (
  record TEXT NOT NULL REFERENCES records (key),
  code TEXT NOT NULL,                -- ISO 3166-1
  name TEXT NOT NULL,
  PRIMARY KEY (record, code)
) WITHOUT ROWID;

CREATE TABLE places (
  record TEXT NOT NULL REFERENCES records (key),
  name TEXT NOT NULL,
  PRIMARY KEY (record, name)
) WITHOUT ROWID;

CREATE TABLE languages (             -- of the original, BCP 47
  record TEXT NOT NULL REFERENCES records (key),
  tag TEXT NOT NULL,
  PRIMARY KEY (record, tag)
) WITHOUT ROWID;

CREATE TABLE subjects (
  record TEXT NOT NULL REFERENCES records (key),
  subject TEXT NOT NULL REFERENCES records (key),
  PRIMARY KEY (record, subject)
) WITHOUT ROWID;

CREATE INDEX statements_of_record ON statements (record);
CREATE INDEX statements_of_source ON statement_sources (source);
CREATE INDEX relations_to ON relations (target);
CREATE INDEX records_of_country ON countries (code);
CREATE INDEX records_of_subject ON subjects (subject);

CREATE VIRTUAL TABLE search USING fts5 (
  key UNINDEXED, title, names, text, tokenize = 'unicode61 remove_diacritics 2'
);
"""
