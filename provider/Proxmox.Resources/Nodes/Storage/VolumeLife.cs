using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Preflight;
using Proxmox.Resources.Qemu.Drives;
using Proxmox.Resources.Storage;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Makes, reads, changes and removes volumes by their ids.</summary>
internal static partial class VolumeLife
{
    /// <summary>Refuses what PVE cannot do.</summary>
    public static void CheckPlan(PlanReview plan)
    {
        if (plan.IsDelete || plan.Planned.Get(Volume.Id) is not { } id || !id.Contains(':', StringComparison.Ordinal))
        {
            return;
        }

        var isBackup = ContentOf(id) == "backup";
        if (plan.IsCreate && plan.Config[Volume.Size].IsNull && plan.Config[Volume.CopyOf].IsNull)
        {
            Refuse(Volume.Size, "It is not said what the volume is made of", isBackup
                ? $"PVE makes backups, and not this resource. Import it, with the id \"{plan.Planned.Get(Volume.Node)}/{id}\", to manage "
                    + "its "
                    + "notes and protection."
                : "Set size for an empty volume, or copy_of for a copy; import one that is there already.");
        }
        else if (plan.IsCreate && plan.Config.Has(Volume.Size) && !Owner().IsMatch(id))
        {
            Refuse(Volume.Id, "The volume id has no VMID", $"PVE gives every empty volume to a guest, and {id} names none. Call it "
                + "vm-100-data, or 100/vm-100-data.raw on a storage of files, with the VMID of the guest or one that no guest has.");
        }

        if (!isBackup && (!plan.Config[Volume.Notes].IsNull || plan.Config.Get(Volume.Protected) is true))
        {
            Refuse(Volume.Notes, "Only backups have notes and protection", $"PVE keeps neither for {id}: leave notes and protected out.");
        }

        if (plan.IsUpdate && !plan.Prior[Volume.Size].IsNull && plan.Planned.Has(Volume.Size) && plan.IsChanged(Volume.Size))
        {
            Refuse(Volume.Size, "The size of a volume cannot be changed", "PVE changes it only through the guest that has the volume, as "
                + $"vm_disk does. Set size to {plan.Prior.Get(Volume.Size)}.");
        }

        void Refuse(Field at, string title, string detail) => plan.Diagnostics.Error(title, detail, AttributePath.Of(at.Name));
    }

