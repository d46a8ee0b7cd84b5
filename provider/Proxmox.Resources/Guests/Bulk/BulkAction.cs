using System.Globalization;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Bulk;

/// <summary>
/// What is done to many guests in one task: <c>/cluster/bulk-action/guest</c> (PVE::API2::Cluster::BulkAction::Guest). PVE passes over the
/// VMIDs that it does not know.
/// </summary>
internal static class BulkAction
{
    /// <summary>How long each guest gets.</summary>
    public static Field<long> GraceSeconds { get; } =
        Whole("grace_seconds", "How long each guest may take, in seconds.").OnWire("timeout").Between(0);

    private static readonly Field<IReadOnlySet<string>> VmIds =
        TextSet("vmids", "VMIDs of the guests, on whichever nodes they are. Unset means all guests that the user or token may do it to.")
            .OnWire("vms").Written(WireForm.Repeated).Matching("[1-9][0-9]{2,8}", "a VMID");

    private static readonly Field<long> MaxWorkers =
        Whole("max_workers", "How many guests it is done to at once. Unset means PVE's own choice.").OnWire("max-workers").Between(1, 64);

    /// <summary>The command.</summary>
    /// <param name="verb">What is done, PVE's name of it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="privilege">What PVE asks for on each guest.</param>
    /// <param name="own">The inputs of that command alone.</param>
    public static Command Of(string verb, string doc, string privilege, params ReadOnlySpan<Field> own) => new("guests_" + verb, doc)
    {
        Area = Areas.Guests,
        Noun = "Guests",
        Verb = verb,
        Since = "9.1",
        Fields = [VmIds, .. own, MaxWorkers],
        Limit = TimeSpan.FromHours(1),
        Privileges = [new(privilege, "/vms/{vmid}")],
        Run = async (run, cancel) =>
        {
            await TellUnknownAsync(run, cancel);
            await run.DispatchAsync(
                deadline => run.Pve.PostAsync("/cluster/bulk-action/guest/" + verb, run.Parameters, deadline), cancel);
            GuestDirectory.Forget(run.Session);
            return null;
        },
    };

    private static async Task TellUnknownAsync(CommandRun run, CancellationToken cancel)
    {
        if (run.Config.Get(VmIds) is not { } asked)
        {
            return;
        }

        var known = await GuestDirectory.AllAsync(run.Session, cancel);
        var unknown = asked.Where(id => !known.ContainsKey(long.Parse(id, CultureInfo.InvariantCulture))).ToList();
        if (unknown.Count > 0)
        {
            run.Note($"There is no guest {string.Join(", ", unknown)}, or it cannot be seen: PVE passes over it.");
        }
    }
}
