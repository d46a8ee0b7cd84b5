using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Cluster.Ha.Commands;

/// <summary>
/// Arms and disarms HA: <c>POST /cluster/ha/status/arm-ha</c> and <c>disarm-ha</c> (PVE::API2::HA::Status). PVE queues a command for the
/// manager, which overlooks one that changes nothing.
/// </summary>
internal static class HaArming
{
    /// <summary>The command.</summary>
    /// <param name="verb">What is done.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="fields">The inputs.</param>
    /// <param name="isSo">Whether HA is as the command wants it.</param>
    public static Command Of(string verb, string doc, Field[] fields, Func<Attributes, HaStatusReading, bool> isSo) => new(
        "ha_" + verb, doc)
    {
        Area = Areas.HighAvailability,
        Noun = "HighAvailability",
        Verb = verb,
        Since = "9.2",
        Fields = [.. fields],
        Privileges = HaNames.CommandPrivileges,
        Run = (run, cancel) => RunAsync(run, verb, isSo, cancel),
    };

    private static async Task<Value?> RunAsync(
        CommandRun run, string verb, Func<Attributes, HaStatusReading, bool> isSo, CancellationToken cancel)
    {
        if (isSo(run.Config, await HaStatusReading.ReadAsync(run.Pve, cancel)))
        {
            run.ChangesNothing($"HA is {verb}ed already.");
            return null;
        }

        await run.Pve.PostAsync($"/cluster/ha/status/{verb}-ha", run.Parameters, cancel);
        await run.AskUntilAsync(later => HaStatusReading.ReadAsync(run.Pve, later), status => isSo(run.Config, status), cancel);
        return null;
    }
}
