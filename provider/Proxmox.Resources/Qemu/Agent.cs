using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>How PVE speaks with the guest agent.</summary>
internal static class Agent
{
    /// <summary>Whether the guest discards after its disks moved.</summary>
    public static Field<bool> TrimAfterClone { get; } =
        Flag("trim_after_clone", "Whether the guest discards unused blocks after a disk was moved or the VM migrated. Unset means false.")
            .OnWire("fstrim_cloned_disks").ImpliedDefault(false).TakesEffect(Effect.AtOnce);

    /// <summary>How PVE speaks with the guest agent.</summary>
    public static Field<Attributes> Settings { get; } =
        Nested(
            "agent",
            "How PVE speaks with the QEMU guest agent in the VM.",
            Flag("enabled", "Whether PVE speaks with the agent, which must be installed in the guest. Unset means false.").DefaultKey()
                .Required(),
            Text("type", "What connects them: `virtio` or `isa`. Unset means `virtio`.")
                .Among(("virtio", "A paravirtualized serial port."), ("isa", "A serial port on the ISA bus.")).ImpliedDefault("virtio"),
            TrimAfterClone,
            Flag("freeze_on_backup", "Whether the guest's file systems are frozen while a backup begins, and since PVE 9 while a snapshot, "
                + "clone or replication begins. Unset means true.")
                .OnWire("freeze-fs-on-backup").ImpliedDefault(true))
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>The addresses that the agent tells.</summary>
    public static Field<IReadOnlyList<string>> Ipv4 { get; } = Addresses(ReachableAddresses.Ipv4, "IPv4");

    /// <summary>The addresses that the agent tells.</summary>
    public static Field<IReadOnlyList<string>> Ipv6 { get; } = Addresses(ReachableAddresses.Ipv6, "IPv6");

    private static Field<IReadOnlyList<string>> Addresses(string name, string family) =>
        TextList(name, $"{family} addresses that the agent of the running guest reports, without loopback and link-local ones; empty "
            + "without `agent.enabled`.").Computed().AlwaysReturned().UnknownWhenChanges(() => [Power.State, Settings])
            .Needs(GuestPrivilege.AgentAudit);
}
