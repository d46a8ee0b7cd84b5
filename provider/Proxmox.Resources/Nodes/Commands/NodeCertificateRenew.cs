using Proxmox.Engine.Declarations;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Commands;

/// <summary>Renews a certificate by ACME: <c>PUT /nodes/{node}/certificates/acme/certificate</c> (PVE::API2::ACME).</summary>
public static class NodeCertificateRenew
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeCertificateCommand.Of(
        "renew",
        "Renews the certificate that a node has by ACME. PVE does so by itself when less than 30 days are left.",
        (run, path, cancel) => run.Pve.PutAsync(path, run.Parameters, cancel),
        Flag("force", "Renews it although more than 30 days are left. Unset means false, and that is an error."));
}
