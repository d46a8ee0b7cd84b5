namespace Grpc.Core;

/// <summary>What generated clients share.</summary>
public abstract class ClientBase
{
    private readonly CallInvoker? callInvoker;

    /// <summary>A client that makes no calls, for stand-ins in tests.</summary>
    protected ClientBase()
    {
    }

    /// <summary>A client on a channel.</summary>
    /// <param name="channel">The way to the server.</param>
    protected ClientBase(ChannelBase channel)
        : this((channel ?? throw new ArgumentNullException(nameof(channel))).CreateCallInvoker())
    {
    }

    /// <summary>A client on something that makes calls.</summary>
    /// <param name="callInvoker">Makes the calls.</param>
    protected ClientBase(CallInvoker callInvoker) => this.callInvoker = callInvoker;

    /// <summary>A client with all that another was made with.</summary>
    /// <param name="configuration">From the other client.</param>
    protected ClientBase(ClientBaseConfiguration configuration)
        : this((configuration ?? throw new ArgumentNullException(nameof(configuration))).CallInvoker)
    {
    }

    /// <summary>What makes the calls.</summary>
    /// <exception cref="InvalidOperationException">The client was made without.</exception>
    protected CallInvoker CallInvoker =>
        callInvoker ?? throw new InvalidOperationException("This client was made without a channel, so it cannot call.");

    /// <summary>All that a client is made with.</summary>
    protected internal class ClientBaseConfiguration
    {
        internal ClientBaseConfiguration(CallInvoker callInvoker) => CallInvoker = callInvoker;

        internal CallInvoker CallInvoker { get; }
    }
}

/// <summary>What generated clients share.</summary>
/// <typeparam name="T">The generated client itself.</typeparam>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    /// <inheritdoc/>
    protected ClientBase()
    {
    }

    /// <inheritdoc/>
    protected ClientBase(ChannelBase channel)
        : base(channel)
    {
    }

    /// <inheritdoc/>
    protected ClientBase(CallInvoker callInvoker)
        : base(callInvoker)
    {
    }

    /// <inheritdoc/>
    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    /// <summary>Makes a client of the same type.</summary>
    /// <param name="configuration">All that it is made with.</param>
    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}
