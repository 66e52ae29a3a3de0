import type { Page } from 'playwright-core';

/**
 * Texts in a part of the page that cannot be read: cut off sideways by what is
 * around them, or on top of each other. What is shortened with an ellipsis, or
 * can be scrolled to, can be read.
 */
export function unreadableTexts(page: Page, within: string): Promise<string[]> {
  return page.evaluate(selector => {
    interface Text {
      readonly node: Node;
      readonly words: string;
      readonly top: number;
      readonly bottom: number;
      left: number;
      right: number;
    }

    /** Widths are rounded. */
    const ROUNDED_PX = 2;
    /** Line boxes overlap a little where the line height is small. */
    const CLOSE_PX = 6;

    const unreadable = new Set<string>();
    const styles = new Map<Element, CSSStyleDeclaration>();
    const allEdges = new Map<Element, DOMRect>();

    function styleOf(element: Element): CSSStyleDeclaration {
      const style = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, style);
      return style;
    }

    function edgesOf(element: Element): DOMRect {
      const edges = allEdges.get(element) ?? element.getBoundingClientRect();
      allEdges.set(element, edges);
      return edges;
    }

    function isForEars({ clip, clipPath, opacity }: CSSStyleDeclaration) {
      return clip !== 'auto' || clipPath !== 'none' || opacity === '0';
    }

    /** Whether part of a text is visible; records texts that are cut off. */
    function isSeen(text: Text, parent: Element): boolean {
      let isWhole = true;
      for (
        let each: Element | null = parent;
        each && each !== document.documentElement;
        each = each.parentElement
      ) {
        const style = styleOf(each);
        if (isForEars(style)) return false;
        const { overflowX, overflowY } = style;
        if (overflowX !== 'visible' || overflowY !== 'visible') {
          const edges = edgesOf(each);
          const isOut = text.bottom <= edges.top || text.top >= edges.bottom;
          if (isOut || text.right <= edges.left) return false;
          const isCut = text.right > edges.right + ROUNDED_PX;
          const isShortened = style.textOverflow === 'ellipsis';
          if (isCut && isWhole && overflowX === 'hidden' && !isShortened) {
            unreadable.add(`cut: ${text.words}`);
          }
          if (text.left >= edges.right) return false;
          if (isCut) isWhole = false;
          text.left = Math.max(text.left, edges.left);
          text.right = Math.min(text.right, edges.right);
        }
      }
      if (text.right > window.innerWidth + ROUNDED_PX) {
        unreadable.add(`beyond the screen: ${text.words}`);
      }
      return true;
    }

    const roots = document.querySelectorAll(selector);
    const root = roots[roots.length - 1];
    const texts: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (!words || !parent?.checkVisibility({ visibilityProperty: true })) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const text = { node, words, left, right, top, bottom };
        if (isSeen(text, parent)) texts.push(text);
      }
    }

    texts.sort((one, other) => one.top - other.top);
    texts.forEach((one, index) => {
      for (let next = index + 1; next < texts.length; next++) {
        const other = texts[next];
        if (other.node === one.node) continue;
        const down = Math.min(one.bottom, other.bottom) - other.top;
        if (down <= CLOSE_PX) {
          if (other.top >= one.bottom) break;
          continue;
        }
        const across =
          Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (across > ROUNDED_PX) {
          unreadable.add(`on each other: ${one.words} | ${other.words}`);
        }
      }
    });
    return [...unreadable];
  }, within);
}
