/* The workbench, made pleasant. Everything here also works as plain links and forms. */

import { listenForDrafts, restoreDrafts } from "./drafts.js";
import { listenForKeys } from "./keys.js";
import { followInPlace, narrow, onShown, show } from "./pages.js";
import { listenForPreviews } from "./preview.js";
import { listenForSelections } from "./selection.js";

const POLL = 1500; // milliseconds between two looks at a text that is being split

function bringIntoView() {
  document.querySelector("#list [aria-current][data-claim]")?.scrollIntoView({ block: "nearest" });
  const inText = document.querySelector("#words .at-hand");
  if (inText && !narrow.matches) inText.scrollIntoView({ block: "nearest" });
}

function lookAgainWhileSplitting() {
  if (document.querySelector(".panes").dataset.waits === "yes") {
    setTimeout(() => show(location.href, { push: false }), POLL);
  }
}

function dress() {
  for (const button of document.querySelectorAll("[data-scriptless]")) button.remove(); // Enter would press it
  for (const button of document.querySelectorAll("[data-opens]")) button.hidden = false;
  restoreDrafts();
  bringIntoView();
  lookAgainWhileSplitting();
}

document.documentElement.classList.add("js");
followInPlace();
listenForDrafts();
listenForKeys();
listenForPreviews();
listenForSelections();
onShown(dress);
dress();
