using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Makes, reads, changes and removes disks with a life of their own.</summary>
internal static class StandaloneDiskLifecycle
{
    /// <summary>
    /// Makes the volume, then attaches it. Its name follows from the configuration, so that a create that was cut off in between is found
    /// by the next one.
    /// </summary>
    public static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var plan = operation.Planned;
        var (node, storage, name) = (plan.Get(StandaloneDisk.Node)!, plan.Get(StandaloneDisk.Storage)!, plan.Get(StandaloneDisk.Name)!);
        var owner = plan.Get(StandaloneDisk.Owner) ?? StandaloneDisk.NobodysVmId;
        if (!await GuestDirectory.IsFreeAsync(operation.Pve, owner, cancel))
        {
            throw PveFault.About(StandaloneDisk.Owner.Wire,
                $"there is a guest {owner}, which would take the disk with it when it is removed; choose an owner_vmid that no guest has");
        }

        if (DiskAttachment.Of(plan, volume: null) is { } place)
        {
            await place.RequireFreeAsync(operation.Session, volume: null, cancel);
        }

        if (await FindAsync() is { } there)
        {
            throw new PveFault(FaultKind.Exists, $"the volume {there.Id} exists already; its import id is {node}/{there.Id}");
        }

        var volume = await AllocateAsync();
        operation.SetComputed(StandaloneDisk.Volume, Value.Of(volume));
        operation.MarkCreated();
        if (DiskAttachment.Of(plan, volume) is { } attachment)
        {
            await attachment.AttachAsync(operation, volume, cancel);
        }

        async Task<string> AllocateAsync()
        {
            try
            {
                var bytes = Drive.Bytes(plan.Get(StandaloneDisk.Size))!.Value;
                return await DiskVolume.AllocateAsync(
                    operation.Pve, node, storage, owner, name, plan.Get(StandaloneDisk.Format) ?? "raw", bytes, cancel);
            }
            // There was none of that name before, so one that is there now is ours.
            catch (PveFault lost) when (lost.MayHaveBeenApplied)
            {
                return await FindAsync() is { } made ? made.Id : throw lost.WithContext(isSettled: true);
            }
        }

