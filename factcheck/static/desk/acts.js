/* What can be done by a key in the three panes. Each has a link, a button or a form as well. */

import { send, show } from "./pages.js";
import { showKeys } from "./keys.js";
import { addPiece, addSelected, caret } from "./selection.js";

export const ACTS = {
  next: () => step(1),
  previous: () => step(-1),
  search: () => focus("#search"),
  add: () => addSelected() || open("add"),
  piece: () => addPiece() || open("places"),
  start_back: () => press("start_back"),
  start_on: () => press("start_on"),
  end_back: () => press("end_back"),
  end_on: () => press("end_on"),
  take: () => document.querySelector("#take button")?.click(),
  wording: () => focus("#revise-claim-wording"),
  merge: () => open("merge"),
  split: splitAtCaret,
  dismiss: () => open("dismiss"),
  source: () => open("attach"),
  propose: () => open("propose"),
  comment: () => open("comment"),
  approve: () => focus("#approve button"),
  return: () => open("return"),
  undo: () => document.querySelector("#undo button, #messages form button")?.click(),
  show: showKeys,
};
for (let step = 1; step <= 9; step++) ACTS[`rate_${step}`] = () => rate(step);

function step(by) {
  const links = [...document.querySelectorAll("#list > .claims a[data-claim]")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[here < 0 ? 0 : here + by];
  if (next) show(next.href);
}

function press(move) {
  const button = document.querySelector(`#places button[value="${move}"]`);
  if (button && !button.hasAttribute("aria-disabled")) send(button.form, button);
}

function open(id) {
  const details = document.getElementById(id);
  if (!details) return;
  details.open = true;
  const chosen = details.querySelector("form .scale input:checked");
  (chosen ?? details.querySelector("form :is(textarea, select, input:not([type=hidden]))"))?.focus();
}

function focus(selector) {
  document.querySelector(selector)?.focus();
}

function splitAtCaret() {
  const at = caret(document.getElementById("words"));
  const places = [...document.querySelectorAll("#split option")];
  const place = at === null ? null : places.find((option) => Number(option.value) >= at);
  if (place) place.selected = true;
  open("split");
}

function rate(step) {
  const radio = document.querySelectorAll("#hand .scale input[type=radio]")[step - 1];
  if (!radio) return;
  radio.closest("details").open = true;
  radio.focus();
  radio.click();
}
