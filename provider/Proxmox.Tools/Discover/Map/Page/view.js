// Nothing of the data is ever read as HTML: all text goes in as text.
const $ = (id) => document.getElementById(id);

const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(name, value);
    }
  }
  for (const child of children.flat()) {
    if (child !== undefined && child !== null && child !== false && child !== "") {
      made.append(child);
    }
  }
  return made;
};

const bytes = (amount) => {
  if (amount === undefined) {
    return "";
  }
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  let unit = 0;
  let rest = amount;
  while (rest >= 1024 && unit < units.length - 1) {
    rest /= 1024;
    unit += 1;
  }
  return `${rest >= 100 || unit === 0 ? Math.round(rest) : Number(rest.toPrecision(3))} ${units[unit]}`;
};

const percent = (part) => `${Math.round(part * 100)} %`;

const duration = (seconds) => {
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor((seconds % 86400) / 3600);
  return days > 0 ? `${days} d ${hours} h` : `${hours} h ${Math.floor((seconds % 3600) / 60)} min`;
};

const bar = (part) => {
  const fill = element("i");
  fill.style.width = `${Math.min(100, part * 100)}%`;
  return element("span", { class: `bar${part >= 0.9 ? " full" : part >= 0.75 ? " high" : ""}`, "aria-hidden": "true" }, fill);
};

const meter = (label, used, total, tell) => (total > 0 && used !== undefined
  ? element("span", { class: "meter", title: `${label} ${tell(used)} of ${tell(total)}` }, label, bar(used / total), percent(used / total))
  : null);

const dot = (state) => element("span", { class: `dot ${state}`, "aria-hidden": "true" });

const stateWords = { running: "running", stopped: "stopped", paused: "paused", template: "template", unknown: "unknown" };

const badge = (object) => {
  if (!knowsStates || object.kind === "node") {
    return null;
  }
  const files = [...new Set(object.owners.map((owner) => owner.state))];
  if (files.length === 0) {
    return element("span", { class: "badge free", title: "managed by none of the state files" }, "–");
  }
  const title = object.owners.map((owner) => `${owner.state.name}: ${owner.address}`).join("\n");
  return element("span", { class: `badge${object.owners.length > 1 ? " many" : ""}`, title }, files.map((file) => file.letter).join(" "));
};

const opener = (object, text) => element("button", { type: "button", class: "plain", "data-key": object.key }, text || object.name);

const table = (title, heads, rows) => element("div", { class: "scroll" }, element("table", { "aria-label": title },
  element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
  element("tbody", {}, rows)));
