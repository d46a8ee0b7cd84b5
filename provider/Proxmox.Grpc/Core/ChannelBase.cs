namespace Grpc.Core;

/// <summary>A way to a server, from which calls are made.</summary>
/// <param name="target">The server, for people to read.</param>
public abstract class ChannelBase(string target)
{
    /// <summary>The server, for people to read.</summary>
    public string Target { get; } = target;

    /// <summary>What makes calls to the server.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Ends calls that run and closes connections.</summary>
    public Task ShutdownAsync() => ShutdownAsyncCore();

    /// <summary>What <see cref="ShutdownAsync"/> does; nothing unless overridden.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}
