using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Certificates;

/// <summary>All certificates of a node: <c>/nodes/{node}/certificates/info</c> (PVE::API2::Certificates).</summary>
public static class NodeCertificateList
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The certificates, ordered by the name of their file.",
        [
            Text("filename", "Name of the file: `pve-root-ca.pem` is the authority of the cluster, `pve-ssl.pem` what it issued for the "
                + "node, and `pveproxy-ssl.pem` the node's own, which was uploaded or ordered by ACME.").AlwaysReturned(),
            .. CertificateInfo.Told,
            Text("certificate", "The certificate in PEM.").OnWire("pem").As(Formats.Remark).AlwaysReturned(),
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("node_certificates", "The certificates of a node.")
    {
        Area = Areas.Nodes,
        Noun = "NodeCertificates",
        Fields = [Names.Node, Items],
        Read = async (session, config, cancel) =>
            EntryList.Of(Items, (await session.Pve.GetAsync(CertificateInfo.Path(config.Get(Names.Node)!), cancel: cancel)).Items),
    };
}
