using Proxmox.Engine;
using Proxmox.Model.Diagnostics;

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
        var fates = new Fate[missing.Count];
        await Parallel.ForAsync(0, missing.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (place, limit) => fates[place] = await FateAsync(provider, missing[place], limit));
        var lost = missing.Where((_, place) => fates[place].IsThere).Select(one => one.Address).ToList();
        if (lost.Count > 0)
        {
            var (them, unread) = (lost.Count == 1 ? "it" : "them", fates.FirstOrDefault(fate => fate.Unread is not null).Unread);
            throw new ToolException($"{Earlier.Some(lost)} would leave the configuration in {folder}: an earlier run has written {them}, "
                + $"this one does not take {them}, and PVE {(unread is null ? "" : "may ")}still {(unread is null ? "has" : "have")} {them}, "
                + $"so that the next plan would delete {them} there. Nothing is written. "
                + (unread is null ? "Give --only, --exclude and --guests as that run had them, or name another folder."
                    : $"Not everything could be read: {unread} Run this again when it can, or name another folder."));
        }
    }

    // What cannot be read is not known to be gone.
    private static async Task<Fate> FateAsync(Provider provider, EarlierObject one, CancellationToken cancel)
    {
        var stub = provider.Import(one.Resource, one.Id);
        if (stub.Diagnostics.HasErrors)
        {
            return new(true, stub.Diagnostics.First(IsError).Detail);
        }

        var read = await provider.ReadAsync(one.Resource, new(stub.State, ManagedAttributes.Empty), cancel);
        return read.Diagnostics.HasErrors ? new(true, read.Diagnostics.First(IsError).Detail) : new(!read.State.IsNull, null);

        static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;
    }

    // Whether PVE has it, and why that is not known.
    private readonly record struct Fate(bool IsThere, string? Unread);
}
