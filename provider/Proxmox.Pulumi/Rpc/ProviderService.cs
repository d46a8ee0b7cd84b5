using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Pulumirpc;
using Core = Proxmox.Engine.Provider;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// The service that the Pulumi engine calls (<c>pulumirpc.ResourceProvider</c>). What the user did wrong is an answer or a status with
/// words for the user; <see cref="StatusCode.Internal"/> and <see cref="StatusCode.Unknown"/> make the engine suspect that an object exists
/// that it does not know, and are kept for that.
/// </summary>
internal sealed partial class ProviderService : ResourceProvider.ResourceProviderBase, IDisposable
{
    private readonly PulumiServerOptions _options;
    private readonly Lazy<Core> _core;
    private readonly Lazy<Tokens> _tokens;
    private readonly EngineLog _engineLog;
    private readonly ConcurrentQueue<Func<Task>> _afterwards = new();
    private CancellationTokenSource _running = new();
    private int _underWay;

    /// <summary>A service over the engine.</summary>
    public ProviderService(PulumiServerOptions options)
    {
        _options = options;
        _core = new(options.Provider);
        _tokens = new(() => new(Core.Catalog));
        _engineLog = new(options.Log, options.Time);
        if (options.EngineAddress is { } address)
        {
            _engineLog.Connect(address);
        }
    }

    private Core Core => _core.Value;

    /// <summary>Begins to make the engine, so that the first call finds it there.</summary>
    public void WarmUp() => _ = _tokens.Value;

    /// <summary>Cancels what is under way; later calls run as usual, for an attached provider outlives many commands.</summary>
    public void Stop()
    {
        // Not disposed: calls under way still hold its token.
        var stopped = Interlocked.Exchange(ref _running, new());
        stopped.Cancel();
    }

    /// <summary>
    /// Does what was left until the engine has surely recorded what it was answered. While something is under way the engine has not: an
    /// engine that is killed then makes again what it does not know of.
    /// </summary>
    public async Task TidyUpAsync()
    {
        if (Volatile.Read(ref _underWay) == 0)
        {
            var rest = new List<Task>();
            while (_afterwards.TryDequeue(out var work))
            {
                rest.Add(work());
            }

            await Task.WhenAll(rest);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _running.Dispose();
        _engineLog.Dispose();
    }

    private async Task<TAnswer> AnswerAsync<TAnswer>(ServerCallContext context, Func<CancellationToken, Task<TAnswer>> work)
    {
        Interlocked.Increment(ref _underWay);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _running.Token);
        try
        {
            return await work(cancel.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new RpcException(new(StatusCode.Cancelled, "The operation was stopped as you asked."));
        }
        catch (PropertyFormatException e)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, e.Message));
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Bug(context.Method, e);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private Task<TAnswer> Answer<TAnswer>(ServerCallContext context, Func<TAnswer> work) =>
        AnswerAsync(context, _ => Task.FromResult(work()));

    // The message of an exception may quote a value, so only its kind and place are told.
    private RpcException Bug(string method, Exception e)
    {
        var call = method[(method.LastIndexOf('/') + 1)..];
        if (_options.Log.IsOn(PveLogLevel.Error))
        {
            _options.Log.Write(PveLogLevel.Error, "A call failed with an exception.", new("call", call),
                new("exception", e.GetType().FullName), new("stack", e.StackTrace));
        }

        return new(new(
            StatusCode.Internal,
            $"The Proxmox VE provider has a bug: {call} failed in a way that it did not foresee ({Unforeseen.Describe(e)}). Please report "
                + "this with the provider's log."));
    }

    private PulumiResource FindResource(string type, string urn)
    {
        var token = type.Length > 0 ? type : Urn.Type(urn);
        return _tokens.Value.Resource(token) is { } resource ? new(Core, resource) : throw NotThere("resource", token);
    }

    private static RpcException NotThere(string kind, string token) => new(new(
        StatusCode.InvalidArgument,
        $"There is no {kind} {token} in this release of the Proxmox VE provider. Check the spelling, or use a release of the provider that "
            + "has it."));

    private Report About(PulumiResource subject, string urn, params IEnumerable<PropertyMap> properties) =>
        new(subject.Resource, _engineLog, urn, SecretTexts.Of(properties));

    private static TimeSpan? Limit(double seconds) => seconds > 0 && seconds < TimeSpan.MaxValue.TotalSeconds
        ? TimeSpan.FromSeconds(seconds) : null;

    private static PropertyMap Read(Struct? properties) => PropertyCodec.Read(properties);

    private static Struct Write(PropertyMap properties) => PropertyCodec.Write(properties);
}
