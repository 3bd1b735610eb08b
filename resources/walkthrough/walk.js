// The steps: formulas, tables, questions.
const at = id => document.getElementById(id);
const steps = () => page().heads[state.head].steps;

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {}))
    if (value !== undefined && value !== false) element.setAttribute(key, value);
  element.append(...children.filter(child => child !== undefined));
  return element;
}

function markup(html) {
  const holder = document.createElement("span");
  holder.innerHTML = html;
  return holder;
}

// What K := Q changes, where that is tried.
function currentStep() {
  const step = steps()[state.step];
  return (state.tried && triedStep()) || step;
}

const triedStep = () => page().heads[state.head].tried.find(one => one.number === steps()[state.step].number);

const signed = digits => digits.replace("-", "\u2212");

// "1.50e+30" as it is read: 1.50×10³⁰.
function withPower(digits) {
  const [size, ten] = digits.split("e");
  if (ten === undefined) return signed(size);
  const small = [...String(Number(ten))].map(sign => sign === "-" ? "\u207B" : "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079"[sign]);
  return `${signed(size)}\u00D710${small.join("")}`;
}

const beyond = number => Number.isNaN(number) ? "NaN" : number < 0 ? "\u2212\u221E" : "\u221E";

function shown(number, matrix) {
  if (!Number.isFinite(number)) return beyond(number);
  if (matrix.integers || number === 0) return String(number);
  const size = Math.abs(number).toFixed(data.digits);
  if (Number(size) === 0) return (number > 0 ? "<" : ">\u2212") + (10 ** -data.digits).toFixed(data.digits);
  return withPower(Math.abs(number) >= 1e6 ? number.toExponential(data.digits) : (number < 0 ? "-" : "") + size);
}

// With as many digits as tell it from any other 32-bit number.
function exact(number) {
  if (!Number.isFinite(number)) return beyond(number);
  let digits = 1;
  while (digits < 9 && Math.fround(Number(number.toPrecision(digits))) !== number) ++digits;
  return withPower(String(Number(number.toPrecision(digits))));
}

function paint(cell, number, matrix, largest) {
  if (matrix.integers || !Number.isFinite(number) || !(largest > 0)) return;
  const share = Math.abs(number) / largest;
  const hue = number < 0 ? "--brown" : { query: "--q", key: "--k", value: "--v", weights: "--w" }[matrix.role] || "--slate";
  cell.style.background = `rgb(var(${hue}) / ${share.toFixed(3)})`;
  if (share > 0.6) cell.style.color = "var(--ink)";
}

function light(id, on) {
  for (const element of document.querySelectorAll(`[data-term="${id}"]`)) element.classList.toggle("lit", on);
}

function tableOf(matrix, numbers, word) {
  const finite = numbers.values.filter(Number.isFinite).map(Math.abs);
  const largest = finite.reduce((most, number) => Math.max(most, number), 0);
  const head = make("tr", {}, make("td", { class: "corner" }));
  for (let j = 0; j < numbers.columns; ++j) head.append(make("th", { scope: "col" }, word(matrix.columns, j)));
  const body = make("tbody");
  for (let i = 0; i < numbers.rows; ++i) {
    const line = make("tr", {}, make("th", { scope: "row" }, word(matrix.rows, i)));
    for (let j = 0; j < numbers.columns; ++j) {
      const number = numbers.values[i * numbers.columns + j];
      const cell = make("td", { "data-i": i, "data-j": j, class: matrix.kinds ? "opens" : false }, shown(number, matrix));
      if (matrix.chosen && matrix.chosen[0] === i && matrix.chosen[1] === j) cell.classList.add("chosen");
      paint(cell, number, matrix, largest);
      line.append(cell);
    }
    body.append(line);
  }
  return make("table", {}, make("thead", {}, head), body);
}

const cellAt = (table, i, j) => table.querySelector(`td[data-i="${i}"][data-j="${j}"]`);
const placeOf = cell => [Number(cell.dataset.i), Number(cell.dataset.j)];

// Cells open by click and by keys: arrows go through them, Return opens.
function letCellsOpen(table, matrix) {
  if (!matrix.kinds) return;
  const openCell = cell => { state.from = cell; showTrail([quantityAt(matrix, ...placeOf(cell))]); };
  (cellAt(table, ...(matrix.chosen || [0, 0])) || table.querySelector(".opens")).tabIndex = 0;
  table.addEventListener("click", event => {
    const cell = event.target.closest("td.opens");
    if (cell) openCell(cell);
  });
  table.addEventListener("keydown", event => {
    const cell = event.target.closest("td.opens"), step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    const [i, j] = placeOf(cell), next = step && cellAt(table, i + step[0], j + step[1]);
    if (next) {
      cell.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      openCell(cell);
    }
    if (step || event.key === "Enter" || event.key === " ") event.preventDefault();
  });
}

