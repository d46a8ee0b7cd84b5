using Proxmox.Engine.Mapping;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Mapping;

internal sealed class PathsTests
{
    [TestCase("/widgets/{name}", "/widgets/a%2Fb")]
    [TestCase("/widgets/{name}-{size}/parts", "/widgets/a%2Fb-3/parts")]
    [TestCase("/widgets", "/widgets")]
    public void What_stands_in_braces_is_filled_in_and_encoded(string template, string path) => Assert.That(
        Paths.Fill(template, Widget.Declaration, new(Value.Object(("name", "a/b"), ("size", 3)))), Is.EqualTo(path));

    [Test]
    public void All_names_in_braces_are_told() =>
        Assert.That(Paths.Names("/widgets/{name}-{size}/{part}"), Is.EqualTo(new[] { "name", "size", "part" }));

    [Test]
    public void A_part_that_is_not_there_is_a_fault_of_the_declaration() => Assert.That(
        () => Paths.Fill("/widgets/{name}-{size}", Widget.Declaration, new(Value.Object(("name", "a")))),
        Throws.InvalidOperationException.With.Message.Contains("lacks size"));
}
