using System.Collections.Frozen;
using System.IO.Enumeration;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster;

/// <summary>Everything in the datacenter that fits filters: <c>GET /cluster/resources</c> (<c>PVE::API2::Cluster</c>).</summary>
public static class Search
{
    private static readonly (string Word, string Doc)[] Types =
    [
        ("vm", "Virtual machines."),
        ("container", "Containers."),
        ("node", "Nodes."),
        ("storage", "Storages, once for each node that has them."),
        ("pool", "Resource pools."),
        ("network", "Zones and fabrics of the software-defined network, once for each node that has them."),
    ];

    // PVE 8 calls networks otherwise.
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["qemu"] = "vm",
        ["lxc"] = "container",
        ["node"] = "node",
        ["storage"] = "storage",
        ["pool"] = "pool",
        ["network"] = "network",
        ["sdn"] = "network",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Field<string> Type = Text("type", "Only what is of that kind. Unset means everything.").OneOf([.. Types])
        .TypeNamed("SearchedType");

    private static readonly Field<string> Name =
        Text("name", "Only what is called that: the name of a guest, node, storage, pool or zone; `*` stands for any characters, as in "
            + "`web-*`.");

    private static readonly Field<IReadOnlySet<string>> Tags = TextSet("tags", "Only guests that have all of these tags.");

    private static readonly Field<string> Pool = Text("pool_id", "Only guests in that pool, and the pool itself.");

    private static readonly Field<string> Node = Text("node", "Only what is on that node, and the node itself.");

    private static readonly Field<string> Status =
        Text("status", "Only what is of that status: `running` or `stopped` for guests, `online` or `offline` for nodes, `available` for "
            + "storages, `ok` for networks; `unknown` where a node does not report it.");

    private static readonly Field<bool> Template = Flag("template", "Only templates, or with false only guests that are none. Unset means "
        + "both.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "What fits, of all that the user or token may see: by kind, then by VMID or name.",
        [
            Text("id", "What PVE calls it among all, such as `qemu/100`, `node/pve1`, `storage/pve1/local` or `/pool/web`.")
                .AlwaysReturned(),
            Text("type", "Its kind, in the words of the filter.").AlwaysReturned(),
            Text("name", "What it is called. Null for a guest whose node does not report it."),
            Whole("vmid", "VMID of a guest. Null for others."),
            Text("node", "Node that it is on, or that it is. Null for pools."),
            Text("storage_id", "Name of a storage. Null for others.").OnWire("storage"),
            Text("pool_id", "Pool that a guest is in, or that it is. Null for others.").OnWire("pool"),
            Text("zone_id", "Zone of the software-defined network. Null for others."),
            Text("status", "How it does. Null for pools."),
            Flag("template", "Whether a guest is a template. Null for what is no guest."),
            TextSet("tags", "Tags of a guest.").Written(WireForm.Semicolons),
            Text("storage_type", "Type of a storage, such as `nfs`. Null for others.").OnWire("plugintype"),
            Flag("shared", "Whether the nodes share a storage. Null for others."),
            TextSet("content", "What a storage is for, such as `images`. Null for others.").Written(WireForm.Commas),
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("search", "Guests, nodes, storages, pools and networks of the datacenter that fit all of the filters, by one request. Nothing "
            + "that fits is an empty list, and no error. What others take, such as `vmid` and `storage_id`, stands beside each. PVE "
            + "gathers names, tags and states of guests every few seconds: what a run itself has just made, take from its resource.")
        {
            Area = Areas.Cluster,
            Noun = "Search",
            Fields = [Type, Name, Tags, Pool, Node, Status, Template, Items],
            Privileges =
            [
                new Privilege("VM.Audit", "/vms/{vmid}"), new Privilege("Datastore.Audit", "/storage/{storage_id}"),
                new Privilege("Pool.Audit", "/pool/{pool_id}"), new Privilege("SDN.Audit", "/sdn/zones/{zone_id}"),
            ],
            Read = ReadAsync,
        };

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var entries = (await session.Pve.GetAsync("/cluster/resources", cancel: cancel)).Items.Select(Named).OfType<PveData>();
        var found = entries.Where(entry => Fits(config, entry))
            .OrderBy(entry => Array.FindIndex(Types, type => type.Word == entry["type"].AsText()))
            .ThenBy(entry => entry["vmid"].AsLong()).ThenBy(entry => entry["name"].AsText(), StringComparer.Ordinal)
            .ThenBy(entry => entry["node"].AsText(), StringComparer.Ordinal);
        return Value.Object((Items.Name, Value.List(found.Select(entry => FromData.Members(Items.Type.Nested, entry)))));
    }

    // What is called what depends on the kind. Of kinds that are new to this provider nothing can be said.
    private static PveData? Named(PveData entry)
    {
        if (entry["type"].AsText() is not { } type || !Words.TryGetValue(type, out var word))
        {
            return null;
        }

        var network = entry["network"].AsText() ?? entry["sdn"].AsText();
        var name = word switch
        {
            "node" => entry["node"],
            "storage" => entry["storage"],
            "pool" => entry["pool"],
            "network" => PveData.Of(network),
            _ => entry["name"],
        };
        var isZone = word == "network" && entry["network-type"].AsText() is null or "zone";
        return PveData.Object(entry.Members.Where(member => member.Key is not ("type" or "name")).Concat(
        [
            KeyValuePair.Create("type", PveData.Of(word)),
            KeyValuePair.Create("name", name),
            KeyValuePair.Create("zone_id", isZone ? PveData.Of(network) : PveData.Null),
        ]));
    }

    private static bool Fits(Attributes config, PveData entry) =>
        Is(config.Get(Type), entry["type"]) && Is(config.Get(Pool), entry["pool"]) && Is(config.Get(Node), entry["node"])
        && Is(config.Get(Status), entry["status"])
        && (config.Get(Name) is not { } name
            || (entry["name"].AsText() is { } called && FileSystemName.MatchesSimpleExpression(name, called)))
        && (config.Get(Template) is not { } template || (!entry["vmid"].IsNull && template == (entry["template"].AsBool() is true)))
        && (config.Get(Tags) is not { } tags || tags.IsSubsetOf((entry["tags"].AsText() ?? "").Split(';')));

    private static bool Is(string? wanted, PveData found) => wanted is null || wanted == found.AsText();
}
