using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Schemas.Rules;
using Proxmox.Resources;

namespace Proxmox.Pulumi.Tests.Schemas;

/// <summary>The schema of everything that the provider offers.</summary>
public sealed partial class CatalogSchemaTests
{
    private static readonly string Json = PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, "1.2.3");
    private static readonly JsonNode Schema = JsonNode.Parse(Json)!;

    [Test]
    public void An_identity_that_PVE_chooses_is_an_output_that_cannot_be_missing()
    {
        Assert.That(Names("required"), Has.Member("vmid"));
        Assert.That(Names("requiredInputs"), Has.No.Member("vmid"));

        IEnumerable<string> Names(string member) => Schema["resources"]!["proxmox:guest:VirtualMachine"]![member]?.AsArray().Select(name => (string)name!) ?? [];
    }

    [Test]
    public void It_breaks_no_rule() => Assert.That(SchemaRules.Breaches(Json), Is.Empty);

    [Test]
    public void Everything_that_the_provider_offers_is_in_it()
    {
        Assert.That(Schema["resources"]!.AsObject().Select(member => member.Key), Is.EquivalentTo(Catalogs.All.Resources.Select(Tokens.Of)));
        Assert.That(Schema["functions"]!.AsObject().Select(member => member.Key), Is.EquivalentTo(Catalogs.All.DataSources.Select(Tokens.Of).Concat(Catalogs.All.Commands.Select(Tokens.Of))));
    }

    [Test]
    public void Everything_has_all_of_its_properties()
    {
        foreach (var resource in Catalogs.All.Resources)
        {
            var spec = Schema.At($"resources/{Tokens.Of(resource)}");

            Assert.That(Names(spec["properties"]), Is.EquivalentTo(resource.Fields.Select(PropertyNames.Of)), resource.Name);
            Assert.That(Names(spec["inputProperties"]), Is.EquivalentTo(resource.Fields.Where(field => field.IsInput).Select(PropertyNames.Of)), resource.Name);
        }

        foreach (var source in Catalogs.All.DataSources)
        {
            Assert.That(Names(Schema.At($"functions/{Tokens.Of(source)}/outputs/properties")), Is.EquivalentTo(source.Attributes.Select(PropertyNames.Of)), source.Name);
        }

        foreach (var command in Catalogs.All.Commands)
        {
            Assert.That(Names(Schema.At($"functions/{Tokens.Of(command)}/inputs/properties")), Is.EquivalentTo(command.Inputs.Select(PropertyNames.Of)), command.Name);
            Assert.That(Names(Schema.At($"functions/{Tokens.Of(command)}/outputs/properties")), Is.EquivalentTo(command.Results.Select(PropertyNames.Of)), command.Name);
        }
    }

    [Test]
    public void No_secret_is_left_unmarked()
    {
        foreach (var resource in Catalogs.All.Resources)
        {
            foreach (var field in resource.Fields)
            {
                var property = Schema.At($"resources/{Tokens.Of(resource)}/properties/{PropertyNames.Of(field)}");

                Assert.That(property["secret"] is not null, Is.EqualTo(field.IsSecret), $"{resource.Name}.{field.Name}");
            }
        }
    }

    [Test]
    public void No_description_speaks_of_an_attribute_by_Terraforms_name()
    {
        var names = Catalogs.All.Resources.SelectMany(resource => Fields(resource.Fields)).Where(name => name.Contains('_', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        Assert.That(Quoted().Matches(Json).Select(match => match.Groups["name"].Value).Where(names.Contains), Is.Empty);
    }

    private static IEnumerable<string> Fields(IEnumerable<Field> fields) => fields.SelectMany(field => Fields(field.Type.Nested).Prepend(field.Name));

    private static IEnumerable<string> Names(JsonNode? properties) => properties!.AsObject().Select(member => member.Key);

    [GeneratedRegex("[`{](?<name>[a-z][a-z0-9_]*)[`}]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quoted();
}
