using Pulumi.Proxmox.Cluster;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about a cluster and its nodes tells.</summary>
internal static class MembershipChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        _ = new Cluster("datacenter", new() { Name = GetCluster.Invoke().Apply(cluster => cluster.Nodes[0].Name) });
        var information = GetJoinInfo.Invoke();
        _ = new ClusterNode("pve2", new()
        {
            Node = GetClusterNode.Invoke(new() { Node = "pve2" }).Apply(node => node.Node),
            MemberAddress = information.Apply(found => found.Address),
            MemberFingerprint = information.Apply(found => found.Fingerprint),
        });
        _ = new ClusterNode("pve3", new() { Node = GetClusterNodes.Invoke().Apply(nodes => nodes.Items[0].Node) });
    }
}
