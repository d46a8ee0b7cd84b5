using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Mapping;

/// <summary>Maps of numbers that PVE writes as one text.</summary>
internal sealed class PriorityTests
{
    private static readonly Field Nodes = Declare.WholeMap("nodes", "Nodes.").Written(WireForm.Priorities);

    [Test]
    public void A_priority_of_0_is_left_out() => Assert.That(
        ToForm.Text(Nodes, Value.Object(("pve1", 2), ("pve2", 0), ("pve3", 1))), Is.EqualTo("pve1:2,pve2,pve3:1"));

    [TestCase("pve1:2,pve2,pve3:1")]
    [TestCase("pve3:1, pve2 pve1:2")]
    public void It_is_read_however_it_is_separated(string text) => Assert.That(
        FromData.Member(Nodes, PveData.Object(("nodes", PveData.Of(text)))),
        Is.EqualTo(Value.Object(("pve1", 2), ("pve2", 0), ("pve3", 1))));

    [Test]
    public void None_at_all_is_unset() => Assert.That(FromData.Member(Nodes, PveData.Null), Is.EqualTo(Value.Null));
}
