/* What was typed and not sent: kept on the server as one types, and in this tab until the server has it.

A draft keeps the version that it was typed over, so that a save over somebody else's is noticed. */

import { inUse } from "./merging.js";
import { _ } from "./words.js";

const PAUSE = 500; // milliseconds without a key before the server is told

const waiting = new Map(); // by where a form goes: the timer of what the server has not been told, and how to tell it
let state = "";
let restoring = false;

/** Keep what is typed into forms that are marked `data-draft`. */
export function listenForDrafts() {
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (form && !restoring) keep(form);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.matches("[data-discard]")) return;
    const form = event.target.closest("form");
    forget(form);
    tell(pathOf(form), "", tokenOf(form));
    form.reset();
    event.target.closest(".restored").remove();
  });
  addEventListener("pagehide", () => {
    for (const { now } of waiting.values()) now();
  });
}

/** Keep a form as it is now. */
export function keep(form) {
  if (!form?.matches("[data-draft]")) return;
  const [path, fields, token] = [pathOf(form), JSON.stringify(typed(form)), tokenOf(form)];
  sessionStorage.setItem(nameOf(path), fields);
  say(_("Saving what you type…"));
  stopWaiting(path);
  const now = () => {
    stopWaiting(path);
    return tell(path, fields, token);
  };
  waiting.set(path, { timer: setTimeout(now, PAUSE), now });
}

function stopWaiting(path) {
  clearTimeout(waiting.get(path)?.timer);
  waiting.delete(path);
}

/** Drop what this tab kept of a form that was sent; the server drops its own. */
export function forget(form) {
  stopWaiting(pathOf(form));
  sessionStorage.removeItem(nameOf(pathOf(form)));
  say("");
}

/* Tell the server what stands in a form. What it has, this tab need not keep. */
let told = Promise.resolve();

function tell(path, fields, token) {
  told = told.then(async () => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ csrf_token: token, path, typed: fields })) data.set(name, value);
    try {
      const response = await fetch("/desk/drafts", { method: "POST", body: data, keepalive: document.hidden });
      if (response.redirected || !response.ok) throw new Error();
      if (sessionStorage.getItem(nameOf(path)) === fields) sessionStorage.removeItem(nameOf(path));
      if (fields && !waiting.size) say(_("Draft saved at %(time)s", { time: new Date().toTimeString().slice(0, 5) }));
    } catch {
      if (fields) say(_("Draft kept in this tab: the server does not take it"));
    }
  });
  return told;
}

/** Tell the server no more of a form that is about to be sent, and wait until it has what it was being told: a draft
that arrived after the form itself would be put back. */
export async function settle(form) {
  stopWaiting(pathOf(form));
  await told;
}

/** Fill in every form that a draft was kept of, and say so. */
export function restoreDrafts() {
  say(state);
  const kept = JSON.parse(document.getElementById("drafts")?.dataset.kept ?? "{}");
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const path = pathOf(form);
    const fields = JSON.parse(sessionStorage.getItem(nameOf(path)) ?? "null") ?? kept[path];
    const same = fields && Object.entries(fields).every(([name, value]) => (typed(form)[name] ?? "") === value);
    if (!fields || same || inUse(form)) continue;
    for (const [name, value] of Object.entries(fields)) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
    }
    form.closest("details")?.setAttribute("open", "");
    form.prepend(note());
    restoring = true; // for the previews to see it, and no draft to be kept anew
    form.dispatchEvent(new Event("input", { bubbles: true }));
    restoring = false;
  }
}

function note() {
  const words = document.createElement("p");
  words.className = "restored notice";
  words.append(_("This was typed and not sent."), " ");
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "plain";
  discard.dataset.discard = "";
  discard.textContent = _("Discard it");
  words.append(discard);
  return words;
}

function say(words) {
  state = words;
  const place = document.getElementById("save-state");
  if (place) place.textContent = words || _("Everything is saved");
}

function nameOf(path) {
  return `draft of ${document.querySelector(".panes").dataset.person} for ${path}`;
}

function pathOf(form) {
  return new URL(form.action).pathname;
}

function tokenOf(form) {
  return form.elements.csrf_token.value;
}

function typed(form) {
  const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string")); // no files
  delete fields.csrf_token;
  return fields;
}
