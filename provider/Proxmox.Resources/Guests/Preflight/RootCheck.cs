using System.Runtime.CompilerServices;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the plan touches what PVE keeps for its superuser.</summary>
internal static class RootCheck
{
    /// <summary>Finds what only root@pam may set when somebody else runs the plan.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        if (vm.Datacenter.IsRoot)
        {
            yield break;
        }

        foreach (var path in vm.Parts(vm.Model.Config).Where(part => part.IsRootOnly).Select(part => part.Path))
        {
            yield return new(
                path,
                $"Only root@pam may set {path}",
                $"PVE has no privilege for it and refuses {vm.Session.Caller}; not even a token of root@pam will do. Log in as root@pam "
                    + $"with username and password, leave {path} out, or use a mapping where there is one.");
        }
    }
}
