// The tables of a step: numbers as they are read, cells that open.
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

// The first of so many, or those up to the chosen one.
function partOf(count, most, chosen) {
  const size = Math.min(count, most);
  return { from: Math.min(Math.max(0, chosen - size + 1), count - size), size };
}

function tableOf(matrix, numbers, word, rows, columns) {
  const finite = numbers.values.filter(Number.isFinite).map(Math.abs);
  const largest = finite.reduce((most, number) => Math.max(most, number), 0);
  const head = make("tr", {}, make("td", { class: "corner" }));
  for (let j = columns.from; j < columns.from + columns.size; ++j) head.append(make("th", { scope: "col" }, word(matrix.columns, j)));
  const body = make("tbody");
  for (let i = rows.from; i < rows.from + rows.size; ++i) {
    const line = make("tr", {}, make("th", { scope: "row" }, word(matrix.rows, i)));
    for (let j = columns.from; j < columns.from + columns.size; ++j) {
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
  (table.querySelector(".chosen") || table.querySelector(".opens")).tabIndex = 0;
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
    table.tHead.rows[0].children[cell.cellIndex].classList.add("lit");
    at("status").textContent = `${word(matrix.rows, i)} \u00B7 ${word(matrix.columns, j)}: ` +
      exact(numbers.values[i * numbers.columns + j]);
  };
  table.addEventListener("mouseover", tell);
  table.addEventListener("focusin", tell);
}

// Which part of a matrix is seen, where it is not all.
function cutNote([height, width], rows, columns) {
  if (rows.size === height && columns.size === width) return "";
  const { cut, part } = page().ui, { from } = rows;
  return from + columns.from === 0 ? cut.replace("%1", rows.size).replace("%2", columns.size)
    : part.replace("%1", from + 1).replace("%2", from + rows.size).replace("%3", columns.from + 1).replace("%4", columns.from + columns.size);
}

function figureOf(matrix, most = { rows: Infinity, columns: Infinity }) {
  const numbers = matrixAt(matrix.numbers), [i, j] = matrix.chosen || [0, 0];
  const word = (labels, index) => labels.length ? text(labels[index]) : String(index + 1);
  const rows = partOf(numbers.rows, most.rows, i), columns = partOf(numbers.columns, most.columns, j);
  const table = tableOf(matrix, numbers, word, rows, columns);
  const caption = make("figcaption", {}, markup(text(matrix.symbol)), ` ${text(matrix.title)} `,
    make("span", { class: "dim" }, `${matrix.shape[0]} \u00D7 ${matrix.shape[1]} ${cutNote(matrix.shape, rows, columns)}`));
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
