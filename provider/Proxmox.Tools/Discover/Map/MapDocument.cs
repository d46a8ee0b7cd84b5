using System.Buffers;
using System.Text;
using System.Text.Json;
using Proxmox.Client;
using Proxmox.Tools.Discover.Map.States;

namespace Proxmox.Tools.Discover.Map;

/// <summary>
/// The data of the page: a JSON document that is safe inside a script element, for its writer escapes what HTML reads.
/// </summary>
/// <param name="snapshot">What the datacenter answered.</param>
/// <param name="states">What state files record.</param>
internal sealed class MapDocument(Snapshot snapshot, IReadOnlyList<StateFile> states)
{
    private readonly ILookup<MapKey, (int State, StateRecord Record)> _owners = states
        .SelectMany((state, index) => state.Records.Select(record => (State: index, Record: record))).ToLookup(owner => owner.Record.Key);

    private readonly HashSet<MapKey> _drawn = [];

    /// <summary>Writes it.</summary>
    /// <param name="taken">When the datacenter was asked.</param>
    /// <param name="provider">The version of this program.</param>
    public string Write(DateTimeOffset taken, string provider)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("taken", taken.ToUniversalTime());
            json.WriteString("provider", provider);
            WriteText(json, "version", snapshot.Version);
            WriteText(json, "cluster", snapshot.Cluster);
            WriteNodes(json);
            WriteGuests(json);
            WriteStorages(json);
            WriteInterfaces(json);
            WriteNamed(json, "zones", MapKind.Zone, "zone", snapshot.Zones.Items, ["type", "bridge", "tag", "peers", "nodes", "mtu"]);
            WriteNamed(json, "vnets", MapKind.Vnet, "vnet", snapshot.Vnets.Items, ["zone", "tag", "alias", "vlanaware"]);
            WriteNamed(json, "pools", MapKind.Pool, "poolid", Pools(), ["comment"]);
            WriteStates(json);
            WriteTexts(json, "gaps", snapshot.Gaps);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    // Who may not list the pools still learns their names from what is in them.
    private IEnumerable<PveData> Pools() => snapshot.Pools.Items.Count > 0 ? snapshot.Pools.Items
        : snapshot.Of("pool", "qemu", "lxc").Select(entry => entry["pool"].AsText()).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(pool => PveData.Object(("poolid", PveData.Of(pool))));

    private void WriteNodes(Utf8JsonWriter json) =>
        WriteEach(json, "nodes", snapshot.Of("node"), entry => entry["node"].AsText(), (node, name) =>
    {
        json.WriteString("name", name);
        Copy(json, node, "status", "cpu", "maxcpu", "mem", "maxmem", "disk", "maxdisk", "uptime");
    });

