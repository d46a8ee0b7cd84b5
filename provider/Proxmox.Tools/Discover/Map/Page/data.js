const data = JSON.parse(document.getElementById("data").textContent);
const knowsStates = data.states.length > 0;

// Letters for state files, as columns of a sheet have them.
const letters = (index) => (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
data.states.forEach((state, index) => { state.letter = letters(index); });

const natural = new Intl.Collator("en", { numeric: true });
const byName = (left, right) => natural.compare(left.name, right.name);
const unique = (values) => [...new Set(values)].filter((value) => value).sort(natural.compare);

const words = (...parts) => parts.flat(2).filter((part) => part !== undefined && part !== null).join(" ").toLowerCase();
const ownersOf = (object) => (object.by || []).map(([state, address]) => ({ state: data.states[state], address }));

const guests = data.guests.map((guest) => ({
  ...guest,
  kind: "guest",
  key: `guest/${guest.id}`,
  name: guest.name || "",
  state: guest.template ? "template" : guest.status === "paused" || guest.status === "suspended" ? "paused" : guest.status || "unknown",
}));
const storages = data.storages.map((storage, index) => ({ ...storage, kind: "storage", key: `storage/${index}` }));
const interfaces = data.interfaces.map((port) => ({ ...port, kind: "interface", key: `interface/${port.node}/${port.name}` }));
const zones = data.zones.map((zone) => ({ ...zone, kind: "zone", key: `zone/${zone.name}` }));
const vnets = data.vnets.map((vnet) => ({ ...vnet, kind: "vnet", key: `vnet/${vnet.name}` }));
const pools = data.pools.map((pool) => ({ ...pool, kind: "pool", key: `pool/${pool.name}` }));
const nodes = data.nodes.map((node) => ({ ...node, kind: "node", key: `node/${node.name}` })).sort(byName);

const everything = [guests, storages, interfaces, zones, vnets, pools, nodes].flat();
const objects = new Map(everything.map((object) => [object.key, object]));

for (const object of everything) {
  object.owners = ownersOf(object);
  object.text = words(
    object.id, object.name, object.node, object.nodes, object.pool, object.tags, object.type, object.plugintype, object.status,
    object.cidr, object.cidr6, object.bridge_ports, object.comment, object.alias, object.zone, object.tag, object.lock,
    object.owners.map((owner) => [owner.state.name, owner.address]),
  );
}

// What a configuration can manage at all: ports that the system itself made, it need not.
const manageable = everything.filter((object) => object.kind !== "node" && !(object.kind === "interface" && /^(eth|unknown)$/.test(object.type || "")));
// A storage that each node has of its own is one object for whoever manages it.
const managedCount = (objects) => new Set(objects.map((object) => (object.kind === "storage" ? `storage/${object.name}` : object.key))).size;
const isFree = (object) => object.owners.length === 0;
