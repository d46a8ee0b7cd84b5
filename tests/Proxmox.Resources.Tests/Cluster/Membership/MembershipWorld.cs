using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Membership;

/// <summary>Three nodes that stand on their own, each with an address: <c>node1</c> is the one that the provider talks to.</summary>
internal static class MembershipWorld
{
    /// <summary>Starts them.</summary>
    public static Task<PveSimulator> StartAsync() => PveSimulator.StartAsync(new() { Profile = "separate", AddressForEachNode = true });

    /// <summary>Starts them, the first of them in a cluster of its own.</summary>
    public static async Task<PveSimulator> StartClusterAsync()
    {
        var pve = await StartAsync();
        var task = pve.FindTask(pve.Request("POST", "/cluster/config", ("clustername", "lab"))!.ToString())!;
        await task.Ended.WaitAsync(TimeSpan.FromSeconds(20));
        return pve;
    }

    /// <summary>The cluster.</summary>
    public static Value Cluster { get; } = Config(("name", "lab"));

    /// <summary>A node that joins.</summary>
    public static Value Joining(PveSimulator pve, string node, string? password = null) => Config(
        ("node", node), ("endpoint", pve.EndpointOf(node).ToString()), ("endpoint_password", pve.Password),
        ("endpoint_fingerprint", pve.Fingerprint), ("member_password", password ?? pve.Password));

    /// <summary>A client for the first node.</summary>
    public static Task<IInfrastructureClient> ClientAsync(ClientKind kind, PveSimulator pve, string resource) =>
        ClientKinds.StartAsync(kind, pve, resource, Configurations.ByLogin(pve));

    /// <summary>A client that has a token.</summary>
    public static Task<WireClient> TokenClientAsync(PveSimulator pve, string resource)
    {
        var (token, secret) = pve.Datacenter.Accounts.TokenSecrets.First();
        return WireClient.StartAsync(pve, resource, Configurations.ByLogin(pve).With("username", Value.Null).With("password", Value.Null)
            .With("api_token", Value.Of($"{token}={secret}").AsSecret()));
    }

    /// <summary>Lets a node join without the provider.</summary>
    public static async Task JoinAsync(PveSimulator pve, string node)
    {
        await using var client = await ClientAsync(ClientKind.Wire, pve, "cluster_node");
        Assert.That((await client.ApplyAsync(Joining(pve, node))).Errors, Is.Empty);
    }

    /// <summary>Switches a node off.</summary>
    public static void SwitchOff(PveSimulator pve, string node) =>
        pve.Datacenter.Locked(datacenter => datacenter.FindNode(node)!.Online = false);
}
