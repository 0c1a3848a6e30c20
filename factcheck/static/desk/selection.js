/* From words that are selected in the text to a claim.

Browsers count in UTF-16 units, the server in code points. Each stretch of the text carries the code point that it
starts at in `data-start`, so only the characters before the selection inside one stretch are ever counted here. */

import { send } from "./pages.js";
import { _ } from "./words.js";

/** Return the code points [start, end) that are selected inside an element, or null. */
export function selectedSpan(words) {
  const selection = getSelection();
  if (!words || !selection.rangeCount || selection.isCollapsed) return null;
  const selected = selection.getRangeAt(0);
  let span = null;
  for (const stretch of words.querySelectorAll("[data-start]")) {
    if (!selected.intersectsNode(stretch)) continue;
    const inside = document.createRange();
    inside.selectNodeContents(stretch);
    const before = inside.cloneRange();
    if (selected.compareBoundaryPoints(Range.START_TO_START, inside) > 0) {
      inside.setStart(selected.startContainer, selected.startOffset);
    }
    if (selected.compareBoundaryPoints(Range.END_TO_END, inside) < 0) {
      inside.setEnd(selected.endContainer, selected.endOffset);
    }
    if (inside.collapsed) continue;
    before.setEnd(inside.startContainer, inside.startOffset);
    const start = Number(stretch.dataset.start) + codePoints(before.toString());
    const end = start + codePoints(inside.toString());
    span = span ? [span[0], end] : [start, end];
  }
  return span;
}

/** Return the code point that the caret, or the start of the selection, stands at inside an element, or null. */
export function caret(words) {
  const selection = getSelection();
  if (!words || !selection.rangeCount) return null;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  return codePointAt(words, startContainer, startOffset);
}

/** Return the code point of a place in the page inside an element, or null where that is outside. */
export function codePointAt(words, node, offset) {
  const stretch = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-start]");
  if (!stretch || !words.contains(stretch)) return null;
  const before = document.createRange();
  before.setStart(stretch, 0);
  before.setEnd(node, offset);
  return Number(stretch.dataset.start) + codePoints(before.toString());
}

/** Return the range in the page from one code point to another. */
export function rangeOf(words, [start, end]) {
  const range = document.createRange();
  range.setStart(...placeOf(words, start));
  range.setEnd(...placeOf(words, end));
  return range;
}

function placeOf(words, at) {
  const stretch = [...words.querySelectorAll("[data-start]")].findLast((each) => Number(each.dataset.start) <= at);
  const nodes = document.createTreeWalker(stretch, NodeFilter.SHOW_TEXT);
  const node = nodes.nextNode();
  const inside = [...node.data].slice(0, at - Number(stretch.dataset.start)).join("").length;
  return [node, inside];
}

/** Add the selected words as a claim; return whether there were any. */
export function addSelected() {
  const form = document.querySelector("#add form");
  const span = form && selectedSpan(document.getElementById("words"));
  if (!span) return false;
  form.elements.spans.value = span.join("-");
  form.elements.quote.value = ""; // what is selected is meant now
  getSelection().removeAllRanges();
  send(form);
  return true;
}

/** Add the selected words to the claim at hand, as one more piece; return whether there were any. */
export function addPiece() {
  const form = placeForm();
  const span = form && selectedSpan(document.getElementById("words"));
  if (!span) return false;
  getSelection().removeAllRanges();
  moveTo([...spansOf(form), span]);
  return true;
}

/** The form that moves the claim at hand, or null where it cannot be moved. */
export function placeForm() {
  return document.querySelector("#places form");
}

/** Where the claim at hand stands: its spans, in code points. */
export function spansOf(form) {
  return form.dataset.spans.split(",").map((span) => span.split("-").map(Number));
}

/** Move the claim at hand to these spans. */
export function moveTo(spans) {
  const form = placeForm();
  form.elements.spans.value = spans.map((span) => span.join("-")).join(",");
  send(form);
}

/** Offer buttons beside the selected words. */
export function listenForSelections() {
  const offer = document.createElement("div");
  offer.id = "add-selected";
  offer.hidden = true;
  const piece = button(_("Add to the claim"), "small", addPiece);
  offer.append(button(_("Add claim"), "small primary", addSelected), piece);
  document.querySelector(".workbench").append(offer);
  offer.addEventListener("pointerdown", (event) => event.preventDefault()); // which would drop the selection
  const place = () => {
    const span = document.querySelector("#add form") && selectedSpan(document.getElementById("words"));
    offer.hidden = !span;
    if (!span) return;
    piece.hidden = !placeForm();
    const lines = getSelection().getRangeAt(0).getClientRects();
    const last = lines[lines.length - 1];
    offer.style.left = `${Math.min(last.right, innerWidth - offer.offsetWidth - 8)}px`;
    offer.style.top = `${Math.min(last.bottom + 4, innerHeight - offer.offsetHeight - 8)}px`;
  };
  document.addEventListener("selectionchange", place);
  document.addEventListener("scroll", place, { capture: true, passive: true });
}

function button(words, look, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function codePoints(characters) {
  return [...characters].length;
}
