using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>Sets or unsets a flag: <c>PUT /cluster/ceph/flags/{flag}</c> (PVE::API2::Cluster::Ceph).</summary>
public static class CephFlagSet
{
    private static readonly Field<string> Name =
        Text("flag", "Flag of the Ceph cluster.").Required().NotAParameter().OneOf(CephFlags.Words).TypeNamed("CephFlag");

    private static readonly Field<bool> Wanted =
        Flag("value", "Whether the flag is set: true to set it, false to unset it.").Required();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "ceph_flag_set", "Sets or unsets a flag of the Ceph cluster, as `noout` before work on a node and behind it. A flag that is to be "
            + "set for good is for `ceph_flags`.")
    {
        Area = Areas.Ceph,
        Noun = "Flag",
        Verb = "set",
        Target = Name,
        Fields = [Name, Wanted],
        Privileges = [.. CephPrivileges.OfCommand, CephPrivileges.Audit],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var path = PvePath.Join("cluster", "ceph", "flags", run.Config.Get(Name)!);
        if ((await run.Pve.GetAsync(path, cancel: cancel)).AsBool() == run.Config.Get(Wanted))
        {
            run.ChangesNothing($"{run.Config.Get(Name)} is {(run.Config.Get(Wanted) is true ? "set" : "not set")} already.");
            return null;
        }

        await run.Pve.PutAsync(path, run.Parameters, cancel);
        return null;
    }
}