        Task<DiskVolume?> FindAsync() => DiskVolume.FindAsync(operation.Pve, node, storage, owner, name, cancel);
    }

    /// <summary>
    /// Reads the volume and where it is attached. What was just imported is looked for in every VM; otherwise only the recorded VM is
    /// asked.
    /// </summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var subject = operation.Target;
        var node = subject.Get(StandaloneDisk.Node)!;
        if (subject.Get(StandaloneDisk.Volume) is not { } id)
        {
            return null;
        }

        var volume = Named(id);
        if (await volume.ReadAsync(operation.Pve, node, cancel) is not { } found)
        {
            return null;
        }

        var attachment = DiskAttachment.Of(subject, id) is { } known
            ? await DiskAttachment.FindAsync(operation.Session, known.VmId, id, cancel)
            : subject[StandaloneDisk.Size].IsNull && await HoldersAsync(operation, volume, node, cancel) is [var holder, ..] ? holder
            : null;
        return PveData.Object(
            [.. Told(volume, found), KeyValuePair.Create(StandaloneDisk.Attachment.Wire, attachment?.Data ?? PveData.Null)]);
    }

    /// <summary>Detaches, attaches and grows, in that order: a disk is never in two places, and grows only where it is attached.</summary>
    public static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var id = operation.Prior.Get(StandaloneDisk.Volume)!;
        var (old, wanted) = (DiskAttachment.Of(operation.Prior, id), DiskAttachment.Of(operation.Planned, id));
        // It is not to be without a place because the other one was taken.
        if (wanted?.IsAt(old) is false)
        {
            await wanted.RequireFreeAsync(operation.Session, id, cancel);
        }

        if (old?.IsAt(wanted) is false && await DiskAttachment.FindAsync(operation.Session, old.VmId, id, cancel) is { } attachment)
        {
            await attachment.DetachAsync(operation, id, cancel);
        }

        if (wanted is not null && operation.IsChanged(StandaloneDisk.Attachment))
        {
            await wanted.AttachAsync(operation, id, cancel);
        }

        if (wanted is not null && operation.IsChanged(StandaloneDisk.Size))
        {
            await wanted.GrowAsync(operation, operation.Planned.Get(StandaloneDisk.Size)!, cancel);
        }
    }

    /// <summary>Detaches the disk where it is known to be and frees its volume. PVE would free it also while another VM uses it.</summary>
    public static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var (node, volume) = (operation.Prior.Get(StandaloneDisk.Node)!, Named(operation.Prior.Get(StandaloneDisk.Volume)!));
        var known = DiskAttachment.Of(operation.Prior, volume.Id)?.VmId;
        var holders = await HoldersAsync(operation, volume, node, cancel);
        if (holders.FirstOrDefault(holder => holder.VmId != known) is { } other)
        {
            throw new PveFault(
                FaultKind.Invalid, $"VM {other.VmId} has the disk too, as {other.Slot}; nothing was removed. Detach it there first");
        }

        foreach (var holder in holders)
        {
            await holder.DetachAsync(operation, volume.Id, cancel);
        }

        await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(volume.Path(node), cancel: deadline), cancel);
    }

    /// <summary>The disks on a node that no guest owns.</summary>
    public static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var node = operation.Target.Get(StandaloneDisk.Node)!;
        var storages = await operation.Pve.GetAsync(
            PvePath.Join("nodes", node, "storage"), new Form().Add("content", "images").Add("enabled", true), cancel);
        var found = new List<(DiskVolume Volume, PveData Entry)>();
        foreach (var storage in storages.Items.Where(storage => storage["active"].AsBool() is true))
        {
            var all = await DiskVolume.AllAsync(operation.Pve, node, storage["storage"].AsText()!, cancel);
            found.AddRange(all.Select(entry => (DiskVolume.Parse(entry["volid"].AsText()), entry)).Where(pair => pair.Item1 is not null)
                .Select(pair => (pair.Item1!, pair.entry)));
        }

        var nobodys = new HashSet<long>();
        foreach (var owner in found.Select(disk => disk.Volume.Owner).Distinct())
        {
            if (await GuestDirectory.IsFreeAsync(operation.Pve, owner, cancel))
            {
                nobodys.Add(owner);
            }
        }

        var disks = found.Where(disk => nobodys.Contains(disk.Volume.Owner)).ToList();
        var shared = storages.Items.Where(storage => storage["shared"].AsBool() is true).Select(storage => storage["storage"].AsText()!)
            .ToHashSet(StringComparer.Ordinal);
        var attached = disks.Count == 0 ? [] : await DiskAttachment.EveryAsync(
            operation.Session, disks.Exists(disk => shared.Contains(disk.Volume.Storage)) ? null : node, cancel);
        return
        [
            .. disks.Select(disk => PveData.Object(
            [
                .. Told(disk.Volume, disk.Entry),
                KeyValuePair.Create(
                    StandaloneDisk.Attachment.Wire,
                    attached.FirstOrDefault(seen => ConfigOption.IsVolume(seen.Place.Text, disk.Volume.Id)
                        && (seen.Node == node || shared.Contains(disk.Volume.Storage))).Place?.Data ?? PveData.Null),
            ])),
        ];
    }

    /// <summary>The import id of the volume of that id, by asking every node.</summary>
    /// <exception cref="PveFault">Several nodes have one of that name.</exception>
    public static async Task<string?> FindAsync(Session session, string id, CancellationToken cancel)
    {
        if (DiskVolume.Parse(id) is not { } volume)
        {
            return null;
        }

        var found = new List<string>();
        foreach (var node in await ClusterNodes.OnlineAsync(session.Pve, cancel))
        {
            if (await DiskVolume.FindAsync(session.Pve, node, volume.Storage, volume.Owner, volume.Name, cancel) is not null)
            {
                found.Add(node);
            }
        }

        return found.Count < 2 || await volume.IsSharedAsync(session.Pve, found[0], cancel)
            ? found.FirstOrDefault() is { } first ? $"{first}/{id}" : null
            : throw new PveFault(FaultKind.Invalid,
                $"several nodes have a volume {id}; import one of them as {string.Join(" or ", found.Select(node => $"{node}/{id}"))}");
    }

    private static DiskVolume Named(string id) => DiskVolume.Parse(id)
        ?? throw new PveFault(FaultKind.Invalid, $"{id} is no disk image of the form vm-<owner_vmid>-<name>, which this resource manages");

    private static async Task<IReadOnlyList<DiskAttachment>> HoldersAsync(
        Operation operation, DiskVolume volume, string node, CancellationToken cancel)
    {
        var isShared = await volume.IsSharedAsync(operation.Pve, node, cancel);
        return await DiskAttachment.AllAsync(operation.Session, volume.Id, isShared ? null : node, cancel);
    }

    private static IEnumerable<KeyValuePair<string, PveData>> Told(DiskVolume volume, PveData found) =>
    [
        KeyValuePair.Create(StandaloneDisk.Volume.Wire, PveData.Of(volume.Id)),
        KeyValuePair.Create(StandaloneDisk.Storage.Wire, PveData.Of(volume.Storage)),
        KeyValuePair.Create(StandaloneDisk.Name.Wire, PveData.Of(volume.Name)),
        KeyValuePair.Create(StandaloneDisk.Owner.Wire, PveData.Of(volume.Owner)),
        KeyValuePair.Create(StandaloneDisk.Format.Wire, found["format"]),
        KeyValuePair.Create(StandaloneDisk.Size.Wire, PveData.Of(found["size"].AsLong() is { } bytes ? DiskVolume.SizeText(bytes) : null)),
    ];
}
