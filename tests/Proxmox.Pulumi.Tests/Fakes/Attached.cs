using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Grpc;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Fakes;

/// <summary>A provider inside the test process with an engine on the other side of the wire.</summary>
internal sealed class Attached : IAsyncDisposable
{
    public const string GadgetType = "proxmox:test:Gadget";
    public const string PartType = "proxmox:test:Part";
    public const string Urn = "urn:pulumi:dev::demo::" + GadgetType + "::first";

    private readonly PulumiServer _server;
    private readonly LocalChannel _channel;

    private Attached(PulumiServer server, LocalChannel channel, FakePve pve, FakeEngine engine) =>
        (_server, _channel, Pve, Engine, Client) = (server, channel, pve, engine, new(channel));

    public ResourceProvider.ResourceProviderClient Client { get; }

    public FakePve Pve { get; }

    public FakeEngine Engine { get; }

    public PulumiServer Server => _server;

    public LocalChannel Channel => _channel;

    public static async Task<Attached> StartAsync(
        bool isConfigured = true,
        Func<FakePve, Proxmox.Engine.Provider>? provider = null,
        Func<PulumiServerOptions, PulumiServerOptions>? change = null)
    {
        var pve = new FakePve();
        var engine = await FakeEngine.StartAsync();
        var options = new PulumiServerOptions
        {
            Provider = () => (provider ?? (fake => FakeCatalog.Provider(fake)))(pve),
            Schema = () => "{}",
            Version = "1.2.3",
            EngineAddress = engine.Address,
        };
        var server = await PulumiServer.StartAsync(change?.Invoke(options) ?? options);
        var attached = new Attached(server, LocalChannel.To(server.Address), pve, engine);
        if (isConfigured)
        {
            await attached.Client.ConfigureAsync(new() { Args = new() });
        }

        return attached;
    }

    /// <summary>Properties from JSON.</summary>
    public static Struct Bag(string json) => Message<Struct>(json);

    /// <summary>A message from its JSON form.</summary>
    public static T Message<T>(string json)
        where T : IMessage, new() => new JsonParser(JsonParser.Settings.Default.WithIgnoreUnknownFields(ignoreUnknownFields: false))
            .Parse<T>(json);

    /// <summary>The JSON form of a message, brought to one order and one spelling.</summary>
    public static string Json(IMessage message) => System.Text.Json.Nodes.JsonNode.Parse(JsonFormatter.Default.Format(message))!.Sorted();

    public static string Json(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.Sorted();

    public async Task<Struct> CheckAsync(Struct inputs, Struct? olds = null)
    {
        var answer = await Client.CheckAsync(new() { Urn = Urn, Type = GadgetType, Name = "first", Olds = olds ?? new(), News = inputs });
        Assert.That(answer.Failures, Is.Empty);
        return answer.Inputs;
    }

    /// <summary>Checks and creates as the engine does.</summary>
    public async Task<(string Id, Struct Inputs, Struct Outputs)> CreateAsync(string inputs)
    {
        var news = await CheckAsync(Bag(inputs));
        var answer = await Client.CreateAsync(new() { Urn = Urn, Type = GadgetType, Name = "first", Properties = news });
        return (answer.Id, news, answer.Properties);
    }

    public async Task<DiffResponse> DiffAsync((string Id, Struct Inputs, Struct Outputs) state, string inputs, params string[] ignored) =>
        await Client.DiffAsync(new()
        {
            Id = state.Id,
            Urn = Urn,
            Type = GadgetType,
            Olds = state.Outputs,
            OldInputs = state.Inputs,
            News = await CheckAsync(Bag(inputs), state.Inputs),
            IgnoreChanges = { ignored },
        });

    public async Task<(string Id, Struct Inputs, Struct Outputs)> UpdateAsync(
        (string Id, Struct Inputs, Struct Outputs) state, string inputs, bool isPreview = false)
    {
        var news = await CheckAsync(Bag(inputs), state.Inputs);
        var answer = await Client.UpdateAsync(new()
        {
            Id = state.Id,
            Urn = Urn,
            Type = GadgetType,
            Olds = state.Outputs,
            OldInputs = state.Inputs,
            News = news,
            Preview = isPreview,
        });
        return (state.Id, news, answer.Properties);
    }

    public async Task<ReadResponse> RefreshAsync((string Id, Struct Inputs, Struct Outputs) state) =>
        await Client.ReadAsync(new() { Id = state.Id, Urn = Urn, Type = GadgetType, Properties = state.Outputs, Inputs = state.Inputs });

    /// <summary>The status that a call ends with.</summary>
    public static async Task<RpcException> FailureAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException e)
        {
            return e;
        }

        throw new AssertionException("The call succeeded.");
    }

    /// <summary>What a failed call says of the object that it has left behind; null when it says nothing.</summary>
    public static ErrorResourceInitFailed? Details(RpcException failure)
    {
        if (failure.Trailers.Get("grpc-status-details-bin") is not { } trailer)
        {
            return null;
        }

        var status = Google.Rpc.Status.Parser.ParseFrom(trailer.ValueBytes);
        Assert.That((status.Code, status.Message), Is.EqualTo(((int)failure.StatusCode, failure.Status.Detail)));
        return status.Details.Single().Unpack<ErrorResourceInitFailed>();
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
        await Engine.DisposeAsync();
    }
}
