// The search in the texts themselves, which the browser's own cannot do where only what is in view is in the page.
import { beforePaint, one } from "./dom.js";
import { goToLink, linksInView, linksWith, rows } from "./rows.js";
import { t } from "./strings.js";
import { on, state, tell } from "./store.js";

const search = one("input[type=search]");
const status = one("#hits");
let query = "";
let hits = [];
let at = -1;

const report = () => {
  one("#find").hidden = query === "";
  status.textContent = at < 0 ? t("hits", { n: hits.length }) : t("hit_of", { at: at + 1, n: hits.length });
};

const step = (by) => {
  if (hits.length === 0) return;
  const [first] = linksInView();
  if (at < 0) at = Math.max(hits.findIndex((id) => id >= first), 0);
  else at = (at + by + hits.length) % hits.length;
  report();
  goToLink(hits[at]);
  tell("pane", "texts");
};

const look = () => {
  if (state.query === query) return;
  query = state.query;
  at = -1;
  hits = linksWith(query);
  rows.redraw();
  report();
};

search.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  look();
  step(event.shiftKey ? -1 : 1);
});
one("#hit-before").addEventListener("click", () => step(-1));
one("#hit-next").addEventListener("click", () => step(1));
on("filtered", beforePaint(look));
on("language", report);
