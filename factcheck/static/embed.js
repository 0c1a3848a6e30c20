// Shows the published claims of a commentary in an outlet's own copy of the text:
//   <script src="https://…/embed.js" data-commentary="SLUG" async></script>
// It reads the page's words, paints lines under them (CSS Custom Highlight API, so that the outlet's markup stays as it
// is) and puts one badge, inside a shadow root, after each claim. It sets no cookie and loads one JSON file from where
// it came from. Where that is down, nothing happens.
(() => {
  const script = document.currentScript;
  const address = new URL(`/embed/${script.dataset.commentary}.json`, script.src);
  const FRESH = 60_000; // ms after which a page that is looked at again asks for changes
  const SKIPPED = "script,style,noscript,template,textarea,select,button,svg,math,iframe,[hidden]";
  const NAME = "factcheck";

  const STYLE = `
    :host { all: initial; color-scheme: light dark; }
    * { box-sizing: border-box; }
    button, a { font: inherit; color: inherit; }
    .r { --c: light-dark(#6a675f, #9a978e); color: var(--c); }
    .badge { margin: 0 0 0 0.25em; padding: 0.35em 0.5em; min-height: 24px; border: 1px solid var(--c); border-radius: 1em;
      background: light-dark(#fff, #1e2024); font: 650 13px/1 system-ui, sans-serif; white-space: nowrap; cursor: pointer; }
    .badge:hover, .badge[aria-expanded=true] { text-decoration: underline; }
    :focus-visible { outline: 2px solid var(--c, currentColor); outline-offset: 2px; }
    dialog { width: min(24rem, calc(100vw - 1rem)); max-height: 80vh; margin: auto 0.5rem 0.5rem auto; padding: 1rem 1.1rem; overflow: auto;
      border: 1px solid light-dark(#dedad1, #34353a); border-top: 4px solid var(--c); border-radius: 6px;
      background: light-dark(#fff, #1e2024); color: light-dark(#1c1b19, #e9e6df); font: 15px/1.5 system-ui, sans-serif;
      position: fixed; inset: auto 0 0 auto; z-index: 2147483647; box-shadow: 0 8px 24px -12px rgb(0 0 0 / 40%); overflow-wrap: break-word; }
    h2 { margin: 0 3em 0.5em 0; font-size: 17px; } h3 { margin: 1em 0 0.3em; font-size: 13px; }
    p, ul, blockquote { margin: 0 0 0.7em; padding: 0; } li { list-style: none; padding: 0.3em 0; }
    blockquote { font: 17px/1.5 Charter, Georgia, serif; } .q { color: light-dark(#5f5c55, #a5a198); font-size: 13px; }
    .close { position: absolute; top: 0.9rem; right: 1rem; min-height: 24px; padding: 0; border: 0; background: none; text-decoration: underline; cursor: pointer; }`;

  // White space, soft hyphens and the like differ from page to page; quotation marks and dashes are set differently.
  const SPACE = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/;
  const FOLDED = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..." };
  const fold = (character) => FOLDED[character] ?? character;
  const folded = (text) => [...text].filter((c) => !SPACE.test(c)).map(fold).join("");

  // The words of the page, folded, and for each UTF-16 unit of them the text node and the offset it came from.
  function readPage(root) {
    const nodes = [];
    const offsets = [];
    let text = "";
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return node.matches(SKIPPED) || node.dataset?.factcheck ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.data.length; at++) {
        if (SPACE.test(node.data[at])) continue;
        for (const unit of fold(node.data[at])) {
          text += unit;
          nodes.push(node);
          offsets.push(at);
        }
      }
    }
    return { text, nodes, offsets };
  }

  function alike(left, right) { // how many characters two strings share from their start
    let shared = 0;
    while (shared < left.length && left[shared] === right[shared]) shared++;
    return shared;
  }

  const reversed = (text) => [...text].reverse().join("");

  // Where a TextQuoteSelector stands: of several places the one whose surroundings are clearly the most alike, else none.
  function locate(page, quote) {
    const exact = folded(quote.exact);
    const prefix = reversed(folded(quote.prefix));
    const suffix = folded(quote.suffix);
    let best = null;
    let tie = false;
    for (let start = exact ? page.text.indexOf(exact) : -1; start >= 0; start = page.text.indexOf(exact, start + 1)) {
      const end = start + exact.length;
      const score =
        alike(prefix, reversed(page.text.slice(Math.max(0, start - prefix.length), start))) +
        alike(suffix, page.text.slice(end, end + suffix.length));
      tie = best !== null && score === best.score;
      if (best === null || score > best.score) best = { start, end, score };
    }
    if (!best || tie) return null;
    const range = document.createRange();
    range.setStart(page.nodes[best.start], page.offsets[best.start]);
    range.setEnd(page.nodes[best.end - 1], page.offsets[best.end - 1] + 1);
    return range;
  }

  const sheet = new CSSStyleSheet();
  const colour = ({ light, dark }) => `light-dark(${light}, ${dark})`;
  const colours = (claims) => claims.map(({ rating }) => `.r-${rating.slug} { --c: ${colour(rating)}; }`);

  function make(name, properties = {}, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  function shadow(name) { // an element of ours in their page, whose styles and ours do not meet
    const host = make(name);
    host.dataset.factcheck = "embed";
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    return { host, root };
  }

  const label = ({ number, rating }) => `${number} ${rating.mark} ${rating.name}`;
  const safe = (url) => (/^https?:/.test(url ?? "") ? url : null);

  function card(claim, { words, language, site }) {
    const close = make("button", { className: "close", type: "button", textContent: words.close });
    const dialog = make(
      "dialog",
      { className: `r r-${claim.rating.slug}`, lang: language },
      make("h2", { id: "title", className: `r r-${claim.rating.slug}`, textContent: label(claim) }),
      close,
      make("blockquote", { textContent: claim.wording }),
      make("p", { textContent: claim.summary }),
    );
    dialog.setAttribute("aria-labelledby", "title");
    if (claim.evidence.length) {
      const items = claim.evidence.map((each) => {
        const url = safe(each.url);
        const title = url ? make("a", { href: url, rel: "nofollow noopener", textContent: each.title }) : each.title;
        return make("li", {}, `${words[each.stance]}: `, title);
      });
      dialog.append(make("h3", { textContent: words.evidence }), make("ul", {}, ...items));
    }
    dialog.append(make("p", { className: "q" }, `${site}, ${claim.date}. `, make("a", { href: claim.url, textContent: words.permalink })));
    close.addEventListener("click", () => dialog.close());
    return dialog;
  }

  function badge(claim, data) {
    const { host, root } = shadow("span");
    const button = make("button", { className: `badge r r-${claim.rating.slug}`, type: "button", lang: data.language, textContent: label(claim) });
    button.setAttribute("aria-label", words(data.words.show, claim));
    button.setAttribute("aria-expanded", "false");
    root.append(button);
    button.addEventListener("click", () => {
      const open = root.querySelector("dialog");
      if (open) return open.close();
      for (const other of document.querySelectorAll("[data-factcheck]")) other.shadowRoot.querySelector("dialog")?.close();
      const dialog = card(claim, data);
      root.append(dialog);
      button.setAttribute("aria-expanded", "true");
      dialog.addEventListener("keydown", (event) => event.key === "Escape" && dialog.close());
      dialog.addEventListener("close", () => {
        dialog.remove();
        button.setAttribute("aria-expanded", "false");
        button.focus();
      });
      dialog.show();
    });
    return host;
  }

  const words = (text, { number, rating }) => text.replace("%(number)s", number).replace("%(rating)s", rating.name);

  const LINES = { solid: "solid", dashed: "dashed", dotted: "dotted", wavy: "wavy" };
  const painted = new CSSStyleSheet();

  function paint(ranges) { // Map of a slug to its rating and what has it
    if (!globalThis.CSS?.highlights) return;
    let rules = "";
    for (const [slug, { rating, found }] of ranges) {
      CSS.highlights.set(`${NAME}-${slug}`, new Highlight(...found));
      rules += `::highlight(${NAME}-${slug}) { text-decoration: underline ${LINES[rating.line]} ${colour(rating)}; }\n`;
    }
    painted.replaceSync(rules);
    if (!document.adoptedStyleSheets.includes(painted)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, painted];
  }

  function clear() {
    for (const host of document.querySelectorAll("[data-factcheck]")) {
      const parent = host.parentNode;
      host.remove();
      parent.normalize(); // the words that a badge parted are one text again
    }
    for (const name of [...(globalThis.CSS?.highlights?.keys() ?? [])]) if (name.startsWith(NAME)) CSS.highlights.delete(name);
  }

  function show(data) {
    clear();
    sheet.replaceSync([STYLE, ...colours(data.claims)].join("\n"));
    const page = readPage(document.body);
    const ranges = new Map();
    const ends = [];
    for (const claim of data.claims) {
      const places = claim.quotes.map((quote) => locate(page, quote));
      if (!places.every(Boolean)) continue; // half a claim would be another claim
      const { rating } = claim;
      const { found = [] } = ranges.get(rating.slug) ?? {};
      ranges.set(rating.slug, { rating, found: [...found, ...places] });
      const last = places.at(-1);
      ends.push({ claim, node: last.endContainer, offset: last.endOffset });
    }
    // The last of the page first, so that a badge moves no end that is still to come; ends that meet keep their order.
    const before = (left, right) =>
      left.node === right.node ? left.offset - right.offset : left.node.compareDocumentPosition(right.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    for (const { claim, node, offset } of ends.sort((left, right) => before(right, left) || right.claim.number - left.claim.number)) {
      const rest = node.data.slice(offset).match(/^[^\s–—([{„]*/)[0].length; // the punctuation belongs to the word before it
      const at = document.createRange();
      at.setStart(node, offset + rest);
      at.insertNode(badge(claim, data));
    }
    paint(ranges);
    script.dispatchEvent(new CustomEvent("factcheck", { detail: { shown: ends.length, of: data.claims.length } }));
  }

  let known = "";
  let asked = 0;

  async function refresh() {
    if (Date.now() - asked < FRESH) return;
    asked = Date.now();
    try {
      const answer = await fetch(address, { cache: "no-cache", credentials: "omit", referrerPolicy: "no-referrer" });
      if (answer.status === 410) return clear();
      if (!answer.ok) return;
      const text = await answer.text();
      if (text !== known) show(JSON.parse((known = text)));
    } catch {
      // Our server is down: the page stays as it is.
    }
  }

  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", refresh);
  else refresh();
})();
