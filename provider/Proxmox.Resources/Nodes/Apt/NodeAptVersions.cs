using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>The packages of a node that PVE is made of: <c>GET /nodes/{node}/apt/versions</c> (PVE::API2::APT).</summary>
public static class NodeAptVersions
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The packages, ordered by name.",
        [
            .. AptFields.OfPackage,
            Text("state", "How it is: `Installed`, `NotInstalled` or another word of apt's.").OnWire("CurrentState").AlwaysReturned(),
            Text("running_kernel", "Release of the kernel that runs. Null but for the package `proxmox-ve`.").OnWire("RunningKernel"),
            Text("running_version", "Version of the API that runs. Null but for the package `pve-manager`.").OnWire("ManagerVersion"),
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_apt_versions", "The versions of the packages of a node that PVE is made of, as `pveversion --verbose` shows them.")
    {
        Area = Areas.Nodes,
        Noun = "NodeAptVersions",
        Fields = [Names.Node, Items],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = async (session, config, cancel) => EntryList.Of(
            Items, (await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Names.Node)!, "apt", "versions"), cancel: cancel)).Items),
    };
}
