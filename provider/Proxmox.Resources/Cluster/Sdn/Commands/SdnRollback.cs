using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Cluster.Sdn.Commands;

/// <summary>Throws staged changes away: <c>POST /cluster/sdn/rollback</c> (PVE::API2::Network::SDN).</summary>
public static class SdnRollback
{
    private const string Path = "/cluster/sdn/rollback";

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "sdn_rollback", "Throws away what is staged of the SDN and was not applied, whoever staged it. What was applied last stays.")
    {
        Area = Areas.Sdn,
        Noun = "Configuration",
        Verb = "rollback",
        Since = "9.0",
        Privileges = [new("SDN.Allocate", "/sdn")],
        Fields = [],
        Run = async (run, cancel) =>
        {
            var token = await SdnLock.TakeAsync(run, _ => { }, () => { }, cancel);
            try
            {
                await run.Pve.PostAsync(Path, new Form().Add(SdnLock.Parameter, token!).Add("release-lock", true), cancel);
            }
            catch
            {
                await SdnLock.GiveBackAsync(run, token!);
                throw;
            }

            return null;
        },
    };
}
