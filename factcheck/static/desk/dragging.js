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
    inside[0].before(handleOf(piece, 0));
    inside[inside.length - 1].after(handleOf(piece, 1));
  });
}

/** Let the handles be dragged. */
export function listenForDragging() {
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.matches?.("#words .handle") || event.button) return;
    event.preventDefault();
    drag(event.target, event.pointerId);
  });
}

function handleOf(piece, end) {
  const handle = document.createElement("span");
  handle.className = end ? "handle end" : "handle start";
  handle.dataset.piece = piece;
  handle.dataset.end = end;
  handle.setAttribute("aria-hidden", "true"); // the same is done by the buttons of the claim at hand
  return handle;
}

function drag(handle, pointer) {
  const words = document.getElementById("words");
  const spans = spansOf(placeForm());
  const span = spans[handle.dataset.piece];
  const end = Number(handle.dataset.end);
  const before = span[end];
  handle.setPointerCapture(pointer);
  words.classList.add("dragging");

  const follow = ({ clientX, clientY }) => {
    const at = codePointUnder(words, clientX, clientY);
    if (at === null || (end ? at <= span[0] : at >= span[1])) return;
    span[end] = at;
    CSS.highlights?.set("moving", new Highlight(rangeOf(words, span)));
  };
  const stop = (event) => {
    for (const [name, listener] of listeners) removeEventListener(name, listener);
    words.classList.remove("dragging");
    CSS.highlights?.delete("moving");
    if (event.type === "pointerup" && span[end] !== before) moveTo(spans);
  };
  const escape = (event) => event.key === "Escape" && stop(event);
  const listeners = [["pointermove", follow], ["pointerup", stop], ["pointercancel", stop], ["keydown", escape]];
  for (const [name, listener] of listeners) addEventListener(name, listener);
}

function codePointUnder(words, x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && codePointAt(words, found.offsetNode, found.offset);
  }
  const found = document.caretRangeFromPoint(x, y);
  return found && codePointAt(words, found.startContainer, found.startOffset);
}
