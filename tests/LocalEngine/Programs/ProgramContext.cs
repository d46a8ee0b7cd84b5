using Grpc.Core;
using Proxmox.Grpc;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Programs;

/// <summary>A resource that a program has registered or read.</summary>
/// <param name="Id">The provider's name for it; empty when not known yet, and for components.</param>
/// <param name="Outputs">Its outputs; in a preview those that are known.</param>
public sealed record RegisteredResource(string Urn, string Id, PropertyObject Outputs)
{
    /// <summary>How resources name it as their provider, when it is one.</summary>
    public string ProviderReference => new ProviderReference(Urn, Id.Length == 0 ? WireNames.Unknown : Id).ToString();

    /// <summary>One of its outputs, which says where it came from: unknown when there is none of that name.</summary>
    public PropertyValue this[string name]
    {
        get
        {
            var known = Outputs.TryGetValue(name, out var value);
            return new OutputValue(known ? value!.Unwrapped() : null, known && value!.IsSecret, [Urn]);
        }
    }
}

/// <summary>What a function returned.</summary>
/// <param name="Failures">What is wrong with the arguments, as <c>property: reason</c>; empty when nothing is.</param>
public sealed record Invoked(PropertyObject Return, IReadOnlyList<string> Failures);

/// <summary>How a program in this process speaks to the engine: as the SDK does.</summary>
public sealed class ProgramContext
{
    private static readonly WireOptions Everything =
        new() { Unknowns = true, Secrets = true, Resources = true, Outputs = true, ByteStrings = true };

    private readonly Engine.EngineClient _engine;
    private readonly ProgramHost _host;
    private readonly CancellationToken _cancellation;
    private PropertyObject _exports = PropertyObject.Empty;

    internal ProgramContext(LocalChannel channel, ProgramHost host, CancellationToken cancellationToken)
    {
        Monitor = new(channel);
        _engine = new(channel);
        _host = host;
        _cancellation = cancellationToken;
    }

    /// <summary>The engine, for what has no method here.</summary>
    public ResourceMonitor.ResourceMonitorClient Monitor { get; }

    /// <summary>Whether nothing is changed, and outputs may be unknown.</summary>
    public bool IsPreview => _host.IsPreview;

    /// <summary>The stack's URN, parent of everything without another one.</summary>
    public string StackUrn { get; private set; } = "";

    /// <summary>A setting of the stack.</summary>
    public string? Config(string key) => _host.Settings.Config.GetValueOrDefault(key)?.Text;

    /// <summary>Registers a resource that a provider manages.</summary>
    /// <param name="options">Sets whatever else the request can say; null for nothing.</param>
    /// <exception cref="RpcException">Unavailable: the deployment has failed.</exception>
    public Task<RegisteredResource> RegisterAsync(
        string type, string name, PropertyObject inputs, Action<RegisterResourceRequest>? options = null) =>
        RegisterAsync(type, name, inputs, custom: true, options);

    /// <summary>Registers a component, which only groups others.</summary>
    /// <exception cref="RpcException">Unavailable: the deployment has failed.</exception>
    public Task<RegisteredResource> RegisterComponentAsync(string type, string name, Action<RegisterResourceRequest>? options = null) =>
        RegisterAsync(type, name, PropertyObject.Empty, custom: false, options);

    /// <summary>Registers a provider.</summary>
    /// <exception cref="RpcException">Unavailable: the deployment has failed.</exception>
    public Task<RegisteredResource> RegisterProviderAsync(
        string package, string name, PropertyObject inputs, Action<RegisterResourceRequest>? options = null) =>
        RegisterAsync(Urn.ProviderType(package), name, inputs, custom: true, options);

    /// <summary>Tells the outputs of a component.</summary>
    public async Task RegisterOutputsAsync(string urn, PropertyObject outputs) =>
        await Monitor.RegisterResourceOutputsAsync(
            new() { Urn = urn, Outputs = WireWriter.Write(outputs, Everything with { Outputs = false }) },
            cancellationToken: _cancellation);

