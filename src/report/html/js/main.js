// Puts the page to work.
import { all, el, one } from "./dom.js";
import { data, findings, linkOfFinding } from "./data.js";
import { startAids } from "./aids.js";
import { readAddress, writeAddress } from "./address.js";
import { startControls, updateShape } from "./controls.js";
import { repairNodes } from "./detail.js";
import { refilter } from "./filter.js";
import { items, select } from "./list.js";
import { evidenceOf } from "./quoted.js";
import { goToLink, rows, startRows } from "./rows.js";
import { t } from "./strings.js";
import { on, state, tell } from "./store.js";

/** What the address names is brought into view. */
const arrive = () => {
  const { current, pair } = state;
  state.pair = null;
  if (current !== null) {
    select(current, { from: "address" });
    tell("pane", "detail");
  } else {
    tell("current", { from: "" });
    if (pair !== null) {
      goToLink(pair);
      tell("pane", "texts");
    }
  }
};

/** On paper each finding says all it has to say. */
const fillForPrint = () => {
  items.setWhole(true);
  rows.setWhole(true);
  for (const element of all("li.finding")) {
    const finding = findings[Number(element.dataset.number)];
    const link = linkOfFinding(finding);
    const box = one(".printed", element);
    box.hidden = false;
    box.replaceChildren(
      ...[
        finding.repair ? el("p", { class: "repair" }, repairNodes(finding)) : null,
        ...evidenceOf(finding, "p"),
        link === null ? null : el("p", { class: "note" }, t(data.kind === "check" ? "link_label" : "row", { n: link + 1 })),
      ].filter(Boolean),
    );
  }
};

const afterPrint = () => {
  items.setWhole(false);
  rows.setWhole(false);
  for (const box of all(".printed")) {
    box.hidden = true;
    box.replaceChildren();
  }
};

document.documentElement.classList.add("live");
one("#app").hidden = false;
one("#overview-scroller")?.append(one("#overview"));
readAddress();
startRows();
startAids();
startControls();
refilter();
arrive();

for (const event of ["filtered", "current", "pair", "shape", "fates", "language"]) on(event, writeAddress);
addEventListener("hashchange", () => {
  readAddress();
  updateShape();
  tell("address");
  rows.redraw();
  tell("language");
  refilter();
  arrive();
});
addEventListener("beforeprint", fillForPrint);
addEventListener("afterprint", afterPrint);
matchMedia("print").addEventListener("change", (event) => (event.matches ? fillForPrint() : afterPrint()));
