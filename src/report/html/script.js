"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const items = all("[data-fingerprint]");
  const marks = all("mark[data-findings]");
  const status = document.querySelector("[role=status]");
  const search = document.querySelector("input[type=search]");
  const empty = document.querySelector(".empty");
  if (items.length === 0) return;

  // What a person who types plain letters means: no tashkeel, tatweel or hidden characters, one alef, one yaa.
  const plain = (text) =>
    text.normalize("NFKC").toLowerCase()
      .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      .replace(/[أإآٱ]/g, "ا").replace(/[ىئی]/g, "ي").replace(/ؤ/g, "و").replace(/ة/g, "ه").replace(/ک/g, "ك");

  const marksOf = items.map(() => []);
  const findingsOf = new Map();
  for (const mark of marks) {
    const numbers = mark.dataset.findings.split(" ").map(Number);
    findingsOf.set(mark, numbers);
    for (const number of numbers) marksOf[number]?.push(mark);
  }
  const haystacks = items.map((item, k) => plain([item.textContent, ...marksOf[k].map((m) => m.textContent)].join(" ")));

  const chosen = { severity: new Set(), rule: new Set() };
  const fits = (item, k, words) =>
    Object.keys(chosen).every((key) => chosen[key].size === 0 || chosen[key].has(item.dataset[key])) &&
    words.every((word) => haystacks[k].includes(word));

  const filter = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    items.forEach((item, k) => {
      item.hidden = !fits(item, k, words);
      shown += item.hidden ? 0 : 1;
    });
    for (const [mark, numbers] of findingsOf) mark.classList.toggle("off", numbers.every((n) => items[n]?.hidden));
    status.textContent = `${shown} of ${items.length} findings`;
    empty.hidden = shown > 0;
  };

  const sideBySide = matchMedia("(min-width: 68rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const bring = (element, block) => element?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  let current = -1;
  const select = (number, scroll) => {
    if (number !== current) {
      if (current >= 0) {
        items[current].removeAttribute("aria-current");
        for (const mark of marksOf[current]) mark.classList.remove("on");
      }
      current = number;
      items[number].setAttribute("aria-current", "true");
      for (const mark of marksOf[number]) mark.classList.add("on");
    }
    if (scroll) bring(marksOf[number].find((m) => m.closest("[data-side=target]")) ?? marksOf[number][0], "center");
  };

  items.forEach((item, k) => {
    item.addEventListener("click", (event) => {
      event.preventDefault();
      select(k, true);
    });
    // Where the texts are not beside the list, moving through the list must not leave it.
    item.addEventListener("focus", () => select(k, sideBySide.matches));
    item.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === item) select(k, true);
    });
  });
  for (const [mark, numbers] of findingsOf) {
    mark.addEventListener("click", () => {
      const next = numbers[(numbers.indexOf(current) + 1) % numbers.length];
      if (items[next].hidden) return;
      select(next, false);
      bring(items[next], sideBySide.matches ? "nearest" : "center");
    });
  }
  for (const button of all("button[data-filter]")) {
    button.addEventListener("click", () => {
      const values = chosen[button.dataset.filter];
      const pressed = !values.delete(button.dataset.value);
      if (pressed) values.add(button.dataset.value);
      button.setAttribute("aria-pressed", String(pressed));
      filter();
    });
  }
  search.addEventListener("input", filter);
  document.querySelector(".filters").hidden = false;
  document.documentElement.classList.add("live");
})();
