using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests;

/// <summary>The two kinds of guests, and the words in which PVE's API tells them apart.</summary>
/// <param name="Type">The word in paths and lists: <c>qemu</c>.</param>
/// <param name="Noun">What users call one: <c>VM</c>.</param>
public sealed record GuestKind(string Type, string Noun)
{
    /// <summary>Virtual machines (<c>PVE::API2::Qemu</c>).</summary>
    public static GuestKind Vm { get; } =
        new("qemu", "VM")
        {
            Label = "VM",
            Prefix = "vm",
            ClassName = "VirtualMachine",
            HaType = "vm",
            TaskPrefix = "qm",
            Unnamed = vmid => $"VM {vmid}",
            FreeingCommand = vmid => $"`qm destroy {vmid} --skiplock`",
            IsRemovedUnderLock = true,
            NameField = GuestOptions.Name,
        };

    /// <summary>Containers (<c>PVE::API2::LXC</c>).</summary>
    public static GuestKind Container { get; } =
        new("lxc", "container")
        {
            Label = "CT",
            Prefix = "container",
            ClassName = "Container",
            HaType = "ct",
            TaskPrefix = "vz",
            Unnamed = vmid => $"CT{vmid}",
            FreeingCommand = vmid => $"`pct unlock {vmid}` and `pct destroy {vmid}`",
            IsRemovedUnderLock = false,
            NameField = GuestOptions.HostName,
        };

    /// <summary>What PVE puts before a VMID in its messages.</summary>
    public required string Label { get; init; }

    /// <summary>What the names of its resources, data sources and commands begin with.</summary>
    public required string Prefix { get; init; }

    /// <summary>What programs call it.</summary>
    public required string ClassName { get; init; }

    /// <summary>What the HA manager calls it: <c>vm:100</c>.</summary>
    public required string HaType { get; init; }

    /// <summary>What the types of its tasks begin with: <c>qmcreate</c>.</summary>
    public required string TaskPrefix { get; init; }

    /// <summary>The commands on the node that remove what holds nothing but a lock, given a VMID.</summary>
    public required Func<long, string> FreeingCommand { get; init; }

    /// <summary>Whether PVE's API removes what is locked, for its superuser.</summary>
    public required bool IsRemovedUnderLock { get; init; }

    /// <summary>The attribute that holds what a guest is called.</summary>
    public required Field<string> NameField { get; init; }

    /// <summary>What PVE's lists call a guest that has no name, given its VMID.</summary>
    public required Func<long, string> Unnamed { get; init; }

    /// <summary>A guest as PVE calls it: <c>VM 100</c>, <c>CT 200</c>.</summary>
    public string Called(long? vmid) => $"{Label} {(vmid is { } known ? Number.Of(known).ToString() : "")}".TrimEnd();

    /// <summary>The noun at the beginning of a sentence.</summary>
    public string Title => char.ToUpperInvariant(Noun[0]) + Noun[1..];

    /// <summary>The kind of that word in a list; null for what is no guest.</summary>
    public static GuestKind? Of(string? type) => type == Vm.Type ? Vm : type == Container.Type ? Container : null;

    /// <summary>The path of the guests of this kind on a node.</summary>
    public string Collection(string node) => PvePath.Join("nodes", node, Type);

    /// <summary>A guest of this kind on a node.</summary>
    public GuestPlace On(string node, long vmid) => new(this, node, vmid);
}
