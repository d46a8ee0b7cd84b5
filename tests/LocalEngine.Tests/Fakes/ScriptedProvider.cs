using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using Status = Grpc.Core.Status;

namespace Proxmox.LocalEngine.Tests.Fakes;

/// <summary>A call that a provider got.</summary>
public sealed record Received(string Method, IMessage Request)
{
    public T As<T>()
        where T : IMessage => (T)Request;
}

/// <summary>
/// A provider that keeps its resources in memory, notes each call, and does something else where a test says so. A change of
/// <c>identity</c> replaces a resource; outputs are the inputs and a <c>serial</c> that only creating gives.
/// </summary>
public sealed class ScriptedProvider : ResourceProvider.ResourceProviderBase
{
    private readonly ConcurrentQueue<Received> _calls = new();
    private int _serial;

    public ImmutableArray<Received> Calls => [.. _calls];

    public IEnumerable<string> Methods => Calls.Select(call => call.Method);

    /// <summary>What exists, by id.</summary>
    public ConcurrentDictionary<string, Struct> Objects { get; } = new(StringComparer.Ordinal);

    public ProviderHandshakeResponse? Agreement { get; set; } = new()
    {
        AcceptSecrets = true,
        AcceptResources = true,
        AcceptOutputs = true,
        SupportsAutonamingConfiguration = true,
        AcceptsByteString = true,
    };

    public bool DeleteBeforeReplace { get; set; }

    public Func<CheckRequest, CheckResponse>? OnCheckConfig { get; set; }

    public Func<DiffRequest, DiffResponse>? OnDiffConfig { get; set; }

    public Func<ConfigureRequest, ConfigureResponse>? OnConfigure { get; set; }

    public Func<CheckRequest, CheckResponse>? OnCheck { get; set; }

    public Func<DiffRequest, DiffResponse>? OnDiff { get; set; }

    public Func<CreateRequest, Task<CreateResponse>>? OnCreate { get; set; }

    public Func<UpdateRequest, UpdateResponse>? OnUpdate { get; set; }

    public Func<ReadRequest, ReadResponse>? OnRead { get; set; }

    public Action<DeleteRequest>? OnDelete { get; set; }

    public Func<InvokeRequest, InvokeResponse>? OnInvoke { get; set; }

    /// <summary>Throws where a create, update or delete shall fail without having done anything; told whether it is a preview.</summary>
    public Action<bool>? Refuse { get; set; }

    public void Forget() => _calls.Clear();

    public IEnumerable<T> Of<T>()
        where T : IMessage => Calls.Select(call => call.Request).OfType<T>();

    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context)
    {
        Note("Handshake", request);
        return Task.FromResult(Agreement ?? throw new RpcException(new Status(StatusCode.Unimplemented, "")));
    }

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context) => Answer("Attach", request, new Empty());

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Answer("GetPluginInfo", request, new PluginInfo { Version = "1.2.3" });

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) =>
        Answer("GetSchema", request, new GetSchemaResponse { Schema = "{}" });

    public override Task<Empty> Cancel(Empty request, ServerCallContext context) => Answer("Cancel", request, new Empty());

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context)
    {
        Note("CheckConfig", request);
        return Task.FromResult(OnCheckConfig?.Invoke(request) ?? new CheckResponse { Inputs = request.News });
    }

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context)
    {
        Note("DiffConfig", request);
        return Task.FromResult(OnDiffConfig?.Invoke(request) ?? new DiffResponse
        {
            Changes = request.OldInputs.Equals(request.News) ? DiffResponse.Types.DiffChanges.DiffNone
                : DiffResponse.Types.DiffChanges.DiffSome,
        });
    }

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context)
    {
        Note("Configure", request);
        return Task.FromResult(
            OnConfigure?.Invoke(request) ?? new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true, AcceptResources = true });
    }

    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context)
    {
        Note("Check", request);
        return Task.FromResult(OnCheck?.Invoke(request) ?? new CheckResponse { Inputs = request.News });
    }

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context)
    {
        Note("Diff", request);
        return Task.FromResult(OnDiff?.Invoke(request) ?? Differences(request));
    }

    public override async Task<CreateResponse> Create(CreateRequest request, ServerCallContext context)
    {
        Note("Create", request);
        if (OnCreate is { } create)
        {
            return await create(request);
        }

        Refuse?.Invoke(request.Preview);
        var properties = request.Properties.Clone();
        if (request.Preview)
        {
            return new() { Properties = properties };
        }

        var serial = Interlocked.Increment(ref _serial);
        var id = $"id-{serial}";
        properties.Fields["serial"] = Value.ForNumber(serial);
        Objects[id] = properties;
        return new() { Id = id, Properties = properties };
    }

    public override Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context)
    {
        Note("Update", request);
        if (OnUpdate is { } update)
        {
            return Task.FromResult(update(request));
        }

        Refuse?.Invoke(request.Preview);
        var properties = request.News.Clone();
        if (request.Olds.Fields.TryGetValue("serial", out var serial))
        {
            properties.Fields["serial"] = serial;
        }

        if (!request.Preview)
        {
            Objects[request.Id] = properties;
        }

        return Task.FromResult(new UpdateResponse { Properties = properties });
    }

    public override Task<ReadResponse> Read(ReadRequest request, ServerCallContext context)
    {
        Note("Read", request);
        if (OnRead is { } read)
        {
            return Task.FromResult(read(request));
        }

        if (!Objects.TryGetValue(request.Id, out var properties))
        {
            return Task.FromResult(new ReadResponse());
        }

        var inputs = properties.Clone();
        inputs.Fields.Remove("serial");
        return Task.FromResult(new ReadResponse { Id = request.Id, Properties = properties, Inputs = inputs });
    }

    public override Task<Empty> Delete(DeleteRequest request, ServerCallContext context)
    {
        Note("Delete", request);
        OnDelete?.Invoke(request);
        Refuse?.Invoke(false);
        Objects.TryRemove(request.Id, out _);
        return Task.FromResult(new Empty());
    }

    public override Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context)
    {
        Note("Invoke", request);
        return Task.FromResult(OnInvoke?.Invoke(request) ?? new InvokeResponse { Return = request.Args });
    }

    private DiffResponse Differences(DiffRequest request)
    {
        DiffResponse response = new()
        {
            Changes = DiffResponse.Types.DiffChanges.DiffNone,
            HasDetailedDiff = true,
            DeleteBeforeReplace = DeleteBeforeReplace
        };
        foreach (var name in request.OldInputs.Fields.Keys.Union(request.News.Fields.Keys).Order())
        {
            var old = request.OldInputs.Fields.GetValueOrDefault(name);
            var news = request.News.Fields.GetValueOrDefault(name);
            if (Equals(old, news))
            {
                continue;
            }

            var replaces = name == "identity";
            response.Changes = DiffResponse.Types.DiffChanges.DiffSome;
            response.Diffs.Add(name);
            if (replaces)
            {
                response.Replaces.Add(name);
            }

            var kind = old is null ? PropertyDiff.Types.Kind.Add : news is null ? PropertyDiff.Types.Kind.Delete
                : PropertyDiff.Types.Kind.Update;
            response.DetailedDiff[name] = new() { InputDiff = true, Kind = replaces ? kind + 1 : kind };
        }

        return response;
    }

    private Task<T> Answer<T>(string method, IMessage request, T answer)
    {
        Note(method, request);
        return Task.FromResult(answer);
    }

    private void Note(string method, IMessage request) => _calls.Enqueue(new(method, request));
}
