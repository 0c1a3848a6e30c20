/* The queue by keys, and ticking all of a page. Everything here also works as plain boxes, links and buttons. */

import { follow } from "./live.js";

const boxes = [...document.querySelectorAll(".waiting input")];
const links = [...document.querySelectorAll(".waiting a")];
const all = document.getElementById("tick-all");

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  x: () => boxes[here()]?.click(),
  t: () => document.getElementById("bulk-assignee")?.focus(),
  d: () => document.getElementById("dismiss-claims-reason")?.focus(),
  "/": () => document.getElementById("queue-words").focus(),
};

function here() {
  const row = document.activeElement?.closest(".waiting li");
  return links.findIndex((link) => row?.contains(link));
}

function step(by) {
  const next = links[here() < 0 ? 0 : here() + by];
  next?.focus();
  next?.closest("li").scrollIntoView({ block: "nearest" });
}

function tally() {
  const ticked = boxes.filter((box) => box.checked).length;
  document.getElementById("ticked").textContent = ticked ? `${ticked} ticked` : "";
  all.checked = ticked === boxes.length;
  all.indeterminate = ticked > 0 && !all.checked;
}

for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
if (all) {
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  document.addEventListener("change", tally);
  tally();
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("textarea, select, input:not([type=checkbox])")) return;
  if (localStorage.getItem("single keys") === "off" || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});
follow(null);
