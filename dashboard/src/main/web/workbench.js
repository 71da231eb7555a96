/* The SQL workbench: editor, run and cancel, pages of the result, chart, saved queries and history. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { SQLDialect, sql } from "@codemirror/lang-sql";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import "./style/workbench.css";
import { say } from "./words.js";

const PAGE = 1000;
const POLL_MILLIS = 150;
const place = (id) => document.getElementById(id);
const lang = document.documentElement.lang;
const count = (number) => new Intl.NumberFormat(lang).format(number);

let current = null; // {id, columns, kept, total}
let offset = 0;
let timer = null;

const completion = JSON.parse(place("completion").textContent);
const dialect = SQLDialect.define({
  keywords: completion.keywords.join(" "),
  types: "bigint boolean date decimal double integer interval time timestamp timestamptz varchar",
  doubleQuotedStrings: false,
  operatorChars: "*+-%<>!=&|~^/?:",
});
const runKeys = Prec.highest(
  keymap.of([
    { key: "Mod-Enter", run: () => (run(text()), true) },
    { key: "Escape", run: () => cancel() },
  ]),
);
const editor = new EditorView({
  parent: place("editor"),
  state: EditorState.create({
    doc: sessionStorage.getItem("vigie-sql") ?? document.querySelector("[data-sql]").dataset.sql,
    extensions: [
      lineNumbers(), history(), bracketMatching(), closeBrackets(), highlightActiveLine(), autocompletion(),
      syntaxHighlighting(classHighlighter),
      sql({ dialect, schema: completion.tables }),
      runKeys,
      keymap.of([...completionKeymap, ...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": place("editor").dataset.label }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) sessionStorage.setItem("vigie-sql", text());
      }),
    ],
  }),
});

function text() {
  return editor.state.doc.toString();
}

async function ask(path, method = "GET", body = undefined) {
  const answer = await fetch(`/api/v1/${path}${path.includes("?") ? "&" : "?"}lang=${lang}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  const content = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Error(content?.title ?? String(answer.status));
  return content;
}

async function run(query) {
  if (timer) return;
  const started = performance.now();
  clear();
  place("run").disabled = true;
  place("cancel").disabled = false;
  try {
    const { id } = await ask("sql/runs", "POST", { sql: query });
    current = { id };
    timer = setInterval(() => {
      tell(say("sql.running", ((performance.now() - started) / 1000).toFixed(1)));
    }, 100);
    let status = await ask(`sql/runs/${id}`);
    while (status.state === "RUNNING") {
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
      status = await ask(`sql/runs/${id}`);
    }
    stop();
    await ended(status);
  } catch (problem) {
    stop();
    tell(problem.message);
  }
  lists();
}

function stop() {
  clearInterval(timer);
  timer = null;
  place("run").disabled = false;
  place("cancel").disabled = true;
}

function cancel() {
  if (!timer || !current) return false;
  ask(`sql/runs/${current.id}`, "DELETE").catch((problem) => tell(problem.message));
  return true;
}

function tell(sentence) {
  place("run-status").textContent = sentence;
}

function clear() {
  place("message").hidden = place("rows").hidden = place("drawing").hidden = place("result-acts").hidden = true;
}

async function ended(status) {
  const seconds = (status.millis / 1000).toFixed(2);
  if (status.state !== "DONE") {
    tell(say(`sql.state.${status.state}`, seconds));
    place("message").textContent = status.message;
    place("message").hidden = !status.message;
    return;
  }
  current = { ...status };
  const position = count(status.position);
  tell(
    status.kept < status.total
      ? say("sql.done.cut", count(status.kept), count(status.total), seconds, position)
      : say("sql.done", count(status.total), seconds, position),
  );
  place("result-acts").hidden = false;
  for (const link of document.querySelectorAll("#result-acts [data-export]")) {
    const profile = link.dataset.export === "csv" ? `&profile=${lang}` : "";
    link.href = `/api/v1/sql/runs/${status.id}/export.${link.dataset.export}?lang=${lang}${profile}`;
  }
  await show(0);
  view("table");
}

const isNumber = (type) => /^(DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT|INTEGER|UINTEGER|DOUBLE|FLOAT)/.test(type);

async function show(from) {
  offset = from;
  const { rows } = await ask(`sql/runs/${current.id}/rows?offset=${from}&size=${PAGE}`);
  current.rows = rows;
  const one = current.columns.length === 1 && rows.length === 1 && /\n/.test(rows[0][0] ?? "");
  place("message").hidden = !one;
  if (one) place("message").textContent = rows[0][0];
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  const numbers = current.columns.map((column) => isNumber(column.type));
  current.columns.forEach((column, i) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = column.name;
    cell.title = column.type;
    if (numbers[i]) cell.className = "num";
    head.append(cell);
  });
  const body = table.createTBody();
  for (const row of one ? [] : rows) {
    const line = body.insertRow();
    row.forEach((value, i) => {
      const cell = line.insertCell();
      cell.textContent = value ?? "NULL";
      cell.className = value === null ? "muted" : numbers[i] ? "num" : "";
    });
  }
  place("rows").replaceChildren(table);
  place("previous").disabled = offset === 0;
  place("next").disabled = offset + PAGE >= current.kept;
}

function view(name) {
  for (const button of document.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }
  const chart = name === "chart";
  place("rows").hidden = chart || !place("message").hidden;
  place("drawing").hidden = !chart;
  if (chart) drawResult();
}

/** First column that is no number names the bars, each number column is a series. */
function drawResult() {
  const numbers = current.columns.map((column, i) => i).filter((i) => isNumber(current.columns[i].type));
  const names = current.columns.findIndex((column) => !isNumber(column.type));
  const drawing = place("drawing");
  if (!numbers.length) {
    drawing.textContent = say("sql.chart.none");
    return;
  }
  const rows = current.rows.slice(0, 60);
  const data = {
    names: rows.map((row, i) => (names < 0 ? String(i + 1) : row[names] ?? "NULL")),
    timed: names >= 0 && /^(DATE|TIMESTAMP)/.test(current.columns[names].type),
    series: numbers.slice(0, 5).map((i) => ({
      name: current.columns[i].name,
      values: rows.map((row) => (row[i] === null ? null : Number(row[i]))),
    })),
  };
  const chart = document.createElement("div");
  chart.id = "result-chart";
  chart.className = "chart h360";
  chart.dataset.chart = "result";
  chart.setAttribute("aria-label", `${data.series.map((series) => series.name).join(", ")}`);
  const script = document.createElement("script");
  script.type = "application/json";
  script.dataset.chartData = chart.id;
  script.textContent = JSON.stringify(data);
  drawing.replaceChildren(legend(data.series), chart, script);
  dispatchEvent(new CustomEvent("vigie:draw", { detail: drawing }));
}

