using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>What the objects of the HA manager share.</summary>
internal static class HaNames
{
    /// <summary>The manager's name of a guest: <c>pve-ha-resource-id</c>.</summary>
    public static Rule Sid { get; } =
        Rule.Pattern("(vm|ct):[1-9][0-9]{2,8}", "the kind and VMID of a guest, such as \"vm:100\" or \"ct:200\"");

    /// <summary>A guest under HA.</summary>
    public static Field<string> Resource { get; } =
        Text("sid", "The HA manager's name of the guest: `vm:100` for a VM, `ct:200` for a container.")
            .RefersTo(new("vm.vmid", "vm:"), new Reference("container.vmid", "ct:")).Required().Replacing().Checked(Sid);

    /// <summary>Nodes by name, with their priorities.</summary>
    public static Field<IReadOnlyDictionary<string, long>> Nodes { get; } =
        WholeMap("nodes", "The nodes, each with its priority: a guest runs on one of those with the highest number that are there. Give "
            + "all 0 where none is better than another.").Written(WireForm.Priorities).Between(0).Required();

    /// <summary>What PVE asks for to change anything of the manager, and to see it.</summary>
    public static ImmutableArray<Privilege> Privileges { get; } =
        [new("Sys.Console", "/") { For = Purposes.Write }, new("Sys.Audit", "/") { For = Purposes.Read | Purposes.List }];

    /// <summary>The same for a command, which looks at what it has done.</summary>
    public static ImmutableArray<Privilege> CommandPrivileges { get; } = [new("Sys.Console", "/"), new("Sys.Audit", "/")];

    /// <summary>There is a node, each has a name of one.</summary>
    public static Constraint SomeNode { get; } = new(config => !config.Has(Nodes) ? []
        : config[Nodes].Members.Count == 0 ? [new(Nodes, "nodes must name a node.")]
        : config[Nodes].Members.Keys.Where(node => !Identifiers.Node.Accepts(Model.Values.Value.Of(node)))
            .Select(node => new Violation(Nodes, $"\"{node}\" in nodes must be {Identifiers.Node.Expectation}.")));

    /// <summary>The guest of a name that <see cref="Sid"/> accepts.</summary>
    public static (GuestKind Kind, long VmId) GuestOf(string sid) => (
        sid.StartsWith(GuestKind.Vm.HaType, StringComparison.Ordinal) ? GuestKind.Vm : GuestKind.Container,
        long.Parse(sid.AsSpan(sid.IndexOf(':', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture));
}
