namespace Proxmox.Client.Tests;

public class FaultScopeTests
{
    [TestCase(FaultKind.Unreachable, null, "/nodes/pve1/qemu", true)]
    [TestCase(FaultKind.Unreachable, 503, "/nodes/pve1/qemu", true)]
    [TestCase(FaultKind.Unreachable, 595, "/nodes/pve1/qemu", false)]
    [TestCase(FaultKind.Timeout, null, "/version", true)]
    [TestCase(FaultKind.Timeout, null, "/nodes/pve1/qemu", false)]
    [TestCase(FaultKind.Timeout, 596, "/nodes/pve1/qemu", false)]
    [TestCase(FaultKind.Timeout, 500, "/version", false)]
    [TestCase(FaultKind.Unknown, 404, "/version", true)]
    [TestCase(FaultKind.Unknown, 500, "/version", false)]
    [TestCase(FaultKind.UnknownNode, 500, "/nodes/pve7/qemu", false)]
    [TestCase(FaultKind.Permission, 403, "/version", false)]
    [TestCase(FaultKind.NotFound, 500, "/nodes/pve1/qemu/100/config", false)]
    public void What_is_wrong_with_the_endpoint_is_told_from_what_is_wrong_with_a_node_or_an_object(
        FaultKind kind, int? status, string path, bool isOfEndpoint)
    {
        var fault = new PveFault(kind, "no") { Method = "GET", Path = path, Status = status };
        Assert.That((fault.IsOfEndpoint, fault.IsOfConnection), Is.EqualTo((isOfEndpoint, isOfEndpoint)));
    }

    [TestCase(FaultKind.Unauthenticated)]
    [TestCase(FaultKind.Certificate)]
    public void A_login_and_a_certificate_are_of_the_connection_and_not_of_the_endpoint(FaultKind kind)
    {
        var fault = new PveFault(kind, "no") { Method = "GET", Path = "/nodes/pve1/qemu" };
        Assert.That((fault.IsOfEndpoint, fault.IsOfConnection), Is.EqualTo((false, true)));
    }

    [Test]
    public void What_the_provider_says_by_itself_is_of_no_endpoint() =>
        Assert.That(new PveFault(FaultKind.Unreachable, "no node has the guest").IsOfEndpoint, Is.False);
}
