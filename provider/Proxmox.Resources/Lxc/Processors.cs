using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>The processors and the memory of a container: limits of its control group, which take effect while it runs.</summary>
internal static class Processors
{
    /// <summary>The processors.</summary>
    public static Field<Attributes> Cpu { get; } =
        Nested(
            "cpu",
            "How much of the node's processors the container may use.",
            Whole("cores", "Number of processors that the container sees. Unset means all of the node's.").Between(1, 8192),
            Fraction("limit", "How much of the node's processors the container may use; 1 is one processor, 0 means no limit. Unset means "
                + "0.").OnWire("cpulimit").Between(0, 8192).ImpliedDefault(0),
            Whole("units", "Weight of the container when processors are scarce, against the other guests. Unset means 100.")
                .OnWire("cpuunits").Between(0, 500_000))
            .Written(WireForm.Inline).TypeNamed("ContainerCpu")
            .Needs(GuestPrivilege.Cpu).TakesEffect(Effect.AtOnce);

    /// <summary>The swap space.</summary>
    public static Field<long> Swap { get; } =
        Whole("swap_mib", "Swap space of the node that the container may use besides, in MiB. Unset means 512.").OnWire("swap")
            .Between(0).ImpliedDefault(512).ClearedBy(Clear.Sending("512"));

    /// <summary>The memory.</summary>
    public static Field<Attributes> Memory { get; } =
        Nested(
            "memory",
            "The memory of the container.",
            Whole("size_mib", "Memory in MiB. Unset means 512.").OnWire("memory").Between(16).ImpliedDefault(512)
                .ClearedBy(Clear.Sending("512")),
            Swap)
            .Written(WireForm.Inline).TypeNamed("ContainerMemory")
            .Needs(GuestPrivilege.Memory).TakesEffect(Effect.AtOnce);
}
