using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Profiles;

/// <summary>Three nodes that have not joined each other, as the recordings of a cluster began.</summary>
public sealed class SeparateProfile : ClusterProfile
{
    private const int Count = 3;

    private int _number;

    /// <summary>The lock that the datacenters share.</summary>
    public object Gate { get; init; } = new();

    public override IEnumerable<Datacenter> Open(PveVersion version, Clock clock, int? nodes)
    {
        for (_number = 1; _number <= (nodes ?? Count); _number++)
        {
            var datacenter = new Datacenter(version, clock, NameOf(_number), Gate);
            Apply(datacenter);
            yield return datacenter;
        }
    }

    protected override void AddNodes(Datacenter datacenter)
    {
        datacenter.Nodes.Add(NewNode(_number, id: 0));
    }
}
