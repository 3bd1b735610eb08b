// On paper: every step, a page each, without what is there to be clicked. A page shows parts of large tables, and is as
// much smaller as it must be.
const paper = { width: 960, height: 650 }; // in CSS pixels: A4 or a US letter across, without its margins
const smallest = 9; // twentieths of the size on the screen

const mostOnPaper = count => count > 6 ? { rows: 6, columns: 7 } : { rows: count > 4 ? 6 : 10, columns: 10 };

function onPaper(step) {
  const section = make("section", {}, ...partsOf(step, mostOnPaper(step.inputs.length + step.results.length)));
  for (const details of section.querySelectorAll("details")) details.open = true;
  return section;
}

// The largest size, in twentieths, at which it fits; at the smallest it may go on over the page's end.
function fit(section, height) {
  let small = smallest, large = 21;
  while (large - small > 1) {
    const size = Math.floor((small + large) / 2);
    section.style.width = `${0.97 * paper.width / size * 20}px`; // smaller letters may be wider for their size
    const fits = section.offsetHeight <= height / size * 20 && section.scrollWidth <= section.clientWidth;
    [small, large] = fits ? [size, large] : [small, size];
  }
  section.style.width = `${paper.width / small * 20}px`;
  section.style.zoom = small / 20;
}

addEventListener("beforeprint", () => {
  document.body.classList.add("paper");
  at("step").replaceChildren(...steps().map(seenOf).map(onPaper));
  const header = document.querySelector("header").offsetHeight, isLong = header > paper.height / 3;
  document.body.classList.toggle("cover", isLong); // a long text has a page of its own
  [...at("step").children].forEach((section, k) => fit(section, paper.height - (k || isLong ? 0 : header)));
});

addEventListener("afterprint", () => {
  document.body.classList.remove("paper", "cover");
  show();
});
