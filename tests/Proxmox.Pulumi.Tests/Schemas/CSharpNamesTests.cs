using Proxmox.Engine.Declarations;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class CSharpNamesTests
{
    // The namespaces that a C# program has without a using.
    private static readonly string[] Implicit =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    [TestCaseSource(nameof(Classes))]
    public void A_class_has_no_name_that_every_program_knows_already(string name)
    {
        var known = new[] { typeof(object), typeof(Enumerable), typeof(HttpClient), typeof(Console), typeof(List<>), typeof(File), typeof(Barrier) }
            .SelectMany(type => type.Assembly.ExportedTypes)
            .Where(type => type.Namespace is { } space && Implicit.Contains(space))
            .Select(type => type.Name);
        Assert.That(known, Has.None.EqualTo(name));
    }

    [Test]
    public void An_area_that_is_an_object_itself_is_said_in_every_name()
    {
        var areas = Catalogs.All.Resources.Select(resource => resource.Area).Concat(Catalogs.All.DataSources.Select(source => source.Area)).Distinct();
        var names = Catalogs.All.Resources.Select(resource => resource.Name).Concat(Catalogs.All.DataSources.Select(source => source.Name)).ToHashSet();
        foreach (var area in areas.Where(names.Contains))
        {
            Assert.That(Tokens.Noun(new DataSource($"{area}_thing", "A thing.") { Area = area, Fields = [], Read = (_, _, _) => throw new NotSupportedException() }), Is.EqualTo(PropertyNames.Pascal(area) + "Thing"), area);
        }
    }

    [TestCase("storage_directory", "Content = { DirectoryContent.Images }")]
    [TestCase("realm_ldap", "Mode = RealmLdapMode.Ldap")]
    [TestCase("pool", null)]
    public void A_choice_is_written_as_a_member_of_the_attributes_type(string name, string? expected) =>
        Assert.That(CSharpNames.Choice(Catalogs.All.Resources.Single(resource => resource.Name == name)), Is.EqualTo(expected));

    private static IEnumerable<string> Classes() => Catalogs.All.Resources.Select(CSharpNames.Class);
}
