// @vitest-environment jsdom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { layoutOf, tsvOf, type DataColumn } from "#renderer/ui/table/columns";
import { HEADER, movedBy } from "#renderer/ui/table/moves";
import { DataTable, type DataTableProps } from "../../../renderer/ui/DataTable";
import { giveElementsSizes } from "../../support/elementSizes";
import { i18nOf } from "../../support/i18n";

interface Line {
  readonly name: string;
  readonly amount: number;
}

const COLUMNS: readonly DataColumn<Line>[] = [
  {
    id: "name",
    header: "name",
    width: 100,
    sortable: true,
    cell: ({ name }) => name,
    text: ({ name }) => name,
  },
  {
    id: "amount",
    header: "amount",
    width: 80,
    align: "end",
    sortable: true,
    cell: ({ amount }) => String(amount),
    text: ({ amount }) => String(amount),
  },
];

const lineAt = (index: number): Line => ({ name: `line ${index}`, amount: index * 2 });

let host: HTMLElement;
let root: Root;

giveElementsSizes();

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});

afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

function draw(more: Partial<DataTableProps<Line>> = {}): void {
  const props = { label: "lines", columns: COLUMNS, count: 1000, rowAt: lineAt, ...more };
  act(() =>
    root.render(
      createElement(I18nextProvider, { i18n: i18nOf("en") }, createElement(DataTable<Line>, props)),
    ),
  );
}

const grid = () => host.querySelector<HTMLElement>("[role=grid]")!;
const header = (at: number) => host.querySelectorAll<HTMLElement>("[role=columnheader]")[at]!;
const cell = (row: number, column: number) =>
  host.querySelector<HTMLElement>(`[data-index="${row}"] [data-column="${column}"]`)!;
const activeText = () =>
  document.getElementById(grid().getAttribute("aria-activedescendant") ?? "")?.textContent;
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(() => {
    grid().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
  });
const click = (element: HTMLElement, more: MouseEventInit = {}) =>
  act(() => {
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, ...more }));
  });

describe("a table under the keyboard", () => {
  it("moves between cells and opens the row it is at", () => {
    const opened: number[] = [];
    draw({ onOpen: (index) => void opened.push(index) });
    press("ArrowDown");
    press("ArrowRight");
    expect(activeText()).toBe("2");
    press("Enter");
    expect(opened).toEqual([1]);
  });

  it("sorts from the header, which lies above the first row", () => {
    const sorted: string[] = [];
    draw({ sort: { field: "amount", descending: true }, onSort: (id) => void sorted.push(id) });
    press("ArrowUp");
    press("ArrowRight");
    press("Enter");
    expect(sorted).toEqual(["amount"]);
    expect(header(1).getAttribute("aria-sort")).toBe("descending");
    expect(header(0).getAttribute("aria-sort")).toBe("none");
  });

  it("widens a column by Shift and an arrow", () => {
    draw();
    const tracks = () => grid().firstElementChild?.getAttribute("style");
    press("ArrowUp");
    press("ArrowRight", { shiftKey: true });
    expect(tracks()).toContain("116px 80px");
  });

  it("selects a range of rows with Shift, and copies it", () => {
    const copied: [number, number][] = [];
    draw({ onCopy: (first, last) => void copied.push([first, last]) });
    press("ArrowDown");
    press("ArrowDown", { shiftKey: true });
    press("ArrowDown", { shiftKey: true });
    press("c", { ctrlKey: true });
    expect(copied).toEqual([[1, 3]]);
    expect(host.querySelectorAll("[role=row][aria-selected=true]")).toHaveLength(3);
    click(cell(6, 0), { shiftKey: true });
    press("c", { ctrlKey: true });
    expect(copied[1]).toEqual([1, 6]);
  });

  it("opens the menu of a row and of a column with Shift-F10, and closes it with Escape", () => {
    draw({
      rowMenu: (index, _close, column) => createElement("p", null, `row ${index} ${column}`),
      headerMenu: (column) => createElement("p", null, `column ${column}`),
    });
    press("F10", { shiftKey: true });
    expect(document.body.textContent).toContain("row 0 name");
    act(() => {
      const inside = [...document.querySelectorAll("p")].find(
        (p) => p.textContent === "row 0 name",
      );
      inside?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    });
    press("ArrowUp");
    press("F10", { shiftKey: true });
    expect(document.body.textContent).toContain("column name");
  });
});

