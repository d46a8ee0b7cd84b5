using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu.Drives;

/// <summary>A volume in a slot of a VM.</summary>
/// <param name="VmId">The VM.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Text">What the slot holds, as PVE writes it.</param>
internal sealed record DiskAttachment(long VmId, string Slot, string Text)
{
    /// <summary>The attachment as the attributes read it.</summary>
    public PveData Data => PveData.Object(
        [.. Drive.Read(Text).Members, KeyValuePair.Create(StandaloneDisk.VmId.Wire, PveData.Of(VmId)), KeyValuePair.Create(StandaloneDisk.Slot.Wire, PveData.Of(Slot))]);

    /// <summary>The attachment that the attributes say; null for none.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="volume">The volume; null before it is made.</param>
    public static DiskAttachment? Of(Attributes disk, string? volume) => disk.Get(StandaloneDisk.Attachment) is { } said
        ? new(
            said.Get(StandaloneDisk.VmId)!.Value,
            said.Get(StandaloneDisk.Slot)!,
            string.Join(',', new[] { volume, ToForm.Text(DiskOptions.AsText, said.Value) }.Where(part => !string.IsNullOrEmpty(part))))
        : null;

    /// <summary>True when both are in the same slot of the same VM.</summary>
    public bool IsAt(DiskAttachment? other) => (VmId, Slot) == (other?.VmId, other?.Slot);

    /// <summary>Where a VM has the volume; null when it does not, or does not exist. What still has to be let go counts.</summary>
    public static async Task<DiskAttachment?> FindAsync(Session session, long vmid, string volume, CancellationToken cancel) =>
        await GuestDirectory.AskAsync(session, vmid, node: null, node => PendingAsync(session.Pve, GuestDirectory.PathOf(node, vmid), cancel), cancel) is var (pending, _)
            ? In(pending, vmid, volume)
            : null;

    /// <summary>Every VM that has the volume. It asks each one, for PVE keeps no record of that.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="volume">The volume id.</param>
    /// <param name="node">The node that the volume is on; null when all nodes see it.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<IReadOnlyList<DiskAttachment>> AllAsync(Session session, string volume, string? node, CancellationToken cancel)
    {
        var found = new List<DiskAttachment>();
        foreach (var guest in (await GuestDirectory.AllAsync(session, cancel)).Values.Where(guest => guest.IsVm && (node ?? guest.Node) == guest.Node).OrderBy(guest => guest.VmId))
        {
            if (await FindAsync(session, guest.VmId, volume, cancel) is { } attachment)
            {
                found.Add(attachment);
            }
        }

        return found;
    }

    /// <summary>Everything that VMs have in their slots, each with its node. A VM that cannot be asked tells nothing.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="node">The node whose VMs are asked; null for all.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<IReadOnlyList<(string Node, DiskAttachment Place)>> EveryAsync(Session session, string? node, CancellationToken cancel)
    {
        var guests = (await GuestDirectory.AllAsync(session, cancel)).Values.Where(guest => guest.IsVm && (node ?? guest.Node) == guest.Node).OrderBy(guest => guest.VmId);
        return [.. (await Task.WhenAll(guests.Select(OfAsync))).SelectMany(places => places)];

        async Task<IEnumerable<(string, DiskAttachment)>> OfAsync(Guest guest)
        {
            try
            {
                var pending = await PendingAsync(session.Pve, GuestDirectory.PathOf(guest.Node, guest.VmId), cancel);
                return pending.Items.Where(entry => Drive.IsSlot(entry["key"].AsText()!) && (entry["pending"].AsText() ?? entry["value"].AsText()) is not null)
                    .Select(slot => (guest.Node, new DiskAttachment(guest.VmId, slot["key"].AsText()!, slot["pending"].AsText() ?? slot["value"].AsText()!)));
            }
            catch (PveFault ofGuest) when (!ofGuest.IsOfConnection)
            {
                return [];
            }
        }
    }

