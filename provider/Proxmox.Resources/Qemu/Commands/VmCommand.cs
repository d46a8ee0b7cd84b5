using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>What the commands on VMs share.</summary>
internal static class VmCommand
{
    /// <summary>The part of PVE that they belong to.</summary>
    public const string Area = "guest";

    /// <summary>The VM. Its node is looked up.</summary>
    public static Field<long> VmId { get; } = Names.VmId.NotAParameter();

    /// <summary>How long the guest gets to shut down.</summary>
    public static Field<long> GraceSeconds { get; } =
        Whole("grace_seconds", "How long the guest may take to shut down, in seconds. Unset means what the VM's start-up order says, or 60.").OnWire("timeout").Between(0);
}
