using Proxmox.Grpc;
using Proxmox.Pulumi.Rpc;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

/// <summary>The methods that are added line by line, against those of the contract.</summary>
public sealed class ProviderMethodsTests
{
    [Test]
    public void Every_method_of_the_protocol_is_answered()
    {
        var methods = new ServiceMethods();
        ProviderMethods.Add(methods, new Nothing());
        Assert.That(
            methods.All.Select(method => (method.FullName, method.Type is global::Grpc.Core.MethodType.ServerStreaming)),
            Is.EqualTo(ResourceProvider.Descriptor.Methods.Select(
                method => ($"/{ResourceProvider.Descriptor.FullName}/{method.Name}", method.IsServerStreaming))));
    }

    private sealed class Nothing : ResourceProvider.ResourceProviderBase;
}
