// Cells are made once and moved between lanes: the filter only hides them.
const cellOf = new Map();
let lanes = [];

const makeCell = (guest) => {
  const cell = element("div", {
    class: `cell${isFree(guest) ? " free" : ""}`,
    role: "option",
    tabindex: "-1",
    "aria-selected": "false",
    "data-key": guest.key,
    "aria-label": [
      guest.id, guest.name, stateWords[guest.state] || guest.state, guest.type === "lxc" ? "container" : "VM",
      guest.lock && `locked: ${guest.lock}`,
      knowsStates && (isFree(guest) ? "not managed" : `managed by ${guest.owners.map((owner) => owner.state.name).join(", ")}`),
    ].filter(Boolean).join(", "),
    title: `${guest.id} ${guest.name}`,
  }, dot(guest.state), element("b", {}, String(guest.id)), element("span", { class: "name" }, guest.name || "(no name)"),
  guest.lock && element("span", { class: "lock" }, guest.lock), badge(guest));
  cellOf.set(guest, cell);
  return cell;
};

const groupings = {
  node: { text: "by node", of: (guest) => [guest.node || ""], title: (name) => name || "no node" },
  pool: { text: "by pool", of: (guest) => [guest.pool || ""], title: (name) => name || "in no pool" },
  tag: { text: "by first tag", of: (guest) => [guest.tags[0] || ""], title: (name) => name || "without a tag" },
  owner: {
    text: "by state file",
    of: (guest) => [guest.owners.length > 0 ? guest.owners[0].state.name : ""],
    title: (name) => name || "managed by nobody",
  },
};

const orders = {
  id: { text: "by number", compare: (left, right) => left.id - right.id },
  name: { text: "by name", compare: byName },
  state: { text: "by status", compare: (left, right) => natural.compare(left.state, right.state) || left.id - right.id },
  mem: { text: "by memory in use", compare: (left, right) => (right.mem || 0) - (left.mem || 0) },
  cpu: { text: "by CPU in use", compare: (left, right) => (right.cpu || 0) * (right.maxcpu || 1) - (left.cpu || 0) * (left.maxcpu || 1) },
};

const laneHead = (group, name, index) => {
  const count = element("span", { class: "count" });
  const head = element("h3", { id: `lane-${index}` });
  const node = group === "node" ? nodes.find((other) => other.name === name) : undefined;
  if (node) {
    head.append(dot(node.status || "unknown"), opener(node), count, element("span", { class: "meters" },
      meter("CPU", node.cpu, 1, percent), meter("memory", node.mem, node.maxmem, bytes), meter("root disk", node.disk, node.maxdisk, bytes)));
    if (node.status !== "online") {
      count.before(element("span", { class: "lock" }, node.status || "unknown"));
    }
  } else {
    head.append(element("span", {}, groupings[group].title(name)), count);
  }
  return { head, count, isOff: node !== undefined && node.status !== "online" };
};

const drawLanes = (group, order) => {
  const grouped = new Map(group === "node" ? nodes.map((node) => [node.name, []]) : []);
  for (const guest of [...guests].sort(orders[order].compare)) {
    for (const name of groupings[group].of(guest)) {
      if (!grouped.has(name)) {
        grouped.set(name, []);
      }
      grouped.get(name).push(guest);
    }
  }
  // What belongs to nothing comes last.
  const names = [...grouped.keys()].sort((left, right) => (left === "") - (right === "") || natural.compare(left, right));
  lanes = names.map((name, index) => {
    const members = grouped.get(name);
    const { head, count, isOff } = laneHead(group, name, index);
    const cells = element("div", { class: "cells", role: "listbox", "aria-labelledby": head.id });
    cells.append(...members.map((guest) => cellOf.get(guest) || makeCell(guest)));
    return { name, members, count, cells, box: element("div", { class: `lane${isOff ? " off" : ""}` }, head, cells) };
  });
  $("lanes").replaceChildren(...lanes.map((lane) => lane.box));
};

const shownCells = (listbox) => [...listbox.querySelectorAll(".cell:not([hidden])")];

// One stop of the tabulator for each lane; arrows go on from there.
const keepTabStops = () => {
  for (const lane of lanes) {
    const stop = lane.cells.querySelector('.cell[tabindex="0"]');
    if (!stop || stop.hidden) {
      stop?.setAttribute("tabindex", "-1");
      lane.cells.querySelector(".cell:not([hidden])")?.setAttribute("tabindex", "0");
    }
  }
};

const moveTo = (cell) => {
  cell.closest(".cells").querySelector('.cell[tabindex="0"]')?.setAttribute("tabindex", "-1");
  cell.setAttribute("tabindex", "0");
  cell.focus();
  cell.scrollIntoView({ block: "nearest" });
};

const columnsOf = (cell) => getComputedStyle(cell.parentElement).gridTemplateColumns.split(" ").length;

const walk = (event) => {
  const cell = event.target.closest?.(".cell");
  if (!cell || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    openDetail(cell.dataset.key, cell);
    return;
  }
  const step = {
    ArrowRight: () => 1, ArrowLeft: () => -1, ArrowDown: () => columnsOf(cell), ArrowUp: () => -columnsOf(cell),
    Home: () => -Infinity, End: () => Infinity,
  }[event.key];
  if (step) {
    event.preventDefault();
    const cells = shownCells(cell.closest(".cells"));
    const next = cells.indexOf(cell) + step();
    const isPast = Number.isFinite(next) && (next < 0 || next >= cells.length);
    moveTo(isPast ? cell : cells[Math.max(0, Math.min(cells.length - 1, next))]);
  }
};
