using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Commands;

/// <summary>Runs a command on a node and holds what PVE was asked against what it should be.</summary>
internal static class NodeCommandBench
{
    /// <summary>Runs it, which must succeed, and gives the parameters of the request that it sent.</summary>
    public static async Task<IReadOnlyList<string>> SentAsync(
        ClientKind kind, PveSimulator pve, string command, (string Verb, string Path) request, params (string Name, Value Value)[] config)
    {
        var outcome = await CommandClient.RunAsync(kind, pve, command, config);
        Assert.That(outcome.Errors, Is.Empty);
        return [.. pve.Requests.All.Single(sent => sent.Verb == request.Verb && sent.Path == request.Path).Parameters
            .Select(parameter => $"{parameter.Key}={parameter.Value}")];
    }
}
