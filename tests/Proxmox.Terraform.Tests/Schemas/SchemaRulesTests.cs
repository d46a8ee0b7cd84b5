using Google.Protobuf;
using Proxmox.Engine;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Tests.Fakes;
using Nesting = Proxmox.Terraform.Protocol.Schema.Types.Object.Types.NestingMode;

namespace Proxmox.Terraform.Tests.Schemas;

public sealed class SchemaRulesTests
{
    private static readonly ByteString Text = ByteString.CopyFromUtf8("\"string\"");

    private static readonly TestCaseData[] Broken =
    [
        Case("a bad name", new() { Name = "Name", Type = Text, Optional = true }, "a name holds only"),
        Case("a reserved name", new() { Name = "count", Type = Text, Optional = true }, "keeps the name for itself"),
        Case("nobody may give it", new() { Name = "a", Type = Text }, "one of required"),
        Case("required and computed", new() { Name = "a", Type = Text, Required = true, Computed = true }, "required excludes"),
        Case("no type", new() { Name = "a", Optional = true }, "exactly one of type"),
        Case("two types", new() { Name = "a", Optional = true, Type = Text, NestedType = new() { Nesting = Nesting.Single } },
            "exactly one of type"),
        Case("no nesting", new() { Name = "a", Optional = true, NestedType = new() }, "nesting is not set"),
        Case("write-only and computed", new() { Name = "a", Type = Text, Optional = true, Computed = true, WriteOnly = true },
            "write-only excludes"),
        Case("write-only in a set", new() { Name = "a", Optional = true, NestedType = new() { Nesting = Nesting.Set,
            Attributes = { new Schema.Types.Attribute { Name = "b", Type = Text, Optional = true, WriteOnly = true } } } }, "outside sets"),
        Case("half write-only", new() { Name = "a", Optional = true, WriteOnly = true, NestedType = new() { Nesting = Nesting.Single,
            Attributes = { new Schema.Types.Attribute { Name = "b", Type = Text, Optional = true } } } }, "must be write-only"),
        Case("a set of dynamic", new() { Name = "a", Optional = true, Type = ByteString.CopyFromUtf8("[\"set\",\"dynamic\"]") },
            "no dynamic values"),
    ];

    [Test]
    public void A_sound_schema_breaks_no_rule()
    {
        var schema = ProviderSchema.Build(FakeCatalog.Catalog, ProviderConfiguration.Declaration);
        var identities = FakeCatalog.Catalog.Resources.ToDictionary(TypeNames.Of, SchemaBuilder.OfIdentity, StringComparer.Ordinal);

        Assert.That(SchemaRules.Breaches(schema, identities), Is.Empty);
    }

    [TestCaseSource(nameof(Broken))]
    public void A_broken_attribute_is_found(Schema.Types.Attribute attribute, string rule)
    {
        var schema = new GetProviderSchema.Types.Response
        {
            Provider = new() { Block = new() },
            ResourceSchemas = { ["proxmox_x"] = new() { Block = new() { Attributes = { attribute } } } },
        };

        Assert.That(SchemaRules.Breaches(schema), Has.Some.Contains(rule));
    }

    [Test]
    public void A_missing_provider_schema_is_found()
    {
        Assert.That(SchemaRules.Breaches(new()), Has.Some.Contains("the schema is missing"));
    }

    [Test]
    public void A_name_without_the_providers_is_found()
    {
        var schema = new GetProviderSchema.Types.Response
        {
            Provider = new() { Block = new() },
            DataSourceSchemas = { ["other_x"] = new() { Block = new() } }
        };

        Assert.That(SchemaRules.Breaches(schema), Has.Some.Contains("must begin with the provider's"));
    }

    [Test]
    public void A_result_of_an_action_is_found()
    {
        var block = new Schema.Types.Block
        {
            Attributes = { new Schema.Types.Attribute { Name = "exit_code", Type = Text,
            Computed = true } }
        };
        var schema = new GetProviderSchema.Types.Response
        {
            Provider = new() { Block = new() },
            ActionSchemas = { ["proxmox_x"] = new() { Schema = new() { Block = block } } }
        };

        Assert.That(SchemaRules.Breaches(schema), Has.Some.Contains("nothing is computed here"));
    }

    [Test]
    public void A_list_without_a_resource_is_found()
    {
        var schema = new GetProviderSchema.Types.Response
        {
            Provider = new() { Block = new() },
            ListResourceSchemas = { ["proxmox_x"] = new() { Block = new() } }
        };

        Assert.That(SchemaRules.Breaches(schema), Has.Some.Contains("no resource of that name"));
    }

    [Test]
    public void An_identity_of_objects_is_found()
    {
        var identities = new Dictionary<string, ResourceIdentitySchema>(StringComparer.Ordinal)
        {
            ["proxmox_x"] = new()
            {
                IdentityAttributes = { new ResourceIdentitySchema.Types.IdentityAttribute { Name = "a",
                Type = ByteString.CopyFromUtf8("[\"object\",{}]") } }
            },
        };

        var breaches = SchemaRules.Breaches(new() { Provider = new() { Block = new() } }, identities);

        Assert.That(breaches, Has.Some.Contains("primitives").And.Some.Contains("either required or optional"));
    }

    private static TestCaseData Case(string name, Schema.Types.Attribute attribute, string rule) =>
        new TestCaseData(attribute, rule).SetArgDisplayNames(name);
}