    /// <summary>Puts the volume into its slot, or gives it other options there.</summary>
    /// <exception cref="PveFault">The slot holds something else, or PVE refuses.</exception>
    public async Task AttachAsync(Operation operation, string volume, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, VmId, cancel);
        var (pending, path) = await RequireFreeAsync(operation.Session, volume, cancel);
        var form = new Form().Add(Slot, Text);
        if (pending.Items.FirstOrDefault(entry => entry["key"].AsText() == "digest") is { } digest)
        {
            form.Add("digest", digest["value"].AsText()!);
        }

        await operation.DispatchAsync(deadline => operation.Pve.PutAsync(path + "/config", form, deadline), cancel);
    }

    /// <summary>Makes sure that the slot is free, or holds that very volume.</summary>
    /// <returns>The VM's configuration and path.</returns>
    public async Task<(PveData Pending, string Path)> RequireFreeAsync(Session session, string? volume, CancellationToken cancel)
    {
        var (pending, node) = await GuestDirectory.RequireAsync(session, VmId, node: null, path => PendingAsync(session.Pve, path, cancel), cancel);
        var taken = pending.Items.FirstOrDefault(entry => entry["key"].AsText() == Slot && !(volume is not null && Holds(entry, volume)));
        return taken is null
            ? (pending, GuestDirectory.PathOf(node, VmId))
            : throw new PveFault(FaultKind.Invalid, $"{Slot} of VM {VmId} holds {taken["value"].AsText() ?? taken["pending"].AsText()} already; choose a free slot, or free this one first");
    }

    /// <summary>Takes the volume out of its slot; it stays whole.</summary>
    /// <exception cref="PveFault">The running VM has not let go of it.</exception>
    public async Task DetachAsync(Operation operation, string volume, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, VmId, cancel);
        var (_, node) = await GuestDirectory.RequireAsync(operation.Session, VmId, node: null, path => PendingAsync(operation.Pve, path, cancel), cancel);
        var path = GuestDirectory.PathOf(node, VmId);
        try
        {
            await operation.DispatchAsync(deadline => operation.Pve.PutAsync(path + "/config", new Form().Add("delete", Slot), deadline), cancel);
        }
        // What it leads to is told below.
        catch (PveFault kept) when (kept.Kind == FaultKind.KeptPending)
        {
        }

        if (In(await PendingAsync(operation.Pve, path, cancel), VmId, volume) is not null)
        {
            throw new PveFault(FaultKind.Invalid, $"the running VM {VmId} has not let go of {Slot}, so that the disk can be neither attached elsewhere nor removed; shut the VM down, or allow it to hot-plug disks, and run this again");
        }
    }

    /// <summary>Grows the volume through its VM.</summary>
    public async Task GrowAsync(Operation operation, string size, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, VmId, cancel);
        var path = GuestDirectory.PathOf(await GuestDirectory.NodeOfAsync(operation.Session, VmId, node: null, cancel), VmId);
        await operation.DispatchAsync(deadline => operation.Pve.PutAsync(path + "/resize", new Form().Add("disk", Slot).Add("size", size), deadline), cancel);
    }

    private static Task<PveData> PendingAsync(IPve pve, string path, CancellationToken cancel) => pve.GetAsync(path + "/pending", cancel: cancel);

    private static DiskAttachment? In(PveData pending, long vmid, string volume) =>
        pending.Items.FirstOrDefault(entry => Drive.IsSlot(entry["key"].AsText()!) && Holds(entry, volume)) is { } slot
            ? new(vmid, slot["key"].AsText()!, slot["pending"].AsText() ?? slot["value"].AsText()!)
            : null;

    private static bool Holds(PveData entry, string volume) => Is(entry["value"].AsText(), volume) || Is(entry["pending"].AsText(), volume);

    /// <summary>True when what a slot holds is that volume.</summary>
    public static bool Is(string? drive, string volume) => drive is not null && (drive == volume || drive.StartsWith(volume + ",", StringComparison.Ordinal));
}
