// The page: what stands where.
const data = JSON.parse(document.getElementById("data").textContent);
const view = new View(data.length);
view.start = data.start;
view.restarts = data.runs.filter(run => run.resume && run.start > 0 && run.start < data.length).map(run => run.start);

const NICE = {JOB_FINISHED: "finished", FAILED: "failed", CANCELLED: "cancelled", UPSTREAM_FAILED: "not run"};

function words(state) {
  return NICE[state] || state.toLowerCase().replaceAll("_", " ");
}

function name(text) {
  return el("bdi", {}, text);
}

function card(title, value, bad) {
  return el("div", {class: bad ? "bad" : ""}, el("dt", {}, title), el("dd", {}, value));
}

function headline() {
  const counts = data.counts;
  const last = data.runs.at(-1);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const cards = [
    card("State", data.live ? "running" : last ? words(last.state) : "nothing ran", last && !data.live && last.state !== "DONE"),
    card("Time", duration(data.length)),
    card("Jobs", whole(total)),
    ...Object.entries(counts).map(([state, count]) => card(words(state)[0].toUpperCase() + words(state).slice(1), whole(count), state === "FAILED" || state === "UPSTREAM_FAILED")),
    card("Attempts", whole(data.attemptCount)),
    card("Cores used", percent(data.efficiency)),
  ];
  const runs = data.runs.length > 1 ? plural(data.runs.length, "run") + ", " + plural(view.restarts.length, "restart") + " \u00b7 " : "";
  return [
    el("header", {}, el("h1", {}, "Report of ", name(data.title)),
      el("p", {class: "faint"}, runs, moment(data.start), " to ", moment(data.start + data.length),
        last ? " \u00b7 on " : "", last ? name(last.host) : "", " \u00b7 made by Bellwether at ", moment(data.made), " (local time)")),
    el("dl", {class: "cards"}, cards),
  ];
}

let sections = [];

function section(id, title, note, ...content) {
  const made = el("section", {id, class: /table/.test(id) ? "long" : ""}, el("h2", {}, title), note ? el("p", {class: "faint"}, note) : null, content);
  sections.push([id, title]);
  return made;
}

function legend(items) {
  return el("div", {class: "legend"}, items.map(([text, key]) => {
    const mark = el("i");
    mark.style.background = "var(--" + key + ")";
    return el("span", {}, mark, text);
  }), view.restarts.length ? el("span", {}, restartMark(), "restart") : null);
}

function restartMark() {
  const mark = el("i");
  mark.style.cssText = "width:0;height:12px;border-radius:0;border-left:2px dashed var(--violet)";
  return mark;
}

function lines(title, series) {
  const summary = series.map(one => one.name + ": at most " + decimal(one.data.v.reduce((a, b) => Math.max(a, b), 0))).join("; ");
  const chart = new LineChart(view, series, title + ". " + summary);
  const shownLegend = legend(series.map(one => [one.name, one.colour]));
  if (chart.isLog) shownLegend.append("(logarithmic scale)");
  return [shownLegend, chart.canvas];
}

function gantt() {
  if (!data.attempts.start.length) return el("p", {class: "faint"}, "No attempt began.");
  const chart = new Gantt(view, data.attempts);
  const button = (text, label, action) => el("button", {type: "button", "aria-label": label, onclick: action}, text);
  const present = OUTCOMES.filter((_, outcome) => data.attempts.outcome.includes(outcome));
  return [
    el("div", {class: "tools"}, button("+", "Zoom in", () => view.zoom(0.6)), button("\u2212", "Zoom out", () => view.zoom(1 / 0.6)),
      button("\u2190", "Earlier", () => view.move(-0.3)), button("\u2192", "Later", () => view.move(0.3)), button("All", "Show all", () => chart.reset()),
      el("span", {}, "Wheel zooms, with Shift the rows; drag marks a stretch or moves. Keys: + \u2212 arrows, Page Up and Down for rows, 0 for all. All charts move together.")),
    legend(present), chart.canvas];
}

const number = (title, value, cell) => ({name: title, value, cell: cell && (row => cell(value(row))), number: true});
const text = (title, value, kind) => ({name: title, value, cell: row => name(value(row) ?? "\u2013"), kind});

function attemptTable() {
  const a = data.attempts;
  const rows = Array.from(a.start.keys());
  const many = data.runs.length > 1;
  const columns = [
    text("Job", i => a.jobs[a.job[i]] + (a.key[i] == null ? "" : ":" + a.key[i])),
    number("Attempt", i => a.number[i]),
    many ? number("Run", i => a.run[i]) : null,
    text("Outcome", i => a.words[a.how[i]]),
    number("Start", i => a.start[i], value => "+" + duration(Math.max(0, value))),
    number("Time", i => a.length[i], duration),
    number("Cores", i => a.cores[i]),
    number("CPU", i => a.cpu[i], duration),
    number("Memory", i => a.memory[i], value => bytes(value == null ? null : value * 1024)),
    text("Place", i => place(a, i)),
  ].filter(column => column);
  const time = columns.findIndex(column => column.name === "Time");
  return table("attempts", rows, columns, {order: time, most: 100, search: i => columns[0].value(i) + " " + a.words[a.how[i]] + " " + place(a, i)});
}

function place(a, i) {
  const lanes = a.places[a.place[i]];
  if (!lanes.length) return "\u2013";
  const node = a.nodes[a.lanes[2 * lanes[0]]];
  const nodes = new Set(lanes.map(lane => a.lanes[2 * lane])).size;
  return nodes > 1 ? node + " and " + (nodes - 1) + " more" : lanes.length > 8 ? node : node + lanes.map((lane, k) => (k ? "," : " : ") + a.lanes[2 * lane + 1]).join("");
}