    /// <summary>Refuses a copy to whom PVE makes none, and warns when the storage is not meant for the volume.</summary>
    public static async Task PreflightAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.IsCreate && plan.Config.Has(Volume.CopyOf) && session.Caller != "root@pam")
        {
            plan.Diagnostics.Error(
                "PVE copies volumes for root@pam alone",
                $"The provider is {session.Caller}: log in as root@pam with a password, which no token stands in for, or make the volume "
                    + "by "
                    + "size.", AttributePath.Of(Volume.CopyOf.Name));
        }

        if (plan.Planned.Get(Volume.Id) is { } id && id.Contains(':', StringComparison.Ordinal))
        {
            // PVE makes a volume on a storage that is not meant for it, and starts no guest with it then.
            await StorageUse.CheckAsync(session, plan, plan.Planned.Get(Volume.Node), StorageOf(id), Volume.Id, ContentOf(id) switch
            {
                "images" => [StorageNeed.Images, StorageNeed.Directories],
                var content => [content],
            }, cancel);
        }
    }

    /// <summary>Makes the volume, which must not be there.</summary>
    public static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var plan = operation.Planned;
        var (node, id) = Names(plan);
        if (await ReadAsync(operation, cancel) is not null)
        {
            throw new PveFault(FaultKind.Exists, $"the volume {id} exists already on node {node}");
        }

        await operation.DispatchAsync(async deadline =>
        {
            var answer = plan.Get(Volume.CopyOf) is { } source
                ? await CopyAsync(source, deadline)
                : await operation.Pve.PostAsync(StorageVolume.Collection(node, StorageOf(id)), Empty(), deadline);
            operation.MarkCreated();
            return answer;
        }, cancel);

        async Task<PveData> CopyAsync(string source, CancellationToken deadline)
        {
            try
            {
                return await operation.Pve.PostAsync(
                    StorageVolume.Path(node, StorageOf(id), source), new Form().Add("target", id).Add("target_node", node), deadline);
            }
            // A copy is there before it is whole.
            catch (PveFault lost) when (lost.MayHaveBeenApplied)
            {
                await NodeTasks.EndAsync(operation, node, NodeTasks.Copy, id: "", deadline);
                throw;
            }
        }

        Form Empty() => new Form()
            .Add("vmid", long.Parse(Owner().Match(id).Groups["vmid"].ValueSpan, CultureInfo.InvariantCulture))
            .Add("filename", id[(id.LastIndexOfAny([':', '/']) + 1)..])
            .Add("size", (long)decimal.Ceiling(Drive.Bytes(plan.Get(Volume.Size))!.Value / 1024));
    }

    /// <summary>Reads the volume alone.</summary>
    public static Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var (node, id) = Names(operation.Target);
        return StorageVolume.ReadAsync(operation.Pve, node, StorageOf(id), id, ContentOf(id), cancel);
    }

    /// <summary>Changes the notes and the protection of a backup.</summary>
    public static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var form = Changes.Update(operation.Resource.Fields, operation.Config, operation.Prior, operation.Planned, operation.IsChanged,
            operation.Managed).ToForm();
        if (form.Count > 0)
        {
            var (node, id) = Names(operation.Prior);
            await operation.Pve.PutAsync(StorageVolume.Path(node, StorageOf(id), id), form, cancel);
        }
    }

    /// <summary>Removes the volume. PVE would remove it also while a VM uses it.</summary>
    public static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var (node, id) = Names(operation.Prior);
        if (ContentOf(id) == "images")
        {
            var isShared = await StorageVolume.IsSharedAsync(operation.Pve, node, StorageOf(id), cancel);
            await foreach (var (guest, slot) in VolumeHolder.AllAsync(operation.Session, kind: null, id, isShared ? null : node, cancel))
            {
                throw new PveFault(FaultKind.Invalid, $"{guest} has {id} as {slot.Key}; nothing was removed. Detach it there first");
            }
        }

        await operation.DispatchAsync(
            deadline => operation.Pve.DeleteAsync(StorageVolume.Path(node, StorageOf(id), id), cancel: deadline), cancel);
    }

    /// <summary>All volumes that a node sees.</summary>
    public static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var node = operation.Target.Get(Volume.Node)!;
        var storages = await operation.Pve.GetAsync(PvePath.Join("nodes", node, "storage"), new Form().Add("enabled", true), cancel);
        var found = new List<PveData>();
        foreach (var storage in storages.Items.Where(storage => storage["active"].AsBool() is true))
        {
            var volumes = await operation.Pve.GetAsync(StorageVolume.Collection(node, storage["storage"].AsText()!), cancel: cancel);
            found.AddRange(volumes.Items.Select(entry =>
                PveData.Object([.. entry.Members, KeyValuePair.Create(Volume.Id.Wire, entry["volid"])])));
        }

        return found;
    }

    private static (string Node, string Id) Names(Attributes volume) => (volume.Get(Volume.Node)!, volume.Get(Volume.Id)!);

    private static string StorageOf(string id) => id.Split(':')[0];

    private static string ContentOf(string id) => id.Split(':', 2)[1].Split('/')[0] switch
    {
        var content and ("iso" or "vztmpl" or "import" or "snippets" or "backup") => content,
        _ => "images",
    };

    [GeneratedRegex("[:/](vm|base|subvol)-(?<vmid>[1-9][0-9]{2,8})-[^/]+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Owner();
}