function tellCells(table, matrix, numbers, word) {
  const tell = event => {
    const cell = event.target.closest("td[data-i]");
    if (!cell) return;
    const [i, j] = placeOf(cell);
    for (const lit of table.querySelectorAll(".lit")) lit.classList.remove("lit");
    cell.parentElement.classList.add("lit");
    table.tHead.rows[0].children[j + 1].classList.add("lit");
    at("status").textContent = `${word(matrix.rows, i)} \u00B7 ${word(matrix.columns, j)}: ` +
      exact(numbers.values[i * numbers.columns + j]);
  };
  table.addEventListener("mouseover", tell);
  table.addEventListener("focusin", tell);
}

function figureOf(matrix) {
  const numbers = matrixAt(matrix.numbers);
  const word = (labels, index) => labels.length ? text(labels[index]) : String(index + 1);
  const table = tableOf(matrix, numbers, word);
  const cut = matrix.shape[0] > numbers.rows || matrix.shape[1] > numbers.columns;
  const caption = make("figcaption", {}, markup(text(matrix.symbol)), ` ${text(matrix.title)} `,
    make("span", { class: "dim" }, `${matrix.shape[0]} \u00D7 ${matrix.shape[1]}` +
      (cut ? " " + page().ui.cut.replace("%1", numbers.rows).replace("%2", numbers.columns) : "")));
  const figure = make("figure", { "data-term": matrix.id }, caption,
    make("div", { class: "scroll", tabindex: matrix.kinds ? false : 0, "aria-label": text(matrix.title) }, table));
  figure.matrix = matrix;
  letCellsOpen(table, matrix);
  tellCells(table, matrix, numbers, word);
  figure.addEventListener("mouseenter", () => light(matrix.id, true));
  figure.addEventListener("mouseleave", () => light(matrix.id, false));
  return figure;
}

// The opened number, wherever this step shows it.
function markOpened(of) {
  for (const cell of document.querySelectorAll("td.open")) cell.classList.remove("open");
  for (const figure of of ? document.querySelectorAll("figure[data-term]") : []) {
    const place = cellOf(figure.matrix, of), cell = place && cellAt(figure, place.i, place.j);
    if (cell) cell.classList.add("open");
  }
}

