using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Commands;

public sealed class NodeCertificateRevokeTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_certificate_that_is_revoked_is_gone(ClientKind kind)
    {
        await using var pve = await AcmeWorld.StartAsync();
        await NodeCommandBench.SentAsync(kind, pve, "node_certificate_order", ("POST", AcmeWorld.Path), ("node", "pve1"));
        await NodeCommandBench.SentAsync(kind, pve, "node_certificate_revoke", ("DELETE", AcmeWorld.Path), ("node", "pve1"));
        Assert.That(AcmeWorld.Names(pve), Is.Empty);
    }
}
