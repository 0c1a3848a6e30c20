/* The queue by keys, and ticking all of a page. Everything here also works as plain boxes, links and buttons. */

import { listenForKeys, showKeys } from "./keys.js";
import { listenForChanges } from "./waiting.js";
import { _ } from "./words.js";

const boxes = () => [...document.querySelectorAll(".waiting input:enabled")];
const links = () => [...document.querySelectorAll(".waiting a")];
const all = document.getElementById("tick-all");

const ACTS = {
  next: () => step(1),
  previous: () => step(-1),
  split: () => document.activeElement?.closest(".waiting li")?.querySelector("input").click(),
  take: () => document.getElementById("bulk-assignee")?.focus(),
  dismiss: () => document.getElementById("dismiss-claims-reason")?.focus(),
  undo: () => document.querySelector("#messages form button, #undo button")?.click(),
  search: () => document.getElementById("queue-words").focus(),
  show: showKeys,
};

function step(by) {
  const row = document.activeElement?.closest(".waiting li");
  const here = links().findIndex((link) => row?.contains(link));
  const next = links()[here < 0 ? 0 : here + by];
  next?.focus();
  next?.closest("li").scrollIntoView({ block: "nearest" });
}

function tally() {
  const ticked = boxes().filter((box) => box.checked).length;
  document.getElementById("ticked").textContent = ticked ? _("%(count)s ticked", { count: ticked }) : "";
  all.checked = ticked > 0 && ticked === boxes().length;
  all.indeterminate = ticked > 0 && !all.checked;
}

for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
if (all) {
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
  });
  document.addEventListener("change", tally);
  tally();
}
listenForKeys(ACTS);
listenForChanges(all ? tally : () => {});
