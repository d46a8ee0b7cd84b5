using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// What goes on in the system of a VM, as its agent tells: <c>GET /nodes/{node}/qemu/{vmid}/agent/get-*</c>
/// (<c>PVE::API2::Qemu::Agent</c>). Seven questions, which is why it is not part of <see cref="VmAgent"/>.
/// </summary>
public static class VmAgentSystem
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private static readonly ImmutableArray<Field> Told =
    [
        Whole("time_unix", "What the clock of the guest shows, in seconds since 1970-01-01 UTC. Null when its agent does not report it.")
            .Computed(),
        Text("timezone", "Time zone of the guest, such as `CET` or `Europe/Vienna`, as its system calls it. Null when its agent does not "
            + "report it.").From("zone", "zone").Computed(),
        Whole("utc_offset_seconds", "How far the guest's local time is ahead of UTC, in seconds. Null when its agent does not report it.")
            .From("zone", "offset").Computed(),
        NestedList(
            "users",
            "Users who are logged in to the guest. Null when its agent does not report them.",
            Text("name", "Name of the user.").OnWire("user").Computed(),
            Text("domain", "Domain that the user is of, in Windows. Null elsewhere.").Computed(),
            Whole("login_at_unix", "When the user logged in, in seconds since 1970-01-01 UTC.").OnWire("login").Computed()).Computed(),
        NestedList(
            "file_systems",
            "File systems that the guest has mounted. Null when its agent does not report them.",
            Text("mount_point", "Where it is mounted, such as `/` or `C:\\`.").OnWire("mountpoint").Computed(),
            Text("name", "Device that it is on as the guest calls it, such as `sda1`.").Computed(),
            Text("type", "Kind of the file system, such as `ext4` or `NTFS`.").Computed(),
            Whole("total_bytes", "Its size, in bytes. Null when the guest does not report it.").OnWire("total-bytes").Computed(),
            Whole("used_bytes", "How much of it is in use, in bytes. Null when the guest does not report it.").OnWire("used-bytes")
                .Computed(),
            NestedList(
                "disks",
                "Disks that hold it.",
                Text("device", "Device of the guest, such as `/dev/sda`. Null when the guest does not report it.").OnWire("dev").Computed(),
                Text("serial", "Serial number, by which a disk of the VM is recognised. Null for none.").Computed(),
                Text("bus_type", "Kind of the bus, such as `scsi` or `virtio`.").OnWire("bus-type").Computed(),
                Whole("bus", "Number of the bus.").Computed(),
                Whole("unit", "Number of the unit on the bus, as in the slot `scsi1`.").Computed(),
                Whole("target", "Number of the target on the bus.").Computed()).OnWire("disk").Computed()).Computed(),
        Parts("vcpus", "Virtual processors that the guest sees. Null when its agent does not report them."),
        Whole("memory_block_bytes", "Size of each of the memory blocks, in bytes. Null when the agent does not report it.").Computed(),
        Parts("memory_blocks", "Blocks that the guest's memory can be switched on and off in. Null when its agent does not report them."),
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("vm_agent_system", "What the QEMU guest agent in a running VM reports of its system: users, file systems and their use, "
            + "processors, memory and clock. It is asked once and not waited for; what it does not know, as some agents of Windows, is "
            + "null. "
            + Figures.ThatMove)
        {
            Area = Areas.Guests,
            Noun = "QemuAgentSystem",
            Fields = [Names.VmId, .. Told],
            Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentAudit],
            Read = ReadAsync,
        };

    private static Field<IReadOnlyList<Attributes>> Parts(string name, string doc) => NestedList(
        name,
        doc,
        Whole("index", "Number that the guest gives it.").Computed(),
        Flag("online", "Whether the guest uses it.").Computed(),
        Flag("can_offline", "Whether the guest could stop using it. Null when it does not report it.").OnWire("can-offline").Computed())
        .Computed().TypeNamed("GuestPart", "A processor or a block of memory of a guest.");

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var (answer, vm) = await AgentQuestions.FirstAsync(session, config.Get(Names.VmId)!.Value, "get-time", cancel);
        var time = answer["result"];
        var users = await AskAsync("get-users");
        return FromData.Members(Told, PveData.Object(
            ("time_unix", time.AsLong() is { } nanoseconds ? PveData.Of(nanoseconds / NanosecondsPerSecond) : PveData.Null),
            ("zone", await AskAsync("get-timezone")),
            ("users", users.IsNull ? users : PveData.Array(users.Items.Select(WithWholeLogin))),
            ("file_systems", await AskAsync("get-fsinfo")),
            ("vcpus", Numbered(await AskAsync("get-vcpus"), "logical-id")),
            ("memory_block_bytes", (await AskAsync("get-memory-block-info"))["size"]),
            ("memory_blocks", Numbered(await AskAsync("get-memory-blocks"), "phys-index"))));

        Task<PveData> AskAsync(string question) => AgentQuestions.MoreAsync(session, vm, question, cancel);
    }

    private static PveData Numbered(PveData parts, string number) => parts.IsNull ? parts : PveData.Array(
        parts.Items.Select(part => PveData.Object(part.Members.Append(KeyValuePair.Create("index", part[number])))));

    // The agent tells the moment to the microsecond.
    private static PveData WithWholeLogin(PveData user) => PveData.Object(user.Members.Append(KeyValuePair.Create(
        "login", user["login-time"].AsDecimal() is { } moment ? PveData.Of((long)decimal.Floor(moment)) : PveData.Null)));
}
