using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Testing.Clients;

/// <summary>What a plan or apply does with the one object under test.</summary>
public enum PlannedAction
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Changes it in place.</summary>
    Update,

    /// <summary>Deletes it and creates it anew.</summary>
    Replace,

    /// <summary>Deletes it.</summary>
    Delete,
}

/// <summary>What came of a command.</summary>
/// <param name="Action">What is, or was, done.</param>
/// <param name="Errors">What the user sees as errors; empty when it succeeded.</param>
/// <param name="Warnings">What the user sees as warnings.</param>
public sealed record Outcome(PlannedAction Action, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings);

/// <summary>A user's tool with one object in its configuration and state: the same steps for every client and protocol.</summary>
public interface IInfrastructureClient : IAsyncDisposable
{
    /// <summary>Refreshes and plans. A null config has no object.</summary>
    Task<Outcome> PlanAsync(Value config);

    /// <summary>Refreshes, plans and applies. A null config has no object.</summary>
    Task<Outcome> ApplyAsync(Value config);

    /// <summary>Takes an existing object into an empty state.</summary>
    Task<Outcome> ImportAsync(Value config, string id);

    /// <summary>
    /// True when after an import it is believed that an object was made as the config says; otherwise the next apply records it.
    /// </summary>
    bool BelievesOrigin { get; }

    /// <summary>The recorded attributes; null when nothing is recorded.</summary>
    Value State { get; }

    /// <summary>Reads a data source beside the object, with those attributes given.</summary>
    /// <exception cref="InvalidOperationException">It answered with an error; the message is what the user sees.</exception>
    Task<Value> ReadDataAsync(DataSource source, Value config);

    /// <summary>Forgets the state without touching the object.</summary>
    void Forget();
}
