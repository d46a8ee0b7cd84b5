using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu.Drives;

/// <summary>A volume in a slot of a VM.</summary>
/// <param name="VmId">The VM.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Text">What the slot holds, as PVE writes it.</param>
internal sealed record DiskAttachment(long VmId, string Slot, string Text)
{
    // One data source is no reason to ask a cluster for thousands of VMs in one moment.
    private const int AskedAtOnce = 10;

    /// <summary>The attachment as the attributes read it.</summary>
    public PveData Data => PveData.Object(
        [.. Drive.Read(Text).Members, KeyValuePair.Create(StandaloneDisk.VmId.Wire, PveData.Of(VmId)),
            KeyValuePair.Create(StandaloneDisk.Slot.Wire, PveData.Of(Slot))]);

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
        await GuestDirectory.AskAsync(session, GuestKind.Vm, vmid, node: null, vm =>
            GuestConfig.ReadAsync(session.Pve, vm, cancel), cancel) is var (config, _)
            ? In(config, vmid, volume)
            : null;

    /// <summary>Every VM that has the volume.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="volume">The volume id.</param>
    /// <param name="node">The node that the volume is on; null when all nodes see it.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<IReadOnlyList<DiskAttachment>> AllAsync(
        Session session, string volume, string? node, CancellationToken cancel) =>
        await VolumeHolder.AllAsync(session, GuestKind.Vm, volume, node, cancel)
            .Select(holder => new DiskAttachment(holder.Guest.VmId, holder.Slot.Key, holder.Slot.Text!)).ToListAsync(cancel);

    /// <summary>Everything that VMs have in their slots, each with its node. A VM that cannot be asked tells nothing.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="node">The node whose VMs are asked; null for all.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<IReadOnlyList<(string Node, DiskAttachment Place)>> EveryAsync(
        Session session, string? node, CancellationToken cancel)
    {
        var found = new List<(string, DiskAttachment)>();
        foreach (var vms in (await VmsAsync(session, node, cancel)).Chunk(AskedAtOnce))
        {
            found.AddRange((await Task.WhenAll(vms.Select(OfAsync))).SelectMany(places => places));
        }

        return found;

        async Task<IEnumerable<(string, DiskAttachment)>> OfAsync(Guest vm)
        {
            try
            {
                var config = await GuestConfig.ReadAsync(session.Pve, vm.Place, cancel);
                return config.Options.Where(option => Drive.IsSlot(option.Key) && option.Text is not null)
                    .Select(slot => (vm.Node, new DiskAttachment(vm.VmId, slot.Key, slot.Text!)));
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
        var (config, vm) = await RequireFreeAsync(operation.Session, volume, cancel);
        var form = new Form().Add(Slot, Text);
        if (config.Digest is { } digest)
        {
            form.Add("digest", digest);
        }

        await operation.DispatchAsync(deadline => operation.Pve.PutAsync(vm.Path + "/config", form, deadline), cancel);
    }

    /// <summary>Makes sure that the slot is free, or holds that very volume.</summary>
    /// <returns>The VM's configuration, and the VM.</returns>
    public async Task<(GuestConfig Config, GuestPlace Vm)> RequireFreeAsync(Session session, string? volume, CancellationToken cancel)
    {
        var (config, vm) = await FindAsync(session, cancel);
        var taken = config.Options.FirstOrDefault(option => option.Key == Slot && !(volume is not null && option.Holds(volume)));
        return taken is null
            ? (config, vm)
            : throw new PveFault(FaultKind.Invalid,
                $"{Slot} of VM {VmId} holds {taken.Value.AsText() ?? taken.Pending.AsText()} already; choose a free slot, or free this one "
                + "first");
    }

    /// <summary>Takes the volume out of its slot; it stays whole.</summary>
    /// <exception cref="PveFault">The running VM has not let go of it.</exception>
    public async Task DetachAsync(Operation operation, string volume, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, VmId, cancel);
        var (_, vm) = await FindAsync(operation.Session, cancel);
        try
        {
            await operation.DispatchAsync(
                deadline => operation.Pve.PutAsync(vm.Path + "/config", new Form().Add("delete", Slot), deadline), cancel);
        }
        // What it leads to is told below.
        catch (PveFault kept) when (kept.Kind == FaultKind.KeptPending)
        {
        }

        if (In(await GuestConfig.ReadAsync(operation.Pve, vm, cancel), VmId, volume) is not null)
        {
            throw new PveFault(FaultKind.Invalid,
                $"the running VM {VmId} has not let go of {Slot}, so that the disk can be neither attached elsewhere nor removed; shut the "
                + "VM down, or allow it to hot-plug disks, and run this again");
        }
    }

    /// <summary>Grows the volume through its VM.</summary>
    public async Task GrowAsync(Operation operation, string size, CancellationToken cancel)
    {
        using var held = await GuestDirectory.LockAsync(operation, VmId, cancel);
        var vm = await GuestDirectory.LocateAsync(operation.Session, GuestKind.Vm, VmId, node: null, cancel);
        await operation.DispatchAsync(
            deadline => operation.Pve.PutAsync(vm.Path + "/resize", new Form().Add("disk", Slot).Add("size", size), deadline), cancel);
    }

    private static async Task<IEnumerable<Guest>> VmsAsync(Session session, string? node, CancellationToken cancel) =>
        (await GuestDirectory.AllAsync(session, cancel)).Values.Where(
            guest => guest.Kind == GuestKind.Vm && (node ?? guest.Node) == guest.Node).OrderBy(guest => guest.VmId);

    private Task<(GuestConfig Config, GuestPlace Vm)> FindAsync(Session session, CancellationToken cancel) =>
        GuestDirectory.RequireAsync(session, GuestKind.Vm, VmId, node: null, vm => GuestConfig.ReadAsync(session.Pve, vm, cancel), cancel);

    private static DiskAttachment? In(GuestConfig config, long vmid, string volume) =>
        config.SlotOf(volume) is { } slot ? new(vmid, slot.Key, slot.Text!) : null;
}
