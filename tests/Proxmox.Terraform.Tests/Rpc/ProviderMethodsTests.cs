using Google.Protobuf.Reflection;
using Proxmox.Grpc;
using Proxmox.Grpc.Health.V1;
using Proxmox.Terraform.GoPlugin;
using Proxmox.Terraform.Rpc;

namespace Proxmox.Terraform.Tests.Rpc;

/// <summary>The methods that are added line by line, against those of the contracts.</summary>
public sealed class ProviderMethodsTests
{
    [Test]
    public void Every_method_of_the_protocol_is_answered([Values] bool isReadyMade)
    {
        var methods = new ServiceMethods();
        ProviderMethods.Add(methods, new Nothing(), isReadyMade ? () => ReadOnlyMemory<byte>.Empty : null);
        Assert.That(methods.All.Select(method => (method.FullName, method.Type)), Is.EqualTo(Of(Protocol.Provider.Descriptor)));
    }

    [Test]
    public void Every_method_that_a_plugin_host_calls_is_answered()
    {
        var methods = new ServiceMethods();
        PluginMethods.Add(methods, () => { });
        Assert.That(
            methods.All.Select(method => (method.FullName, method.Type)),
            Is.EquivalentTo(
                new[] { GRPCBroker.Descriptor, GRPCStdio.Descriptor, GRPCController.Descriptor, Health.Descriptor }.SelectMany(Of)));
    }

    private static IEnumerable<(string Path, global::Grpc.Core.MethodType Type)> Of(ServiceDescriptor service) =>
        service.Methods.Select(method => (
        $"/{service.FullName}/{method.Name}",
        (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (false, false) => global::Grpc.Core.MethodType.Unary,
            (true, false) => global::Grpc.Core.MethodType.ClientStreaming,
            (false, true) => global::Grpc.Core.MethodType.ServerStreaming,
            (true, true) => global::Grpc.Core.MethodType.DuplexStreaming,
        }));

    private sealed class Nothing : Protocol.Provider.ProviderBase;
}
