using Microsoft.AspNetCore.Http;
using Proxmox.Simulator.Http;

namespace Proxmox.Simulator.Cluster;

/// <summary>A machine on which a node runs.</summary>
/// <param name="name">The node's name.</param>
/// <param name="address">Its address in the simulated network.</param>
/// <param name="site">The cluster that it is in.</param>
public sealed class Machine(string name, string address, Site site)
{
    public string Name { get; } = name;

    public string Address { get; } = address;

    /// <summary>The cluster that the node is in, or what it has for itself alone.</summary>
    public Site Site { get; set; } = site;

    /// <summary>Answers a request that was sent to the machine's own address.</summary>
    internal Task<Answer> HandleAsync(HttpContext context) => Site.Pipeline.HandleAsync(context, Name);
}
