using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>Snapshots of guests of a kind: <c>.../snapshot</c>. The guest's own config holds them, wherever the guest is.</summary>
/// <param name="kind">The kind of guests.</param>
internal sealed class GuestSnapshots(GuestKind kind)
{
    /// <summary>The entry of PVE's list that is no snapshot.</summary>
    public const string Here = "current";

    private static readonly Field<string> Name =
        Text("name", "Name of the snapshot, unique in the guest.")
            .OnWire("snapname").From("name").Required().Replacing()
            .Matching("[A-Za-z][A-Za-z0-9_-]+", "letters, digits, underscores and hyphens with a letter first").OfLength(2, 40)
            .Checked(new("none of the names \"current\" and \"pending\", which PVE keeps for itself", name =>
                name.AsText() != Here && !string.Equals(name.AsText(), "pending", StringComparison.OrdinalIgnoreCase)));

    private static readonly Field<string> Description = Text("description", "Free text shown beside the snapshot.").As(Formats.Prose)
        .ClearedBy(Clear.EmptyText);

    private static readonly Field<long> CreatedAt = Whole(
        "created_at_unix", "When the snapshot was taken, in seconds since 1970-01-01 UTC.").OnWire("snaptime").Computed().AlwaysReturned();

    private static readonly Field<string> Parent =
        Text("parent_name", "Name of the snapshot that this one was taken after; null for the first.").OnWire("parent").Computed();

    /// <summary>The resource.</summary>
    /// <param name="doc">What it is, for users.</param>
    /// <param name="vmid">The guest.</param>
    /// <param name="ofKind">Attributes that only snapshots of this kind of guest have.</param>
    public Resource Declare(string doc, Field<long> vmid, params ImmutableArray<Field> ofKind) => new($"{kind.Prefix}_snapshot", doc)
    {
        Area = Areas.Guests,
        Plural = $"{kind.Prefix}_snapshots",
        Api = new($"/nodes/{{node}}/{kind.Type}/{{vmid}}/snapshot") { Listed = new($"/nodes/{{node}}/{kind.Type}/{{vmid}}/snapshot") },
        Fields = [vmid, Name, Description, .. ofKind, CreatedAt, Parent],
        Identity = [vmid, Name],
        Discovery = new()
        {
            LeftOut = "A snapshot keeps what a guest was, and says nothing of what it is to be.",
            Needs = [kind.Prefix],
            Within = found => found.Of(kind.Prefix).Select(guest => Value.Object((vmid.Name, guest[vmid.Name]))),
        },
        ImportId = new("{vmid}/{name}", "100/before-upgrade"),
        Privileges = [GuestPrivilege.Snapshot with { For = Purposes.Write }, GuestPrivilege.Audit],
        Timeouts = OperationTimeouts.Standard,
        Hooks = new()
        {
            Create = (operation, cancel) => TakeAsync(operation, ofKind, cancel),
            Read = async (operation, cancel) => (await LookAsync(operation, cancel)).Found,
            Update = DescribeAsync,
            Delete = RemoveAsync,
            List = async (operation, cancel) => (await LookAsync(operation, cancel)).All,
        },
    };

    // The list of a guest's snapshots is its own config, so that it also proves what is not there.
    private async Task<Sight> LookAsync(Operation operation, CancellationToken cancel)
    {
        var vmid = operation.Target.Get(Names.VmId)!.Value;
        var answer = await GuestDirectory.AskAsync(operation.Session, kind, vmid, node: null, guest =>
            operation.Pve.GetAsync(guest.Path + "/snapshot", cancel: cancel), cancel);
        if (answer is not var (list, place))
        {
            return new(null, [], null);
        }

        var all = list.Items.Where(entry => entry["name"].AsText() != Here).Select(WithoutNothing).ToList();
        return new(place.Path + "/snapshot", all, all.Find(entry => entry["name"].AsText() == operation.Target.Get(Name)));
    }

    // In the list, no description is an empty one.
    private static PveData WithoutNothing(PveData entry) => PveData.Object(entry.Members.Where(member => member.Value.AsText() is not ""));

    private async Task TakeAsync(Operation operation, IEnumerable<Field> ofKind, CancellationToken cancel)
    {
        var vmid = operation.Planned.Get(Names.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(operation, vmid, cancel);
        var seen = await LookAsync(operation, cancel);

        // PVE answers with a task before it looks whether the name is taken.
        if (seen.Found is not null)
        {
            throw new PveFault(FaultKind.Exists, $"{kind.Called(vmid)} has a snapshot of that name already");
        }

        var path = seen.Path ?? throw new PveFault(FaultKind.NotFound, $"{kind.Called(vmid)} does not exist");
        var form = Changes.Create([Name, Description, .. ofKind], operation.Config, operation.Planned);
        await operation.DispatchAsync(async deadline =>
        {
            var task = await operation.Pve.PostAsync(path, form, deadline);
            operation.MarkCreated();
            return task;
        }, cancel);
    }

    private async Task DescribeAsync(Operation operation, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, operation.Prior.Get(Names.VmId)!.Value, cancel);
        if (operation.IsChanged(Description) && await LookAsync(operation, cancel) is { Path: { } path })
        {
            var form = new Form().Add(Description.Wire, operation.Planned.Get(Description) ?? "");
            await operation.DispatchAsync(deadline => operation.Pve.PutAsync(path + Item(operation) + "/config", form, deadline), cancel);
        }
    }

    private async Task RemoveAsync(Operation operation, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, operation.Prior.Get(Names.VmId)!.Value, cancel);
        if (await LookAsync(operation, cancel) is { Found: not null, Path: { } path })
        {
            await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(path + Item(operation), cancel: deadline), cancel);
        }
    }

    private static string Item(Operation operation) => PvePath.Join(operation.Target.Get(Name)!);

    /// <summary>What a look at the snapshots of a guest has shown.</summary>
    /// <param name="Path">The path of the collection; null when there is no such guest.</param>
    /// <param name="All">The snapshots.</param>
    /// <param name="Found">The one that was looked for; null when there is none.</param>
    private sealed record Sight(string? Path, IReadOnlyList<PveData> All, PveData? Found);
}
