namespace Proxmox.EndToEnd.Tests;

public sealed class RealClientsTests
{
    [Test]
    public void At_least_one_real_client_is_here() =>
        Assert.That(RealClients.Present, Is.Not.Empty, "Neither terraform nor tofu was found; `make test` installs one.");
}
