using System.Runtime.CompilerServices;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Lxc.Preflight;

/// <summary>
/// Whether the plan gives features to a container that is not unprivileged: PVE keeps all of them for its superuser then.
/// </summary>
internal static class FeatureCheck
{
    /// <summary>Finds features that only root@pam may set there.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(
        PlannedGuest container, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        if (container.Datacenter.IsRoot || container.Plan.Planned.Get(General.Unprivileged) is not false
            || container.Parts(Devices.Features).All(part => part.IsRootOnly))
        {
            yield break;
        }

        yield return new(
            AttributePath.Of(Devices.Features.Name),
            "Only root@pam may set features of a privileged container",
            $"unprivileged is false, so that PVE refuses {container.Session.Caller} any feature, even nesting. Log in as root@pam with "
                + "username and password, leave features out, or set unprivileged = true for a new container.");
    }
}
