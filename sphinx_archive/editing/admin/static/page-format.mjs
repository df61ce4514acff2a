// A page as the form holds it, and back. Whatever the form did not change keeps its bytes: comments, quotes, order.
//
// `shapes` says of each field, in the order of the field table, how it is written: "text", {list}, {named}, {claim}
// or {group}. The form has no mappings with names that an editor chooses: it holds lists whose entries have a `name`.

const PAGE = /^\s*---[ \t]*\n([^]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;
const TITLE = /^\s*#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/;
const STYLE = { lineWidth: 0, flowCollectionPadding: false, schema: 'failsafe' };

export function pageFormat(YAML, shapes) {
  return {
    fromFile: (text) => read(YAML, shapes, text),
    toFile: (values) => write(YAML, shapes, values),
  };
}

/** Return what the form shows of a page; `before` keeps the page itself. */
export function read(YAML, shapes, text) {
  const { head, body } = split(text);
  const fields = parsed(YAML, head);
  const known = Object.entries(fields).map(([name, value]) => [name, shapes[name] ? toForm(value, shapes[name]) : value]);
  return { ...Object.fromEntries(known), ...titled(body), before: text };
}

/** Return the page that the form's values make. */
export function write(YAML, shapes, { before = '', title = '', body = '', ...values }) {
  const wanted = Object.fromEntries(
    Object.keys(shapes).map((name) => [name, fromForm(values[name], shapes[name])]).filter(([, value]) => !isEmpty(value)),
  );
  const was = split(before);
  const old = titled(was.body);
  const isSame = before && old.title === title && old.body === body.trim();
  const rest = isSame ? was.body : `# ${escaped(title)}\n${body.trim() && `\n${body.trim()}\n`}`;
  return `---\n${front(YAML, shapes, was.head, wanted)}---\n${rest}`;
}

function split(text) {
  const found = PAGE.exec(text);
  return found && found.index === 0 ? { head: found[1], body: text.slice(found[0].length) } : { head: '', body: text };
}

function titled(body) {
  const found = TITLE.exec(body);
  if (!found) return { title: '', body: body.trim() };
  return { title: found[1].replace(/\\([!-/:-@[-`{-~])/g, '$1'), body: body.slice(found[0].length).trim() };
}

/** Titles are plain text: what Markdown would take for markup is written so that it does not. */
function escaped(title) {
  return title.trim().replace(/[\\`*<]|\](?=\()|(?<!\w)_|_(?!\w)|#$/g, '\\$&');
}

function parsed(YAML, head) {
  const page = YAML.parseDocument(head, { schema: 'failsafe' });
  if (page.errors.length) throw new Error(`The front matter cannot be read: ${page.errors[0].message}`);
  const values = page.toJS();
  return values && typeof values === 'object' && !Array.isArray(values) ? values : {};
}

function toForm(value, shape) {
  const isMapping = value && typeof value === 'object' && !Array.isArray(value);
  if (shape.claim) return parts(isMapping ? value : { value }, shape.claim);
  if (shape.group && isMapping) return parts(value, shape.group);
  if (shape.list && Array.isArray(value)) return value.map((one) => toForm(one, shape.list));
  if (shape.named && isMapping) return Object.entries(value).map(([name, one]) => ({ name, ...spread(one, shape.named) }));
  return value;
}

const spread = (value, shape) => (shape.group || shape.claim ? toForm(value, shape) : { value });

const parts = (value, shapes) =>
  Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapes[name] ? toForm(one, shapes[name]) : one]));

function fromForm(value, shape) {
  if (shape.list) return (value ?? []).map((one) => fromForm(one, shape.list)).filter((one) => !isEmpty(one));
  if (shape.named) return byName((value ?? []).map(({ name, ...one }) => [`${name ?? ''}`.trim(), gathered(one, shape.named)]));
  if (shape.claim) return alone(fromParts(value, shape.claim));
  if (shape.group) return fromParts(value, shape.group);
  return value === null || value === undefined ? '' : `${value}`.trim();
}

/** Return a mapping; two entries of one name would become one, and nobody would know which is lost. */
function byName(entries) {
  const twice = entries.find(([name], at) => entries.findIndex(([other]) => other === name) < at);
  if (twice) throw new Error(`Two entries are called '${twice[0]}'. Give each a name of its own.`);
  return Object.fromEntries(entries);
}

const gathered = (one, shape) => fromForm(shape.group || shape.claim ? one : one.value, shape);

const alone = (claim) => (Object.keys(claim).join() === 'value' ? claim.value : claim);

/** Return the parts of a group in the order of the models, whatever order they came in. */
function fromParts(value, shapes) {
  const given = Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => !(name in shapes)));
  const known = Object.keys(shapes).map((name) => [name, fromForm(value?.[name], shapes[name])]);
  return Object.fromEntries([...known, ...Object.entries(given)].filter(([, one]) => !isEmpty(one)));
}

