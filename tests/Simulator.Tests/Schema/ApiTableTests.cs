using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Tests.Schema;

/// <summary>The table of methods and how a path finds its method.</summary>
public sealed class ApiTableTests
{
    private static readonly ApiTable Table = ApiTable.For("9.2");

    [TestCase("8.4", 606)]
    [TestCase("9.2", 662)]
    public void Every_method_of_the_release_is_there(string version, int count) =>
        Assert.That(ApiTable.For(version).Methods, Has.Count.EqualTo(count));

    [Test]
    public void Every_rule_can_be_read_and_every_format_be_checked([Values("8.4", "9.2")] string version)
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var method in ApiTable.For(version).Methods)
        {
            Visit(method.Schema, unknown);
        }

        foreach (var format in PropertyStringFormats.All.Values)
        {
            foreach (var key in format.Keys.Values)
            {
                Visit(key, unknown);
            }
        }
        Assert.That(unknown, Is.Empty);
    }

    [Test]
    public void A_path_gives_its_parameters()
    {
        var method = Table.Find("GET", "/nodes/pve1/storage/local/status", out var parameters);
        Assert.That(method!.PathTemplate, Is.EqualTo("/nodes/{node}/storage/{storage}/status"));
        Assert.That(method.Protected, Is.True);
        Assert.That(method.ProxyTo, Is.EqualTo("node"));
        Assert.That(parameters, Is.EquivalentTo(new Dictionary<string, string> { ["node"] = "pve1", ["storage"] = "local" }));
    }

    [TestCase("/nodes/pve1/storage/local/content/local:100/vm-100-disk-0.qcow2", "volume", "local:100/vm-100-disk-0.qcow2")]
    [TestCase("/cluster/firewall/ipset/set1/192.0.2.0/24", "cidr", "192.0.2.0/24")]
    public void The_last_parameter_may_take_slashes(string path, string name, string value)
    {
        Assert.That(Table.Find("GET", path, out var parameters), Is.Not.Null);
        Assert.That(parameters[name], Is.EqualTo(value));
    }

    [TestCase("GET", "/nosuch")]
    [TestCase("PATCH", "/version")]
    [TestCase("GET", "/version/deeper")]
    [TestCase("GET", "/pools/a/b")]
    [TestCase("GET", "/pools/with space")]
    public void An_unknown_path_has_no_method(string verb, string path) => Assert.That(Table.Find(verb, path, out _), Is.Null);

    [Test]
    public void Empty_segments_are_skipped() => Assert.That(Table.Find("GET", "//version/", out _)!.PathTemplate, Is.EqualTo("/version"));

    [Test]
    public void A_release_lacks_the_methods_of_a_later_one()
    {
        Assert.That(Table.Find("GET", "/cluster/ha/rules", out _), Is.Not.Null);
        Assert.That(ApiTable.For("8.4").Find("GET", "/cluster/ha/rules", out _), Is.Null);
    }

    private static void Visit(ParameterRule rule, SortedSet<string> unknown)
    {
        if (rule.Format is { } format && !Formats.Knows(format))
        {
            unknown.Add(format);
        }

        Assert.That(() => rule.Pattern, Throws.Nothing);
        foreach (var inner in (rule.PropertyString?.Values ?? []).Concat(rule.AllProperties.Values))
        {
            Visit(inner, unknown);
        }

        if (rule.Items is not null)
        {
            Visit(rule.Items, unknown);
        }
    }
}
