// A long list of which only what is in view is in the page.
//
// Heights are estimated until an item has been seen. Their sums are kept in a Fenwick tree (Fenwick 1994), so that finding the
// item at a place and the place of an item take logarithmic time.
import { beforePaint } from "./dom.js";

/** Sums of heights. */
class Sums {
  constructor(count) {
    this.count = count;
    this.tree = new Float64Array(count + 1);
    this.step = 2 ** Math.floor(Math.log2(Math.max(count, 1)));
  }

  add(index, amount) {
    for (let k = index + 1; k <= this.count; k += k & -k) this.tree[k] += amount;
  }

  /** Takes over all heights at once, in linear time. */
  fill(heights) {
    this.tree.fill(0);
    for (let k = 1; k <= this.count; k++) {
      this.tree[k] += heights[k - 1];
      const next = k + (k & -k);
      if (next <= this.count) this.tree[next] += this.tree[k];
    }
  }

  /** The sum of all before `index`. */
  before(index) {
    let sum = 0;
    for (let k = index; k > 0; k -= k & -k) sum += this.tree[k];
    return sum;
  }

  /** The item that covers `place`. */
  at(place) {
    let index = 0;
    for (let step = this.step; step > 0; step >>= 1) {
      if (index + step <= this.count && this.tree[index + step] <= place) {
        index += step;
        place -= this.tree[index];
      }
    }
    return Math.min(index, Math.max(this.count - 1, 0));
  }
}

/** Up to so many items are all in the page: they cost little, and the browser's own search finds them. */
const FEW = 250;
/** How far beyond the view items are drawn, in pixels. */
const MARGIN = 600;

export class VirtualList {
  /**
   * @param {HTMLElement} scroller what scrolls
   * @param {HTMLElement} list the list in it, which holds nothing else than items
   * @param {{estimate: (index: number) => number, draw: (index: number) => HTMLElement, drawn?: () => void, widthChanged?: () => void}} items
   */
  constructor(scroller, list, items) {
    Object.assign(this, { scroller, list, items });
    this.elements = new Map();
    this.whole = false;
    this.reset(0);
    scroller.addEventListener("scroll", beforePaint(() => this.update()), { passive: true });
    let width = 0;
    new ResizeObserver(
      beforePaint(() => {
        const changed = Math.abs(scroller.clientWidth - width) > 1;
        width = scroller.clientWidth;
        if (changed) this.remeasure();
        this.update();
      }),
    ).observe(scroller);
  }

  /** Begins again with `count` items. */
  reset(count) {
    this.count = count;
    this.heights = new Float64Array(count);
    this.sums = new Sums(count);
    for (let k = 0; k < count; k++) this.heights[k] = this.items.estimate(k);
    this.sums.fill(this.heights);
    this.clear();
  }

  clear() {
    this.elements.clear();
    this.list.replaceChildren();
  }

  setHeight(index, height) {
    this.sums.add(index, height - this.heights[index]);
    this.heights[index] = height;
  }

  get isWhole() {
    return this.whole || this.count <= FEW;
  }

  /** After a change of width: what was measured no longer holds. */
  remeasure() {
    const anchor = this.anchor();
    this.items.widthChanged?.();
    for (let k = 0; k < this.count; k++) if (!this.elements.has(k)) this.heights[k] = this.items.estimate(k);
    this.sums.fill(this.heights);
    this.measure([...this.elements.keys()]);
    this.restore(anchor);
  }

  /** Draws every item again. */
  redraw() {
    const anchor = this.anchor();
    this.clear();
    this.update();
    this.restore(anchor);
  }

  /** Draws one item again, if it is in the page. */
  redrawItem(index) {
    const old = this.elements.get(index);
    if (!old) return;
    const element = this.items.draw(index);
    old.replaceWith(element);
    this.elements.set(index, element);
    this.measure([index]);
    this.pad();
    this.items.drawn?.();
  }

  /** The first item in view and how far its top lies above the view's. */
  anchor() {
    const top = this.scroller.scrollTop - this.start();
    const index = this.sums.at(Math.max(top, 0));
    return { index, within: top - this.sums.before(index) };
  }

  restore({ index, within }) {
    const top = this.start() + this.sums.before(index) + within;
    if (!this.isWhole && Math.abs(top - this.scroller.scrollTop) > 1) this.scroller.scrollTop = top;
  }

  /** Where the list begins in what scrolls. */
  start() {
    return this.list.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop;
  }

  range() {
    if (this.isWhole) return [0, this.count];
    const top = this.scroller.scrollTop - this.start();
    const first = this.sums.at(Math.max(top - MARGIN, 0));
    const last = this.sums.at(Math.max(top + this.scroller.clientHeight + MARGIN, 0));
    return [first, Math.min(last + 1, this.count)];
  }

  /** Brings what is in view into the page and takes out the rest. */
  update() {
    if (!this.isWhole && this.scroller.clientHeight === 0) return;
    for (let round = 0; round < 3; round++) {
      const anchor = this.anchor();
      const [first, last] = this.range();
      const fresh = this.place(first, last);
      if (fresh.length === 0) break;
      if (this.isWhole) break;
      this.measure(fresh);
      this.pad();
      this.restore(anchor);
    }
    this.pad();
    this.items.drawn?.();
  }

  place(first, last) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.closest("li") : null;
    for (const [index, element] of this.elements) {
      if (index >= first && index < last) continue;
      if (element === focused) this.scroller.focus({ preventScroll: true });
      element.remove();
      this.elements.delete(index);
    }
    const fresh = [];
    let before = null;
    for (let index = last - 1; index >= first; index--) {
      let element = this.elements.get(index);
      if (!element) {
        element = this.items.draw(index);
        this.list.insertBefore(element, before);
        this.elements.set(index, element);
        fresh.push(index);
      }
      before = element;
    }
    return fresh;
  }

  measure(indices) {
    const heights = indices.map((index) => this.elements.get(index)?.getBoundingClientRect().height ?? 0);
    indices.forEach((index, k) => heights[k] > 0 && this.setHeight(index, heights[k]));
  }

  pad() {
    const drawn = [...this.elements.keys()];
    const padded = !this.isWhole && drawn.length > 0;
    const first = padded ? Math.min(...drawn) : 0;
    const last = padded ? Math.max(...drawn) + 1 : 0;
    const above = padded ? this.sums.before(first) : 0;
    const below = padded ? this.sums.before(this.count) - this.sums.before(last) : 0;
    this.list.style.paddingBlockStart = `${above}px`;
    this.list.style.paddingBlockEnd = `${below}px`;
  }

  /** Scrolls so that an item is in view. @param {number} index @param {"center" | "nearest" | "start"} block */
  reveal(index, block = "nearest") {
    if (index < 0 || index >= this.count) return null;
    if (!this.isWhole) {
      const top = this.start() + this.sums.before(index);
      const { scrollTop, clientHeight } = this.scroller;
      const isIn = top >= scrollTop && top + this.heights[index] <= scrollTop + clientHeight;
      if (!isIn || block === "center") {
        const room = Math.max(clientHeight - this.heights[index], 0);
        const up = top < scrollTop;
        const shift = block === "center" ? room / 2 : block === "start" || up ? 8 : room - 8;
        this.scroller.scrollTop = top - shift;
      }
      this.update();
    } else if (!this.elements.has(index)) this.update();
    const element = this.elements.get(index);
    element?.scrollIntoView({ block, behavior: "instant" });
    return element ?? null;
  }

  /** Puts everything into the page, as for printing, or only what is in view again. */
  setWhole(whole) {
    this.whole = whole;
    this.update();
  }
}