describe("a table under the pointer", () => {
  it("tells a click on a row from a move by key", () => {
    const selected: [number, string][] = [];
    draw({ onSelect: (index, by) => void selected.push([index, by]) });
    click(cell(2, 0));
    press("ArrowDown");
    expect(selected).toEqual([
      [2, "click"],
      [3, "move"],
    ]);
  });

  it("leaves a click on a link to the link", () => {
    const selected: number[] = [];
    const link = { ...COLUMNS[0]!, cell: () => createElement("button", null, "link") };
    draw({ columns: [link], onSelect: (index) => void selected.push(index) });
    click(cell(2, 0).querySelector("button")!);
    expect(selected).toEqual([]);
  });

  it("sorts by a header, but not where it is not sortable", () => {
    const sorted: string[] = [];
    const { id, header: title, width, cell: draws } = COLUMNS[0]!;
    const fixed = { id, header: title, width, cell: draws };
    draw({ columns: [fixed, COLUMNS[1]!], onSort: (id) => void sorted.push(id) });
    click(header(0));
    click(header(1));
    expect(sorted).toEqual(["amount"]);
  });
});

describe("rows of a table", () => {
  it("are drawn only where they are in view, of however many", () => {
    draw({ count: 1_000_000, maxHeight: 280 });
    expect(grid().getAttribute("aria-rowcount")).toBe("1000001");
    expect(host.querySelectorAll("[data-index]").length).toBeLessThan(50);
  });

  it("say in words why they are marked", () => {
    draw({
      count: 1,
      markOf: () => ({ kind: "fraud", label: "labelled fraud" }),
    });
    expect(host.querySelector(".data-body")?.textContent).toContain("labelled fraud");
  });

  it("show that they are being fetched", () => {
    draw({ count: 3, rowAt: () => undefined });
    expect(host.querySelectorAll("[aria-busy=true] .skeleton")).toHaveLength(3);
  });
});

describe("keys in a table", () => {
  const size = { rows: 100, columns: 3, page: 10 };
  const plain = { ctrlKey: false, metaKey: false };

  it("stop at its edges", () => {
    const corner = { row: 99, column: 2 };
    expect(movedBy({ key: "ArrowDown", ...plain }, corner, size)).toEqual(corner);
    expect(movedBy({ key: "ArrowRight", ...plain }, corner, size)).toEqual(corner);
    const head = { row: HEADER, column: 0 };
    expect(movedBy({ key: "ArrowUp", ...plain }, head, size)).toEqual(head);
  });

  it("go to the ends of a row, and with Control to the ends of the table", () => {
    const from = { row: 50, column: 1 };
    expect(movedBy({ key: "End", ...plain }, from, size)).toEqual({ row: 50, column: 2 });
    expect(movedBy({ key: "End", ctrlKey: true, metaKey: false }, from, size)).toEqual({
      row: 99,
      column: 2,
    });
  });

  it("do not leave the header of a table without rows", () => {
    const head = { row: HEADER, column: 0 };
    expect(movedBy({ key: "ArrowDown", ...plain }, head, { ...size, rows: 0 })).toEqual(head);
  });
});

describe("a table as text", () => {
  it("has a header, tabs between cells, and no line end within one", () => {
    const rows = [{ name: "a\tb\nc", amount: 1 }];
    expect(tsvOf(COLUMNS, rows)).toBe("name\tamount\na b c\t1");
  });

  it.each(["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r@x", " =1"])(
    "keeps a spreadsheet from computing %j",
    (name) => {
      const [, line] = tsvOf(COLUMNS, [{ name, amount: 1 }]).split("\n");
      expect(line).toBe(`'${name.replace(/[\t\r]/, " ")}\t1`);
    },
  );

  it.each(["-12.5", "+3", "-1e-5", "a=b", "2025-11-14"])("leaves %s as it is", (name) => {
    expect(tsvOf(COLUMNS, [{ name, amount: -1 }])).toBe(`name\tamount\n${name}\t-1`);
  });

  it("keeps a spreadsheet from computing a header", () => {
    expect(tsvOf([{ ...COLUMNS[0]!, header: "=1" }], [])).toBe("'=1");
  });
});

describe("the widths of a table", () => {
  it("leave what is over behind figures, and keep what was set", () => {
    expect(layoutOf(COLUMNS, new Map(), true)["--tracks"]).toBe("28px 100px 80px minmax(0, 1fr)");
    expect(layoutOf(COLUMNS, new Map([["name", 140]]), false)["--tracks"]).toContain("140px 80px");
  });

  it("give what is over to the last column of text", () => {
    expect(layoutOf([COLUMNS[0]!], new Map(), false)["--tracks"]).toBe("minmax(100px, 1fr)");
  });
});
