// A table that sorts by its heads and filters by a text.
// columns: {name, value: row => number|text|null, cell: row => Node|text, number: bool, kind}
function table(title, rows, columns, options = {}) {
  const most = options.most || 200;
  let order = options.order;
  let falling = options.falling !== false;
  let wanted = "";
  let limit = most;
  const body = el("tbody");
  const told = el("span", {role: "status"});
  const more = el("button", {class: "more", type: "button", onclick: () => { limit += 1000; fill(); }}, "Show more");
  const field = el("input", {type: "search", placeholder: "Filter", "aria-label": "Filter " + title, oninput: () => { wanted = field.value.toLowerCase(); limit = most; fill(); }});
  const heads = columns.map((column, i) => el("th", {scope: "col", class: column.number ? "number" : ""},
    el("button", {type: "button", onclick: () => sort(i)}, column.name)));

  function sort(i) {
    falling = order === i ? !falling : !!columns[i].number;
    order = i;
    fill();
  }

  function compare(a, b) {
    const x = columns[order].value(a), y = columns[order].value(b);
    if (x == null || y == null) return (x == null) - (y == null);
    const by = typeof x === "number" ? x - y : String(x).localeCompare(String(y), "en", {numeric: true});
    return falling ? -by : by;
  }

  function fill() {
    const found = wanted ? rows.filter(row => options.search(row).toLowerCase().includes(wanted)) : rows.slice();
    if (order != null) found.sort(compare);
    heads.forEach((head, i) => head.setAttribute("aria-sort", i !== order ? "none" : falling ? "descending" : "ascending"));
    body.replaceChildren(...found.slice(0, limit).map(row => el("tr", {}, columns.map(column =>
      el("td", {class: column.number ? "number" : column.kind || "name"}, column.cell ? column.cell(row) : column.value(row) ?? "\u2013")))));
    told.textContent = found.length > limit ? whole(limit) + " of " + whole(found.length) + " rows shown; filter or sort to see others"
      : plural(found.length, "row");
    more.hidden = found.length <= limit;
  }

  fill();
  return el("div", {},
    el("div", {class: "tools"}, field, told, more),
    el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": title}, el("table", {}, el("thead", {}, el("tr", {}, heads)), body)));
}
