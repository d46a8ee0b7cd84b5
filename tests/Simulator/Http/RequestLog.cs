using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Http;

/// <summary>One request that the simulator has seen.</summary>
/// <param name="Path">Decoded path below the format: <c>/pools</c>.</param>
/// <param name="Parameters">Raw parameters of body and query; empty when they were not read.</param>
/// <param name="AuthId">User or token; null when unknown.</param>
/// <param name="Status">The status answered with; 0 when the connection was dropped.</param>
public sealed record RequestRecord(string Verb, string Path, IReadOnlyDictionary<string, JToken> Parameters, string? AuthId, int Status);

/// <summary>Every request in the order in which it was answered.</summary>
public sealed class RequestLog
{
    private readonly List<RequestRecord> _records = [];
    private readonly Lock _gate = new();

    /// <summary>A copy of what has been logged so far.</summary>
    public IReadOnlyList<RequestRecord> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _records];
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _records.Clear();
        }
    }

    internal void Add(RequestRecord record)
    {
        lock (_gate)
        {
            _records.Add(record);
        }
    }
}
