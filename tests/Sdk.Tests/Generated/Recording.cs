using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Grpc;
using Pulumi;
using Pulumirpc;

namespace Sdk.Tests.Generated;

/// <summary>
/// An engine that notes what a program asks of it: a resource gets its inputs back as outputs, a function the answer of the test. The
/// program runs in the test's process, and learns of the engine from the environment as it does from a language host.
/// </summary>
internal sealed class Recording : ResourceMonitor.ResourceMonitorBase
{
    private const string Project = "project";
    private const string StackName = "stack";

    private readonly ConcurrentQueue<RegisterResourceRequest> _resources = [];
    private readonly ConcurrentQueue<ReadResourceRequest> _reads = [];
    private readonly ConcurrentQueue<ResourceInvokeRequest> _calls = [];
    private readonly LogOfEngine _log = new();
    private readonly Func<string, Struct> _answer;

    private Recording(Func<string, Struct> answer) => _answer = answer;

    /// <summary>The only resource that was registered, beside the stack.</summary>
    public RegisterResourceRequest Resource => _resources.Single(resource => resource.Type != "pulumi:pulumi:Stack");

    /// <summary>The only resource of that type.</summary>
    public RegisterResourceRequest ResourceOf(string type) => _resources.Single(resource => resource.Type == type);

    /// <summary>The only resource that was read.</summary>
    public ReadResourceRequest Read => _reads.Single();

    /// <summary>The functions that were called.</summary>
    public IReadOnlyList<ResourceInvokeRequest> Calls => [.. _calls];

    /// <summary>Runs a program to its end, with those settings in the stack's configuration; a failure of it fails the test.</summary>
    public static async Task<Recording> RunAsync(
        Action program, Func<string, Struct>? answer = null, Dictionary<string, string>? config = null)
    {
        var recording = new Recording(answer ?? (token => throw new RpcException(new(StatusCode.Unknown, token))));
        await using var server = await GrpcServer.StartAsync(new()
        {
            Services = [binder => ResourceMonitor.BindService(binder, recording), binder => Engine.BindService(binder, recording._log)],
        });
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Address.Port}");
        Dictionary<string, string> variables = new(StringComparer.Ordinal)
        {
            ["PULUMI_MONITOR"] = address,
            ["PULUMI_ENGINE"] = address,
            ["PULUMI_PROJECT"] = Project,
            ["PULUMI_STACK"] = StackName,
            ["PULUMI_DRY_RUN"] = "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "4",
            ["PULUMI_CONFIG"] = JsonSerializer.Serialize(config ?? []),
        };
        using var environment = new EnvironmentScope(variables);
        var code = await Deployment.RunAsync(program);
        Assert.That(code, Is.Zero, string.Join('\n', recording._log.Messages));
        return recording;
    }

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = request.Id is "secrets" or "resourceReferences" });

    public override Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        _resources.Enqueue(request);
        return Task.FromResult(new RegisterResourceResponse
        {
            Urn = Urn(request.Type, request.Name),
            Id = request.Custom
            ? "7" : "",
            Object = request.Object
        });
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context) =>
        Task.FromResult(new Empty());

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        _reads.Enqueue(request);
        return Task.FromResult(new ReadResourceResponse { Urn = Urn(request.Type, request.Name), Properties = request.Properties });
    }

    public override Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        _calls.Enqueue(request);
        return Task.FromResult(new ResourceInvokeResponse { Return = _answer(request.Tok) });
    }

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    private static string Urn(string type, string name) => $"urn:pulumi:{StackName}::{Project}::{type}::{name}";

    private sealed class LogOfEngine : Engine.EngineBase
    {
        private readonly ConcurrentQueue<string> _messages = [];

        public IEnumerable<string> Messages => _messages;

        public override Task<Empty> Log(LogRequest request, ServerCallContext context)
        {
            _messages.Enqueue(request.Message);
            return Task.FromResult(new Empty());
        }
    }
}
