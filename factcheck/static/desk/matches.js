/* Already checked? What is known is looked up once the claim is at hand, so that opening one never waits for it. */

let known = { key: "", contents: [] };

/** Put the published verdicts on the same claim into the pane of the claim at hand. */
export async function showMatches() {
  const place = document.querySelector("#hand #found");
  if (!place) return;
  const key = place.dataset.at + place.dataset.of;
  if (known.key !== key) {
    const answer = await fetch(place.dataset.at).then((response) => response.text()).catch(() => "");
    const found = new DOMParser().parseFromString(answer, "text/html").getElementById("found");
    if (!found) return; // the link to the same page stays
    known = { key, contents: [...found.childNodes] };
  }
  const now = document.querySelector("#hand #found"); // another claim may be at hand by now
  if (now && now.dataset.at + now.dataset.of === key) now.replaceChildren(...known.contents.map((each) => each.cloneNode(true)));
}