    private void WriteGuests(Utf8JsonWriter json) =>
        WriteEach(json, "guests", snapshot.Of("qemu", "lxc"), entry => entry["vmid"].AsText(), (guest, id) =>
        {
            json.WriteNumber("id", guest["vmid"].AsLong() ?? 0);
            Copy(json, guest, "type", "name", "node", "status", "pool", "lock", "cpu", "maxcpu", "mem", "maxmem", "disk", "maxdisk",
                "uptime");
            WriteText(json, "ha", guest["hastate"].AsText());
            WriteFlag(json, "template", guest["template"].AsBool());
            WriteTexts(json, "tags", (guest["tags"].AsText() ?? "").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries));
            WriteOwners(json, new(MapKind.Guest, id));
        });

    // A shared storage is told of once for each node, and is one.
    private void WriteStorages(Utf8JsonWriter json)
    {
        var one = snapshot.Of("storage").Where(entry => entry["storage"].AsText() is not null)
            .GroupBy(entry =>
                (Name: entry["storage"].AsText()!, Node: entry["shared"].AsBool() == true ? "" : entry["node"].AsText() ?? ""))
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Node, StringComparer.Ordinal);
        json.WriteStartArray("storages");
        foreach (var group in one)
        {
            // One that a node cannot reach tells no size there.
            var storage = group.FirstOrDefault(entry => entry["status"].AsText() == "available") ?? group.First();
            json.WriteStartObject();
            json.WriteString("name", group.Key.Name);
            Copy(json, storage, "plugintype", "content", "status", "disk", "maxdisk");
            WriteFlag(json, "shared", storage["shared"].AsBool());
            WriteTexts(json, "nodes", group.Select(entry => entry["node"].AsText()).OfType<string>().Order(StringComparer.Ordinal));
            WriteOwners(json, new(MapKind.Storage, group.Key.Name));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteInterfaces(Utf8JsonWriter json)
    {
        json.WriteStartArray("interfaces");
        foreach (var (node, interfaces) in snapshot.Networks)
        {
            foreach (var entry in interfaces.Items.Where(entry => entry["iface"].AsText() is not null))
            {
                json.WriteStartObject();
                json.WriteString("name", entry["iface"].AsText());
                json.WriteString("node", node);
                Copy(json, entry, "type", "cidr", "cidr6", "gateway", "bridge_ports", "ovs_ports", "slaves", "vlan-id",
                    "vlan-raw-device", "mtu");
                WriteText(json, "comment", entry["comments"].AsText()?.TrimEnd());
                WriteFlag(json, "active", entry["active"].AsBool());
                WriteFlag(json, "vlanaware", entry["bridge_vlan_aware"].AsBool());
                WriteOwners(json, new(MapKind.Interface, $"{node}/{entry["iface"].AsText()}"));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private void WriteNamed(Utf8JsonWriter json, string member, MapKind kind, string key, IEnumerable<PveData> entries, string[] copied) =>
        WriteEach(json, member, entries, entry => entry[key].AsText(), (entry, name) =>
        {
            json.WriteString("name", name);
            Copy(json, entry, copied);
            WriteOwners(json, new(kind, name));
        });

    // Last, when it is known what was drawn: what a state records and PVE did not tell of.
    private void WriteStates(Utf8JsonWriter json)
    {
        json.WriteStartArray("states");
        foreach (var state in states)
        {
            json.WriteStartObject();
            json.WriteString("name", state.Name);
            json.WriteString("tool", state.Tool);
            json.WriteNumber("count", state.Count);
            json.WriteStartArray("unseen");
            foreach (var record in state.Records.Where(record => !_drawn.Contains(record.Key)))
            {
                json.WriteStartObject();
                json.WriteString("kind", MapKinds.Word(record.Key.Kind));
                json.WriteString("id", record.Key.Id);
                json.WriteString("address", record.Address);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteOwners(Utf8JsonWriter json, MapKey key)
    {
        _drawn.Add(key);
        if (!_owners[key].Any())
        {
            return;
        }

        json.WriteStartArray("by");
        foreach (var (state, record) in _owners[key])
        {
            json.WriteStartArray();
            json.WriteNumberValue(state);
            json.WriteStringValue(record.Address);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteEach(
        Utf8JsonWriter json, string member, IEnumerable<PveData> entries, Func<PveData, string?> key, Action<PveData, string> write)
    {
        json.WriteStartArray(member);
        foreach (var entry in entries)
        {
            if (key(entry) is { } known)
            {
                json.WriteStartObject();
                write(entry, known);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    // What is absent stays absent: a zero or an empty text would be a claim.
    private static void Copy(Utf8JsonWriter json, PveData from, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (from[member] is { Kind: PveDataKind.Number } number)
            {
                // A load is told with fifteen digits, of which nobody sees more than three.
                json.WriteNumber(member, decimal.Round(number.AsDecimal()!.Value, 4));
            }
            else
            {
                WriteText(json, member, from[member].AsText());
            }
        }
    }

    private static void WriteText(Utf8JsonWriter json, string member, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(member, text);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string member, bool? flag)
    {
        if (flag == true)
        {
            json.WriteBoolean(member, value: true);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string member, IEnumerable<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
