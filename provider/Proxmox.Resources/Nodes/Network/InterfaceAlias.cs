using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Further addresses of interfaces.</summary>
public static class InterfaceAlias
{
    private static readonly Field<string> Name =
        InterfaceFields.Name.Matching("[A-Za-z][A-Za-z0-9_.]*:[0-9]+", "an interface, a colon and a number, such as \"vmbr0:1\"") with
        {
            Doc = "Name of the alias: the interface, a colon and a number, such as `vmbr0:1`.",
        };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "alias", "alias", "InterfaceAlias",
        "A further address of an interface of a node.",
        "vmbr0:1",
        [Name, .. InterfaceFields.Addresses, InterfaceFields.Autostart, InterfaceFields.Comment],
        InterfaceFields.AddressRules,
        new() { Require = RequireInterface });

    // PVE takes an alias of anything, and can stage nothing more behind it.
    private static void RequireInterface(Operation operation, NodeInterfaces now)
    {
        var name = operation.Planned.Get(Name)!;
        var own = name.Split(':')[0];
        if (!now.All.TryGetValue(own, out var entry) || entry["type"].IsNull)
        {
            throw PveFault.About(Name.Wire, $"node {operation.Planned.Get(Shared.Names.Node)} has no interface {own} that {name} "
                + "could be an alias of; create it first, and have this one wait for it");
        }
    }
}
