using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Tests.Fakes;
using Nesting = Proxmox.Terraform.Protocol.Schema.Types.Object.Types.NestingMode;

namespace Proxmox.Terraform.Tests.Schemas;

public sealed class SchemaBuilderTests
{
    private static readonly Schema Gadget = SchemaBuilder.Of(FakeCatalog.Gadget);

    [TestCase("name", true, false, false)]
    [TestCase("comment", false, true, true)]
    [TestCase("mode", false, true, true)]
    [TestCase("limits", false, true, true)]
    [TestCase("serial", false, false, true)]
    [TestCase("id", false, false, true)]
    [TestCase("password", false, true, false)]
    [TestCase("password_wo", false, true, false)]
    [TestCase("password_wo_version", false, true, false)]
    [TestCase("timeouts", false, true, false)]
    public void Who_may_give_a_value_follows_from_the_field(string name, bool required, bool optional, bool computed)
    {
        var attribute = Attribute(Gadget, name);

        Assert.That((attribute.Required, attribute.Optional, attribute.Computed), Is.EqualTo((required, optional, computed)));
    }

    [Test]
    public void What_a_datacenter_has_once_has_neither_identity_nor_list()
    {
        var single = FakeCatalog.Gadget with { Name = "single", Plural = "singles", Identity = [] };
        var schema = ProviderSchema.Build(new([single, FakeCatalog.Gadget], []), FakeCatalog.Gadget);

        Assert.That(SchemaBuilder.HasIdentity(single), Is.False);
        Assert.That(schema.ResourceSchemas.Keys, Is.EquivalentTo(new[] { "proxmox_single", "proxmox_gadget" }));
        Assert.That(schema.ListResourceSchemas.Keys, Is.EquivalentTo(new[] { "proxmox_gadget" }));
    }

    [Test]
    public void The_twin_of_a_secret_is_write_only_and_both_are_sensitive()
    {
        Assert.That((Attribute(Gadget, "password").WriteOnly, Attribute(Gadget, "password").Sensitive), Is.EqualTo((false, true)));
        Assert.That((Attribute(Gadget, "password_wo").WriteOnly, Attribute(Gadget, "password_wo").Sensitive), Is.EqualTo((true, true)));
    }

    [Test]
    public void Objects_are_nested_attributes_and_never_blocks()
    {
        Assert.That(Gadget.Block.BlockTypes, Is.Empty);
        Assert.That(Attribute(Gadget, "limits").NestedType.Nesting, Is.EqualTo(Nesting.Single));
        Assert.That(Attribute(Gadget, "nets").NestedType.Nesting, Is.EqualTo(Nesting.Map));
        Assert.That(Attribute(Gadget, "nets").Type.IsEmpty, Is.True);
        Assert.That(Attribute(Gadget, "nets").NestedType.Attributes.Select(nested => (nested.Name, nested.Required)),
            Is.EqualTo(new[] { ("model", true), ("mac", false) }));
    }

    [Test]
    public void Everything_inside_a_write_only_object_is_write_only()
    {
        var secret = Declare.Nested("key", "", Declare.Text("pem", ""), Declare.Text("note", "").Computed()) with { IsWriteOnly = true };
        var schema = SchemaBuilder.Of(new Resource("vault", "A vault.")
        {
            Area = new("test", "Test", "Test"),
            Plural = "vaults",
            Api = new("/vaults"),
            Fields = [secret],
            Identity = [],
            ImportId = new("", ""),
        });

        Assert.That(Attribute(schema, "key").NestedType.Attributes.Select(nested => (nested.WriteOnly, nested.Computed, nested.Optional)),
            Is.All.EqualTo((true, false, true)));
    }

    [Test]
    public void The_version_and_a_deprecation_are_told()
    {
        Assert.That(Gadget.Version, Is.EqualTo(1));
        Assert.That(SchemaBuilder.Of(FakeCatalog.Part).Block.DeprecationMessage,
            Is.EqualTo("Use proxmox_gadget. It is removed in version 2.0.0."));
    }

    [Test]
    public void Nothing_in_the_providers_configuration_is_computed()
    {
        var schema = SchemaBuilder.OfConfiguration(ProviderConfiguration.Declaration);

        Assert.That(schema.Block.Attributes.Select(attribute => attribute.Computed), Is.All.False);
        Assert.That(Attribute(schema, "password").Sensitive, Is.True);
    }

    [Test]
    public void A_list_asks_for_what_the_path_of_the_collection_names()
    {
        Assert.That(SchemaBuilder.OfList(FakeCatalog.Gadget).Block.Attributes, Is.Empty);
        Assert.That(SchemaBuilder.OfList(FakeCatalog.Part).Block.Attributes.Select(attribute => (attribute.Name, attribute.Required)),
            Is.EqualTo(new[] { ("gadget", true) }));
    }

    [Test]
    public void The_identity_is_required_for_import()
    {
        var identity = SchemaBuilder.OfIdentity(FakeCatalog.Part);

        Assert.That(identity.IdentityAttributes.Select(
            attribute => (attribute.Name, attribute.RequiredForImport, attribute.Type.ToStringUtf8())),
            Is.EqualTo(new[] { ("gadget", true, "\"string\""), ("name", true, "\"string\"") }));
    }

    [Test]
    public void The_bytes_are_always_the_same_and_read_as_the_schema()
    {
        var first = SchemaBytes.Build(FakeCatalog.Catalog, ProviderConfiguration.Declaration);
        var second = SchemaBytes.Build(FakeCatalog.Catalog, ProviderConfiguration.Declaration);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(
            GetProviderSchema.Types.Response.Parser.ParseFrom(first),
            Is.EqualTo(ProviderSchema.Build(FakeCatalog.Catalog, ProviderConfiguration.Declaration)));
    }

    private static Schema.Types.Attribute Attribute(Schema schema, string name) =>
        schema.Block.Attributes.Single(attribute => attribute.Name == name);
}