function failures() {
  const causes = Object.entries(data.causes).sort((a, b) => b[1] - a[1]);
  if (!causes.length && !data.failures.length) return el("p", {class: "faint"}, "No job failed.");
  const list = causes.length ? el("p", {}, "Jobs that ended badly, by cause: ", causes.map(([cause, count], i) => (i ? ", " : "") + cause.replaceAll("_", " ") + " " + whole(count)).join(""), ".") : null;
  const columns = [
    number("Attempts", row => row[1], whole),
    text("Outcome", row => row[0]),
    {name: "Jobs", value: row => row[2][0], cell: row => el("span", {}, row[2].map((job, i) => [i ? ", " : "", name(job)]), row[2].length === 5 && row[1] > 5 ? ", \u2026" : "")},
    {name: "The last of its standard error", kind: "text", value: row => row[3], cell: row => row[3] ? el("pre", {}, row[3]) : el("span", {class: "faint"}, "nothing is known")},
  ];
  return [list, data.failures.length ? table("failures", data.failures, columns, {order: 0, most: 50, search: row => row[0] + " " + row[2].join(" ") + " " + row[3]}) : null];
}

const seconds = value => duration(value * 1e6);

function retries() {
  if (!data.retries.length) return el("p", {class: "faint"}, "Every attempt counted: none failed, none was repeated.");
  const sum = column => data.retries.reduce((all, row) => all + row[column], 0);
  const columns = [
    text("Job", row => row[0]),
    number("Attempts", row => row[1], whole),
    number("Retries", row => row[2], whole),
    number("Did not count", row => row[3], whole),
    number("Their time", row => row[4], seconds),
    number("Their core time", row => row[5], seconds),
    number("Their CPU time", row => row[6], seconds),
  ];
  return [el("p", {}, plural(sum(3), "attempt"), " did not count and cost ", seconds(sum(4)), " of time, ", seconds(sum(5)), " of cores and ", seconds(sum(6)), " of CPU."),
    table("retries", data.retries, columns, {order: 5, search: row => row[0]})];
}

function meter(share) {
  if (share == null) return "\u2013";
  const bar = el("i");
  bar.style.width = Math.round(share * 100) + "%";
  return el("span", {}, el("span", {class: "meter"}, bar), percent(share));
}

function use() {
  if (!data.use.length) return el("p", {class: "faint"}, "Nothing was measured.");
  const of = (used, asked, show) => show(used) + (asked == null ? "" : " of " + show(asked));
  const columns = [
    text("Job", row => row[0]),
    number("Attempts", row => row[1], whole),
    number("Cores", row => row[2], decimal),
    number("Time in all", row => row[3], seconds),
    {name: "CPU used", number: true, value: row => row[4], cell: row => meter(row[4])},
    {name: "Peak memory", number: true, value: row => row[5], cell: row => of(row[5], row[6], bytes)},
    {name: "Longest", number: true, value: row => row[7], cell: row => of(row[7], row[8], seconds)},
    text("What to do", row => row[9], "text"),
  ];
  return table("use of resources", data.use, columns, {order: 3, search: row => row[0] + " " + row[9]});
}

function runTable() {
  const columns = [
    number("Run", run => run.id),
    text("Workflow", run => run.workflow),
    text("State", run => words(run.state) + (run.resume ? ", a restart" : "")),
    number("Start", run => run.start, value => moment(data.start + value)),
    number("End", run => run.end, value => value == null ? "\u2013" : moment(data.start + value)),
    text("Host", run => run.host),
    text("Source", run => run.source, "text"),
    text("Why it ended so", run => run.reason),
  ];
  return table("runs", data.runs, columns, {order: 0, falling: false, search: run => run.workflow + " " + run.source + " " + run.host});
}

function page() {
  document.title = "Report of " + shown(data.title);
  const s = data.series;
  const content = [
    section("utilization", "Cores in use", "The cores that jobs held, over those that were there.", lines("Cores in use", [
      {name: "cores there", colour: "grey", width: 5, data: s.available}, {name: "cores in use", colour: "blue", width: 1.5, fill: true, data: s.utilization}])),
    el("div", {class: "pair"},
      section("throughput", "Jobs finished", null, lines("Jobs finished", [{name: "finished", colour: "green", width: 2, fill: true, data: s.finished}])),
      section("waiting", "Waiting and running", null, lines("Waiting and running", [
        {name: "waiting", colour: "orange", width: 1.5, data: s.waiting}, {name: "running", colour: "blue", width: 1.5, data: s.running}]))),
    section("gantt", "What ran where", null, gantt()),
    section("attempts-table", "Slowest jobs", "All attempts, the longest first; sort and filter to see others.", attemptTable()),
    section("failures-table", "Failures", "Attempts whose last lines differ only in numbers stand together.", failures()),
    section("retries-table", "Retries and what they cost", null, retries()),
    section("use-table", "What jobs asked for and used", null, use()),
    section("runs-table", "Runs", null, runTable()),
    section("left-out", "What is left out", null, data.notes.length ? el("ul", {}, data.notes.map(note => el("li", {}, note))) : el("p", {class: "faint"}, "Nothing: every point, attempt and row is in this page.")),
  ];
  const nav = el("nav", {"aria-label": "Contents"}, sections.map(([id, title]) => el("a", {href: "#" + id}, title)));
  document.getElementById("page").replaceChildren(...headline(), nav, ...content);
}

page();

// Paper is light, and canvases keep what was drawn.
function onPaper(is) {
  document.documentElement.classList.toggle("print", is);
  view.paintNow();
}

matchMedia("print").addEventListener("change", event => onPaper(event.matches));
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => view.paint());
