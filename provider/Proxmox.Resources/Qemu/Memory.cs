using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>The memory of a VM.</summary>
internal static class Memory
{
    /// <summary>How much it has.</summary>
    public static Field<long> Size { get; } =
        Whole("size_mib", "Memory in MiB; with ballooning, the most that the VM can have. Unset means 512.").PartOf("memory", "current")
            .DefaultKey().Between(16)
            .TakesEffect(Hotplug.OfMemory);

    /// <summary>How much it keeps.</summary>
    public static Field<long> Balloon { get; } =
        Whole("balloon_mib", "How much memory the VM keeps when the node is short of it, in MiB; 0 switches the balloon device off. Unset "
            + "means as much as `size_mib`.").OnWire("balloon").Between(0)
            .TakesEffect(Hotplug.OfBalloon);

    /// <summary>Its weight among the guests.</summary>
    public static Field<long> Shares { get; } =
        Whole("shares", "Weight of the VM when PVE shares out memory by ballooning; 0 excludes it from that. Unset means 1000.")
            .Between(0, 50000)
            .TakesEffect(Effect.AtOnce);

    /// <summary>The size of its pages.</summary>
    public static Field<string> Hugepages { get; } =
        Text("hugepages", "Takes the memory from huge pages of that size in MiB: `2`, `1024`, or `any` for the larger where possible. "
            + "Unset means none.").Among(
            ("any", "Pages of 1024 MiB where possible, and of 2 MiB otherwise."),
            ("2", "Pages of 2 MiB."),
            ("1024", "Pages of 1024 MiB.")).RootOnly();

    /// <summary>Whether its pages stay reserved.</summary>
    public static Field<bool> KeepHugepages { get; } =
        Flag("keep_hugepages", "Whether the huge pages stay reserved when the VM stops. Unset means false.").OnWire("keephugepages")
            .RootOnly();

    /// <summary>The memory.</summary>
    public static Field<Attributes> Ram { get; } =
        Nested(
            "memory",
            "The memory of the VM, and how it is shared with others.",
            Size,
            Balloon,
            Shares,
            Hugepages,
            KeepHugepages,
            Flag("ksm", "Whether the node may merge pages of equal content with those of other VMs (KSM). Unset means true.")
                .OnWire("allow-ksm").Since("9.1"))
            .Written(WireForm.Inline)
            .Needs(GuestPrivilege.Memory).TakesEffect(Effect.AtNextStart);

    /// <summary>Memory that is shared with others.</summary>
    public static Field<Attributes> Ivshmem { get; } =
        Nested(
            "ivshmem",
            "Memory that the VM shares with other VMs or with the node. Such a VM cannot be migrated while it runs.",
            Whole("size_mib", "Size in MiB.").OnWire("size").Required().Between(1),
            Text("name", "Name of the memory, the same for all that share it. Unset means the VMID.")
                .Matching("[A-Za-z0-9-]+", "letters, digits and hyphens"))
            .RootOnly().TakesEffect(Effect.AtNextStart);
}
