// The run's numbers, as far as the page holds them, and what each is made of. Nothing is computed here but whether the
// shown digits of the parts give the shown digits of the whole.
const data = JSON.parse(document.getElementById("data").textContent);
const state = { language: 0, head: data.head, step: 0, predict: false, tried: data.tried, trail: [], all: false };
const page = () => data.languages[state.language];
const text = index => data.strings[index];

const decoded = new Map();

function matrixAt(index) {
  if (!decoded.has(index)) {
    const { columns, data: base64 } = data.matrices[index];
    const values = new Float32Array(Uint8Array.from(atob(base64), letter => letter.charCodeAt(0)).buffer);
    decoded.set(index, { values, columns, rows: values.length / columns });
  }
  return decoded.get(index);
}

// undefined where the page doesn't hold it
function valueOf(of) {
  for (const kept of data.kinds[of.kind].kept) {
    const { values, columns, rows } = matrixAt(kept.matrix);
    const i = kept.rows.length ? kept.rows.indexOf(of.row) : of.row - kept.first[0];
    const j = kept.columns.length ? kept.columns.indexOf(of.column) : of.column - kept.first[1];
    if (i >= 0 && i < rows && j >= 0 && j < columns) return values[i * columns + j];
  }
  return undefined;
}

function indexAt(pattern, of, term) {
  const [fixed, byRow, byColumn, byTerm, table] = pattern;
  const sum = fixed + byRow * of.row + byColumn * of.column + byTerm * term;
  return table ? table[sum] : sum;
}

function operandsOf(of) {
  const list = [];
  for (const [count, operands] of data.kinds[of.kind].terms || [])
    for (let term = 0; term < count; ++term)
      for (const [kind, row, column] of operands) {
        const operand = { kind, row: indexAt(row, of, term), column: indexAt(column, of, term) };
        operand.word = wordsOf(kind).rows.get(operand.row) || (operand.row === of.row ? of.word : undefined);
        operand.value = valueOf(operand);
        list.push(operand);
      }
  return list;
}

// What a step's cell is.
function quantityAt(matrix, i, j) {
  if (!matrix.kinds) return undefined;
  const wide = matrix.headColumns || Infinity, head = Math.floor(j / wide) || 0;
  const column = matrix.headColumns ? j % wide : matrix.columnIndex ? matrix.columnIndex[j] : matrix.corner[1] + j;
  return { kind: matrix.kinds[head], row: matrix.rowIndex ? matrix.rowIndex[i] : matrix.corner[0] + i, column,
    word: matrix.rows.length ? text(matrix.rows[i]) : undefined };
}

// Where a number is in a step's matrix, or undefined.
function cellOf(matrix, of) {
  const head = matrix.kinds ? matrix.kinds.indexOf(of.kind) : -1;
  if (head < 0) return undefined;
  const i = matrix.rowIndex ? matrix.rowIndex.indexOf(of.row) : of.row - matrix.corner[0];
  const j = matrix.columnIndex ? matrix.columnIndex.indexOf(of.column)
    : head * (matrix.headColumns || 0) + of.column - (matrix.headColumns ? 0 : matrix.corner[1]);
  return { i, j };
}

const known = []; // of each language: of each kind its title and the words of its rows and columns

// From the steps that show them.
function wordsOf(kind) {
  if (!known[state.language]) {
    const all = page().kinds.map(title => ({ title: text(title), rows: new Map(), columns: new Map() }));
    for (const head of page().heads)
      for (const step of head.steps)
        for (const matrix of [...step.inputs, ...step.results])
          for (const of of matrix.kinds || []) {
            all[of].title = all[of].title || text(matrix.title);
            matrix.rows.forEach((word, i) => all[of].rows.set(quantityAt(matrix, i, 0).row, text(word)));
            matrix.columns.forEach((word, j) => all[of].columns.set(quantityAt(matrix, 0, j).column, text(word)));
          }
    known[state.language] = all;
  }
  return known[state.language][kind];
}

function applied(rule, x) {
  const sum = list => list.reduce((total, number) => total + number, 0);
  switch (rule) {
    case "products": {
      let total = x.length % 2 ? x[x.length - 1] : 0;
      for (let k = 0; k + 1 < x.length; k += 2) total += x[k] === 0 ? 0 : x[k] * x[k + 1];
      return total;
    }
    case "product": return x[0] * x[1];
    case "sum": return sum(x);
    case "difference": return x[0] === -Infinity ? x[0] : x[0] - x[1];
    case "quotient": return x[1] === 0 ? 0 : x[0] / x[1];
    case "exponential": return Math.exp(x[0]);
    case "maximum": return Math.max(...x);
    case "mean": return sum(x) / x.length;
    case "variance": return sum(x.slice(0, -1).map(number => (number - x[x.length - 1]) ** 2)) / (x.length - 1);
    case "norm": return x[4] * (x[0] - x[1]) / Math.sqrt(x[2] + x[3]) + x[5];
    case "hidden": return -Infinity;
    default: return x[0];
  }
}

// "leaf", "elsewhere" where the page doesn't hold what it is made of, or the rule.
function ruleOf(of, value, operands) {
  const { rule } = data.kinds[of.kind];
  if (rule === "leaf" || rule === "hidden") return rule;
  if (!rule || operands.some(operand => operand.value === undefined)) return "elsewhere";
  const again = applied(rule, operands.map(operand => operand.value));
  return value === -Infinity && again !== value && !Number.isNaN(again) ? "hidden" : rule;
}

// As text: "0.874", "1.23e-30" where that would show nothing, or too much.
function rounded(number) {
  const fixed = number.toFixed(data.digits);
  return number === 0 || (Math.abs(number) < 1e6 && Number(fixed) !== 0) ? fixed : number.toExponential(data.digits - 1);
}

const shownNumber = number => Number.isFinite(number) ? Number(rounded(number)) : number;

// Whether the parts as they are shown don't give the whole as it is shown.
function isRounded(rule, value, operands) {
  if (rule === "leaf" || rule === "elsewhere") return false;
  if (rule === "activation") return operands.some(operand => shownNumber(operand.value) !== operand.value);
  const again = applied(rule, operands.map(operand => shownNumber(operand.value)));
  return Number.isFinite(value) && rounded(again) !== rounded(value);
}
