// The steps: formulas, curves, questions, and the way through them.
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

// With K := Q, where that changes it.
const triedOf = step => page().heads[state.head].tried.find(one => one.number === step.number);
const seenOf = step => (state.tried && triedOf(step)) || step;

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

// What is made anew may have the focus: its successor gets it.
function refill(box, list) {
  const had = [...box.querySelectorAll("button")].indexOf(document.activeElement);
  box.replaceChildren(...list);
  if (had >= 0) box.querySelectorAll("button")[had].focus({ preventScroll: true });
}

function choices(list, chosen, choose) {
  return list.map((one, index) => {
    const button = make("button", { "aria-pressed": index === chosen, lang: one.code }, one.name);
    button.addEventListener("click", () => { choose(index); show(); });
    return button;
  });
}

function showHeader() {
  const ui = page().ui, { note } = page().heads[state.head], { languages } = data;
  document.documentElement.lang = page().code;
  at("title").textContent = ui.title;
  at("sentence").textContent = data.sentence;
  at("about").textContent = ui.about + (note ? " \u00B7 \u2605 " + note : "");
  refill(at("heads"), choices(page().heads, state.head, index => { state.head = index; }));
  refill(at("languages"), choices(languages.length > 1 ? languages : [], state.language, index => { state.language = index; }));
  at("try").textContent = ui.try;
  at("try").hidden = !triedOf(steps()[state.step]);
  at("try").setAttribute("aria-pressed", state.tried);
  at("predict").textContent = ui.predict;
  at("predict").setAttribute("aria-pressed", state.predict);
}

function showRail() {
  const rail = at("rail");
  rail.setAttribute("aria-label", page().ui.steps);
  refill(rail.firstElementChild, steps().map((one, index) => {
    const button = make("button", { "aria-current": index === state.step && "step" }, text(one.short));
    button.addEventListener("click", () => go(index));
    return make("li", {}, button);
  }));
  const current = rail.querySelector("[aria-current]");
  rail.scrollLeft = current.offsetLeft - (rail.clientWidth - current.offsetWidth) / 2;
}

function showMoves() {
  const ui = page().ui, last = state.step + 1 === steps().length;
  for (const [id, off] of [["first", state.step === 0], ["back", state.step === 0], ["next", last], ["last", last]]) {
    at(id).textContent = ui[id];
    at(id).disabled = off;
  }
  at("status").textContent = `${state.step + 1} / ${steps().length}`;
}

// What goes in and what comes out, of each equation where a step has several.
function equationsOf(step) {
  if (!step.equations.length) return [[step.inputs, step.results]];
  const all = [...step.inputs, ...step.results];
  const ones = step.equations.map(ids => ids.map(id => all.find(one => one.id === id)));
  return ones.map(equation => [equation.slice(0, -1), equation.slice(-1)]);
}

function flowOf([inputs, results], most) {
  const arrow = inputs.length ? make("span", { class: "arrow", "aria-hidden": "true" }, "\u2192") : undefined;
  return make("div", { class: "flow" }, ...inputs.map(one => figureOf(one, most)), make("div", { class: "makes" }, arrow,
    make("div", { class: "flow" }, ...results.map(one => figureOf(one, most)))));
}

// `most`: of each table, where not everything can be seen.
function partsOf(step, most) {
  const ui = page().ui;
  return [make("h2", {}, `${step.number} \u00B7 ${text(step.title)}`), make("div", { class: "dim" }, text(step.source)),
    ...(state.predict ? step.questions.map(questionOf) : []), make("p", {}, text(step.text)), formula(ui.formula, step.latex),
    formula(ui.shapes, step.shapes), formula(ui.numbers, step.numbers, step), make("div", { class: "dim" }, text(step.note)),
    ...equationsOf(step).map(one => flowOf(one, most)), curvesOf(step.curves),
    ...step.asides.map(aside => make("details", {}, make("summary", {}, text(aside.question)), text(aside.answer)))];
}

// A large table begins with its chosen cell in sight.
function scrollToChosen() {
  for (const cell of document.querySelectorAll(".scroll .chosen")) {
    const box = cell.closest(".scroll"), far = cell.offsetLeft + cell.offsetWidth, low = cell.offsetTop + cell.offsetHeight;
    if (far > box.clientWidth) box.scrollLeft = far - box.clientWidth / 2;
    if (low > box.clientHeight) box.scrollTop = low - box.clientHeight / 2;
  }
}

function show() {
  showHeader();
  showRail();
  showMoves();
  at("step").replaceChildren(...partsOf(seenOf(steps()[state.step])));
  scrollToChosen();
  showOpened();
}

function go(step) {
  state.step = Math.max(0, Math.min(step, steps().length - 1));
  show();
  scrollTo(0, Math.min(scrollY, document.querySelector("header").offsetHeight)); // who has left the header behind needs it no more
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
