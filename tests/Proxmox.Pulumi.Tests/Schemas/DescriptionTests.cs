using Proxmox.Engine;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class DescriptionTests
{
    private static readonly System.Text.Json.Nodes.JsonObject Schema = Sample.Tree();
    private static readonly string Gadget = Schema.At($"resources/{Sample.Gadget}/description").GetValue<string>();

    [Test]
    public void An_attribute_is_spoken_of_by_its_propertys_name_and_nothing_else_is_renamed() => Assert.That(
        Schema.At($"resources/{Sample.Gadget}/inputProperties/baseName/description").GetValue<string>(),
        Is.EqualTo("Name that `gadgetId` is made from; `other_name` is not one."));

    [Test]
    public void A_nested_property_may_speak_of_its_neighbours() => Assert.That(
        Schema.At("types/proxmox:node:GadgetLimits/properties/kind/description").GetValue<string>(), Is.EqualTo("Kind of `cpuCores`."));

    [Test]
    public void An_input_tells_its_limits_and_an_output_does_not()
    {
        Assert.That(
            Schema.At($"resources/{Sample.Gadget}/inputProperties/gadgetId/description").GetValue<string>(),
            Is.EqualTo("Name of the gadget, unlike `baseName`. Must be 1 to 10 characters long. When unset, it is made from the resource's "
                + "name in the program."));
        Assert.That(Schema.At($"resources/{Sample.Gadget}/properties/gadgetId/description").GetValue<string>(),
            Is.EqualTo("Name of the gadget, unlike `baseName`."));
    }

    [Test]
    public void A_set_tells_that_its_order_does_not_matter() => Assert.That(
        Schema.At($"resources/{Sample.Gadget}/inputProperties/labels/description").GetValue<string>(),
            Does.EndWith("The order does not matter."));

    [Test]
    public void An_enum_lists_its_values_itself() => Assert.That(
        Schema.At($"resources/{Sample.Gadget}/inputProperties/mode/description").GetValue<string>(),
            Is.EqualTo("How it runs: `slow-2`, `ldap+tls`."));

    [Test]
    public void A_resource_tells_versions_timeouts_privileges_and_how_to_import()
    {
        Assert.That(Gadget, Does.StartWith("A thing. It is named by `gadgetId`.\n\nNeeds PVE 9.0 or later.\n"));
        Assert.That(Gadget, Does.Contain("`customTimeouts`").And.Contain("`create` is given up after 20 minutes"));
        Assert.That(Gadget, Does.Contain("| `/gadget/{gadgetId}` | `Gadget.Modify` |\n"));
        Assert.That(Gadget,
            Does.EndWith("## Import\n\nThe id is `{gadgetId}`.\n\n```sh\npulumi import proxmox:node:Gadget gadget 'fir$t'\n```\n"));
    }

    [Test]
    public void A_version_that_a_property_needs_is_told() => Assert.That(
        Schema.At($"resources/{Sample.Gadget}/inputProperties/gadget/description").GetValue<string>(),
            Is.EqualTo("Named as the class. Needs PVE 9.1 or later."));

    [Test]
    public void A_function_that_reads_one_object_says_so_and_by_what_it_is_found()
    {
        Assert.That(
            Schema.At("functions/proxmox:node:getGadget/description").GetValue<string>(),
            Does.StartWith("Reads the `proxmox:node:Gadget` with that `gadgetId`. A thing. It is named by `gadgetId`.\n"));
        Assert.That(
            Schema.At("functions/proxmox:node:getGadgetPart/description").GetValue<string>(),
                Does.StartWith("Reads the `proxmox:node:GadgetPart` with that `gadgetId` and `partId`. "));
    }

    [Test]
    public void A_list_function_names_the_resource_by_its_token() => Assert.That(
        Schema.At("functions/proxmox:node:getGadgets/description").GetValue<string>(),
            Does.StartWith("Lists every `proxmox:node:Gadget`."));

    [Test]
    public void The_provider_tells_how_to_log_in_and_whom_to_trust()
    {
        var description = Schema.At("provider/description").GetValue<string>();

        Assert.That(description, Does.StartWith(ProviderConfiguration.Declaration.Doc + "\n\n## Authentication\n"));
        Assert.That(description, Does.Contain("| `apiToken` | `PROXMOX_VE_API_TOKEN` |\n").And.Contain("with `caFile`"));
    }

    [Test]
    public void A_text_that_changes_in_a_declaration_changes_wherever_it_is_shown()
    {
        var changed = Sample.GadgetResource with
        {
            Doc = "Other words.",
            Fields = [
            .. Sample.GadgetResource.Fields.Select(field => field.Name == "weight" ? field with { Doc = "Other weight." } : field)]
        };
        var schema = System.Text.Json.Nodes.JsonNode.Parse(
            PulumiSchema.Build(new([changed], []), ProviderConfiguration.Declaration, "1.2.3"))!;

        foreach (var path in new[] { $"resources/{Sample.Gadget}", "functions/proxmox:node:getGadget" })
        {
            Assert.That(schema.At(path + "/description").GetValue<string>(), Does.Contain("Other words."));
        }

        foreach (var path in new[]
        {
            $"resources/{Sample.Gadget}/inputProperties", $"resources/{Sample.Gadget}/properties",
            "functions/proxmox:node:getGadget/outputs/properties", "types/proxmox:node:GetGadgetsItem/properties",
        })
        {
            Assert.That(schema.At(path + "/weight/description").GetValue<string>(), Does.StartWith("Other weight."));
        }
    }

    [Test]
    public void An_example_stands_before_the_rest_as_it_is()
    {
        var schema = PulumiSchema.Build(Sample.Catalog, ProviderConfiguration.Declaration, "1.2.3", declaration =>
            declaration == Sample.GadgetResource ? "## Example Usage\n\n```python\nf\"{gadget_id}\"\n```" : null);

        Assert.That(
            System.Text.Json.Nodes.JsonNode.Parse(schema)!.At($"resources/{Sample.Gadget}/description").GetValue<string>(),
            Does.Contain("\n\n## Example Usage\n\n```python\nf\"{gadget_id}\"\n```\n\n## Timeouts\n"));
    }
}
