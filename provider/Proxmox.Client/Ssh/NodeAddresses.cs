namespace Proxmox.Client;

/// <summary>Where the nodes are to be reached by SSH.</summary>
/// <param name="options">What the user says of it.</param>
/// <param name="pve">The cluster, which knows where its nodes are.</param>
internal sealed class NodeAddresses(PveOptions options, IPve pve)
{
    /// <summary>A name or an IP address of a node (<c>PVE::API2::Cluster</c>, <c>status</c>).</summary>
    /// <exception cref="PveFault">Nobody says where the node is.</exception>
    public async Task<string> OfAsync(string node, CancellationToken cancel)
    {
        if (options.Ssh!.Addresses.TryGetValue(node, out var given))
        {
            return given;
        }

        PveData status;
        try
        {
            status = await pve.GetAsync("/cluster/status", cancel: cancel);
        }
        catch (PveFault fault) when (fault.Kind == FaultKind.Permission)
        {
            throw new PveFault(FaultKind.Invalid, $"where node {node} is to be reached by SSH is not known: PVE tells it only to those who "
                + "have Sys.Audit on /. Grant that, or name the node in ssh.addresses", fault);
        }

        var entry = status.Items.FirstOrDefault(entry => entry["type"].AsText() == "node" && entry["name"].AsText() == node)
            ?? throw new PveFault(FaultKind.Invalid, $"the cluster has no node {node}");
        // The host of the only endpoint has proved that it reaches the node, from here.
        return entry["local"].AsBool() is true && options.Endpoints is [var endpoint]
            ? EndpointAddress.Read(endpoint, out _)!.DnsSafeHost
            : entry["ip"].AsText() ?? throw new PveFault(FaultKind.Invalid,
                $"the cluster does not say where node {node} is. Name it in ssh.addresses");
    }
}
