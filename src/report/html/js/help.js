// What the keys do.
import { el, one } from "./dom.js";
import { data } from "./data.js";
import { t } from "./strings.js";
import { canKeep } from "./triage.js";

const KEYS = [
  [["j", "k"], "help_move"],
  [["a"], "help_accept"],
  [["d"], "help_dismiss"],
  [["o"], "help_reopen"],
  [["u"], "help_undo"],
  [["n", "r"], "help_note"],
  ...(data.kind === "check" ? [] : [[["[", "]"], "help_change"]]),
  [["/"], "help_search"],
  [["Enter", "⇧ Enter"], "help_find"],
  [["?"], "help_help"],
  [["Esc"], "help_escape"],
];

export const openHelp = () => {
  const dialog = one("#help");
  one("#keys").replaceChildren(...KEYS.map(([keys, what]) => el("div", {}, el("dt", {}, keys.map((name) => [el("kbd", { dir: "ltr" }, name), " "])), el("dd", {}, t(what)))));
  one("#kept").textContent = t(canKeep() ? "kept" : "not_kept");
  if (!dialog.open) dialog.showModal();
};

one("#help-button").addEventListener("click", openHelp);
one("#help-close").addEventListener("click", () => one("#help").close());
