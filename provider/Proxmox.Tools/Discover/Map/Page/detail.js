let openedFrom = null;

const kindWords = { storage: "Storage", interface: "Interface", zone: "Zone", vnet: "VNet", pool: "Pool", node: "Node" };
const kindOf = (object) => (object.kind === "guest" ? (object.type === "lxc" ? "Container" : "VM") : kindWords[object.kind]);

const filterButton = (field, value) => element("button", { type: "button", class: "plain", "data-filter": field, "data-value": value }, value);

const tellUse = (object, total) => (total > 0 ? [bytes(object) || "0 B", " of ", bytes(total), " ", bar((object || 0) / total)] : null);

const factsOf = (object) => {
  switch (object.kind) {
    case "guest":
      return [
        ["Status", [dot(object.state), " ", stateWords[object.state] || object.state]],
        ["Number", String(object.id)],
        ["Node", object.node && filterButton("node", object.node)],
        ["Pool", object.pool && filterButton("pool", object.pool)],
        ["Tags", object.tags.length > 0 && object.tags.map((tag) => element("span", { class: "tag" }, filterButton("tag", tag)))],
        ["CPU", object.maxcpu && `${object.maxcpu} ${object.maxcpu === 1 ? "core" : "cores"}${object.status === "running" && object.cpu !== undefined ? `, ${percent(object.cpu)} in use` : ""}`],
        ["Memory", tellUse(object.mem, object.maxmem)],
        ["Disk", object.type === "lxc" ? tellUse(object.disk, object.maxdisk) : object.maxdisk > 0 && bytes(object.maxdisk)],
        ["Up for", object.uptime > 0 && duration(object.uptime)],
        ["HA", object.ha],
        ["Lock", object.lock],
      ];
    case "node":
      return [
        ["Status", [dot(object.status || "unknown"), " ", object.status || "unknown"]],
        ["CPU", object.maxcpu && `${object.maxcpu} cores${object.cpu !== undefined ? `, ${percent(object.cpu)} in use` : ""}`],
        ["Memory", tellUse(object.mem, object.maxmem)],
        ["Root disk", tellUse(object.disk, object.maxdisk)],
        ["Up for", object.uptime > 0 && duration(object.uptime)],
        ["Guests", String(guests.filter((guest) => guest.node === object.name).length)],
      ];
    case "storage":
      return [
        ["Type", object.plugintype], ["Status", object.status], ["Nodes", object.nodes.join(", ")], ["Shared", object.shared ? "yes" : "no"],
        ["Content", (object.content || "").split(",").join(", ")], ["In use", tellUse(object.disk, object.maxdisk)],
      ];
    case "interface":
      return [
        ["Node", filterButton("node", object.node)], ["Type", object.type], ["Address", object.cidr], ["IPv6", object.cidr6],
        ["Gateway", object.gateway], ["Ports", object.bridge_ports || object.ovs_ports || object.slaves], ["VLAN", object["vlan-id"]],
        ["On", object["vlan-raw-device"]], ["VLAN aware", object.vlanaware && "yes"], ["MTU", object.mtu && String(object.mtu)],
        ["Active", object.active ? "yes" : "no"], ["Comment", object.comment],
      ];
    case "zone":
      return [
        ["Type", object.type], ["Bridge", object.bridge], ["Tag", object.tag && String(object.tag)], ["Peers", object.peers], ["Nodes", object.nodes],
        ["MTU", object.mtu && String(object.mtu)], ["VNets", vnets.filter((vnet) => vnet.zone === object.name).map((vnet) => vnet.name).join(", ")],
      ];
    case "vnet":
      return [["Zone", object.zone], ["Tag", object.tag && String(object.tag)], ["Alias", object.alias], ["VLAN aware", object.vlanaware && "yes"]];
    default:
      return [
        ["Comment", object.comment],
        ["Guests", [`${guests.filter((guest) => guest.pool === object.name).length}: show `, filterButton("pool", object.name)]],
      ];
  }
};

const factList = (object) => element("dl", {}, factsOf(object).filter(([, value]) => value && value.length !== 0)
  .flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));

const ownerPart = (object) => {
  if (!knowsStates || object.kind === "node") {
    return null;
  }
  const list = object.owners.map((owner) => element("li", {}, element("span", { class: "badge" }, owner.state.letter), " ", owner.state.name,
    element("br"), element("code", {}, owner.address)));
  return [
    element("h3", {}, "Managed by"),
    list.length > 0 ? element("ul", {}, list) : element("p", { class: "empty" }, "None of the state files records it."),
    object.owners.length > 1 && element("p", { class: "lock" }, "More than one resource manages it: they will undo each other's changes."),
  ];
};

const closeDetail = () => {
  const panel = $("detail");
  if (panel.hidden) {
    return false;
  }
  panel.hidden = true;
  for (const cell of document.querySelectorAll('.cell[aria-selected="true"]')) {
    cell.setAttribute("aria-selected", "false");
  }
  openedFrom?.isConnected && openedFrom.focus();
  openedFrom = null;
  return true;
};

const openDetail = (key, from) => {
  const object = objects.get(key);
  for (const cell of document.querySelectorAll('.cell[aria-selected="true"]')) {
    cell.setAttribute("aria-selected", "false");
  }
  if (object.kind === "guest") {
    cellOf.get(object).setAttribute("aria-selected", "true");
  }
  openedFrom = from;
  const close = element("button", { type: "button", id: "close", "aria-label": "Close the details" }, "✕");
  const title = element("h2", { id: "detail-title", tabindex: "-1" }, `${kindOf(object)} ${object.name || object.id}`);
  $("detail").replaceChildren(...[element("header", {}, title, close), factList(object), ownerPart(object)].flat().filter(Boolean));
  $("detail").hidden = false;
  title.focus({ preventScroll: true });
};
