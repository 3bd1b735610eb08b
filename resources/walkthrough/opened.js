// What a number is made of: the panel beside the steps. Each part opens in turn; the trail leads back.
const shownTerms = 4, shownOperands = 16;

const mo = letter => `<mo form="infix">${letter}</mo>`;
const fence = letter => `<mo stretchy="false">${letter}</mo>`;
const mn = number => `<mn>${number}</mn>`;
const mi = letter => `<mi>${letter}</mi>`;
const mrow = inner => `<mrow>${inner}</mrow>`;
const minus = '<mo form="prefix" lspace="0" rspace="0">\u2212</mo>';
const brackets = inner => mrow(fence("(") + inner + fence(")"));
const fraction = (above, below) => `<mfrac>${mrow(above)}${mrow(below)}</mfrac>`;
const power = (base, above) => `<msup>${mrow(base)}${mrow(above)}</msup>`;
const root = inner => `<msqrt>${inner}</msqrt>`;
const sumTo = count => `<munderover><mo movablelimits="false">\u2211</mo>${mrow(mi("c") + mo("=") + mn(1))}${mn(count)}</munderover>`;
const part = (k, inner, role = "") => `<mrow class="term part ${role}" data-operand="${k}">${inner}</mrow>`;

function numberMl(number) {
  if (Number.isNaN(number)) return "<mtext>NaN</mtext>";
  const sign = number < 0 ? minus : "";
  if (!Number.isFinite(number)) return mrow(sign + mi("\u221E"));
  if (number === 0) return mn(0);
  const [digits, ten] = rounded(Math.abs(number)).split("e");
  return mrow(sign + mn(digits) + (ten ? mo("\u00D7") + power(mn(10), (ten < 0 ? minus : "") + mn(Math.abs(ten))) : ""));
}

// With these as its indices: numbers, or a letter.
function symbolMl(kind, row, column) {
  const { symbol } = data.kinds[kind], index = value => typeof value === "string" ? mi(value) : mn(value);
  return symbol.slice(symbol.indexOf("<semantics>") + 11, symbol.indexOf("<annotation"))
    .replace("<mtext>@row</mtext>", index(row)).replace("<mtext>@column</mtext>", index(column));
}

function symbolOf(of) {
  const { first } = data.kinds[of.kind];
  return symbolMl(of.kind, of.row + first[0], of.column + first[1]);
}

// Of a sum's terms: the same symbol with c for the index that runs.
function generalOf(of, operands, k) {
  const { first } = data.kinds[operands[k].kind], [, row, column] = data.kinds[of.kind].terms[0][1][k];
  return symbolMl(operands[k].kind, row[3] ? "c" : operands[k].row + first[0],
    !row[3] && column[3] ? "c" : operands[k].column + first[1]);
}

// The model's own, of what is in the place of its argument.
function activationMl(inner) {
  const whole = data.activation;
  return whole.slice(whole.indexOf("<semantics>") + 11, whole.indexOf("<annotation"))
    .replaceAll("<mtext>@number</mtext>", inner);
}

function inSymbols(of, rule, operands) {
  const named = k => part(k, symbolOf(operands[k])), general = k => generalOf(of, operands, k);
  const n = operands.length;
  switch (rule) {
    case "products":
      return sumTo(Math.floor(n / 2)) + general(0) + "<mspace width=\"0.17em\"/>" + general(1) +
        (n % 2 ? mo("+") + named(n - 1) : "");
    case "product": return named(0) + mo("\u22C5") + named(1);
    case "sum": return data.kinds[of.kind].terms.length > 1 ? named(0) + mo("+") + named(1) : sumTo(n) + general(0);
    case "maximum": return `<munder><mo movablelimits="false">max</mo>${mi("c")}</munder>${general(0)}`;
    case "mean": return fraction(mn(1), mn(n)) + sumTo(n) + general(0);
    case "variance":
      return fraction(mn(1), mn(n - 1)) + sumTo(n - 1) + power(brackets(general(0) + mo("\u2212") + named(n - 1)), mn(2));
    case "hidden": return minus + mi("\u221E");
    default: return composed(rule, named, named);
  }
}

// Of few operands: the same form for symbols and numbers. A factor that is negative stands in brackets.
function composed(rule, number, factor) {
  switch (rule) {
    case "difference": return number(0) + mo("\u2212") + factor(1);
    case "quotient": return fraction(number(0), number(1));
    case "exponential": return power(mi("e"), number(0));
    case "norm":
      return number(4) + mo("\u22C5") + fraction(number(0) + mo("\u2212") + factor(1), root(number(2) + mo("+") + number(3))) +
        mo("+") + factor(5);
    case "activation": return activationMl(factor(0));
    case "product": return number(0) + mo("\u22C5") + factor(1);
    default: return number(0);
  }
}

