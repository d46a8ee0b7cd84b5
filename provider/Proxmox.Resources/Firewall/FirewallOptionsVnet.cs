using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// The options of a VNet: <c>/cluster/sdn/vnets/{vnet}/firewall/options</c> (PVE::API2::Firewall::Vnet). PVE knows a VNet there once it was
/// applied.
/// </summary>
public static class FirewallOptionsVnet
{
    private static readonly Field<string> VnetId =
        Text("vnet_id", "Name of the VNet, which has to be applied.").RefersTo("vnet_id").OnWire("vnet").Required().Replacing()
            .Matching("[A-Za-z][A-Za-z0-9]{1,7}", "two to eight letters and digits with a letter first");

    private static readonly ImmutableArray<Field> Settings =
    [
        Flag("enabled", "Whether what passes through the VNet goes through the firewall, where that of the cluster is on. Unset means "
            + "false.").OnWire("enable").ImpliedDefault(false),
        FirewallPolicies.Forward("What is done with traffic through the VNet that no rule speaks of. Unset means `ACCEPT`."),
        LogLevels.Of("log_level_forward", "Log level for traffic through the VNet. Unset means `nolog`.").ImpliedDefault("nolog"),
    ];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = FirewallOptions.Of(
        "vnet", "VnetOptions", "a VNet", "/cluster/sdn/vnets/{vnet_id}/firewall/options", [VnetId], "web", Settings,
        [
            new("SDN.Allocate", "/sdn/zones/{zone}/{vnet_id}") { For = Purposes.Write },
            new(["SDN.Audit", "SDN.Allocate"], "/sdn/zones/{zone}/{vnet_id}") { For = Purposes.Read | Purposes.List | Purposes.Create },
        ],
        async (all, cancel) => (await all.Pve.GetAsync("/cluster/sdn/vnets", cancel: cancel)).Items);
}
