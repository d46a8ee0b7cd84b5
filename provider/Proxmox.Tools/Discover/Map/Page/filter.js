const fields = ["q", "status", "node", "pool", "tag", "owner", "group", "sort"];
const none = "(none)";

const fill = (id, options) => $(id).replaceChildren(...options.map(([value, text]) => element("option", { value }, text)));

const fillFilters = () => {
  const withAll = (values) => [["", "all"], ...values.map((value) => [value, value])];
  fill("status", withAll(["running", "stopped", "paused", "template", "unknown"].filter((state) => guests.some((guest) => guest.state === state))));
  fill("node", withAll(nodes.map((node) => node.name)));
  fill("pool", [...withAll(unique([...pools.map((pool) => pool.name), ...guests.map((guest) => guest.pool)])), [none, "in no pool"]]);
  fill("tag", [...withAll(unique(guests.flatMap((guest) => guest.tags))), [none, "without a tag"]]);
  fill("owner", [["", "all"], ["+", "anybody"], ["-", "nobody"], ...data.states.map((state) => [state.name, `${state.letter}  ${state.name}`])]);
  $("owner").disabled = !knowsStates;
  fill("group", Object.entries(groupings).filter(([name]) => name !== "owner" || knowsStates).map(([name, grouping]) => [name, grouping.text]));
  fill("sort", Object.entries(orders).map(([name, order]) => [name, order.text]));
};

const wanted = () => {
  const chosen = Object.fromEntries(fields.map((field) => [field, $(field).value]));
  return { ...chosen, words: chosen.q.toLowerCase().split(/\s+/).filter(Boolean) };
};

const ownerFits = (object, owner) => owner === "" || (owner === "+" ? !isFree(object) : owner === "-" ? isFree(object)
  : object.owners.some((other) => other.state.name === owner));

const textFits = (object, sought) => sought.every((word) => object.text.includes(word));

const guestFits = (guest, want) => (want.status === "" || guest.state === want.status)
  && (want.node === "" || guest.node === want.node)
  && (want.pool === "" || (want.pool === none ? !guest.pool : guest.pool === want.pool))
  && (want.tag === "" || (want.tag === none ? guest.tags.length === 0 : guest.tags.includes(want.tag)))
  && ownerFits(guest, want.owner)
  && textFits(guest, want.words);

const otherFits = (object, want) => (want.node === "" || object.node === want.node || (object.nodes || []).includes(want.node)
    || !["storage", "interface"].includes(object.kind))
  && (want.owner === "" || (manageable.includes(object) && ownerFits(object, want.owner)))
  && textFits(object, want.words);

const show = (shown, isShown) => {
  if (shown.hidden === isShown) {
    shown.hidden = !isShown;
  }
};

const applyFilter = () => {
  const want = wanted();
  const isNarrow = ["status", "node", "pool", "tag", "owner"].some((field) => want[field] !== "") || want.words.length > 0;
  let found = 0;
  for (const lane of lanes) {
    let [shown, running] = [0, 0];
    for (const guest of lane.members) {
      const fits = guestFits(guest, want);
      show(cellOf.get(guest), fits);
      shown += fits;
      running += fits && guest.state === "running";
    }
    lane.count.textContent = shown === lane.members.length ? `${shown} guests, ${running} running` : `${shown} of ${lane.members.length} guests`;
    show(lane.box, shown > 0 || !isNarrow);
    found += shown;
  }
  for (const [object, row] of rowOf) {
    show(row, otherFits(object, want));
  }
  for (const card of document.querySelectorAll(".card, .scroll:has(table)")) {
    const lines = [...card.querySelectorAll("li, tbody > tr")];
    show(card, card.closest("#states") || lines.some((line) => !line.hidden));
  }
  for (const field of ["status", "node", "pool", "tag", "owner"]) {
    $(field).classList.toggle("set", want[field] !== "");
  }
  $("found").value = isNarrow ? `${found} of ${guests.length} guests` : "";
  keepTabStops();
  remember(want);
};

// The address keeps what is chosen, so that a view can be bookmarked.
const remember = (want) => {
  const kept = new URLSearchParams(fields.filter((field) => want[field] !== "" && want[field] !== $(field).dataset.first).map((field) => [field, want[field]]));
  const address = kept.size > 0 ? `#${kept}` : location.hash.includes("=") ? "#" : null;
  if (address !== null && address !== location.hash) {
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page that is kept in a frame may not.
    }
  }
};

const recall = () => {
  for (const field of ["group", "sort"]) {
    $(field).dataset.first = $(field).value;
  }
  if (location.hash.includes("=")) {
    for (const [field, value] of new URLSearchParams(location.hash.slice(1))) {
      const control = fields.includes(field) ? $(field) : null;
      if (control && (field === "q" || [...control.options].some((option) => option.value === value))) {
        control.value = value;
      }
    }
  }
};

const regroup = () => {
  drawLanes($("group").value, $("sort").value);
  applyFilter();
};
