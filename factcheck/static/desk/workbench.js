/* The workbench, made pleasant. Everything here also works as plain links and forms. */

import { ACTS } from "./acts.js";
import { listenForCitations } from "./citing.js";
import { listenForDragging, placeHandles } from "./dragging.js";
import { listenForDrafts, restoreDrafts } from "./drafts.js";
import { listenForKeys } from "./keys.js";
import { follow, showWhoIsThere, tellWhereIAm } from "./live.js";
import { showMatches } from "./matches.js";
import { listenForMentions, readMentions } from "./mentions.js";
import { inUse } from "./merging.js";
import { followInPlace, handOf, narrow, onShown, refresh, say, show } from "./pages.js";
import { listenForPreviews } from "./preview.js";
import { listenForSelections } from "./selection.js";
import { listenForTags } from "./tags.js";
import { _ } from "./words.js";

const POLL = 1500; // milliseconds between two looks at a text that is being split

function bringIntoView() {
  if (narrow.matches) return; // the panes do not scroll by themselves: the page would leave the claim at hand
  document.querySelector("#list [aria-current][data-claim]")?.scrollIntoView({ block: "nearest" });
  document.querySelector("#words .at-hand")?.scrollIntoView({ block: "nearest" });
}

function lookAgainWhileSplitting() {
  if (document.querySelector(".panes").dataset.waits === "yes") {
    setTimeout(() => show(location.href, { push: false }), POLL);
  }
}

let soon = 0;
let untold = "";

/* Others' changes come in bursts, and one look shows them all. One's own are shown already by what was sent. */
function changedByOthers(sequence, claim, said) {
  if (claim === handOf(document)) untold = said;
  clearTimeout(soon);
  soon = setTimeout(async () => {
    const typing = inUse(document.getElementById("hand"));
    if ((await refresh(sequence)) && untold) say(typing ? [untold, _("What you typed stays.")].join(" ") : untold);
    untold = "";
  }, 150);
}

function dress({ quietly = false } = {}) {
  for (const button of document.querySelectorAll("[data-scriptless]")) button.remove(); // Enter would press it
  for (const button of document.querySelectorAll("[data-opens], [data-cites]")) button.hidden = false;
  restoreDrafts();
  showMatches();
  showWhoIsThere();
  placeHandles();
  readMentions();
  if (quietly) return;
  bringIntoView();
  lookAgainWhileSplitting();
}

document.documentElement.classList.add("js");
followInPlace();
listenForCitations();
listenForDragging();
listenForDrafts();
listenForKeys(ACTS);
listenForMentions();
listenForPreviews();
listenForSelections();
listenForTags();
onShown(dress);
dress();
follow(document.querySelector(".panes"), changedByOthers, say);
tellWhereIAm(
  () => handOf(document),
  () => inUse(document.getElementById("hand")),
);
