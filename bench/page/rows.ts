/**
 * Matches the object names of all fleets of the benchmarks, and cluster names.
 */
const NAME = /app-\d{5}|generated|everything|carts|cluster-\d/;

/** The visible rows of objects in any table in `root`. */
export function rowsIn(root: ParentNode): Element[] {
  return candidatesIn(root).filter(isRow);
}

/** Whether there is a visible row of an object in `root`. */
export function hasRow(root: ParentNode): boolean {
  return candidatesIn(root).some(isRow);
}

function candidatesIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('tr, [role="row"]')];
}

function isRow(element: Element): boolean {
  // A placeholder has no name. The text is checked first, because the other
  // checks compute styles.
  return (
    NAME.test(element.textContent ?? '') &&
    element.closest('[hidden]') === null &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
