using Pulumi.Proxmox.Cluster;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;
using Pulumi.Proxmox.Nodes;
using Pulumi.Proxmox.Pools;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about nodes, pools and the version tells.</summary>
internal static class NodeChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        _ = new PoolMember("member", new()
        {
            PoolId = GetPool.Invoke(new() { PoolId = "web" }).Apply(pool => pool.PoolId),
            Member = GetPool.Invoke(new() { PoolId = "web" }).Apply(pool => pool.Members[0]),
        });
        _ = new PoolMember("other", new()
        {
            PoolId = GetPools.Invoke().Apply(pools => pools.Items[0].PoolId),
            Member = "100",
        });
        _ = new VirtualMachine("there", new()
        {
            Node = GetNodes.Invoke().Apply(nodes => nodes.Items[0].Node),
            Description = GetNodes.Invoke().Apply(nodes => nodes.Items[0].Status),
            Name = GetNode.Invoke(new() { Node = "pve1" }).Apply(node => node.Release),
            Cpu = new VirtualMachineCpuArgs { Cores = GetNode.Invoke(new() { Node = "pve1" }).Apply(node => node.CpuCores) },
            Tags = GetNode.Invoke(new() { Node = "pve1" }).Apply(node => node.LoadAverage),
        });
        _ = new Pool("version",
            new() { Comment = GetVersion.Invoke().Apply(version => version.Version + version.Release + version.Commit) });
    }
}
