/* What others do, as it happens: the server tells of it, a page that is out of sight asks nothing. */

import { _ } from "./words.js";

const AGAIN = 5000; // milliseconds until a stream that was refused is asked for again
const STILL_HERE = 10000; // milliseconds between two signs that one is still at a claim

let source = null;
let retry = 0;
let there = []; // who else is at which claim

/** Follow what others do. `known` tells the commentary, or none for all, and up to where it is on the page. `changed` is
called with the sequence of a change, its claim and what was done, `ended` with the reason for which nothing more will be
told. */
export function follow({ dataset: known }, changed, ended) {
  const open = () => {
    clearTimeout(retry);
    source?.close();
    if (document.hidden) return;
    source = new EventSource(`/desk/live?commentary=${known.commentary}&after=${known.after}`);
    source.addEventListener("change", (event) => {
      if (Number(event.lastEventId) <= Number(known.after)) return; // it is on the page
      const { claim, said } = JSON.parse(event.data);
      changed(Number(event.lastEventId), claim, said);
    });
    source.addEventListener("presence", (event) => {
      there = JSON.parse(event.data);
      showWhoIsThere();
    });
    source.addEventListener("end", (event) => {
      source.close();
      ended(event.data);
    });
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, AGAIN);
    };
  };
  document.addEventListener("visibilitychange", open);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && open());
  open();
}

/** Show at each claim who else is there now. */
export function showWhoIsThere() {
  for (const place of document.querySelectorAll("[data-here]")) {
    const here = there.filter((each) => each.claim === place.dataset.here);
    const words = here.map(said).join(", ");
    if (place.textContent !== words) place.textContent = words;
  }
}

function said({ name: person, editing }) {
  return editing ? _("%(person)s edits it", { person }) : _("%(person)s looks at it", { person });
}

/** Tell the others where one is. `handOf` gives the claim at hand, `typing` whether something is typed there. */
export function tellWhereIAm(handOf, typing) {
  let told = null;
  let at = 0;
  const send = (claim, doing) => {
    const data = new FormData();
    data.set("csrf_token", document.querySelector("input[name=csrf_token]").value);
    data.set("doing", doing);
    navigator.sendBeacon(`/desk/claims/${claim}/presence`, data);
  };
  const tell = () => {
    if (document.hidden) return;
    const claim = handOf();
    const doing = typing() ? "editing" : "looking";
    if (!claim || (told === claim + doing && Date.now() - at < STILL_HERE)) return;
    [told, at] = [claim + doing, Date.now()];
    send(claim, doing);
  };
  const gone = () => {
    if (told) send(told.slice(0, 26), "gone");
    told = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? gone() : tell()));
  addEventListener("pagehide", gone);
  document.addEventListener("input", tell);
  setInterval(tell, 1000);
}
