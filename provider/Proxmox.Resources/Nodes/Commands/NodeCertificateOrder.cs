using Proxmox.Engine.Declarations;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Commands;

/// <summary>Orders a certificate by ACME: <c>POST /nodes/{node}/certificates/acme/certificate</c> (PVE::API2::ACME).</summary>
public static class NodeCertificateOrder
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeCertificateCommand.Of(
        "order",
        "Orders a certificate for a node by ACME: for the domains, by the account and with the plugins that its configuration names.",
        (run, path, cancel) => run.Pve.PostAsync(path, run.Parameters, cancel),
        Flag("force", "Replaces a certificate of the node's own that is there already. Unset means false, and such a one is an error."));
}
