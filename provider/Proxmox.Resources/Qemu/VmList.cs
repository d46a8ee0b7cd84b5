using System.IO.Enumeration;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// The VMs of the datacenter: <c>/cluster/resources</c> (<c>PVE::API2::Cluster</c>), with what their nodes tell of them now.
/// </summary>
public static class VmList
{
    private static readonly Field<string> Node = Text("node", "Only VMs on that node.");

    private static readonly Field<string> PoolId = Text("pool_id", "Only VMs in that pool.").OnWire("pool");

    private static readonly Field<string> Name = Text("name", "Only VMs of that name; `*` stands for any characters, as in `web-*`.");

    private static readonly Field<IReadOnlySet<string>> Tags = TextSet("tags", "Only VMs that have all of these tags.");

    private static readonly Field<string> Status = Text("status", "Only VMs of that status, such as `running` or `stopped`.");

    private static readonly Field<bool> Template = Flag("template", "Only templates, or with false only what is none. Unset means both.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The VMs that the user or token may see, ordered by VMID.",
        Whole("vmid", "VMID of the VM.").AlwaysReturned(),
        Text("name", "Name of the VM. Null when its node does not report it."),
        Text("node", "Node that the VM is on.").AlwaysReturned(),
        Text("status", "Whether the VM is `running` or `stopped`; `unknown` when its node does not report it. A paused VM counts as "
            + "running.").AlwaysReturned(),
        Flag("template", "Whether the VM is a template."),
        Text("pool_id", "Pool that the VM is in. Null for none.").OnWire("pool"),
        TextSet("tags", "Tags of the VM.").Written(WireForm.Semicolons),
        Text("lock", "What holds the VM locked, such as `backup`. Null for nothing."),
        Text("ha_state", "State that the HA manager has the VM in. Null when it does not manage the VM.").OnWire("hastate"),
        Whole("cpu_count", "Number of virtual processors.").OnWire("maxcpu"),
        Fraction("cpu_usage", "Share of the virtual processors in use, from 0 to 1.").OnWire("cpu"),
        Whole("memory_total_bytes", "Memory of the VM, in bytes.").OnWire("maxmem"),
        Whole("memory_used_bytes", "Memory in use, in bytes.").OnWire("mem"),
        Whole("disk_total_bytes", "Size of the first disk, in bytes.").OnWire("maxdisk"),
        Whole("uptime_seconds", "Time since the VM was started, in seconds; 0 when it is stopped.").OnWire("uptime"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("vms", "VMs of the datacenter that fit all of the filters, with where they are and how they do. " + Figures.ThatMove)
        {
            Area = Areas.Guests,
            Noun = "VirtualMachines",
            Fields = [Node, PoolId, Name, Tags, Status, Template, Items],
            Privileges = [GuestPrivilege.Audit],
            Read = async (session, config, cancel) =>
            {
                var guests = await CurrentGuests.EntriesAsync(session, GuestKind.Vm, cancel);
                return EntryList.Of(Items, guests.Where(entry => Guest.Of(entry) is { } vm && vm.Kind == GuestKind.Vm && Fits(config, vm)));
            },
        };

    private static bool Fits(Attributes config, Guest vm) =>
        Is(config.Get(Node), vm.Node) && Is(config.Get(PoolId), vm.Pool) && Is(config.Get(Status), vm.Status)
        && (config.Get(Name) is not { } name || (vm.Name is not null && FileSystemName.MatchesSimpleExpression(name, vm.Name)))
        && (config.Get(Template) is not { } template || template == vm.IsTemplate)
        && (config.Get(Tags) is not { } tags || tags.IsSubsetOf((vm.Tags ?? "").Split(';')));

    private static bool Is(string? wanted, string? found) => wanted is null || wanted == found;
}
