using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Tests.Framing;

internal sealed class ContentTypeTests
{
    [TestCase("application/grpc")]
    [TestCase("application/grpc+proto")]
    [TestCase("Application/GRPC")]
    [TestCase("application/grpc; charset=utf-8")]
    [TestCase("application/grpc+proto;a=b")]
    public void These_are_gRPC(string value) => Assert.That(WireNames.IsGrpc(value), Is.True);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("application/json")]
    [TestCase("application/grpc-web")]
    [TestCase("application/grpc-web+proto")]
    [TestCase("application/grpc+json")]
    [TestCase("application/grpcx")]
    public void These_are_not(string? value) => Assert.That(WireNames.IsGrpc(value), Is.False);
}
