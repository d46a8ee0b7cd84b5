using Proxmox.Engine;

namespace Proxmox.Tools.Discover;

/// <summary>Keeps objects in a configuration that they were in: the plan for one that is left out deletes it.</summary>
internal static class Loss
{
    private const int AtOnce = 16;

    /// <summary>Refuses a run that leaves out what an earlier one has written and PVE still has.</summary>
    /// <exception cref="ToolException">It does; which objects.</exception>
    public static async Task RefuseAsync(Provider provider, Earlier earlier, Discovery found, string folder, CancellationToken cancel)
    {
        var held = found.Objects.Select(one => (one.Resource.Name, one.Id)).ToHashSet();
        var missing = earlier.Objects.Where(one => !held.Contains((one.Resource.Name, one.Id))).ToList();
        var isThere = new bool[missing.Count];
        await Parallel.ForAsync(0, missing.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (place, limit) => isThere[place] = await IsThereAsync(provider, missing[place], limit));
        var lost = missing.Where((_, place) => isThere[place]).Select(one => one.Address).ToList();
        if (lost.Count > 0)
        {
            throw new ToolException($"{Earlier.Some(lost)} would leave the configuration in {folder}: an earlier run has written "
                + $"{(lost.Count == 1 ? "it" : "them")}, this one does not take {(lost.Count == 1 ? "it" : "them")}, and PVE still has "
                + $"{(lost.Count == 1 ? "it" : "them")}, so that the next plan would delete {(lost.Count == 1 ? "it" : "them")} there. "
                + "Nothing is written. Give --only, --exclude and --guests as that run had them, or name another folder.");
        }
    }

    // What cannot be read is not known to be gone.
    private static async Task<bool> IsThereAsync(Provider provider, EarlierObject one, CancellationToken cancel)
    {
        var stub = provider.Import(one.Resource, one.Id);
        if (stub.Diagnostics.HasErrors)
        {
            return true;
        }

        var read = await provider.ReadAsync(one.Resource, new(stub.State, ManagedAttributes.Empty), cancel);
        return read.Diagnostics.HasErrors || !read.State.IsNull;
    }
}
