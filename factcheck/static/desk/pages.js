/* Links and forms of the three panes, followed in place: the panes keep where they were scrolled to. */

import { forget, keep, settle } from "./drafts.js";
import { patch, update } from "./merging.js";
import { _ } from "./words.js";

export const narrow = matchMedia("(max-width: 56rem)"); // where the panes stack

const PARTS = ["messages", "toolbar", "list", "text", "hand"];
const LONG = ["list", "text"];

let dressed = () => {};
let latest = null;
let sending = 0; // how many forms are on their way
let shown = location.pathname + location.search;

/** Call `listener` whenever other contents were put into the panes. */
export function onShown(listener) {
  dressed = listener;
}

/** Fetch the page at an address and put its parts into this one. `push` adds it to the browser's history.

Where only another claim comes to hand, its pane alone is fetched. */
export async function show(address, { push = true } = {}) {
  latest?.abort();
  latest = new AbortController();
  try {
    const { pathname, search } = new URL(address);
    const response = await fetch(hand(new URL(address)) ?? pathname + search, { signal: latest.signal });
    const page = await parsed(response);
    if (!page) return location.assign(address);
    const focused = document.activeElement?.closest("[data-claim]");
    const place = focused && `#${focused.closest(".pane").id} a[data-claim="${handOf(page)}"]`;
    if (push) history.pushState(null, "", pathname + search);
    put(page);
    document.getElementById("hand").scrollTop = 0;
    dressed();
    if (push && narrow.matches) document.getElementById("hand").scrollIntoView();
    if (place) document.querySelector(place)?.focus({ preventScroll: true });
    else if (focused) document.getElementById("hand").focus({ preventScroll: true });
  } catch (problem) {
    if (problem.name !== "AbortError") say(_("The server cannot be reached. Nothing is lost; try again."));
  }
}

/** Bring the panes up to date with what others did, unless they show it: where one is and what one types stays as it is.
Returns whether there was something to show. */
export async function refresh(sequence) {
  const { dataset } = document.querySelector(".panes");
  while (sending || reading()) await pause(500);
  if (Number(dataset.after) >= sequence) return false;
  const address = new URL(shown, location);
  const hand = handOf(document);
  if (hand) address.searchParams.set("claim", hand);
  try {
    const page = await parsed(await fetch(address));
    if (!page) return false;
    const fresh = page.querySelector(".panes").dataset;
    if (handOf(document) !== hand || sending || reading() || Number(fresh.after) < Number(dataset.after)) return refresh(sequence);
    for (const part of PARTS.slice(1)) update(document.getElementById(part), page.getElementById(part));
    Object.assign(dataset, fresh);
    dressed({ quietly: true });
    return true;
  } catch {
    return false; // the next change asks again
  }
}

function pause(milliseconds) {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}

/* Selected words would be dropped if the text were drawn anew. */
function reading() {
  const text = document.getElementById("text");
  return document.querySelector(".dragging") || (!getSelection().isCollapsed && text.contains(getSelection().anchorNode));
}

/** Send a form and show what is answered. What was typed stays, whatever happens on the way. */
export async function send(form, button) {
  if (form.elements.back) form.elements.back.value = shown;
  const data = new FormData(form, button);
  const address = button?.getAttribute("formaction") ?? form.action;
  const before = handOf(document);
  const part = button && form.closest("#hand section[id]")?.id; // what is done to the text leaves one at the text
  button?.setAttribute("aria-disabled", "true");
  sending += 1;
  try {
    await settle(form);
    const response = await fetch(address, { method: "POST", body: data });
    const page = await parsed(response);
    if (!page) keep(form);
    if (response.status >= 500) return say(_("Nothing was saved: the server cannot do it now. What you typed is still here; try again in a moment."));
    if (!page) return say(_("Nothing was saved: you are signed out. Sign in in another tab, come back and reload; what you typed is kept."));
    const saved = response.ok && response.redirected; // a page that is not led away from only filled the form in
    if (response.ok) forget(form);
    if (saved) {
      history.replaceState(null, "", new URL(response.url).pathname + new URL(response.url).search);
    }
    put(page);
    if (handOf(page) !== before) document.getElementById("hand").scrollTop = 0;
    const again = document.querySelector(`main form[action="${form.getAttribute("action")}"]`);
    if (!saved) keep(again);
    dressed();
    if (narrow.matches && handOf(page) !== before) document.getElementById("hand").scrollIntoView();
    else if (part) document.getElementById(part)?.scrollIntoView({ block: "nearest" });
    if (response.ok && !saved) again?.elements.title.focus();
    else focusAfter(saved);
  } catch {
    keep(form);
    say(_("The server cannot be reached. Nothing was saved, and what you typed is still here; try again."));
  } finally {
    sending -= 1;
    button?.removeAttribute("aria-disabled");
  }
}

