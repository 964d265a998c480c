
"use strict";
(function () {
  const MOST = 200;
  const collator = new Intl.Collator("zh");
  const parsed = new Map();

  function make(tag, properties, text) {
    const element = Object.assign(document.createElement(tag), properties);
    if (text !== undefined) {
      element.textContent = text;
    }
    return element;
  }

  /* The units of a form: read when first asked for. Children get known by their levels. */
  function unitsOf(form) {
    if (!parsed.has(form)) {
      const block = JSON.parse(document.getElementById(form + "-units").textContent);
      const path = [];
      for (const unit of block.units) {
        unit.below = [];
        path[unit.l] = unit;
        if (unit.l > 0) {
          path[unit.l - 1].below.push(unit);
        }
      }
      parsed.set(form, block);
    }
    return parsed.get(form);
  }

  function figure(joined, place) {
    return (joined || "").split(",")[place] || "";
  }

  function scaled(number, decimals) {
    const parts = number.split(".");
    return BigInt(parts[0] + (parts[1] || "").padEnd(decimals, "0"));
  }

  /* Half-up with two decimals, in whole numbers: the same as the figures beside it. */
  function share(part, whole) {
    if (!part || !whole) {
      return "—";
    }
    const decimals = Math.max((part.split(".")[1] || "").length, (whole.split(".")[1] || "").length);
    const a = scaled(part, decimals);
    const b = scaled(whole, decimals);
    if (b <= 0n || a < 0n) {
      return "—";
    }
    const percent = (a * 20000n + b) / (b * 2n);
    return percent / 100n + "." + String(percent % 100n).padStart(2, "0") + "%";
  }

  /* Sorting: a number as printed, else text; what is blank stays last. Unfolded rows go with the row they belong to. */
  function key(cell) {
    const text = cell ? (cell.dataset.key ?? cell.textContent).trim() : "";
    if (text === "" || text === "—") {
      return null;
    }
    const plain = text.replace(/^※/, "");
    return /^[+-]?\d+(\.\d+)?(%|个百分点)?$/.test(plain) ? parseFloat(plain) : text;
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") {
      return a - b;
    }
    if (typeof a !== typeof b) {
      return typeof a === "number" ? -1 : 1;
    }
    return collator.compare(a, b);
  }

  function sort(table, column, descending) {
    const body = table.tBodies[0];
    const packs = [];
    for (const row of body.rows) {
      if (row.matches(".below, .nest")) {
        packs[packs.length - 1].rows.push(row);
      } else {
        packs.push({key: key(row.cells[column]), rows: [row]});
      }
    }
    packs.sort(function (a, b) {
      if (a.key === null || b.key === null) {
        return (a.key === null) - (b.key === null);
      }
      return (descending ? -1 : 1) * compare(a.key, b.key);
    });
    body.append(...packs.flatMap((pack) => pack.rows));
  }

  function makeSortable(table) {
    const rows = table.tHead.rows;
    const last = rows[rows.length - 1];
    const offset = rows.length === 1 ? 0 : 2;
    const heads = [...table.tHead.querySelectorAll("th[data-sort]"), ...last.cells];
    for (const head of heads) {
      const column = head.dataset.sort === undefined ? [...last.cells].indexOf(head) + offset : Number(head.dataset.sort);
      const button = make("button", {type: "button", className: "sort"}, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        const descending = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, column, descending);
      });
    }
  }

  /* Unfolding */
  function row(values, depth, outstanding) {
    const line = make("tr", {className: depth > 0 ? "below depth" + Math.min(depth, 5) : ""});
    const name = make("th", {scope: "row"}, values[0]);
    line.append(name);
    for (let i = 1; i < values.length; i++) {
      const words = i > 4 ? "words" + (i === 5 && outstanding ? " outstanding" : "") : "";
      line.append(make("td", {className: words}, values[i]));
    }
    return line;
  }

  function filingRow(filing, context, depth) {
    const value = figure(filing.v, context.place);
    return row([filing.n, value ? value + context.unit : "—", "", "", "", filing.s, filing.r], depth, false);
  }

  function isSimple(unit) {
    const filings = unit.f || [];
    return unit.below.length === 0 && filings.length <= 1 && filings.every((filing) => filing.v === undefined);
  }

  function unitRow(unit, context, depth) {
    const value = figure(unit.v, context.place);
    const previous = figure(unit.p, context.place);
    const source = unit.below.length === 0 && unit.f && unit.f.length === 1 ? unit.f[0].r : "";
    const part = unit.x && context.adds ? share(value, context.total) : "—";
    const shown = unit.w === undefined ? value : figure(unit.w, context.place);
    const shownPrevious = unit.q === undefined ? previous : figure(unit.q, context.place);
    const values = [unit.n, shown || "—", shownPrevious || "—", figure(unit.g, context.place) || "—", part, unit.s || "", source];
    const line = row(values, depth, unit.o);
    if (value && context.unit) {
      line.cells[1].title = value + context.unit;
    }
    makeUnfoldable(line, unit, context, depth);
    return line;
  }

  function rowsBelow(unit, context, depth) {
    return (unit.f || [])
      .map((filing) => () => filingRow(filing, context, depth))
      .concat(unit.below.map((below) => () => unitRow(below, context, depth)));
  }

  /* Puts rows after a row, or at the end of a body; a button brings the next ones where there are many. */
  function put(makers, from, place) {
    const rows = makers.slice(from, from + MOST).map((maker) => maker());
    if (from + MOST < makers.length) {
      const depth = rows[0].className;
      const line = make("tr", {className: depth || "below"});
      const cell = make("td", {colSpan: 7, className: "words"});
      const more = make("button", {type: "button", className: "more"}, "再列 " + Math.min(MOST, makers.length - from - MOST) + " 个");
      more.addEventListener("click", function () {
        put(makers, from + MOST, (next) => line.after(...next));
        const follower = line.nextElementSibling;
        line.remove();
        const focus = follower && follower.querySelector("button");
        if (focus) {
          focus.focus();
        }
      });
      cell.append(more);
      line.append(cell);
      rows.push(line);
    }
    place(rows);
  }

  function depthOf(line) {
    const found = /depth(\d)/.exec(line.className);
    return found ? Number(found[1]) : 0;
  }

  function unfoldButton(name, label, open, close) {
    const button = make("button", {type: "button", className: "unfold"});
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", "展开 " + label);
    button.addEventListener("click", function () {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!isOpen));
      if (isOpen) {
        close();
      } else {
        open();
      }
    });
    name.prepend(button);
  }

  function makeUnfoldable(line, unit, context, depth) {
    if (isSimple(unit)) {
      return;
    }
    unfoldButton(line.cells[0], unit.n, function () {
      put(rowsBelow(unit, context, depth + 1), 0, (rows) => line.after(...rows));
    }, function () {
      while (line.nextElementSibling && depthOf(line.nextElementSibling) > depth) {
        line.nextElementSibling.remove();
      }
    });
  }

  function contextOf(element, code) {
    const units = unitsOf(element.closest("[data-form]").dataset.form);
    const place = units.cells.indexOf(code);
    return {
      units: units.units,
      place: place,
      unit: units.rounded[place],
      total: figure(units.units[0].v, place),
      adds: units.adds[place] === 1
    };
  }

  /* The units directly below stand in the page already. */
  function enhance(table) {
    const context = contextOf(table, table.dataset.cell);
    for (const line of table.tBodies[0].querySelectorAll("tr[data-unit]")) {
      makeUnfoldable(line, context.units[Number(line.dataset.unit)], context, 0);
    }
  }

  function nest(line) {
    const context = contextOf(line, line.dataset.cell);
    const table = make("table", {className: "sortable drill"});
    const head = make("tr");
    ["单位", "本年", "上年", "同比", "占合计", "报送情况", "来源"].forEach(function (name, i) {
      head.append(make("th", {scope: "col", className: i > 4 ? "words" : ""}, name));
    });
    table.createTHead().append(head);
    const body = table.createTBody();
    put(rowsBelow(context.units[0], context, 0), 0, (rows) => body.append(...rows));
    makeSortable(table);
    const inner = make("div", {className: "inner"});
    inner.append(table);
    const cell = make("td", {colSpan: line.cells.length});
    cell.append(inner);
    const nested = make("tr", {className: "nest"});
    nested.append(cell);
    line.after(nested);
  }

  document.querySelectorAll("table.sortable").forEach(makeSortable);
  document.querySelectorAll("details.units").forEach(function (details) {
    details.addEventListener("toggle", () => enhance(details.querySelector("table")), {once: true});
  });
  document.querySelectorAll("table.all tbody tr").forEach(function (line) {
    const label = line.cells[0].textContent;
    unfoldButton(line.cells[0], label, () => nest(line), () => line.nextElementSibling.remove());
  });
})();
