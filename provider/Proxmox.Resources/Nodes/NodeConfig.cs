using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes;

/// <summary>The configuration of a node: <c>/nodes/{node}/config</c> (PVE::API2::NodeConfig, PVE::NodeConfig).</summary>
public static class NodeConfig
{
    private const string Domain = @"(\*\.)?([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]+";

    private const string DomainExpectation = "a domain such as \"pve1.example.com\"";

    private static readonly Field<string> Description =
        Text("description", "Notes about the node, in Markdown.").As(Formats.Prose).OfLength(0, 65536);

    private static readonly Field<long> BallooningTarget =
        Whole("ballooning_target_percent", "How much of the memory of the node is to be in use, in percent: PVE shrinks or grows guests "
            + "with ballooning to reach it. Unset means 80.").OnWire("ballooning-target").Between(0, 100).ImpliedDefault(80);

    private static readonly Field<long> StartDelay =
        Whole("start_on_boot_delay_seconds", "How long the node waits before it starts guests at boot, in seconds. Unset means 0.")
            .OnWire("startall-onboot-delay").Between(0, 300).ImpliedDefault(0);

    private static readonly Field<Attributes> WakeOnLan = Nested(
        "wake_on_lan", "How another node wakes this one up.",
        Text("mac_address", "MAC address of the node's network card.").OnWire("mac").Required().DefaultKey().As(Formats.MacAddress),
        Text("bind_interface", "Network interface of the other node that the packet leaves by. Unset means that of the default route.")
            .OnWire("bind-interface").Checked(Identifiers.Interface),
        Text("broadcast_address", "IPv4 address that the packet is sent to. Unset means `255.255.255.255`.").OnWire("broadcast-address")
            .As(Formats.IpAddress)).OnWire("wakeonlan");

    private static readonly Field<Attributes> Acme = Nested(
        "acme", "What the certificate of the node is ordered by, over HTTP; for validation by DNS there is `acme_domains`.",
        Text("account", "Name of the ACME account. Unset means `default`.")
            .RefersTo("account_id").ImpliedDefault("default").Checked(Identifiers.Mapping),
        TextSet("domains", "Domains of the certificate that are validated over HTTP on port 80 of the node.")
            .Written(WireForm.Semicolons).Matching(Domain, DomainExpectation));

    private static readonly Field<IReadOnlyDictionary<string, Attributes>> AcmeDomains = Slots(
        "acme_domains", "Domains of the certificate with a way of validation each, by slot: `acmedomain0` to `acmedomain5`.",
        Text("domain", "Domain of the certificate.").Required().DefaultKey().Matching(Domain, DomainExpectation),
        Text("plugin", "Name of the ACME plugin that proves that the domain is yours. Unset means `standalone`, over HTTP.")
            .RefersTo("plugin_id")
            .ImpliedDefault("standalone").Checked(Identifiers.Mapping),
        Text("alias", "Other domain whose DNS the plugin writes to, when the domain's own cannot be written to.")
            .Matching(Domain, DomainExpectation)).InSlots(new SlotName("acmedomain", 6));

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_config",
        "The configuration of a node. It always exists: creating this resource takes it over, and deleting it clears the attributes that "
            + "were set. Declare it once for each node.")
    {
        ReadDoc = "The configuration of a node.",
        Area = Areas.Nodes,
        Noun = "NodeConfig",
        Api = new("/nodes") { Item = "/nodes/{node}/config", HasDigest = true },
        Fields =
        [
            Names.Node, Description, BallooningTarget, StartDelay, WakeOnLan, Acme, AcmeDomains,
            Location.Of("Where the node stands. Unset means what the options of the datacenter say."),
        ],
        Identity = [Names.Node],
        ImportId = new("{node}", "pve1"),
        Privileges =
        [
            new("Sys.Modify", "/") { For = Purposes.Write },
            new("Sys.Audit", "/") { For = Purposes.Read | Purposes.List },
        ],
        Hooks = Singleton.Hooks,
    };
}
