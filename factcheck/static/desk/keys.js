/* Single keys, off while one types and where a person switched them off. */

import { show } from "./pages.js";
import { addSelected, caret } from "./selection.js";

const SWITCH = "single keys";

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  n: () => addSelected() || open("add"),
  e: () => focus("#revise-claim-wording"),
  t: () => document.querySelector("#take button")?.click(),
  m: () => open("merge"),
  x: splitAtCaret,
  d: () => open("dismiss"),
  s: () => open("attach"),
  v: () => open("propose"),
  c: () => open("comment"),
  a: () => focus("#approve button"),
  r: () => open("return"),
  "?": () => document.getElementById("keys").showModal(),
};
for (let step = 1; step <= 9; step++) KEYS[step] = () => rate(step);

/** Let the keys act. */
export function listenForKeys() {
  const box = document.querySelector("[data-single-keys]");
  box.checked = localStorage.getItem(SWITCH) !== "off";
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
  document.addEventListener("click", (event) => {
    for (const pop of document.querySelectorAll(".pop[open]")) {
      if (!pop.contains(event.target)) pop.open = false;
    }
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return event.target.form?.requestSubmit();
    if (event.key === "Escape") return event.target.closest?.(".pop")?.removeAttribute("open");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!box.checked || typing(event.target) || document.querySelector("dialog[open]")) return;
    const act = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function typing(target) {
  return target.matches?.("textarea, select, input:not([type=radio], [type=checkbox])");
}

function step(by) {
  const links = [...document.querySelectorAll("#list > .claims a[data-claim]")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[here < 0 ? 0 : here + by];
  if (next) show(next.href);
}

function open(id) {
  const details = document.getElementById(id);
  if (!details) return;
  details.open = true;
  details.querySelector("form :is(textarea, select, input:not([type=hidden]))")?.focus();
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
