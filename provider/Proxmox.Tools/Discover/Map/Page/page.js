const drawHead = () => {
  const title = data.cluster || (nodes.length === 1 ? nodes[0].name : "Datacenter");
  document.title = `${title}: datacenter map`;
  $("title").textContent = title;
  const taken = new Date(data.taken);
  $("about").textContent = [data.version && `PVE ${data.version}`, `read ${taken.toLocaleString()}`].filter(Boolean).join(" · ");
  const count = (state) => guests.filter((guest) => guest.state === state).length;
  const figure = (number, text) => element("li", {}, element("b", {}, number), ` ${text}`);
  const all = managedCount(manageable);
  $("figures").append(...[
    figure(`${nodes.filter((node) => node.status === "online").length}/${nodes.length}`, "nodes online"),
    figure(String(guests.length), "guests"),
    figure(String(count("running")), "running"),
    figure(String(count("stopped")), "stopped"),
    count("unknown") > 0 && figure(String(count("unknown")), "unknown"),
    figure(String(count("template")), "templates"),
    figure(String(storages.length), "storages"),
    knowsStates && figure(`${managedCount(manageable.filter((object) => !isFree(object)))} of ${all}`, "objects managed"),
    knowsStates && element("li", {}, element("button", { type: "button", class: "plain", "data-filter": "owner", "data-value": "-" },
      `${guests.filter(isFree).length} guests managed by nobody`)),
  ].filter(Boolean));
  const states = Object.keys(stateWords).filter((state) => count(state) > 0);
  $("legend").append(...states.map((state) => element("span", {}, dot(state), stateWords[state])), ...data.states.map((state) =>
    element("span", {}, element("span", { class: "badge" }, state.letter), state.name)),
  ...(knowsStates ? [element("span", {}, element("span", { class: "badge free" }, "–"), "managed by nobody")] : []));
  document.body.classList.toggle("known", knowsStates);
};

const themes = { "": "Theme: system", light: "Theme: light", dark: "Theme: dark" };
const stored = (theme) => {
  try {
    return theme === undefined ? localStorage.getItem("proxmox-map-theme") || "" : localStorage.setItem("proxmox-map-theme", theme);
  } catch {
    return "";
  }
};
const wear = (theme) => {
  document.documentElement.dataset.theme = theme in themes ? theme : "";
  $("theme").textContent = themes[document.documentElement.dataset.theme];
};

// What sticks below the head has to know how high it is.
new ResizeObserver(() => document.documentElement.style.setProperty("--head", `${document.querySelector("body > header").offsetHeight}px`))
  .observe(document.querySelector("body > header"));

wear(stored());
drawHead();
fillFilters();
recall();
drawLanes($("group").value, $("sort").value);
drawStorages();
drawNetworks();
drawPools();
drawStates();
drawGaps();
applyFilter();

$("theme").addEventListener("click", () => {
  const order = Object.keys(themes);
  const next = order[(order.indexOf(document.documentElement.dataset.theme) + 1) % order.length];
  stored(next);
  wear(next);
});
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("filters").addEventListener("reset", () => setTimeout(regroup));
$("q").addEventListener("input", applyFilter);
$("filters").addEventListener("change", (event) => (["group", "sort"].includes(event.target.id) ? regroup() : event.target.id !== "q" && applyFilter()));
document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-filter]");
  if (chosen) {
    $(chosen.dataset.filter).value = chosen.dataset.value;
    applyFilter();
    $("guests").scrollIntoView({ block: "start" });
    return;
  }
  if (event.target.closest("#close")) {
    closeDetail();
    return;
  }
  const opened = event.target.closest("[data-key]");
  if (opened) {
    opened.classList.contains("cell") && moveTo(opened);
    openDetail(opened.dataset.key, opened);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.matches("input, select") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    $("q").focus();
    $("q").select();
  } else if (event.key === "Escape" && closeDetail()) {
    event.preventDefault();
  } else {
    walk(event);
  }
});