/** Follow the links and send the forms of the panes in place. */
export function followInPlace() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#list a, #text a, #hand a[data-claim]") ?? numberOf(event.target.closest("#text [data-claim]"));
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    const selecting = event.target.closest("#words") && !getSelection().isCollapsed;
    if (!selecting) show(link.href);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !form.closest("main")) return;
    event.preventDefault();
    if (event.submitter?.getAttribute("aria-disabled") !== "true") send(form, event.submitter);
  });
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) show(location.href, { push: false });
  });
}

/* A claim's words lead where its number does. */
function numberOf(words) {
  return words && document.querySelector(`#text a[data-claim="${words.dataset.claim}"]`);
}

/* Where the pane of the claim that an address names is, if nothing else changes on the page. */
function hand(address) {
  const { pathname, searchParams } = new URL(shown, location);
  const wanted = address.searchParams.get("claim");
  const same = ["state", "order"].every((name) => searchParams.get(name) === address.searchParams.get(name));
  const listed = document.querySelector(`#text a[data-claim="${wanted}"]`);
  const struck = document.querySelector("#list .dismissed [aria-current]"); // it is drawn in the text while at hand
  if (address.pathname !== pathname || !same || !listed || struck || wanted === handOf(document)) return null;
  return `/desk/claims/${wanted}/hand${address.search}`;
}

/** The claim at hand on a page. */
export function handOf(page) {
  return page.querySelector(".panes").dataset.hand;
}

async function parsed(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector(".panes") ? page : null;
}

function put(page) {
  document.getElementById("messages").replaceChildren();
  for (const part of PARTS) {
    const fresh = page.getElementById(part);
    if (fresh && LONG.includes(part)) patch(document.getElementById(part), fresh);
    else if (fresh) document.getElementById(part).replaceChildren(...fresh.childNodes);
  }
  Object.assign(document.querySelector(".panes").dataset, page.querySelector(".panes").dataset);
  if (page.getElementById("list")) document.title = page.title;
  else mark(handOf(page));
  shown = location.pathname + location.search;
}

/* Show in the list and in the text which claim is at hand. */
function mark(hand) {
  for (const link of document.querySelectorAll(":is(#list, #text) a[data-claim]")) {
    if (link.dataset.claim === hand) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  document.getElementById("at-hand").removeAttribute("id");
  for (const words of document.querySelectorAll("#words [data-covering]")) {
    words.classList.toggle("at-hand", words.dataset.covering.split(" ").includes(hand));
  }
  document.querySelector("#words .at-hand").id = "at-hand";
  for (const keeping of document.querySelectorAll("#list .filters a, #toolbar .pop form")) {
    const name = keeping.matches("form") ? "action" : "href";
    const address = new URL(keeping[name]);
    address.searchParams.set("claim", hand);
    keeping.setAttribute(name, address.pathname + address.search);
  }
}

function focusAfter(saved) {
  const wrong = document.querySelector("main [aria-invalid=true]") ?? document.querySelector("main [role=alert]");
  if (saved || !wrong) return document.getElementById("hand").focus({ preventScroll: true });
  if (!wrong.matches("input, textarea, select")) wrong.tabIndex = -1;
  wrong.focus();
}

/** Show a message. */
export function say(words) {
  const message = document.createElement("p");
  message.textContent = words;
  document.getElementById("messages").replaceChildren(message);
}
