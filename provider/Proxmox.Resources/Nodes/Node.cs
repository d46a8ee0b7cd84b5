using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes;

/// <summary>One node: <c>/nodes/{node}/status</c> and <c>/nodes/{node}/version</c> (PVE::API2::Nodes).</summary>
public static class Node
{
    private static readonly ImmutableArray<Field> Told =
    [
        Text("version", "Version of the package pve-manager on the node, such as `9.2.11`.").Computed().AlwaysReturned(),
        Text("release", "Release of PVE on the node, such as `9.2`.").Computed().AlwaysReturned(),
        Text("kernel_release", "Release of the running Linux kernel.").From("current-kernel", "release").Computed().AlwaysReturned(),
        Text("architecture", "Architecture of the node, such as `x86_64`.").From("current-kernel", "machine").Computed().AlwaysReturned(),
        Text("boot_mode", "Firmware that the node was started by: `efi` or `legacy-bios`.").From("boot-info", "mode").Computed()
            .AlwaysReturned(),
        Flag("secure_boot", "Whether the node was started with Secure Boot. Null when it was not started by `efi`.")
            .From("boot-info", "secureboot").Computed(),
        Text("cpu_model", "Model of the processors.").From("cpuinfo", "model").Computed().AlwaysReturned(),
        Whole("cpu_sockets", "Number of processor sockets.").From("cpuinfo", "sockets").Computed().AlwaysReturned(),
        Whole("cpu_cores", "Number of cores of all processors.").From("cpuinfo", "cores").Computed().AlwaysReturned(),
        Whole("cpu_count", "Number of hardware threads of all processors.").From("cpuinfo", "cpus").Computed().AlwaysReturned(),
        Fraction("cpu_usage", "Share of the processors in use, from 0 to 1.").OnWire("cpu").Computed().AlwaysReturned(),
        TextList("load_average", "Average number of processes that wait for a processor over 1, 5 and 15 minutes.").OnWire("loadavg")
            .Computed().AlwaysReturned(),
        Whole("memory_total_bytes", "Memory of the node, in bytes.").From("memory", "total").Computed().AlwaysReturned(),
        Whole("memory_used_bytes", "Memory in use, in bytes.").From("memory", "used").Computed().AlwaysReturned(),
        Whole("swap_total_bytes", "Swap space of the node, in bytes.").From("swap", "total").Computed(),
        Whole("swap_used_bytes", "Swap space in use, in bytes.").From("swap", "used").Computed(),
        Whole("disk_total_bytes", "Size of the root file system, in bytes.").From("rootfs", "total").Computed().AlwaysReturned(),
        Whole("disk_used_bytes", "Used part of the root file system, in bytes.").From("rootfs", "used").Computed().AlwaysReturned(),
        Whole("uptime_seconds", "Time since the node was started, in seconds.").OnWire("uptime").Computed(),
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("node", "One node of the datacenter: its version, hardware and load. The node must be reachable. " + Figures.ThatMove)
        {
            Area = Areas.Nodes,
            Fields = [Names.Node, .. Told],
            Privileges = [new("Sys.Audit", "/nodes/{node}")],
            Read = async (session, config, cancel) =>
            {
                var node = config.Get(Names.Node)!;
                var status = await session.Pve.GetAsync(PvePath.Join("nodes", node, "status"), cancel: cancel);
                var version = await session.Pve.GetAsync(PvePath.Join("nodes", node, "version"), cancel: cancel);
                return FromData.Members(Told, PveData.Object(status.Members.Concat(version.Members)));
            },
        };
}
