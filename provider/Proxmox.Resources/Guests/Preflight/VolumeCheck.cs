using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Proxmox.Engine;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the volumes exist that the plan refers to: ISO images, images to import, disks to attach, snippets.</summary>
internal static partial class VolumeCheck
{
    /// <summary>Finds volumes that are not there.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var needs = vm.Storages.Where(need => !need.IsNew && !StorageCheck.IsPlanned(vm.Session, need.Storage)).ToList();
        if (vm.Node is not { } node || needs.Count == 0 || await vm.StoragesAsync(node, needs, cancel) is not { } storages)
        {
            yield break;
        }

        var rights = await vm.Datacenter.RightsAsync(cancel);
        // A file that the same run brings has the volume behind the node as its import id.
        foreach (var need in needs.Where(need => !vm.Session.Known.IsPlanned(_ => true, $"{node}/{need.Volume}")))
        {
            var owner = Owner(need);
            if (storages.TryGetValue(need.Storage, out var storage) && storage is { IsEnabled: true, IsActive: true }
                && storage.Content.Contains(need.Content)
                && (!IsOfGuest(need) || owner is not null) && IsListed(need, owner, rights) && await vm.Datacenter.VolumesAsync(
                    node, need.Storage, need.Content, owner, cancel) is { } volumes && !volumes.Contains(need.Volume!))
            {
                yield return new(
                    need.Path,
                    $"There is no volume {need.Volume}",
                    $"Storage {need.Storage} does not have it on node {node}. Upload or download it first, or correct {need.Path}.");
            }
        }
    }

    // PVE leaves out of its lists what the caller may not use, which then proves nothing.
    private static bool IsListed(StorageNeed need, long? owner, Rights? rights) =>
        rights is null || rights.Has($"/storage/{need.Storage}", "Datastore.Allocate") || need.Content switch
        {
            "iso" or "import" or "vztmpl" => rights.HasAny($"/storage/{need.Storage}", "Datastore.Audit", "Datastore.AllocateSpace"),
            "images" or "rootdir" => rights.Has($"/storage/{need.Storage}", "Datastore.Audit") && rights.Has($"/vms/{owner}", "VM.Config.Disk"),
            _ => false,
        };

    // To list the disks of one guest takes PVE no time; it looks into every image that it lists.
    private static long? Owner(StorageNeed need) =>
        IsOfGuest(need) && OwnerInName().Matches(need.Volume!) is { Count: > 0 } found
            ? long.Parse(found[^1].Groups["owner"].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static bool IsOfGuest(StorageNeed need) => need.Content is StorageNeed.Images or StorageNeed.Directories;

    [GeneratedRegex("(?:vm|base|subvol)-(?<owner>[0-9]{1,18})-", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnerInName();
}