function isEmpty(value) {
  return value === '' || (typeof value === 'object' && !Object.keys(value).length);
}

/** Return the front matter with only those fields written anew that have changed. */
function front(YAML, shapes, head, wanted) {
  const held = parsed(YAML, head);
  const isKept = (name) => name in held && same(fromForm(toForm(held[name], shapes[name]), shapes[name]), wanted[name] ?? '');
  const changed = Object.keys(shapes).filter((name) => (name in held || name in wanted) && !isKept(name));
  if (!changed.length) return head;
  const whole = { ...held, ...Object.fromEntries(changed.map((name) => [name, wanted[name]])) };
  const spliced = head && changed.reduce((text, name) => replaced(YAML, shapes, text, name, wanted[name]), head);
  return spliced && sound(YAML, spliced, whole) ? spliced : afresh(YAML, shapes, whole);
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a text holds what it should: one in braces, or with anchors, cannot be changed in parts. */
function sound(YAML, text, whole) {
  try {
    const values = parsed(YAML, text);
    return Object.keys({ ...whole, ...values }).every((name) => same(values[name], whole[name]));
  } catch {
    return false;
  }
}

const afresh = (YAML, shapes, whole) =>
  [...new Set([...Object.keys(shapes), ...Object.keys(whole)])]
    .filter((name) => whole[name] !== undefined)
    .map((name) => written(YAML, shapes, name, whole[name]))
    .join('');

function replaced(YAML, shapes, text, name, value) {
  const pairs = YAML.parseDocument(text, { schema: 'failsafe' }).contents?.items ?? [];
  const order = Object.keys(shapes);
  const own = pairs.find((pair) => `${pair.key}` === name);
  const text_ = value === undefined ? '' : written(YAML, shapes, name, value);
  if (own) return text.slice(0, own.key.range[0]) + text_ + text.slice(end(text, own));
  const earlier = pairs.filter((pair) => order.indexOf(`${pair.key}`) < order.indexOf(name));
  const at = earlier.length ? Math.max(...earlier.map((pair) => end(text, pair))) : 0;
  return text.slice(0, at) + text_ + text.slice(at);
}

/** Return where the last line of a field ends. */
function end(text, { key, value }) {
  const from = value?.range?.[1] ?? key.range[1];
  const last = text.slice(0, from).trimEnd().length;
  const line = text.indexOf('\n', last);
  return line < 0 ? text.length : line + 1;
}

/** Return the lines of one field: lists of keys and codes in brackets, of texts one below the other. */
function written(YAML, shapes, name, value) {
  const page = new YAML.Document({ [name]: value }, STYLE);
  const bracketed = (node, shape) => {
    if (YAML.isSeq(node) && shape?.list === 'word') node.flow = true;
    if (YAML.isSeq(node)) node.items.forEach((item) => bracketed(item, shape?.list));
    if (YAML.isMap(node)) {
      const inner = shape?.claim ?? shape?.group;
      node.items.forEach((pair) => bracketed(pair.value, inner ? inner[pair.key.value] : shape?.named));
    }
  };
  bracketed(page.contents.items[0].value, shapes[name]);
  return page.toString(STYLE);
}
