using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Qemu.Drives;
using Proxmox.Resources.Qemu.Lifecycle;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// Disks with a life of their own: <c>/nodes/{node}/storage/{storage}/content</c> (<c>PVE::API2::Storage::Content</c>). PVE removes with a
/// VM the volumes that carry its VMID in their name, so that such a disk carries one that no guest has.
/// </summary>
public static class StandaloneDisk
{
    /// <summary>The VMID in the name of a volume unless the user chooses one.</summary>
    internal const long NobodysVmId = 999_999_999;

    private const string Holder = "/vms/{attachment.vmid}";

    internal static readonly Field<string> Node =
        Names.Node with { Doc = "Node that the volume is on; for a shared storage any node that has it." };

    internal static readonly Field<string> Storage = Text("storage",
        "Storage that holds the volume; its content types must include `images`.").Required().Checked(Identifiers.Storage).Replacing();

    internal static readonly Field<string> Name =
        Text("name", "Name of the disk, unique on the storage for its `owner_vmid`. The volume is called `vm-<owner_vmid>-<name>`.")
            .Required().Replacing()
            .Matching("(?!cloudinit|state-)[A-Za-z0-9][A-Za-z0-9_-]*",
                "letters, digits, underscores and hyphens, and begin neither with \"cloudinit\" nor with \"state-\"").OfLength(1, 60);

    internal static readonly Field<long> Owner =
        Whole("owner_vmid", "VMID in the name of the volume. No guest may have it: PVE would remove the disk together with that guest.")
            .UnsetMeans($"{NobodysVmId}").Between(100, NobodysVmId).ServerChosen().Replacing().ClearedBy(Clear.Forgetting);

    internal static readonly Field<string> Size =
        Disks.Size with
        {
            Doc = "Size such as `32G`. It can only grow, and only while the disk is attached.",
            Presence = Presence.Required,
            IsServerChosen = false,
            Follows = null
        };

    internal static readonly Field<string> Format =
        Text("format", "Format of the volume: `raw`, or `qcow2` or `vmdk` where the storage has them.").UnsetMeans("`raw`")
            .OneOf(ImageFormats.OfDisks, "raw", "qcow2", "vmdk").ServerChosen().Replacing().ClearedBy(Clear.Forgetting);

    internal static readonly Field<long> VmId = Names.VmId with { Doc = "VMID of the VM.", IsReplacing = false };

    internal static readonly Field<string> Slot =
        Text("slot", "Slot of the VM, such as `scsi1`.").Does("It must be free.")
            .Required().Checked(
                new($"a slot: {string.Join(", ", Disks.SlotNames)}", slot => slot.AsText() is not { } text || Disks.Map.IsSlot(text)));

    internal static readonly Field<Attributes> Attachment = Nested(
        "attachment",
        "VM that has the disk, and how.",
        [VmId, Slot, .. DiskOptions.All])
        .Does("Another VM or slot detaches the disk and attaches it there; removing this detaches it. Unset leaves the disk as it is: a "
            + "new one is attached to no VM.").NotAParameter()
        .Needs(GuestPrivilege.Audit with { Path = Holder }, GuestPrivilege.Disk with { Path = Holder })
        .TakesEffect(Hotplug.OfDisk);

    internal static readonly Field<string> Volume = Text("volume", "Volume id, such as `local-lvm:vm-999999999-data`.").Computed();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "vm_disk",
        "A disk with a life of its own, which may be attached to a VM and outlives it. Leave its slot out of `disks` of that VM. A VM with "
            + "such a disk on a storage that is not shared cannot be migrated.")
    {
        ReadDoc = "A disk with a life of its own, which may be attached to a VM and outlives it.",
        Area = Areas.Guests,
        Noun = "StandaloneDisk",
        Plural = "vm_disks",
        Api = new("/nodes/{node}/storage/{storage}/content"),
        Fields = [Node, Storage, Name, Owner, Size, Format, Attachment, Volume],
        Identity = [Node, Volume],
        Discovery = new() { LeftOut = "Guests tell of their own volumes." },
        ImportId = new("{node}/{volume}", "pve1/local-lvm:vm-999999999-data", "(?<node>[^/:]+)/(?<volume>[^:]+:.+)"),
        Privileges =
        [
            StoragePrivilege.AllocateSpace with { For = Purposes.Create },
                StoragePrivilege.Allocate with { For = Purposes.All & ~Purposes.List },
            StoragePrivilege.Audit with { For = Purposes.List },
        ],
        Timeouts = OperationTimeouts.Standard,
        Hooks = new()
        {
            Create = StandaloneDiskLifecycle.CreateAsync,
            Read = StandaloneDiskLifecycle.ReadAsync,
            Update = StandaloneDiskLifecycle.UpdateAsync,
            Delete = StandaloneDiskLifecycle.DeleteAsync,
            List = StandaloneDiskLifecycle.ListAsync,
            Find = StandaloneDiskLifecycle.FindAsync,
            CheckPlan = CheckPlan,
            Preflight = KeepShared,
        },
    };

    private static void CheckPlan(PlanReview plan)
    {
        if (plan.Planned.Get(Attachment)?.Get(VmId) is { } vmid && vmid == plan.Planned.Get(Owner))
        {
            plan.Diagnostics.Error(
                $"VM {vmid} would own the disk",
                "owner_vmid is the VMID of the VM that the disk is attached to, so PVE would remove the disk together with that VM. Leave "
                    + "owner_vmid unset, or choose a VMID that no guest has.",
                AttributePath.Of(Owner.Name));
        }

        if (!plan.IsUpdate || Drive.Bytes(plan.Prior.Get(Size)) is not { } before || Drive.Bytes(plan.Planned.Get(Size)) is not { } after)
        {
            return;
        }

        if (after < before)
        {
            plan.Diagnostics.Error(
                "The disk cannot shrink",
                $"It has {plan.Prior.Get(Size)} and would get {plan.Planned.Get(Size)}: PVE can only grow a disk, since shrinking it would "
                    + $"cut off data. Set size to {plan.Prior.Get(Size)} or more, or make a new disk and copy the data.",
                AttributePath.Of(Size.Name));
        }
        else if (after > before && plan.Planned[Attachment].IsNull)
        {
            plan.Diagnostics.Error(
                "The disk cannot grow while no VM has it",
                "PVE grows a volume only through the VM that it is attached to. Set attachment, also to a VM that is stopped, and detach "
                    + "the disk again afterwards.",
                AttributePath.Of(Size.Name));
        }
    }

    // Another node means another volume, but not on a storage that all nodes share: there it would only lose the data.
    private static async Task KeepShared(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (!plan.IsCreate && plan.Planned.Get(Node) is { } node && plan.IsChanged(Node) && !plan.IsChanged(Storage)
            && DiskVolume.Parse(plan.Prior.Get(Volume)) is { } volume && await volume.IsSharedAsync(session.Pve, node, cancel))
        {
            plan.Diagnostics.Error(
                "Another node would replace the disk for nothing",
                $"The storage {volume.Storage} is shared, so that {node} has the volume already, and its data would be lost. Keep node = "
                    + $"\"{plan.Prior.Get(Node)}\". If that node is gone for good, remove the disk from the state and import it as "
                    + $"{node}/{volume.Id}.",
                AttributePath.Of(Node.Name));
        }
    }
}
