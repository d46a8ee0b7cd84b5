using Proxmox.Grpc;
using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform.Tests.Handshake;

public sealed class HandshakeLineTests
{
    private static readonly LocalAddress Socket = LocalAddress.UnixSocket("/tmp/x/plugin");

    [Test]
    public void Without_TLS_the_certificate_is_empty()
    {
        Assert.That(HandshakeLine.Write(Socket, [], isMultiplexingAnswered: false), Is.EqualTo("1|6|unix|/tmp/x/plugin|grpc|"));
    }

    [Test]
    public void A_port_is_told_with_the_address_of_this_machine()
    {
        Assert.That(HandshakeLine.Write(LocalAddress.Loopback(12345), [], isMultiplexingAnswered: false),
            Is.EqualTo("1|6|tcp|127.0.0.1:12345|grpc|"));
    }

    [TestCase(1, "AA")]
    [TestCase(2, "AAE")]
    [TestCase(3, "AAEC")]
    public void The_certificate_has_no_padding(int length, string expected)
    {
        byte[] certificate = [.. Enumerable.Range(0, length).Select(number => (byte)number)];

        Assert.That(HandshakeLine.Write(Socket, certificate, isMultiplexingAnswered: false).Split('|')[5], Is.EqualTo(expected));
    }

    [Test]
    public void The_seventh_field_is_there_only_when_it_was_asked_for()
    {
        Assert.That(HandshakeLine.Write(Socket, [1, 2, 3], isMultiplexingAnswered: false).Split('|'), Has.Length.EqualTo(6));
        Assert.That(HandshakeLine.Write(Socket, [1, 2, 3], isMultiplexingAnswered: true).Split('|'),
            Has.Length.EqualTo(7).And.ItemAt(6).EqualTo("false"));
    }
}
