using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>What is done to an OSD: <c>POST /nodes/{node}/ceph/osd/{osdid}/...</c> (PVE::API2::Ceph::OSD).</summary>
internal static class OsdCommand
{
    private static readonly Field<long> Id =
        Whole("osd_id", "Number of the OSD, on whichever node it is.").Required().Between(0).NotAParameter();

    /// <summary>A command.</summary>
    /// <param name="verb">What PVE calls it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="fields">What else the user may give.</param>
    /// <param name="isSo">Whether an OSD is as the command would make it; null when that cannot be told.</param>
    /// <param name="besides">More privileges.</param>
    public static Command Of(string verb, string doc, ImmutableArray<Field> fields, Func<PveData, string?>? isSo = null,
        params ImmutableArray<Model.Declarations.Privilege> besides) => new("ceph_osd_" + verb, doc)
        {
            Area = Areas.Ceph,
            Noun = "Osd",
            Verb = verb,
            Target = Id,
            Fields = [Id, CephNode.Asked, .. fields],
            Privileges = [.. CephPrivileges.OfCommand, .. besides],
            Run = async (run, cancel) =>
            {
                var id = run.Config.Get(Id)!.Value;
                if (isSo is not null && isSo(await FindAsync(run, id, cancel)) is { } already)
                {
                    run.ChangesNothing(already);
                    return null;
                }

                await run.Pve.PostAsync(CephNode.Path(run.Config, "osd", OsdLife.Text(id), verb), run.Parameters, cancel);
                return null;
            },
        };

    private static async Task<PveData> FindAsync(CommandRun run, long id, CancellationToken cancel) =>
        (await OsdTree.ReadAsync(run.Pve, run.Config.Get(CephNode.Asked), cancel)).Find(id)
            ?? throw new PveFault(FaultKind.NotFound, $"the Ceph cluster has no OSD {id}; the data source ceph_osds lists those that there "
            + "are");
}
