using System.Text.Json.Nodes;
using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class PulumiMappingTests
{
    private static readonly JsonNode All = JsonNode.Parse(PulumiMapping.Build(Catalogs.All, ProviderConfiguration.Declaration, "1.2.3"))!;
    private static readonly JsonNode Mapping =
        JsonNode.Parse(PulumiMapping.Build(Sample.Catalog, ProviderConfiguration.Declaration, "1.2.3"))!;

    [Test]
    public void Everything_that_the_provider_offers_is_in_it()
    {
        foreach (var resource in Catalogs.All.Resources)
        {
            var name = PulumiMapping.TerraformName(resource);

            Assert.That(All.At($"resources/{name}/tok").GetValue<string>(), Is.EqualTo(Tokens.Of(resource)));
            AssertSame(name, resource.Attributes, All.At($"provider/resources/{name}"), All.At($"resources/{name}/fields"));
        }

        foreach (var source in Catalogs.All.DataSources)
        {
            var name = PulumiMapping.TerraformName(source);

            Assert.That(All.At($"dataSources/{name}/tok").GetValue<string>(), Is.EqualTo(Tokens.Of(source)));
            AssertSame(name, source.Attributes, All.At($"provider/dataSources/{name}"), All.At($"dataSources/{name}/fields"));
        }

        AssertSame("provider", ProviderConfiguration.Declaration.Attributes, All.At("provider/schema"), All.At("config"));
        Assert.That(All["resources"]!.AsObject(), Has.Count.EqualTo(Catalogs.All.Resources.Length));
        Assert.That(All["dataSources"]!.AsObject(), Has.Count.EqualTo(Catalogs.All.DataSources.Length));
    }

    [Test]
    public void Every_name_that_a_field_becomes_is_a_property_of_the_schema()
    {
        var schema = JsonNode.Parse(PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, "1.2.3"))!;
        foreach (var resource in Catalogs.All.Resources)
        {
            var properties = schema.At($"resources/{Tokens.Of(resource)}/properties").AsObject();
            var fields = All.At($"resources/{PulumiMapping.TerraformName(resource)}/fields").AsObject();
            foreach (var (field, info) in fields.Where(
                field => field.Key is not ("id" or "timeouts") && !field.Key.EndsWith("_wo_version", StringComparison.Ordinal)))
            {
                Assert.That(properties.ContainsKey(info!["name"]!.GetValue<string>()), Is.True, $"{resource.Name}.{field}");
            }
        }
    }

    [TestCase("gadget_id", """{"type":4,"required":true,"forceNew":true}""")]
    [TestCase("comment", """{"type":4,"optional":true,"computed":true}""")]
    [TestCase("weight", """{"type":2,"optional":true,"computed":true}""")]
    [TestCase("share", """{"type":3,"optional":true,"computed":true}""")]
    [TestCase("enabled", """{"type":1,"optional":true,"computed":true}""")]
    [TestCase("labels", """{"type":7,"optional":true,"computed":true,"element":{"schema":{"type":4}}}""")]
    [TestCase("nets", """{"type":6,"optional":true,"computed":true,"element":{"schema":{"type":6,"element":{"resource":{"model":{"type":4,"required":true}}}}}}""")]
    [TestCase("rules", """{"type":5,"optional":true,"computed":true,"element":{"resource":{"action":{"type":4,"required":true}}}}""")]
    [TestCase("password", """{"type":4,"optional":true,"sensitive":true}""")]
    [TestCase("password_wo", """{"type":4,"optional":true,"sensitive":true}""")]
    public void A_field_has_its_type_in_the_bridges_notation(string field, string expected)
    {
        var schema = Mapping.At($"provider/resources/proxmox_gadget/{field}");

        Assert.That(JsonNode.DeepEquals(schema, JsonNode.Parse(expected)), Is.True, schema.ToJsonString());
    }

    [TestCase("gadget_id", """{"typeomitempty":"","name":"gadgetId","default":{"autonamed":true}}""")]
    [TestCase("labels", """{"typeomitempty":"","name":"labels","maxItemsOne":false,"element":{"typeomitempty":""}}""")]
    [TestCase("password", """{"typeomitempty":"","name":"password","secret":true}""")]
    [TestCase("password_wo", """{"typeomitempty":"","name":"password","secret":true}""")]
    [TestCase("rules", """{"typeomitempty":"","name":"rules","maxItemsOne":false,"element":{"typeomitempty":"","fields":{"action":{"typeomitempty":"","name":"action"}}}}""")]
    [TestCase("nets", """{"typeomitempty":"","name":"nets","element":{"typeomitempty":"","fields":{"model":{"typeomitempty":"","name":"model"}}}}""")]
    public void A_field_names_its_property(string field, string expected)
    {
        var info = Mapping.At($"resources/proxmox_gadget/fields/{field}");

        Assert.That(JsonNode.DeepEquals(info, JsonNode.Parse(expected)), Is.True, info.ToJsonString());
    }

    [Test]
    public void An_object_of_its_own_is_a_map_with_named_members()
    {
        Assert.That(Mapping.At("provider/resources/proxmox_gadget/limits/type").GetValue<int>(), Is.EqualTo(6));
        Assert.That(Mapping.At("provider/resources/proxmox_gadget/limits/element/resource/cpu_cores/type").GetValue<int>(), Is.EqualTo(2));
        Assert.That(Mapping.At("resources/proxmox_gadget/fields/limits/fields/cpu_cores/name").GetValue<string>(), Is.EqualTo("cpuCores"));
    }

    private static void AssertSame(string name, IReadOnlyCollection<Field> fields, JsonNode schema, JsonNode infos)
    {
        Assert.That(schema.AsObject().Select(member => member.Key), Is.EquivalentTo(fields.Select(field => field.Name)), name);
        Assert.That(infos.AsObject().Select(member => member.Key), Is.EquivalentTo(fields.Select(field => field.Name)), name);
    }
}
