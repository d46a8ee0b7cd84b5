using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Model.Tests.Declarations;

public sealed class PrivilegeTests
{
    private static readonly Attributes Vm = new(Value.Object(("vmid", 100), ("bridge", "of the object")));

    private static readonly Attributes Device = new(Value.Object(("bridge", "vmbr0"), ("vlan", 5)));

    [TestCase("/vms/{vmid}", ExpectedResult = "/vms/100")]
    [TestCase("/sdn/zones/{zone}/{bridge}/{vlan}", ExpectedResult = "/sdn/zones/{zone}/vmbr0/5")]
    [TestCase("/", ExpectedResult = "/")]
    public string A_name_in_braces_stands_for_what_is_beside_the_value_or_of_the_object(string path) =>
        new Privilege("SDN.Use", path).PathsOf("x", Device, Vm).Single();

    [Test]
    public void A_value_may_put_several_names_at_the_end_of_the_path()
    {
        var privilege = new Privilege("SDN.Use", "/sdn/{bridge}/{vlan}") { Names = value => value.Items.Select(item => item.AsText()!) };
        Assert.That(privilege.PathsOf(Value.Set("7", "9"), Device, Vm), Is.EqualTo(new[] { "/sdn/vmbr0/7", "/sdn/vmbr0/9" }));
        Assert.That(privilege.PathsOf(Value.Set(), Device, Vm), Is.Empty);
    }

    [Test]
    public void Only_known_values_that_it_is_for_need_it()
    {
        var privilege = new Privilege("Mapping.Use", "/mapping/hwrng")
        {
            When = (value, beside) =>
            value.AsText() == "/dev/hwrng" && beside.Has(Declare.Text("bridge", "Bridge."))
        };
        Assert.That(privilege.PathsOf("/dev/hwrng", Device, Vm), Is.EqualTo(new[] { "/mapping/hwrng" }));
        Assert.That(privilege.PathsOf("/dev/urandom", Device, Vm), Is.Empty);
        Assert.That(privilege.PathsOf("/dev/hwrng", new(Value.Null), Vm), Is.Empty);
        Assert.That(privilege.PathsOf(Value.Unknown, Device, Vm).Concat(privilege.PathsOf(Value.Null, Device, Vm)), Is.Empty);
    }

    [TestCase("8.4", ExpectedResult = "before")]
    [TestCase("9.0", ExpectedResult = "since")]
    [TestCase("9.2", ExpectedResult = "since")]
    public string A_span_of_versions_includes_its_first_and_not_its_last(string version)
    {
        var (since, before) = (new Span("9.0", null).Includes(Version.Parse(version)),
            new Span(null, "9.0").Includes(Version.Parse(version)));
        Assert.That(since, Is.Not.EqualTo(before));
        Assert.That(default(Span).Includes(Version.Parse(version)));
        return since ? "since" : "before";
    }
}
