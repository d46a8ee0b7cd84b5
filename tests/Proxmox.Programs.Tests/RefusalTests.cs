namespace Proxmox.Programs.Tests;

/// <summary>An example that cannot be shown in every language stops the generation, with the place.</summary>
public sealed class RefusalTests
{
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = upper(\"web\")\n}\n",
        "example.tf:2: A Call cannot be given where the schema says", TestName = "A_function_that_is_not_known")]
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = \"web\"\n  colour  = \"red\"\n}\n",
        "example.tf:3: There is no property for colour.", TestName = "An_attribute_that_there_is_not")]
    [TestCase("\nresource \"proxmox_pool\" \"web\" {\n  comment = \"red\"\n}\n\nresource \"proxmox_group\" \"a\" {}\n", null,
        TestName = "A_name_that_Pulumi_makes_may_be_missing_and_others_not")]
    [TestCase("resource \"proxmox_acl\" \"a\" {\n  path = \"/\"\n}\n", "example.tf:1: principal is missing.",
        TestName = "A_required_argument_that_is_missing")]
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = 3\n}\n", "example.tf:2: A Number cannot be given",
        TestName = "A_value_of_another_type")]
    [TestCase("resource \"proxmox_storage_lvm\" \"a\" {\n  storage_id = \"a\"\n  volume_group = \"a\"\n  content = [\"tea\"]\n}\n",
        "example.tf:4: A Text cannot be given", TestName = "A_value_out_of_no_set")]
    [TestCase("resource \"proxmox_planet\" \"a\" {}\n", "example.tf:1: The provider has no resource proxmox_planet.",
        TestName = "A_type_that_there_is_not")]
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = proxmox_pool.other.pool_id\n}\n",
        "example.tf:2: proxmox_pool.other is nothing that stands above.", TestName = "A_reference_to_nothing")]
    [TestCase("data \"proxmox_pool\" \"web\" {\n  pool_id = \"web\"\n}\n\noutput \"x\" {\n  value = data.proxmox_pool.web.colour\n}\n",
        "example.tf:6: data.proxmox_pool.web.colour leads nowhere", TestName = "A_reference_to_a_member_that_there_is_not")]
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = \"web\"\n\n  lifecycle {\n    ignore_changes = [comment]\n  }\n}\n",
        "example.tf:4: Of lifecycle only prevent_destroy has a counterpart.", TestName = "An_option_without_counterpart")]
    [TestCase("module \"web\" {\n}\n", "example.tf:1: A block module has no counterpart", TestName = "A_block_of_another_kind")]
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = \"a\\nb\"\n}\n", "example.tf:2: Escapes", TestName = "An_escape")]
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = <<EOT\n    web\n  EOT\n}\n",
        "example.tf:2: This expression has no counterpart yet.",
        TestName = "A_heredoc")]
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = \"a\n", "example.tf:2: The text has no end in its line.",
        TestName = "A_file_that_ends_too_early")]
    [TestCase("data \"proxmox_pools\" \"all\" {}\n\noutput \"x\" {\n  value = length(data.proxmox_pools.all.items)\n}\n",
        "example.tf:4: This output has no counterpart yet.", TestName = "An_output_by_a_function_that_is_not_known")]
    public void Is_refused_with_its_place(string hcl, string? expected)
    {
        if (expected is null)
        {
            Assert.That(Converted.Programs(hcl), Has.Length.EqualTo(1));
            return;
        }

        Assert.That(Converted.Refusal(hcl), Does.StartWith(expected));
    }
}
