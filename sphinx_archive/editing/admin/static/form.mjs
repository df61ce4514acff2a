// Starts the form. Pages are read and written by our own format, everything else is Sveltia's.

import { init, registerCustomFormat } from './sveltia/index.js';
import * as YAML from './yaml/index.js';
import { pageFormat } from './page-format.mjs';

const fetched = async (name) => (await fetch(name)).json();
const [config, shapes] = await Promise.all([fetched('config.json'), fetched('shapes.json')]);
const { fromFile, toFile } = pageFormat(YAML, shapes);

/** Write a page, or say why not: Sveltia itself only says that something went wrong. */
function toFileOrWhy(values) {
  try {
    return toFile(values);
  } catch (error) {
    alert(error.message);
    throw error;
  }
}

registerCustomFormat('archive-page', 'md', { fromFile, toFile: toFileOrWhy });
// Sveltia's own fonts stand beside it; once they are there it asks no other site for them.
await Promise.all([...document.fonts].map((font) => font.load()));
await init({ config });
