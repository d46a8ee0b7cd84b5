using Proxmox.Engine.Declarations;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>What a node needs to know to join, for one run: <c>GET /cluster/config/join</c> (PVE::API2::ClusterConfig).</summary>
public static class EphemeralJoinInformation
{
    /// <summary>The declaration.</summary>
    public static Ephemeral Declaration { get; } = new(JoinInformation.Declaration.Name,
        $"{JoinInformation.Declaration.Doc} It is asked for in each run and stored nowhere, unlike that of the data source.")
    {
        Area = Areas.Cluster,
        Fields = JoinInformation.Declaration.Fields,
        Privileges = JoinInformation.Declaration.Privileges,
        InPulumi = "Pulumi has nothing ephemeral: its function `proxmox:cluster:getJoinInfo`, in C# "
            + "`Pulumi.Proxmox.Cluster.GetJoinInfo`, tells the same, and what a program does not output is stored nowhere.",
        Open = async (run, cancel) => new((await JoinInformation.Declaration.Read(run.Session, run.Config, cancel))!),
    };
}
