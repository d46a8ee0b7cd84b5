using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>Snapshots of a VM: <c>/nodes/{node}/qemu/{vmid}/snapshot</c> (<c>PVE::API2::Qemu</c>). The VM's own config holds them, wherever the VM is.</summary>
public static class Snapshot
{
    internal const string Here = "current";

    private static readonly Field<string> Name =
        Text("name", "Name of the snapshot, unique in the VM.")
            .OnWire("snapname").From("name").Required().Replacing()
            .Matching("[A-Za-z][A-Za-z0-9_-]+", "letters, digits, underscores and hyphens with a letter first").OfLength(2, 40)
            .Checked(new("none of the names \"current\" and \"pending\", which PVE keeps for itself", name => name.AsText() != Here && !string.Equals(name.AsText(), "pending", StringComparison.OrdinalIgnoreCase)));

    private static readonly Field<string> Description = Text("description", "Free text shown beside the snapshot.").As(Formats.Prose).ClearedBy(Clear.EmptyText);

    private static readonly Field<bool> IncludeRam =
        Flag("include_ram", "Whether the memory of a running VM is saved too, so that a rollback goes on where the VM was. A stopped VM has none to save; `has_ram` tells. Unset means false.").OnWire("vmstate").CreateOnly();

    private static readonly Field<bool> HasRam = Flag("has_ram", "Whether the snapshot holds the memory of the VM.").OnWire("vmstate").Computed().AlwaysReturned();

    private static readonly Field<long> CreatedAt = Whole("created_at_unix", "When the snapshot was taken, in seconds since 1970-01-01 UTC.").OnWire("snaptime").Computed().AlwaysReturned();

    private static readonly Field<string> Parent = Text("parent_name", "Name of the snapshot that this one was taken after; null for the first.").OnWire("parent").Computed();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("vm_snapshot", "A snapshot of a VM: its configuration and its disks as they were, and its memory when it is to be. All disks must be on storages that can do it.")
    {
        Area = "guest",
        Plural = "vm_snapshots",
        Api = new("/nodes/{node}/qemu/{vmid}/snapshot"),
        Fields = [Names.VmId, Name, Description, IncludeRam, HasRam, CreatedAt, Parent],
        Identity = [Names.VmId, Name],
        ImportId = new("{vmid}/{name}", "100/before-upgrade"),
        Privileges = [GuestPrivilege.Snapshot with { For = Purposes.Write }, GuestPrivilege.Audit],
        Timeouts = OperationTimeouts.Standard,
        Hooks = new()
        {
            Create = Take,
            Read = async (operation, cancel) => (await Look(operation, cancel)).Found,
            Update = Describe,
            Delete = Remove,
            List = async (operation, cancel) => (await Look(operation, cancel)).All,
        },
    };

    // The list of a VM's snapshots is its own config, so that it also proves what is not there.
    private static async Task<Sight> Look(Operation operation, CancellationToken cancel)
    {
        var vmid = operation.Target.Get(Names.VmId)!.Value;
        string At(string node) => GuestDirectory.PathOf(node, vmid) + "/snapshot";
        var answer = await GuestDirectory.AskAsync(operation.Session, vmid, node: null, node => operation.Pve.GetAsync(At(node), cancel: cancel), cancel);
        if (answer is not var (list, where))
        {
            return new(null, [], null);
        }

        var all = list.Items.Where(entry => entry["name"].AsText() != Here).Select(WithoutNothing).ToList();
        return new(At(where), all, all.Find(entry => entry["name"].AsText() == operation.Target.Get(Name)));
    }

    // In the list, no description is an empty one.
    private static PveData WithoutNothing(PveData entry) => PveData.Object(entry.Members.Where(member => member.Value.AsText() is not ""));

    private static async Task Take(Operation operation, CancellationToken cancel)
    {
        var vmid = operation.Planned.Get(Names.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(operation, vmid, cancel);
        var seen = await Look(operation, cancel);

        // PVE answers with a task before it looks whether the name is taken.
        if (seen.Found is not null)
        {
            throw new PveFault(FaultKind.Exists, $"VM {vmid} has a snapshot of that name already");
        }

        var path = seen.Path ?? throw new PveFault(FaultKind.NotFound, $"VM {vmid} does not exist");
        var form = Changes.Create([Name, Description, IncludeRam], operation.Config, operation.Planned);
        await operation.DispatchAsync(async deadline =>
        {
            var task = await operation.Pve.PostAsync(path, form, deadline);
            operation.MarkCreated();
            return task;
        }, cancel);
    }

    private static async Task Describe(Operation operation, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, operation.Prior.Get(Names.VmId)!.Value, cancel);
        if (operation.IsChanged(Description) && await Look(operation, cancel) is { Path: { } path })
        {
            var form = new Form().Add(Description.Wire, operation.Planned.Get(Description) ?? "");
            await operation.DispatchAsync(deadline => operation.Pve.PutAsync(path + Item(operation) + "/config", form, deadline), cancel);
        }
    }

    private static async Task Remove(Operation operation, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, operation.Prior.Get(Names.VmId)!.Value, cancel);
        if (await Look(operation, cancel) is { Found: not null, Path: { } path })
        {
            await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(path + Item(operation), cancel: deadline), cancel);
        }
    }

    private static string Item(Operation operation) => PvePath.Join(operation.Target.Get(Name)!);

    /// <summary>What a look at the snapshots of a VM has shown.</summary>
    /// <param name="Path">The path of the collection; null when there is no such VM.</param>
    /// <param name="All">The snapshots.</param>
    /// <param name="Found">The one that was looked for; null when there is none.</param>
    private sealed record Sight(string? Path, IReadOnlyList<PveData> All, PveData? Found);
}