// In pieces between which a narrow screen may break the line; long sums are cut in the middle.
function inNumbers(rule, operands) {
  const number = k => part(k, numberMl(operands[k].value), data.kinds[operands[k].kind].role);
  const factor = k => operands[k].value < 0 ? brackets(number(k)) : number(k);
  const n = operands.length, plus = (term, k) => (k ? mo("+") : "") + term;
  const cut = terms => state.all || terms.length <= shownTerms + 1 ? terms
    : [...terms.slice(0, shownTerms - 1), mo("\u22EF"), terms[terms.length - 1]];
  const each = (count, term) => cut(Array.from({ length: count }, (_, k) => term(k)));
  switch (rule) {
    case "products": {
      const terms = each(Math.floor(n / 2), k => factor(2 * k) + mo("\u22C5") + factor(2 * k + 1));
      return (n % 2 ? [...terms, factor(n - 1)] : terms).map(plus);
    }
    case "sum": return each(n, k => k ? factor(k) : number(k)).map(plus);
    case "maximum":
      return [mi("max"), ...each(n, number).map((term, k, all) => term + (k + 1 < all.length ? mo(",") : ""))];
    case "mean": return [fraction(mn(1), mn(n)), fence("("), ...each(n, k => k ? factor(k) : number(k)).map(plus), fence(")")];
    case "variance":
      return [fraction(mn(1), mn(n - 1)), fence("("),
        ...each(n - 1, k => power(brackets(number(k) + mo("\u2212") + factor(n - 1)), mn(2))).map(plus), fence(")")];
    case "quotient": return operands[1].value === 0 ? [] : [composed(rule, number, factor)];
    case "hidden": return [];
    default: return [composed(rule, number, factor)];
  }
}

const math = inner => `<math><mrow>${inner}</mrow></math>`;

function titleOf(of) {
  const words = wordsOf(of.kind);
  return [words.title, of.word || words.rows.get(of.row), words.columns.get(of.column)].filter(Boolean).join(" \u00B7 ");
}

function open(of) {
  if (of && valueOf(of) !== undefined) showTrail([...state.trail, of]);
}

function showTrail(trail) {
  state.trail = trail;
  state.all = false;
  showOpened();
  at("opened").scrollTop = 0;
  if (trail.length) at("opened").focus({ preventScroll: true });
}

function closeOpened() {
  const from = state.from;
  showTrail([]);
  if (from && from.isConnected) from.focus();
}

function trailOf() {
  const bar = make("div", { class: "bar trail" });
  state.trail.forEach((of, k) => {
    const last = k + 1 === state.trail.length;
    const button = make("button", { title: titleOf(of), "aria-label": titleOf(of), "aria-current": last && "step" },
      markup(math(symbolOf(of))));
    button.addEventListener("click", () => showTrail(state.trail.slice(0, k + 1)));
    bar.append(...(k ? ["\u203A"] : []), button);
  });
  return bar;
}

const sixDigits = number => Number.isFinite(number) ? withPower(String(Number(number.toPrecision(6)))) : exact(number);

function operandButton(operand) {
  const held = operand.value !== undefined;
  const button = make("button", { class: "operand", title: titleOf(operand), disabled: !held && "" },
    markup(math(symbolOf(operand))), make("span", {}, held ? sixDigits(operand.value) : "?"));
  button.addEventListener("click", () => open(operand));
  return button;
}

function operandList(rule, operands) {
  const words = page().opened, list = make("div", { class: rule === "products" ? "operands pairs" : "operands" });
  list.append(...operands.slice(0, state.all ? operands.length : shownOperands).map(operandButton));
  const more = make("button", { class: "link" }, state.all ? words.fewer : words.all.replace("%1", operands.length));
  more.addEventListener("click", () => { state.all = !state.all; showOpened(); });
  return [make("h3", {}, words.operands), list, operands.length > shownOperands ? more : ""];
}

function noteOf(rule, value, operands) {
  const words = page().opened;
  if (rule === "leaf" || rule === "elsewhere") return words[rule].replace("%1", exact(value));
  return rule === "hidden" ? words.hidden : isRounded(rule, value, operands) ? words.rounded : "";
}

function formulasOf(of, rule, value, operands) {
  const relation = operands.length && isRounded(rule, value, operands) ? "\u2248" : "=";
  const pieces = rule === "leaf" || rule === "elsewhere" ? [] : inNumbers(rule, operands);
  const result = mrow(`<mrow class="${data.kinds[of.kind].role}">${numberMl(value)}</mrow>`);
  const line = [symbolOf(of) + (pieces.length ? mo("=") : ""), ...pieces, mo(pieces.length ? relation : "=") + result];
  const letters = rule === "leaf" || rule === "elsewhere" ? "" : math(symbolOf(of) + mo("=") + inSymbols(of, rule, operands));
  const box = make("div", { class: "formula" }, markup(letters), make("div", { class: "pieces" }, ...line.map(one => markup(math(one)))));
  for (const term of box.querySelectorAll("[data-operand]"))
    term.addEventListener("click", () => open(operands[Number(term.dataset.operand)]));
  return box;
}

function showOpened() {
  const panel = at("opened"), words = page().opened, of = state.trail[state.trail.length - 1];
  document.body.classList.toggle("panel", Boolean(of));
  panel.setAttribute("aria-label", words.title);
  if (!of) return panel.replaceChildren(make("p", { class: "dim" }, words.hint));
  const value = valueOf(of), operands = operandsOf(of), rule = ruleOf(of, value, operands);
  const close = make("button", { class: "close", "aria-label": words.close, title: words.close }, "\u00D7");
  close.addEventListener("click", closeOpened);
  panel.replaceChildren(close, trailOf(), make("p", {}, titleOf(of)), formulasOf(of, rule, value, operands),
    make("p", { class: "dim" }, noteOf(rule, value, operands)), ...(operands.length ? operandList(rule, operands) : []));
  markOpened(of);
}
