using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Statistics;

/// <summary>What was measured of a guest: <c>.../rrddata</c> (PVE::API2::Qemu, PVE::API2::LXC).</summary>
public static class GuestRrdData
{
    private static readonly Field<long> VmId = Names.VmId with { Doc = "VMID of the VM or container, wherever in the cluster it is." };

    private static readonly Field<IReadOnlyList<Attributes>> Items = RrdFields.Items(
        [
            Fraction("cpu_usage", "Share of the virtual processors in use, from 0 to 1.").OnWire("cpu"),
            Fraction("cpu_count", "Number of virtual processors.").OnWire("maxcpu"),
            Fraction("memory_total_bytes", "Memory of the guest, in bytes.").OnWire("maxmem"),
            Fraction("memory_used_bytes", "Memory in use, in bytes.").OnWire("mem"),
            Fraction("memory_host_bytes", "Memory that the guest takes of its node, in bytes. Null for containers and before PVE 9.")
                .OnWire("memhost"),
            Fraction("disk_total_bytes", "Size of the first disk, or of the root of a container, in bytes.").OnWire("maxdisk"),
            Fraction("disk_used_bytes", "Used part of it, in bytes; 0 for a VM.").OnWire("disk"),
            Fraction("disk_read_bytes_per_second", "Read, in bytes per second.").OnWire("diskread"),
            Fraction("disk_write_bytes_per_second", "Written, in bytes per second.").OnWire("diskwrite"),
            .. RrdFields.Network,
            .. RrdFields.Pressure,
            Fraction("pressure_cpu_full_percent", "Share of time in which all waited for a processor, in percent.")
                .OnWire("pressurecpufull"),
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("guest_rrd_data", "What PVE has measured of a VM or a container over a time.")
    {
        Area = Areas.Nodes,
        Noun = "GuestRrdData",
        Fields = [VmId, RrdFields.Timeframe, RrdFields.Consolidation, Items],
        Privileges = [GuestPrivilege.Audit],
        Read = async (session, config, cancel) =>
        {
            var vmid = config.Get(VmId)!.Value;
            var guest = (await GuestDirectory.AllAsync(session, cancel)).GetValueOrDefault(vmid)
                ?? throw new PveFault(FaultKind.NotFound, $"there is no guest {vmid}, or the user or token may not see it (VM.Audit)");
            return await RrdFields.ReadAsync(session, guest.Place.Path, config, Items, cancel);
        },
    };
}
