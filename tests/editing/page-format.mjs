// Reads pages and changes from standard input, and writes what the form would make of them.
// usage: node page-format.mjs YAML_MODULE

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pageFormat } from '../../sphinx_archive/editing/admin/static/page-format.mjs';

const YAML = await import(pathToFileURL(process.argv[2]));
const { shapes, pages } = JSON.parse(readFileSync(0, 'utf8'));
const format = pageFormat(YAML, shapes);

function made({ text, change }) {
  try {
    return { text: format.toFile({ ...format.fromFile(text), ...change }) };
  } catch (error) {
    return { error: error.message };
  }
}

console.log(JSON.stringify(pages.map(made)));