function legend(series) {
  const list = document.createElement("ul");
  list.className = "legend";
  const colors = ["ac", "py", "accent", "good", "bad"];
  series.forEach((one, i) => {
    const item = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.className = "sw";
    swatch.style.background = `var(--${colors[i]})`;
    item.append(swatch, one.name);
    list.append(item);
  });
  return list;
}

function entry(label, detail, query, removed) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.sql = query;
  button.textContent = label;
  button.title = query;
  const small = document.createElement("small");
  small.textContent = detail;
  item.append(button, small);
  if (removed) {
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "×";
    remove.setAttribute("aria-label", say("sql.remove", label));
    remove.onclick = () => ask(`sql/saved/${encodeURIComponent(label)}`, "DELETE").then(lists);
    item.append(remove);
  }
  return item;
}

async function lists() {
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  const { queries } = await ask("sql/saved");
  document.querySelector("[data-list=saved]").replaceChildren(
    ...queries.map((query) => entry(query.name, say("sql.version", query.versions), query.sql, true)),
  );
  const { runs } = await ask(`sql/history?q=${encodeURIComponent(place("history-search").value)}`);
  document.querySelector("[data-list=history]").replaceChildren(
    ...runs.map((line) => {
      const detail = `${day.format(new Date(line.at))} · ${say(`sql.short.${line.state}`)}`;
      return entry(line.sql.replace(/\s+/g, " ").slice(0, 90), detail, line.sql, false);
    }),
  );
}

place("run").onclick = () => run(text());
place("cancel").onclick = cancel;
place("explain").onclick = () => run(`explain analyze ${text()}`);
place("previous").onclick = () => show(Math.max(0, offset - PAGE));
place("next").onclick = () => show(offset + PAGE);
place("snapshot").onclick = async () => {
  try {
    const { position } = await ask("snapshots", "POST");
    tell(say("sql.snapshot.taken", count(position)));
  } catch (problem) {
    tell(problem.message);
  }
};
place("save").onsubmit = async (event) => {
  event.preventDefault();
  try {
    await ask("sql/saved", "POST", { name: event.target.elements.name.value, sql: text() });
    place("saved").open = true;
    await lists();
  } catch (problem) {
    tell(problem.message);
  }
};
place("history-search").oninput = lists;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") cancel();
});
document.addEventListener("click", (event) => {
  const asked = event.target.closest("[data-sql]");
  const inserted = event.target.closest("[data-insert]");
  const shown = event.target.closest("[data-view]");
  if (asked) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: asked.dataset.sql } });
  if (inserted) editor.dispatch(editor.state.replaceSelection(inserted.dataset.insert));
  if (asked || inserted) editor.focus();
  if (shown) view(shown.dataset.view);
});
lists();
document.documentElement.dataset.workbench = "true";
