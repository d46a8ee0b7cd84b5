const rowOf = new Map();
const rowFor = (object, ...cells) => {
  const row = element("tr", {}, cells.map((cell) => (cell instanceof HTMLTableCellElement ? cell : element("td", {}, cell))));
  rowOf.set(object, row);
  return row;
};
const managedHead = knowsStates ? ["Managed by"] : [];
const managedCell = (object) => (knowsStates ? [badge(object)] : []);
const nothing = (text) => element("p", { class: "empty" }, text);

const whereOf = (storage) => (storage.shared
  ? storage.nodes.length === nodes.length && nodes.length > 1 ? "all nodes" : storage.nodes.join(", ")
  : storage.nodes.join(", "));

const drawStorages = () => {
  const rows = [...storages].sort(byName).map((storage) => rowFor(storage,
    opener(storage),
    storage.plugintype || "",
    [whereOf(storage), storage.shared && storage.nodes.length > 1 ? element("span", { class: "soft" }, " (shared)") : ""],
    element("td", { class: "soft" }, (storage.content || "").split(",").join(", ")),
    storage.maxdisk > 0 ? element("span", { class: "meter" }, bar(storage.disk / storage.maxdisk), percent(storage.disk / storage.maxdisk))
      : element("span", { class: "meter" }, dot(storage.status || "unknown"), storage.status || "unknown"),
    element("td", { class: "number" }, storage.maxdisk > 0 ? `${bytes(storage.disk)} of ${bytes(storage.maxdisk)}` : ""),
    ...managedCell(storage)));
  $("storages").append(rows.length > 0
    ? table("Storages", ["Storage", "Type", "Where", "Content", "In use", "", ...managedHead], rows)
    : nothing("PVE told of no storage."));
};

const portText = (port) => [
  port.type, port.cidr, port.cidr6, port.bridge_ports && `ports ${port.bridge_ports}`, port.ovs_ports && `ports ${port.ovs_ports}`,
  port.slaves && `of ${port.slaves}`, port["vlan-id"] && `VLAN ${port["vlan-id"]}`, port.vlanaware && "VLAN aware",
  port.active ? "" : "not active", port.comment,
].filter(Boolean).join(" · ");

const drawNetworks = () => {
  const cards = nodes.map((node) => {
    const ports = interfaces.filter((port) => port.node === node.name).sort((left, right) => natural.compare(left.type, right.type) || byName(left, right));
    return ports.length === 0 ? null : element("div", { class: "card" }, element("h3", {}, node.name), element("ul", {}, ports.map((port) => {
      const line = element("li", {}, opener(port), element("span", { class: "soft", title: portText(port) }, portText(port)),
        manageable.includes(port) && badge(port));
      rowOf.set(port, line);
      return line;
    })));
  }).filter(Boolean);
  $("networks").append(cards.length > 0 ? element("div", { class: "cards" }, cards) : nothing("No interfaces were read."));
  if (zones.length > 0) {
    const rows = [...zones].sort(byName).flatMap((zone) => [
      rowFor(zone, opener(zone), `${zone.type} zone`, element("td", { class: "soft" },
        [zone.bridge && `on ${zone.bridge}`, zone.peers && `peers ${zone.peers}`, zone.nodes && `nodes ${zone.nodes}`].filter(Boolean).join(", ")),
      "", ...managedCell(zone)),
      ...vnets.filter((vnet) => vnet.zone === zone.name).sort(byName).map((vnet) => rowFor(vnet, ["↳ ", opener(vnet)], "VNet",
        element("td", { class: "soft" }, vnet.alias || ""), vnet.tag ? `tag ${vnet.tag}` : "", ...managedCell(vnet))),
    ]);
    $("networks").append(table("Zones and VNets", ["Zone, VNet", "", "", "", ...managedHead], rows));
  }
};

const drawPools = () => {
  const rows = [...pools].sort(byName).map((pool) => {
    const members = guests.filter((guest) => guest.pool === pool.name);
    return rowFor(pool, opener(pool), element("td", { class: "soft" }, pool.comment || ""),
      element("td", { class: "number" }, `${members.length} guests`),
      element("td", { class: "number" }, `${members.filter((guest) => guest.state === "running").length} running`), ...managedCell(pool));
  });
  $("pools").append(rows.length > 0 ? table("Pools", ["Pool", "Comment", "", "", ...managedHead], rows) : nothing("There are no pools."));
};

const drawStates = () => {
  if (!knowsStates) {
    $("states").append(nothing("No state files were given. With --state FILE or --state FOLDER the map shows what is managed, and what is not."));
    return;
  }
  $("states").append(table("State files", ["", "File", "Tool", "Resources", "On this map", "Recorded, but not seen in PVE"], data.states.map((state) => {
    const drawn = everything.filter((object) => object.owners.some((owner) => owner.state === state)).length;
    const unseen = state.unseen.map((record) => element("li", {}, `${record.kind} ${record.id} `, element("code", { class: "soft" }, record.address)));
    return element("tr", {}, element("td", {}, element("span", { class: "badge" }, state.letter)), element("td", {}, state.name),
      element("td", {}, state.tool), element("td", { class: "number" }, String(state.count)), element("td", { class: "number" }, String(drawn)),
      element("td", {}, unseen.length > 0 ? element("details", {}, element("summary", {}, String(unseen.length)), element("ul", {}, unseen)) : "none"));
  })));
};

const drawGaps = () => {
  $("gaps").hidden = data.gaps.length === 0;
  $("gaps").append(element("ul", {}, data.gaps.map((gap) => element("li", {}, gap))));
};
