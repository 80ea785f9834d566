// Which pane is seen where there is room for one only, and which of those that share the middle of the page.
import { all, one } from "./dom.js";
import { on } from "./store.js";

const app = one("#app");

/** Shows a pane of the middle, without leaving another pane. @param {string} name */
export const showMiddle = (name) => {
  app.dataset.middle = name;
  update();
};

/** Shows a pane. @param {string} name */
export const showPane = (name) => {
  app.dataset.pane = name;
  if (name === "overview" || name === "texts") app.dataset.middle = name;
  update();
};

const update = () => {
  for (const tab of all(".panes [data-pane-of]")) tab.setAttribute("aria-pressed", String(tab.dataset.paneOf === app.dataset.pane));
};

for (const tab of all("[data-pane-of]")) tab.addEventListener("click", () => showPane(tab.dataset.paneOf));
on("pane", showPane);
