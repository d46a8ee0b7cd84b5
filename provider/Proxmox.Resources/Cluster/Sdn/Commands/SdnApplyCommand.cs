using Proxmox.Engine.Declarations;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Cluster.Sdn.Commands;

/// <summary>Applies what is staged of the SDN; see <see cref="SdnApply"/>.</summary>
public static class SdnApplyCommand
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "sdn_apply", "Applies what is staged of the SDN, whoever staged it, and waits until the nodes that are online have taken it over. "
            + "With nothing staged the nodes reload what they have. Runs that change the SDN apply it by themselves, unless the provider's "
            + "configuration says otherwise.")
    {
        Area = Areas.Sdn,
        Noun = "Configuration",
        Verb = "apply",
        Privileges = [new("SDN.Allocate", "/sdn")],
        Fields = [],
        Run = async (run, cancel) =>
        {
            var token = await SdnLock.TakeAsync(run, _ => { }, () => { }, cancel);
            foreach (var problem in await SdnApply.RunAsync(run, token, cancel))
            {
                run.Diagnostics.Warn(SdnApply.Problem, problem);
            }

            return null;
        },
    };
}
