// Passages: Pagefind's excerpt taken apart, so that it is put on the page as text and never as HTML.

/**
 * Return an excerpt as [{text, isMarked}]. Pagefind writes <mark> around matches, the stop after a word included,
 * and &lt; &gt; for < and >.
 */
export function takeApart(excerpt) {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .flatMap((part) => {
      const match = part.match(/^<mark>(.*)<\/mark>$/s);
      return match ? marked(plain(match[1])) : [{ text: plain(part), isMarked: false }];
    })
    .filter(({ text }) => text);
}

/** Return the passage with dots where the text goes on before or after it. */
export function withDots(parts, content) {
  const text = parts.map((part) => part.text).join("").trim();
  const whole = plain(content).trim();
  const dots = [{ text: "… ", isMarked: false }, { text: " …", isMarked: false }];
  return [...(whole.startsWith(text) ? [] : [dots[0]]), ...parts, ...(whole.endsWith(text) ? [] : [dots[1]])];
}

function marked(text) {
  const [, before, word, after] = text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su);
  return [
    { text: before, isMarked: false },
    { text: word, isMarked: true },
    { text: after, isMarked: false },
  ];
}

function plain(text) {
  return text.replace(/<\/?mark>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">");
}
