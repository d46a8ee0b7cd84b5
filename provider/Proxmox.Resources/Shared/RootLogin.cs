using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Shared;

/// <summary>
/// What PVE keeps for root@pam with a password, and refuses even to tokens of root@pam: methods without a rule for permissions.
/// </summary>
internal static class RootLogin
{
    private const string Root = "root@pam";

    /// <summary>What the page of such an object says.</summary>
    public const string Note = "PVE lets only root@pam manage it, logged in with a password: no token will do.";

    /// <summary>Refuses a plan that changes something for anybody else.</summary>
    public static Task RefuseOthers(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (!plan.Planned.Value.Equals(plan.Prior.Value))
        {
            RefuseOthers(session, plan.Diagnostics);
        }

        return Task.CompletedTask;
    }

    /// <summary>Refuses what is about to be done for anybody else.</summary>
    public static void RefuseOthers(Session session, DiagnosticList diagnostics)
    {
        if (session.Caller != Root)
        {
            diagnostics.Error(
                "PVE keeps this for root@pam",
                $"The provider is {session.Caller}, and PVE lets only root@pam itself do this, for which no token stands in. Set username "
                    + "= \"root@pam\" and password in the provider's configuration in place of api_token.",
                AttributePath.Root);
        }
    }
}
