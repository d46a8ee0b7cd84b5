using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Grpc;
using Pulumirpc;

namespace Pulumi.StandIn.Tests.Engines;

/// <summary>Keeps the requests that a program sends, and answers with the arguments as outputs unless told otherwise.</summary>
internal sealed class FakeMonitor : ResourceMonitor.ResourceMonitorBase
{
    private readonly ConcurrentQueue<object> requests = new();

    /// <summary>All requests in order, but those for features.</summary>
    public IReadOnlyList<object> Requests => [.. requests];

    /// <summary>The features that were asked for, each time.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The features that the monitor knows.</summary>
    public HashSet<string> Features { get; } =
        ["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith"];

    /// <summary>Whether ids stay unknown.</summary>
    public bool IsPreview { get; set; }

    /// <summary>Answers for a resource; null answers with its arguments.</summary>
    public Func<RegisterResourceRequest, RegisterResourceResponse?> Register { get; set; } = _ => null;

    /// <summary>Answers for a function.</summary>
    public Func<ResourceInvokeRequest, ResourceInvokeResponse> CallFunction { get; set; } = _ => new() { Return = new() };

    /// <summary>Answers for a resource's method.</summary>
    public Func<ResourceCallRequest, CallResponse> CallMethod { get; set; } = _ => new() { Return = new() };

    /// <summary>Answers for a resource that is read.</summary>
    public Func<ReadResourceRequest, Struct> Find { get; set; } = request => request.Properties;

    /// <summary>The registrations of other resources than the stack, by name.</summary>
    public IReadOnlyDictionary<string, RegisterResourceRequest> Resources => Of<RegisterResourceRequest>()
        .Where(request => request.Type != "pulumi:pulumi:Stack").ToDictionary(request => request.Name);

    /// <summary>The outputs that ended a construction, by URN.</summary>
    public IReadOnlyDictionary<string, Struct> Outputs =>
        Of<RegisterResourceOutputsRequest>().ToDictionary(request => request.Urn, request => request.Outputs);

    public static string UrnOf(string type, string name) => $"urn:pulumi:dev::infra::{type}::{name}";

    /// <summary>The requests of one kind, in order.</summary>
    public IEnumerable<T> Of<T>() => requests.OfType<T>();

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context)
    {
        Asked.Enqueue(request.Id);
        return Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });
    }

    public override Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        requests.Enqueue(request);
        return Task.FromResult(Register(request) ?? Echo(request));
    }

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        requests.Enqueue(request);
        return Task.FromResult(new ReadResourceResponse { Urn = UrnOf(request.Type, request.Name), Properties = Find(request) });
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        requests.Enqueue(request);
        return Task.FromResult(new Empty());
    }

    public override Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        requests.Enqueue(request);
        return Task.FromResult(CallFunction(request));
    }

    public override Task<CallResponse> Call(ResourceCallRequest request, ServerCallContext context)
    {
        requests.Enqueue(request);
        return Task.FromResult(CallMethod(request));
    }

    public override Task<RegisterPackageResponse> RegisterPackage(Pulumirpc.RegisterPackageRequest request, ServerCallContext context)
    {
        requests.Enqueue(request);
        return Task.FromResult(new RegisterPackageResponse { Ref = $"ref-{request.Name}" });
    }

    public override Task<Empty> RegisterResourceHook(RegisterResourceHookRequest request, ServerCallContext context) => Keep(request);

    public override Task<Empty> RegisterErrorHook(RegisterErrorHookRequest request, ServerCallContext context) => Keep(request);

    public override Task<Empty> RegisterStackInvokeTransform(Callback request, ServerCallContext context) => Keep(request);

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        requests.Enqueue(request);
        return Task.FromResult(new Empty());
    }

    /// <summary>What an engine answers whose provider takes the arguments as they are.</summary>
    public RegisterResourceResponse Echo(RegisterResourceRequest request) => new()
    {
        Urn = UrnOf(request.Type, request.Name),
        Id = request.Custom && !IsPreview ? $"{request.Name}-id" : "",
        Object = request.Object,
    };

    /// <summary>Calls a function of the program.</summary>
    public static TResponse CallBack<TResponse>(Callback callback, IMessage request)
        where TResponse : IMessage<TResponse>, new()
    {
        using var channel = LocalChannel.To(LocalAddress.Parse(callback.Target));
        var response = new Callbacks.CallbacksClient(channel)
            .Invoke(new() { Token = callback.Token, Request = request.ToByteString() });
        TResponse message = new();
        message.MergeFrom(response.Response);
        return message;
    }

    private Task<Empty> Keep(object request)
    {
        requests.Enqueue(request);
        return Task.FromResult(new Empty());
    }
}
