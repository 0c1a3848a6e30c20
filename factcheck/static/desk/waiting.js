/* The queue while others work on it. Rows change where they stand: nothing moves, no tick is lost and the focus stays, and
what is new is counted and comes in when one asks for it. */

import { follow, showWhoIsThere } from "./live.js";
import { inUse, patch } from "./merging.js";
import { _ } from "./words.js";

const touched = new Set(); // the claims that others changed; an empty id where they changed more than one claim

/** Follow what others do to the claims that wait, and call `shown` whenever rows have changed. */
export function listenForChanges(shown) {
  const news = document.getElementById("news");
  let soon = 0;
  const changed = (sequence, claim, said) => {
    touched.add(claim);
    clearTimeout(soon);
    soon = setTimeout(() => look(news, said, shown), 150); // changes come in bursts, and one look shows them all
  };
  follow(news, changed, (reason) => news.replaceChildren(reason));
}

async function look(news, said, shown) {
  const page = await fetched();
  if (!page) return; // the next change asks again
  const fresh = new Map([...page.querySelectorAll(".waiting li")].map((row) => [claimOf(row), row]));
  const last = !page.querySelector("[rel=next]"); // else a row may only have gone to the next page
  let here = 0;
  for (const row of document.querySelectorAll(".waiting li")) {
    const claim = claimOf(row);
    if (touched.has(claim)) here += 1;
    if (fresh.has(claim)) patch(row, fresh.get(claim));
    else if (last || touched.has(claim)) takeOut(row);
    fresh.delete(claim);
  }
  const added = [...fresh.keys()].filter((claim) => touched.has(claim) || touched.has("")).length;
  for (const part of [".head", ".views nav"]) {
    const [mine, now] = [document, page].map((each) => each.querySelector(part));
    if (mine && now) patch(mine, now);
  }
  if (!inUse(document.querySelector(".filter"))) {
    for (const select of page.querySelectorAll(".filter select")) patch(document.getElementById(select.id), select);
  }
  news.dataset.after = page.getElementById("news").dataset.after;
  if (here || added) news.replaceChildren(said, " ", ...(added ? offer(added, shown) : []));
  showWhoIsThere();
  shown();
}

function claimOf(row) {
  return row.querySelector("a").dataset.claim;
}

async function fetched() {
  try {
    const response = await fetch(location.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.getElementById("news") ? page : null;
  } catch {
    return null;
  }
}

/* What others dismissed or gave a verdict stays where it stood, and can no longer be ticked. */
function takeOut(row) {
  row.classList.add("gone");
  row.querySelector("p").textContent = _("No longer in this list.");
  for (const box of row.querySelectorAll("input")) box.disabled = true;
}

function offer(added, shown) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = _("Show");
  button.addEventListener("click", () => showAll(shown));
  return [_("New claims: %(count)s.", { count: added }), " ", button];
}

async function showAll(shown) {
  const page = await fetched();
  const [mine, fresh] = [document, page].map((each) => each?.querySelector(".waiting"));
  if (!mine || !fresh) return location.reload();
  const known = new Set([...mine.children].map(claimOf));
  const first = [...fresh.children].map(claimOf).find((claim) => !known.has(claim));
  patch(mine, fresh);
  touched.clear();
  document.getElementById("news").replaceChildren();
  showWhoIsThere();
  shown();
  mine.querySelector(`a[data-claim="${first}"]`)?.focus();
}
