using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Proxmox.EngineReplay;

/// <summary>A call that the local engine has sent.</summary>
/// <param name="Recorded">The real engine's call that it stands for; null when there was none.</param>
/// <param name="Method">The method.</param>
/// <param name="Request">The request.</param>
/// <param name="Begun">Its begin's place among all begins and ends of the step.</param>
internal sealed record SentCall(RecordedCall? Recorded, string Method, IMessage Request, int Begun)
{
    /// <summary>Its end's place; null while it runs.</summary>
    public int? Ended { get; set; }
}

/// <summary>A provider that answers as the recorded one did, whatever it is asked.</summary>
/// <param name="step">What was recorded.</param>
/// <param name="afterwards">The steps behind it, which show what a failure left.</param>
internal sealed class RecordedProvider(RecordedStep step, IReadOnlyList<RecordedStep> afterwards) : ResourceProvider.ResourceProviderBase
{
    private readonly ConcurrentDictionary<(string Method, string Subject), ConcurrentQueue<RecordedCall>> _expected = new(step.ToProvider
        .Except(Exceptions.SchemaLoader(step))
        .GroupBy(call => (call.Method, call.Subject))
        .Select(group => KeyValuePair.Create(group.Key, new ConcurrentQueue<RecordedCall>(group))));

    private readonly ConcurrentDictionary<RecordedCall, TaskCompletionSource> _received = new();
    private readonly ConcurrentQueue<SentCall> _sent = new();
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _dueForCancel = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _clock;

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyCollection<SentCall> Sent => _sent;

    /// <summary>
    /// Completes when all was sent that the user had waited for before stopping the command; never, when nobody stopped it.
    /// </summary>
    public Task UserStops => _dueForCancel.Task;

    /// <summary>Completes when a recorded call has been sent again.</summary>
    public Task ReceivedAsync(RecordedCall call) => Receipt(call).Task;

    private RecordedCall? Interruption =>
        field ??= step.ToProvider.FirstOrDefault(call => call.Method == "Cancel" && step.ToProvider.Any(other => IsOpenAt(other, call)));

    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) =>
        AnswerAsync<ProviderHandshakeResponse>("Handshake", request);

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        AnswerAsync<PluginInfo>("GetPluginInfo", request);

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) =>
        AnswerAsync<GetSchemaResponse>("GetSchema", request);

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) =>
        AnswerAsync<CheckResponse>("CheckConfig", request);

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context) =>
        AnswerAsync<DiffResponse>("DiffConfig", request);

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context) =>
        AnswerAsync<ConfigureResponse>("Configure", request);

    public override Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context) =>
        AnswerAsync<InvokeResponse>("Invoke", request);

    public override Task<CallResponse> Call(CallRequest request, ServerCallContext context) => AnswerAsync<CallResponse>("Call", request);

    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context) =>
        AnswerAsync<CheckResponse>("Check", request);

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context) => AnswerAsync<DiffResponse>("Diff", request);

    public override Task<CreateResponse> Create(CreateRequest request, ServerCallContext context) =>
        AnswerAsync<CreateResponse>("Create", request);

    public override Task<ReadResponse> Read(ReadRequest request, ServerCallContext context) => AnswerAsync<ReadResponse>("Read", request);

    public override Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context) =>
        AnswerAsync<UpdateResponse>("Update", request);

    public override Task<Empty> Delete(DeleteRequest request, ServerCallContext context) => AnswerAsync<Empty>("Delete", request);

    public override Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        _cancelled.TrySetResult();
        return AnswerAsync<Empty>("Cancel", request);
    }

    private static bool IsOpenAt(RecordedCall call, RecordedCall moment) =>
        call != moment && call.Begun < moment.Begun && !call.IsBefore(moment);

    private TaskCompletionSource Receipt(RecordedCall call) =>
        _received.GetOrAdd(call, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task<T> AnswerAsync<T>(string method, IMessage request)
        where T : class, IMessage, new()
    {
        var recorded = _expected.TryGetValue((method, RecordedCall.SubjectOf(request)), out var expected)
            && expected.TryDequeue(out var next) ? next : null;
        var sent = new SentCall(recorded, method, request, Interlocked.Increment(ref _clock));
        _sent.Enqueue(sent);
        if (recorded is not null)
        {
            Receipt(recorded).TrySetResult();
        }

        try
        {
            if (Interruption is { } interruption && method != "Cancel")
            {
                if (step.ToProvider.Where(call => call.Begun < interruption.Begun).Except(Exceptions.SchemaLoader(step))
                    .All(call => _sent.Any(other => other.Recorded == call)))
                {
                    _dueForCancel.TrySetResult();
                }

                if (recorded is not null && IsOpenAt(recorded, interruption))
                {
                    await _cancelled.Task;
                }
            }

            return recorded switch
            {
                { Error: { } error } => throw new Failure(recorded, step, error, afterwards).Exception,
                { Response: T response } => response.Descriptor.Parser.ParseFrom(response.ToByteString()) as T ?? response,
                { } or null when method is "Handshake" or "GetPluginInfo" or "Cancel" or "Delete" => new(),
                { } => throw new RpcException(new(StatusCode.Unknown, "the answer was not recorded")),
                null => throw new RpcException(new(StatusCode.Unknown, "the real engine did not ask this")),
            };
        }
        finally
        {
            sent.Ended = Interlocked.Increment(ref _clock);
        }
    }
}
