// Making and finding elements. Text goes in as text, never as markup.

/** @param {string} selector @param {ParentNode} [root] @returns {any} */
export const one = (selector, root = document) => root.querySelector(selector);

/** @param {string} selector @param {ParentNode} [root] @returns {any[]} */
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const setAttribute = (element, name, value) => {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? "" : String(value));
};

/**
 * An element with attributes (functions under `on...` listen; null and false are left out) and children.
 * @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children @returns {any}
 */
export const el = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
};

const SVG = "http:" + "//www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, any>} [attributes] @param {...Element} children @returns {any} */
export const svg = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.filter(Boolean));
  return element;
};

/** Calls `work` once before the next picture, however often it is asked for until then. @param {() => void} work */
export const beforePaint = (work) => {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
};

export const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
