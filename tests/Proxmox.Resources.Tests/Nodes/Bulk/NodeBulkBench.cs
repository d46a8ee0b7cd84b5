using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Bulk;

/// <summary>Runs commands on the guests of a node.</summary>
internal static class NodeBulkBench
{
    /// <summary>Runs one, which must succeed, and gives what it was told and the parameters that it sent.</summary>
    public static async Task<(CommandOutcome Outcome, IReadOnlyList<string> Sent)> RunAsync(
        ClientKind kind, PveSimulator pve, string verb, string action, params (string Name, Value Value)[] config)
    {
        var outcome = await CommandClient.RunAsync(kind, pve, "node_guests_" + verb, [("node", "pve1"), .. config]);
        Assert.That(outcome.Errors, Is.Empty);
        var sent = pve.Requests.All.Single(request => request.Verb == "POST" && request.Path == "/nodes/pve1/" + action);
        return (outcome, [.. sent.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}").Order()]);
    }
}
