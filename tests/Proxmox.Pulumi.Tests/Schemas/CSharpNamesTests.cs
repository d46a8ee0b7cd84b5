using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class CSharpNamesTests
{
    // The namespaces that a C# program has without a using.
    private static readonly string[] Implicit =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks"];

    // What the SDK and Pulumi's own namespace have, in which a program is.
    private static readonly string[] OfPulumi = ["Alias", "Config", "Provider", "Resource", "Stack"];

    [TestCaseSource(nameof(Classes))]
    public void A_class_has_no_name_that_every_program_knows_already(string name)
    {
        var known = new[] { typeof(object), typeof(Enumerable), typeof(HttpClient), typeof(Console), typeof(List<>), typeof(File),
            typeof(Barrier) }
            .SelectMany(type => type.Assembly.ExportedTypes)
            .Where(type => type.Namespace is { } space && Implicit.Contains(space))
            .Select(type => type.Name)
            .Concat(OfPulumi);
        Assert.That(known, Has.None.EqualTo(name));
    }

    [TestCase("storage_directory", "Content = { StorageContent.Images }", "Content = { \"images\" }")]
    [TestCase("storage_pbs", "Content = { StorageContent.Backup }", "Content = { \"backup\" }")]
    [TestCase("realm_ldap", "Mode = LdapMode.Ldap", "Mode = \"ldap\"")]
    public void A_word_is_written_as_a_constant_or_as_it_is(string name, string constant, string text) =>
        Assert.That(CSharpNames.Choice(Catalogs.All.Resources.Single(resource => resource.Name == name)), Is.EqualTo((constant, text)));

    [Test]
    public void A_resource_without_words_has_none_to_show() => Assert.That(CSharpNames.Choice(Catalogs.All.Resource("pool")!), Is.Null);

    private static IEnumerable<string> Classes() => Catalogs.All.Resources.Select(CSharpNames.Class);
}
