using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>A resource monitor that asks mocks.</summary>
internal sealed class MockMonitor(IMocks mocks, ProgramSettings settings) : IResourceMonitor
{
    private readonly Lock gate = new();
    private readonly List<Resource> resources = [];
    private readonly Dictionary<string, Struct> known = new(StringComparer.Ordinal);

    /// <summary>The resources that were registered or read, in order.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (gate)
            {
                return [.. resources];
            }
        }
    }

    /// <inheritdoc/>
    public Task<SupportsFeatureResponse> SupportsFeatureAsync(SupportsFeatureRequest request) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = request.Id != "outputValues" });

    /// <inheritdoc/>
    public async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        if (request.Tok == "pulumi:pulumi:getResource")
        {
            return new() { Return = Find(request.Args.Fields["urn"].StringValue) };
        }

        return new() { Return = await CallAsync(request.Tok, request.Args, request.Provider) };
    }

    /// <inheritdoc/>
    public async Task<CallResponse> CallAsync(ResourceCallRequest request) =>
        new() { Return = await CallAsync(request.Tok, request.Args, request.Provider) };

    /// <inheritdoc/>
    public async Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request)
    {
        (var urn, _, var state) = await MakeAsync(resource, request.Parent, new()
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Plain(request.Properties),
            Provider = request.Provider,
            Id = request.Id,
        });
        return new() { Urn = urn, Properties = state };
    }

    /// <inheritdoc/>
    public async Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request)
    {
        if (request.Type == Stack.RootType)
        {
            lock (gate)
            {
                resources.Add(resource);
            }

            return new() { Urn = UrnOf(request.Parent, request.Type, request.Name), Object = new() };
        }

        (var urn, var id, var state) = await MakeAsync(resource, request.Parent, new()
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Plain(request.Object),
            Provider = request.Provider,
            Id = request.ImportId,
        });
        return new() { Urn = urn, Id = id, Object = state };
    }

    /// <inheritdoc/>
    public Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) => mocks.RegisterResourceOutputs(new(
        request.Urn,
        request.Outputs.Fields.ToImmutableDictionary(
            field => field.Key, field => new Output<object?>(Task.FromResult(PropertyReader.Read(field.Value))))));

    /// <inheritdoc/>
    public Task<RegisterPackageResponse> RegisterPackageAsync(Pulumirpc.RegisterPackageRequest request) =>
        Task.FromResult(new RegisterPackageResponse { Ref = $"{request.Name}-{request.Version}" });

    /// <inheritdoc/>
    public Task RegisterHookAsync(RegisterResourceHookRequest request) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task RegisterHookAsync(RegisterErrorHookRequest request) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task RegisterInvokeTransformAsync(Callback callback) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ShutdownAsync() => Task.CompletedTask;

    private static ImmutableDictionary<string, object> Plain(Struct fields) => fields.Fields
        .Select(field => (field.Key, State: PropertyReader.Read(field.Value)))
        .Where(field => field.State is { IsKnown: true, Value: not null })
        .ToImmutableDictionary(field => field.Key, field => field.State.Value!);

    private static async Task<Struct> WriteAsync(object answer)
    {
        var writable = answer is IDictionary<string, object> map ? map.ToImmutableDictionary() : answer;
        var value = await new PropertyWriter(new(References: true)).WriteAsync("mock", writable);
        return value?.StructValue ?? throw new InvalidOperationException(
            $"A mock answered with {answer.GetType().FullName}, which is no map.");
    }

    private async Task<Struct> CallAsync(string token, Struct args, string provider) =>
        await WriteAsync(await mocks.CallAsync(new() { Token = token, Args = Plain(args), Provider = provider }));

    private async Task<(string Urn, string Id, Struct State)> MakeAsync(Resource resource, string parent, MockResourceArgs args)
    {
        lock (gate)
        {
            resources.Add(resource);
        }

        (var id, var answer) = await mocks.NewResourceAsync(args);
        var urn = UrnOf(parent, args.Type!, args.Name!);
        var state = await WriteAsync(answer);
        id ??= args.Id ?? "";
        Struct found =
            new() { Fields = { ["urn"] = Value.ForString(urn), ["id"] = Value.ForString(id), ["state"] = Value.ForStruct(state) } };
        lock (gate)
        {
            known[urn] = found;
        }

        return (urn, id, state);
    }

    private Struct Find(string urn)
    {
        lock (gate)
        {
            return known.GetValueOrDefault(urn) ?? throw new InvalidOperationException($"There is no resource {urn}.");
        }
    }

    private string UrnOf(string parent, string type, string name)
    {
        var above = parent.Length > 0 ? parent.Split("::")[2].Split('$')[0] + "$" : "";
        return $"urn:pulumi:{settings.Stack}::{settings.Project}::{above}{type}::{name}";
    }
}
