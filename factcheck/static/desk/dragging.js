/* The ends of the claim at hand as handles in the text, dragged by mouse, pen or finger. */

import { handOf } from "./pages.js";
import { codePointAt, moveTo, placeForm, rangeOf, spansOf } from "./selection.js";

/** Put a handle at each end of each piece of the claim at hand, if it can be moved. */
export function placeHandles() {
  for (const handle of document.querySelectorAll("#words .handle")) handle.remove();
  const form = placeForm();
  if (!form) return;
  const hand = handOf(document);
  const stretches = [...document.querySelectorAll("#words [data-covering]")].filter((each) =>
    each.dataset.covering.split(" ").includes(hand),
  );
  spansOf(form).forEach(([start, end], piece) => {
    const inside = stretches.filter(({ dataset }) => start <= Number(dataset.start) && Number(dataset.start) < end);
    if (!inside.length) return;
    inside[0].prepend(handleOf(piece, 0));
    inside[inside.length - 1].append(handleOf(piece, 1));
  });
}

/** Let the handles be dragged. */
export function listenForDragging() {
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.matches?.("#words .handle") || event.button) return;
    event.preventDefault();
    drag(event.target, event);
  });
}

function handleOf(piece, end) {
  const handle = document.createElement("span");
  handle.className = end ? "handle end" : "handle start";
  handle.dataset.piece = piece;
  handle.dataset.end = end;
  handle.addEventListener("click", (event) => event.stopPropagation()); // which would pick what it stands in
  handle.setAttribute("aria-hidden", "true"); // the same is done by the buttons of the claim at hand
  return handle;
}

function drag(handle, { pointerId, clientX, clientY }) {
  const words = document.getElementById("words");
  const spans = spansOf(placeForm());
  const span = spans[handle.dataset.piece];
  const end = Number(handle.dataset.end);
  const before = span[end];
  const { left, top, bottom } = handle.getBoundingClientRect();
  const beside = [clientX - left, clientY - (top + bottom) / 2]; // a finger takes a handle below its line
  handle.setPointerCapture(pointerId);
  words.classList.add("dragging");

  const follow = (event) => {
    const at = codePointUnder(words, event.clientX - beside[0], event.clientY - beside[1]);
    if (at === null || (end ? at <= span[0] : at >= span[1])) return;
    span[end] = at;
    CSS.highlights?.set("moving", new Highlight(rangeOf(words, span)));
  };
  const over = new AbortController();
  const stop = (event) => {
    over.abort();
    words.classList.remove("dragging");
    CSS.highlights?.delete("moving");
    if (event.type === "pointerup" && span[end] !== before) moveTo(spans);
  };
  const until = { signal: over.signal };
  handle.addEventListener("pointermove", follow, until);
  for (const name of ["pointerup", "pointercancel"]) handle.addEventListener(name, stop, until);
  addEventListener("keydown", (event) => event.key === "Escape" && stop(event), until);
}

function codePointUnder(words, x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && codePointAt(words, found.offsetNode, found.offset);
  }
  const found = document.caretRangeFromPoint(x, y);
  return found && codePointAt(words, found.startContainer, found.startOffset);
}
