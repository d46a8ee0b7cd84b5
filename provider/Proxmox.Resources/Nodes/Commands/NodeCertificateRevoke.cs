using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Commands;

/// <summary>Revokes a certificate by ACME: <c>DELETE /nodes/{node}/certificates/acme/certificate</c> (PVE::API2::ACME).</summary>
public static class NodeCertificateRevoke
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeCertificateCommand.Of(
        "revoke",
        "Has the authority revoke the certificate that a node has by ACME, and removes it: the node shows that of the cluster again.",
        (run, path, cancel) => run.Pve.DeleteAsync(path, run.Parameters, cancel));
}
