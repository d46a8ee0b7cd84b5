using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Proxmox.Engine;
using Proxmox.Generate.Schemas.Rules;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
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

        IEnumerable<string> Names(string member) =>
            Schema["resources"]!["proxmox:guest:VirtualMachine"]![member]?.AsArray().Select(name => (string)name!) ?? [];
    }

    [Test]
    public void It_says_where_the_package_is_and_what_it_is_called_in_each_language()
    {
        Assert.That(new[] { "homepage", "repository", "logoUrl", "pluginDownloadURL" }.Where(member => Schema[member] is null), Is.Empty);
        Assert.That(Schema.At("language/go/importBasePath").GetValue<string>(),
            Is.EqualTo("github.com/proxmox-ve/terraform-provider-proxmox/sdk/go/proxmox"));
        Assert.That(Schema.At("language/python/pyproject/enabled").GetValue<bool>(), Is.True);
        Assert.That(Schema.At("language/java/basePackage").GetValue<string>(), Is.EqualTo("io.github.proxmoxve"));
    }

    [Test]
    public void It_breaks_no_rule() => Assert.That(SchemaRules.Breaches(Json), Is.Empty);

    [Test]
    public void Everything_that_the_provider_offers_is_in_it()
    {
        Assert.That(Schema["resources"]!.AsObject().Select(member => member.Key),
            Is.EquivalentTo(Catalogs.All.Resources.Select(Tokens.Of)));
        Assert.That(Schema["functions"]!.AsObject().Select(member => member.Key),
            Is.EquivalentTo(Catalogs.All.DataSources.Select(Tokens.Of).Concat(Catalogs.All.Commands.Select(Tokens.Of))
                .Concat(Catalogs.All.Functions.Select(Tokens.Of))
                .Concat(Catalogs.All.Ephemerals.Where(ephemeral => ephemeral.IsFunction).Select(Tokens.Of))));
    }

    [Test]
    public void Everything_has_all_of_its_properties()
    {
        foreach (var resource in Catalogs.All.Resources)
        {
            var spec = Schema.At($"resources/{Tokens.Of(resource)}");

            Assert.That(Names(spec["properties"]), Is.EquivalentTo(resource.Fields.Select(PropertyNames.Of)), resource.Name);
            Assert.That(Names(spec["inputProperties"]),
                Is.EquivalentTo(resource.Fields.Where(field => field.IsInput).Select(PropertyNames.Of)), resource.Name);
        }

        foreach (var source in Catalogs.All.DataSources)
        {
            Assert.That(Names(Schema.At($"functions/{Tokens.Of(source)}/outputs/properties")),
                Is.EquivalentTo(source.Attributes.Select(PropertyNames.Of)), source.Name);
        }

        foreach (var command in Catalogs.All.Commands)
        {
            Assert.That(Names(Schema.At($"functions/{Tokens.Of(command)}/inputs/properties")),
                Is.EquivalentTo(command.Inputs.Select(PropertyNames.Of)), command.Name);
            Assert.That(Names(Schema.At($"functions/{Tokens.Of(command)}/outputs/properties")),
                Is.EquivalentTo(command.Results.Select(PropertyNames.Of)), command.Name);
        }
    }

    [Test]
    public void A_function_has_the_members_of_objects_in_their_place()
    {
        foreach (var function in Catalogs.All.Functions)
        {
            Assert.That(Names(Schema.At($"functions/{Tokens.Of(function)}/inputs/properties")),
                Is.EquivalentTo(FunctionParts.Inputs(function).Select(PropertyNames.Of)), function.Name);
            Assert.That(Names(Schema.At($"functions/{Tokens.Of(function)}/outputs/properties")),
                Is.EquivalentTo(FunctionParts.Outputs(function).Select(PropertyNames.Of)), function.Name);
        }
    }

    [Test]
    public void What_opens_something_ephemeral_leaves_nothing_behind_and_answers_secrets()
    {
        foreach (var ephemeral in Catalogs.All.Ephemerals.Where(ephemeral => ephemeral.IsFunction))
        {
            Assert.That((ephemeral.Close, ephemeral.Renew), Is.EqualTo(((object?)null, (object?)null)), ephemeral.Name);
            foreach (var field in ephemeral.Attributes.Where(field => !field.IsInput))
            {
                Assert.That(Schema.At($"functions/{Tokens.Of(ephemeral)}/outputs/properties/{PropertyNames.Of(field)}")["secret"],
                    Is.Not.Null, field.Name);
            }
        }
    }

    [Test]
    public void What_stands_in_for_something_ephemeral_is_there() => Assert.That(
        from ephemeral in Catalogs.All.Ephemerals
        from Match token in TokenInText().Matches(ephemeral.InPulumi)
        let name = token.Groups["token"].Value
        where Schema["functions"]![name] is null && Schema["resources"]![name] is null
        select name, Is.Empty);

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
        var names = Catalogs.All.Resources.SelectMany(resource => Fields(resource.Fields))
            .Where(name => name.Contains('_', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        Assert.That(Quoted().Matches(Json).Select(match => match.Groups["name"].Value).Where(names.Contains), Is.Empty);
    }

    [Test]
    public void Only_the_name_of_an_object_itself_is_made_from_the_name_in_the_program()
    {
        var mapping = JsonNode.Parse(PulumiMapping.Build(Catalogs.All, ProviderConfiguration.Declaration, "1.2.3"))!;
        foreach (var resource in Catalogs.All.Resources)
        {
            var named = resource.Fields.Where(field => field.IsAutonamed).ToList();
            var mapped = mapping.At($"resources/{PulumiMapping.TerraformName(resource)}/fields").AsObject()
                .Where(field => field.Value!["default"]?["autonamed"] is not null);

            Assert.That(named, Is.SubsetOf(new[] { PropertyNames.Autonamed(resource) }), resource.Name);
            Assert.That(mapped.Select(field => field.Key), Is.EqualTo(named.Select(field => field.Name)), resource.Name);
        }

        Assert.That(Catalogs.All.DataSources.SelectMany(source => Nested(source.Attributes)).Where(field => field.IsAutonamed), Is.Empty);

        static IEnumerable<Field> Nested(IEnumerable<Field> fields) => fields.SelectMany(field => Nested(field.Type.Nested).Prepend(field));
    }

    [Test]
    public void No_description_holds_a_type_of_Terraforms_or_an_assignment_of_its_language() =>
        Assert.That(Descriptions(Schema).Select(text => Code().Replace(text, "")).Where(
            text => text.Contains("proxmox_", StringComparison.Ordinal) || text.Contains(" = \"", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void No_function_has_the_description_of_a_resource()
    {
        var resources = Each("resources").ToHashSet(StringComparer.Ordinal);

        Assert.That(Each("functions").Where(resources.Contains), Is.Empty);
        Assert.That(Each("functions"), Is.Unique);

        IEnumerable<string> Each(string section) =>
            Schema[section]!.AsObject().Select(member => ((string)member.Value!["description"]!).Split('\n')[0]);
    }

    private static IEnumerable<string> Descriptions(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "description" or "deprecationMessage", Value: JsonValue text }
            ? [(string)text!] : Descriptions(member.Value)),
        JsonArray items => items.SelectMany(Descriptions),
        _ => [],
    };

    private static IEnumerable<string> Fields(IEnumerable<Field> fields) =>
        fields.SelectMany(field => Fields(field.Type.Nested).Prepend(field.Name));

    private static IEnumerable<string> Names(JsonNode? properties) => properties!.AsObject().Select(member => member.Key);

    [GeneratedRegex("`(?<token>proxmox:[a-z]+:[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenInText();

    [GeneratedRegex("```.*?```", RegexOptions.CultureInvariant | RegexOptions.Singleline, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex("[`{](?<name>[a-z][a-z0-9_]*)[`}]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quoted();
}
