using System.Globalization;
using System.Runtime.CompilerServices;
using Proxmox.Resources.Guests.Datacenter;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether there is room for the new disks of all VMs that the run plans.</summary>
internal static class SpaceCheck
{
    private const decimal Gibibyte = 1L << 30;

    /// <summary>Hints at storages that have less room than the run plans to take.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var needs = vm.Storages.Where(need => need.IsNew && need.Bytes > 0).ToList();
        if (vm.Node is not { } node || needs.Count == 0 || await vm.StoragesAsync(node, needs, cancel) is not { } storages)
        {
            yield break;
        }

        var taken = vm.Session.Part<PlannedSpace>();
        foreach (var need in needs.GroupBy(need => need.Storage).Where(need => storages.ContainsKey(need.Key)))
        {
            var storage = storages[need.Key];
            var all = taken.Add(
                storage.IsShared ? storage.Name : $"{node}/{storage.Name}", vm.Plan.Config.Value, need.Sum(volume => volume.Bytes));
            if (storage is { IsActive: true, Free: { } free } && all > free)
            {
                yield return new(need.First().Path, $"Storage {storage.Name} may run out of space",
                    $"This run plans new disks of {Gibibytes(all)} GiB there, and node {node} has {Gibibytes(free)} GiB free. Thin disks "
                    + "take only what the guests write, so that this may still be enough for now.")
                {
                    IsHint = true,
                };
            }
        }
    }

    private static string Gibibytes(decimal bytes) => (bytes / Gibibyte).ToString("0.#", CultureInfo.InvariantCulture);
}