    /// <summary>Reads a resource that is somebody else's.</summary>
    public async Task<RegisteredResource> ReadAsync(
        string type, string name, string id, PropertyObject? state = null, Action<ReadResourceRequest>? options = null)
    {
        ReadResourceRequest request = new()
        {
            Type = type,
            Name = name,
            Id = id,
            Parent = StackUrn,
            Properties = WireWriter.Write(state ?? PropertyObject.Empty, Everything with { Outputs = false }),
            AcceptSecrets = true,
            AcceptResources = true,
        };
        options?.Invoke(request);
        var answer = await Monitor.ReadResourceAsync(request, cancellationToken: _cancellation);
        return new(answer.Urn, id, new WireReader(Unknowns.Keep).Read(answer.Properties) ?? PropertyObject.Empty);
    }

    /// <summary>Calls a function.</summary>
    public async Task<Invoked> InvokeAsync(string token, PropertyObject arguments, Action<ResourceInvokeRequest>? options = null)
    {
        ResourceInvokeRequest request =
            new() { Tok = token, Args = WireWriter.Write(arguments, Everything with { Outputs = false }), AcceptResources = true };
        options?.Invoke(request);
        var answer = await Monitor.InvokeAsync(request, cancellationToken: _cancellation);
        return new(
            new WireReader(Unknowns.Keep).Read(answer.Return) ?? PropertyObject.Empty,
            [.. answer.Failures.Select(
                failure => failure.Property.Length == 0 ? failure.Reason : $"{failure.Property}: {failure.Reason}")]);
    }

    /// <summary>Sends a message to the user.</summary>
    public async Task LogAsync(LogSeverity severity, string message) =>
        await _engine.LogAsync(new() { Severity = severity, Message = message }, cancellationToken: _cancellation);

    /// <summary>Makes a value an output of the stack.</summary>
    public void Export(string name, PropertyValue value) => _exports = _exports.With(name, value);

    internal async Task StartAsync()
    {
        var stack = await Monitor.RegisterResourceAsync(
            new()
            {
                Type = Urn.StackType,
                Name = $"{_host.Settings.Project}-{_host.Settings.Stack}",
                Object = new(),
                AcceptSecrets = true,
                AcceptResources = true
            },
            cancellationToken: _cancellation);
        StackUrn = stack.Urn;
    }

    internal async Task FinishAsync()
    {
        await RegisterOutputsAsync(StackUrn, _exports);
        await Monitor.SignalAndWaitForShutdownAsync(new(), cancellationToken: _cancellation);
    }

    private async Task<RegisteredResource> RegisterAsync(
        string type, string name, PropertyObject inputs, bool custom, Action<RegisterResourceRequest>? options)
    {
        RegisterResourceRequest request = new()
        {
            Type = type,
            Name = name,
            Custom = custom,
            Parent = StackUrn,
            Object = WireWriter.Write(inputs, Everything),
            AcceptSecrets = true,
            AcceptResources = true,
            AcceptsByteString = true,
            SupportsResultReporting = true,
        };
        foreach ((var property, var value) in inputs)
        {
            string[] urns = [.. value.DescendantsAndSelf().OfType<OutputValue>().SelectMany(output => output.Dependencies)
                .Distinct(StringComparer.Ordinal)];
            request.PropertyDependencies[property] = new() { Urns = { urns } };
            request.Dependencies.Add(urns.Except(request.Dependencies, StringComparer.Ordinal).ToArray());
        }

        options?.Invoke(request);
        var answer = await Monitor.RegisterResourceAsync(request, cancellationToken: _cancellation);
        return new(answer.Urn, answer.Id, new WireReader(Unknowns.Keep).Read(answer.Object) ?? PropertyObject.Empty);
    }
}