function curvesOf(curves) {
  if (!curves) return "";
  const { values, columns: count, rows } = matrixAt(curves.numbers);
  const numbers = Array.from({ length: rows }, (_, k) => [...values.subarray(k * count, (k + 1) * count)]);
  const most = Math.max(...numbers.flat().filter(Number.isFinite).map(Math.abs)) || 1;
  const name = "http://www.w3.org/2000/svg", width = 720, height = 160;
  const draw = (kind, attributes) => {
    const element = document.createElementNS(name, kind);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const x = position => 4 + position * (width - 8) / Math.max(1, count - 1), y = number => height / 2 - number / most * (height / 2 - 4);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": curves.names.map(text).join(", ") });
  svg.append(draw("rect", { x: x(0), y: 4, width: x(curves.used - 1) - x(0) + 1, height: height - 8, class: "used" }),
    draw("line", { x1: x(0), x2: x(count - 1), y1: y(0), y2: y(0), class: "axis" }),
    draw("line", { x1: x(curves.marked), x2: x(curves.marked), y1: 4, y2: height - 4, class: "mark" }));
  const dashes = ["", "8 4", "2 4", "8 4 2 4"];
  const legend = make("figcaption", { class: "dim" });
  numbers.forEach((row, index) => {
    const dash = { "stroke-dasharray": dashes[index % dashes.length] };
    svg.append(draw("polyline", { points: row.map((number, p) => `${x(p).toFixed(1)},${y(number).toFixed(1)}`).join(" "), ...dash }));
    const sample = draw("svg", { viewBox: "0 0 36 8", width: 36, height: 8 });
    sample.append(draw("polyline", { points: "0,4 36,4", ...dash }));
    legend.append(sample, ` ${text(curves.names[index])}   `);
  });
  legend.append(`${text(curves.along)}: 0 \u2026 ${count - 1}`);
  return make("figure", { class: "curves" }, legend, svg);
}

// A number in the chosen cell's formula: "o3" is its operand 3.
function letTermsOpen(box, step) {
  if (!step.cell) return;
  const [kind, row, column] = step.cell, of = { kind, row, column, word: wordsOf(kind).rows.get(row) };
  for (const term of box.querySelectorAll("[data-term]")) {
    const operand = /^o(\d+)$/.exec(term.dataset.term);
    if (!operand && term.dataset.term !== "value") continue;
    term.classList.add("part");
    term.addEventListener("click", () => {
      const opened = operand ? operandsOf(of)[Number(operand[1])] : of;
      if (opened && valueOf(opened) !== undefined) showTrail(operand ? [of, opened] : [of]);
    });
  }
}

function formula(label, index, step) {
  const box = make("div", { class: "formula", tabindex: 0 }, make("span", { class: "dim" }, label), markup(text(index)));
  for (const term of box.querySelectorAll("[data-term]")) {
    term.addEventListener("mouseenter", () => light(term.dataset.term, true));
    term.addEventListener("mouseleave", () => light(term.dataset.term, false));
  }
  if (step) letTermsOpen(box, step);
  return box;
}

function questionOf(question) {
  const answer = make("p", { hidden: "" });
  const buttons = make("div", { class: "bar" });
  question.choices.forEach((choice, index) => {
    const button = make("button", {}, text(choice));
    button.addEventListener("click", () => {
      for (const [k, other] of [...buttons.children].entries())
        other.className = k === question.answer ? "right" : k === index ? "wrong" : "";
      answer.hidden = false;
      answer.textContent = (index === question.answer ? page().ui.right : page().ui.wrong) + " " + text(question.reason);
    });
    buttons.append(button);
  });
  return make("div", { class: "question" }, make("strong", {}, text(question.text)), buttons, answer);
}

function show() {
  const ui = page().ui, head = page().heads[state.head], step = currentStep(), main = at("step");
  document.documentElement.lang = page().code;
  at("title").textContent = ui.title;
  at("sentence").textContent = data.sentence;
  at("about").textContent = ui.about + (head.note ? " \u00B7 \u2605 " + head.note : "");
  at("heads").replaceChildren(...page().heads.map((one, index) => {
    const button = make("button", { "aria-pressed": index === state.head }, one.name);
    button.addEventListener("click", () => { state.head = index; show(); });
    return button;
  }));
  at("languages").replaceChildren(...(data.languages.length > 1 ? data.languages : []).map((one, index) => {
    const button = make("button", { "aria-pressed": index === state.language, lang: one.code }, one.name);
    button.addEventListener("click", () => { state.language = index; show(); });
    return button;
  }));
  at("try").textContent = ui.try;
  at("try").hidden = !triedStep();
  at("try").setAttribute("aria-pressed", state.tried);
  at("predict").textContent = ui.predict;
  at("predict").setAttribute("aria-pressed", state.predict);
  at("rail").setAttribute("aria-label", ui.steps);
  at("rail").firstElementChild.replaceChildren(...steps().map((one, index) => {
    const button = make("button", { "aria-current": index === state.step && "step" }, text(one.short));
    button.addEventListener("click", () => go(index));
    return make("li", {}, button);
  }));
  const current = at("rail").querySelector("[aria-current]"), rail = at("rail");
  rail.scrollLeft = current.offsetLeft - (rail.clientWidth - current.offsetWidth) / 2;
  const flow = make("div", { class: "flow" }, ...step.inputs.map(figureOf),
    make("span", { class: "arrow", "aria-hidden": "true" }, "\u2192"), ...step.results.map(figureOf));
  main.replaceChildren(make("h2", {}, `${step.number} \u00B7 ${text(step.title)}`),
    make("div", { class: "dim" }, text(step.source)), ...(state.predict ? step.questions.map(questionOf) : []),
    make("p", {}, text(step.text)), formula(ui.formula, step.latex), formula(ui.shapes, step.shapes),
    formula(ui.numbers, step.numbers, step), make("div", { class: "dim" }, text(step.note)), flow, curvesOf(step.curves),
    ...step.asides.map(aside => make("details", {}, make("summary", {}, text(aside.question)), text(aside.answer))));
  for (const [id, label, off] of [["first", ui.first, state.step === 0], ["back", ui.back, state.step === 0],
      ["next", ui.next, state.step + 1 === steps().length], ["last", ui.last, state.step + 1 === steps().length]]) {
    at(id).textContent = label;
    at(id).disabled = off;
  }
  at("status").textContent = `${state.step + 1} / ${steps().length}`;
  showOpened();
}

function go(step) {
  state.step = Math.max(0, Math.min(step, steps().length - 1));
  show();
  scrollTo(0, 0);
}

at("first").addEventListener("click", () => go(0));
at("back").addEventListener("click", () => go(state.step - 1));
at("next").addEventListener("click", () => go(state.step + 1));
at("last").addEventListener("click", () => go(steps().length - 1));
at("try").addEventListener("click", () => { state.tried = !state.tried; show(); });
at("predict").addEventListener("click", () => { state.predict = !state.predict; show(); });
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && state.trail.length) return closeOpened();
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest(".scroll, .formula")) return;
  const heads = page().heads.length;
  const moves = { ArrowLeft: () => go(state.step - 1), ArrowRight: () => go(state.step + 1), Home: () => go(0),
    End: () => go(steps().length - 1), "[": () => { state.head = (state.head + heads - 1) % heads; show(); },
    "]": () => { state.head = (state.head + 1) % heads; show(); } };
  if (!moves[event.key]) return;
  moves[event.key]();
  event.preventDefault();
});
show();
