"use strict";
// Filters rows, keeps the filter in the address, and shows both pages beside each other.
(() => {
  const form = document.getElementById("filter");
  const find = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add("js");

  const rows = find("[data-s]").map((row) => ({
    row,
    states: row.dataset.s.split(" "),
    measures: (row.dataset.f || "").split(" ").filter(Boolean).map((each) => {
      const [amount, percent] = each.split(":");
      return [Number(amount), percent === "" ? Infinity : Number(percent)];
    }),
    total: row.classList.contains("total"),
    text: null,
  }));
  const blocks = find(".block");

  function asked() {
    return {
      states: new Set(find("input[name=s]:checked", form).map((box) => box.value)),
      amount: Number(form.elements.amount.value) * 10000 || 0,
      percent: Number(form.elements.percent.value) || 0,
      words: form.elements.q.value.trim().toLowerCase().split(/\s+/).filter(Boolean),
    };
  }

  function matches(entry, ask) {
    if (ask.words.length) {
      entry.text ??= entry.row.textContent.toLowerCase();
      if (!ask.words.every((word) => entry.text.includes(word))) return false;
    } else if (entry.total) return true;
    if (!entry.states.some((state) => ask.states.has(state))) return false;
    if (!(ask.amount || ask.percent) || !entry.row.closest("table")) return true;
    return entry.measures.some(([amount, percent]) => amount >= ask.amount && percent >= ask.percent);
  }

  function apply() {
    const ask = asked();
    let shown = 0;
    for (const entry of rows) {
      entry.row.hidden = !matches(entry, ask);
      if (!entry.row.hidden) shown += 1;
    }
    for (const block of blocks) tellFolded(block);
    document.getElementById("shown").textContent = `显示 ${shown} 行，共 ${rows.length} 行`;
  }

  function tellFolded(block) {
    const note = block.querySelector(":scope > .folded");
    if (!note) return;
    const own = find("[data-s]", block);
    const hidden = own.filter((row) => row.hidden).length;
    note.textContent = "";
    if (!hidden) return;
    note.append(hidden === own.length ? `${hidden} 行都不在筛选之内。` : `另有 ${hidden} 行不在筛选之内。`);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "展开";
    button.addEventListener("click", () => {
      for (const row of own) row.hidden = false;
      note.textContent = "";
    });
    note.append(" ", button);
  }

  // The address: #s=added,renamed&amount=10&percent=5&q=…  Nothing where all is as at first.
  function write() {
    const query = new URLSearchParams();
    const boxes = find("input[name=s]", form);
    if (boxes.some((box) => box.checked !== box.defaultChecked))
      query.set("s", boxes.filter((box) => box.checked).map((box) => box.value).join(","));
    for (const name of ["amount", "percent", "q"])
      if (form.elements[name].value.trim()) query.set(name, form.elements[name].value.trim());
    const hash = query.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  function read() {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) return;
    const query = new URLSearchParams(hash);
    form.reset();
    if (query.has("s")) {
      const states = new Set(query.get("s").split(","));
      for (const box of find("input[name=s]", form)) box.checked = states.has(box.value);
    }
    for (const name of ["amount", "percent", "q"])
      if (query.has(name)) form.elements[name].value = query.get(name);
  }

  if (form) {
    const changed = () => { apply(); write(); };
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(changed));
    document.getElementById("all").addEventListener("click", () => {
      for (const box of find("input[name=s]", form)) box.checked = true;
      for (const name of ["amount", "percent", "q"]) form.elements[name].value = "";
      changed();
    });
    window.addEventListener("hashchange", () => { read(); apply(); });
    read();
    apply();
  }

  // Firefox counts the top of a place in a PDF from the bottom of the page.
  if (/Firefox/.test(navigator.userAgent)) {
    const main = document.querySelector("main");
    const heights = { o: main.dataset.oldHeights.split(" "), n: main.dataset.newHeights.split(" ") };
    for (const link of find("a[href*='&zoom=']")) {
      const height = Number(heights[link.className][Number(link.dataset.at.split(",")[0]) - 1]);
      link.href = link.href.replace(/,(\d+)$/, (_, top) => "," + Math.round(height - Number(top)));
    }
  }

  const dialog = document.getElementById("look");
  const SVG = "http://www.w3.org/2000/svg";

  function draw(tag, attributes, ...children) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function put(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  // One page with the frame drawn on it; what is not printed says so.
  function panel(link, side, name) {
    const figure = put("figure", "");
    if (!link || !link.dataset.at) {
      figure.append(put("figcaption", "", `${name}：没有印出`));
      return figure;
    }
    const [page, ...box] = link.dataset.at.split(",").map(Number);
    const caption = put("figcaption", "", put("b", "", link.textContent.trim() || "空白"), `　${link.title}　`);
    if (link.hasAttribute("href")) {
      const open = put("a", "", "打开 PDF");
      open.href = link.href;
      caption.append(open);
    }
    figure.append(caption);
    const id = `d${side === "o" ? 1 : 2}p${page}`;
    const image = document.getElementById(id);
    if (!image) {
      figure.append(put("p", "note", "没有这一页的图。"));
      return figure;
    }
    const size = ["x", "y", "width", "height"].map((edge) => Number(image.getAttribute(edge)));
    const picture = draw("svg", { viewBox: size.join(" "), role: "img", "aria-label": link.title },
      draw("use", { href: "#" + id }));
    if (box.length === 4)
      picture.append(draw("rect", { class: "frame", x: box[0] - 2, y: box[1] - 2,
        width: box[2] - box[0] + 4, height: box[3] - box[1] + 4, rx: 2 }));
    const paper = put("div", "paper", picture);
    paper.dataset.top = box.length === 4 ? (box[1] - size[1]) / size[3] : 0;
    figure.append(paper);
    return figure;
  }

  function look(link) {
    const owner = link.closest("tr, li, p") || link.parentElement;
    const key = link.dataset.k || "0";
    const side = (letter) => link.className === letter ? link
      : owner.querySelector(`a.${letter}[data-k="${key}"]`);
    const close = put("button", "", "关闭");
    close.addEventListener("click", () => dialog.close());
    const heading = owner.querySelector("th .who, th, h3, .who");
    dialog.replaceChildren(
      put("div", "bar", put("h2", "", heading ? heading.textContent.trim() : ""), close),
      put("div", "pages", panel(side("o"), "o", document.body.dataset.old),
        panel(side("n"), "n", document.body.dataset.new)));
    dialog.showModal();
    for (const paper of find(".paper", dialog))
      paper.scrollTop = paper.dataset.top * paper.scrollHeight - paper.clientHeight / 3;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-k]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || dialog.contains(link)) return;
    event.preventDefault();
    look(link);
  });
  document.addEventListener("keydown", (event) => {
    const link = event.target.closest?.("a[data-k][role=button]");
    if (link && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); look(link); }
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
})();
