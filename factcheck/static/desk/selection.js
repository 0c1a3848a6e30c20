/* From words that are selected in the text to a claim.

Browsers count in UTF-16 units, the server in code points. Each stretch of the text carries the code point that it
starts at in `data-start`, so only the characters before the selection inside one stretch are ever counted here. */

import { send } from "./pages.js";

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
  const stretch = startContainer.parentElement?.closest("[data-start]");
  if (!stretch || !words.contains(stretch)) return null;
  const before = document.createRange();
  before.setStart(stretch, 0);
  before.setEnd(startContainer, startOffset);
  return Number(stretch.dataset.start) + codePoints(before.toString());
}

/** Add the selected words as a claim; return whether there were any. */
export function addSelected() {
  const form = document.querySelector("#add form");
  const span = form && selectedSpan(document.getElementById("words"));
  if (!span) return false;
  form.elements.spans.value = span.join("-");
  getSelection().removeAllRanges();
  send(form);
  return true;
}

/** Offer a button beside the selected words. */
export function listenForSelections() {
  const button = document.createElement("button");
  button.id = "add-selected";
  button.type = "button";
  button.className = "small primary";
  button.textContent = "Add claim";
  button.hidden = true;
  document.querySelector(".workbench").append(button);
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // which would drop the selection
  button.addEventListener("click", addSelected);
  const place = () => {
    const span = document.querySelector("#add form") && selectedSpan(document.getElementById("words"));
    button.hidden = !span;
    if (!span) return;
    const lines = getSelection().getRangeAt(0).getClientRects();
    const last = lines[lines.length - 1];
    button.style.left = `${Math.min(last.right, innerWidth - button.offsetWidth - 8)}px`;
    button.style.top = `${Math.min(last.bottom + 4, innerHeight - button.offsetHeight - 8)}px`;
  };
  document.addEventListener("selectionchange", place);
  document.addEventListener("scroll", place, { capture: true, passive: true });
}

function codePoints(characters) {
  return [...characters].length;
}
