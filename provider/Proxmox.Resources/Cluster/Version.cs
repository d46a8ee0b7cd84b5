using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster;

/// <summary>The version of the API: <c>/version</c> (PVE::API2::Version).</summary>
public static class Version
{
    private static readonly Field<string> Full = Text("version", "Version of the package pve-manager, such as `9.2.11`.").Computed()
        .AlwaysReturned();

    private static readonly Field<string> Release = Text("release", "Release of PVE, such as `9.2`.").Computed().AlwaysReturned();

    private static readonly Field<string> Commit = Text("commit", "Short id of the commit that it was built from.").OnWire("repoid")
        .Computed().AlwaysReturned();

    private static readonly Field<string> Console =
        Text("console", "Viewer that the datacenter's options name for consoles. Null means PVE's default.").Computed();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("version", "The version of PVE on the node that answers.")
    {
        Area = Areas.Cluster,
        Fields = [Full, Release, Commit, Console],
        Read = async (session, _, cancel) =>
            FromData.Members([Full, Release, Commit, Console], await session.Pve.GetAsync("/version", cancel: cancel)),
    };
}
