/** What Space, Home and End act on themselves where the focus is in them. */
const OWN_SPACE =
  "button, a[href], input, summary, [role=button], [role=checkbox], [role=switch], [role=option], [role=row], [role=gridcell], [role=tab], [role=menuitem], [role=radio], [role=grid], [role=listbox]";
const OWN_ENDS =
  "input, [role=grid], [role=listbox], [role=list], [role=tree], [role=table], [role=menu], [role=tablist], [role=radiogroup], [role=separator], table";
/** Nothing behind a dialog or menu is moved by keys pressed in it. */
const OVER_THE_WINDOW = ".bp6-dialog, .bp6-popover";
const CLOCK_TRACK = "[data-keys=clock]";

/** Whether what has the focus answers to the key itself. */
export function isOfFocus({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || ctrlKey || metaKey || altKey) return false;
  // The track of the clock jumps to tenths and ends.
  if (target.closest(CLOCK_TRACK) !== null) return /^(\d|Home|End)$/.test(key);
  if (/^[ ,.<>]$/.test(key) && target.closest(OVER_THE_WINDOW) !== null) return true;
  if (key === " ") return target.closest(OWN_SPACE) !== null;
  return (key === "Home" || key === "End") && target.closest(OWN_ENDS) !== null;
}
