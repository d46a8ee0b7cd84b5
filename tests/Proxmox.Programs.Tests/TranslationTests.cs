using Proxmox.Programs.Model;

namespace Proxmox.Programs.Tests;

/// <summary>What an example means as a program.</summary>
public sealed class TranslationTests
{
    [Test]
    public void Two_blocks_of_one_label_are_told_apart_by_their_nouns()
    {
        var program = Converted.Programs(
            "resource \"proxmox_user\" \"alice\" {\n  user_id = \"a@pve\"\n}\n\nresource \"proxmox_group_member\" \"alice\" {\n  group_id "
            + "= \"g\"\n  user_id = \"a@pve\"\n}\n").Single();

        Assert.That(program.Steps.Select(step => step.Name), Is.EqualTo(["alice", "aliceGroupMember"]));
    }

    [Test]
    public void A_label_that_is_a_word_of_a_language_or_the_name_of_an_output_is_no_variable()
    {
        var program = Converted.Programs(
            "data \"proxmox_pools\" \"all\" {}\n\ndata \"proxmox_version\" \"this\" {}\n\ndata \"proxmox_nodes\" \"names\" {}\n\noutput "
            + "\"names\" {\n  value = data.proxmox_nodes.names.items\n}\n").Single();

        Assert.That(program.Steps.Select(step => step.Name), Is.EqualTo(["allPools", "version", "namesNodes"]));
    }

    [Test]
    public void Each_action_is_a_program_of_its_own()
    {
        var programs = Converted.Programs(Start("first_one", "100") + "\n" + Start("second", "101"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(programs.Select(program => program.Title), Is.EqualTo(["First one", "Second"]));
            Assert.That(programs.Select(program => program.Steps.Length), Is.All.EqualTo(1));
        }
    }

    [Test]
    public void What_triggers_actions_and_actions_that_ask_for_their_caller_are_left_out()
    {
        const string Trigger = "resource \"proxmox_pool\" \"a\" {\n  pool_id = \"a\"\n\n  lifecycle {\n    action_trigger {\n      events "
            + "= [after_update]\n    }\n  }\n}\n\n";
        var program = Converted.Programs(Trigger + Start("asks", "caller.vmid") + "\n" + Start("web", "100")).Single();

        Assert.That(program.Steps.Select(step => step.Name), Is.EqualTo(["web"]));
    }

    [Test]
    public void A_block_that_is_repeated_is_written_out()
    {
        var program = Converted.Programs(
            "action \"proxmox_vm_start\" \"vm\" {\n  for_each = toset([\"100\", \"101\"])\n\n  config {\n    vmid = tonumber(each.value)\n "
            + " }\n}\n").Single();

        Assert.That(program.Steps.Select(step => (step.Name, step.Arguments.Members[0].Value)),
            Is.EqualTo(new (string, Value)[] { ("vm100", new Value.Number(100, IsWhole: true)),
                ("vm101", new Value.Number(101, IsWhole: true)) }));
    }

    [Test]
    public void What_must_not_be_destroyed_is_protected()
    {
        var program = Converted.Programs(
            "resource \"proxmox_pool\" \"a\" {\n  pool_id = \"a\"\n\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n").Single();

        Assert.That(program.Steps[0], Is.InstanceOf<Step.Creation>().With.Property(nameof(Step.Creation.IsProtected)).True);
    }

    [Test]
    public void A_variable_is_a_secret_of_the_configuration_when_it_is_used()
    {
        var program = Converted.Programs(
            "variable \"one_text\" {}\n\nvariable \"other\" {}\n\nresource \"proxmox_pool\" \"a\" {\n  pool_id = \"a\"\n  comment = "
            + "var.one_text\n}\n").Single();

        Assert.That(program.Settings, Is.EqualTo(["oneText"]));
    }

    [Test]
    public void The_comment_right_above_a_block_is_kept()
    {
        var program = Converted.Programs(
            "# Of the file.\n\n# Of the pool,\n# on two lines.\nresource \"proxmox_pool\" \"a\" {\n  pool_id = \"a\"\n}\n").Single();

        Assert.That(program.Steps[0].Comments, Is.EqualTo(["Of the pool,", "on two lines."]));
    }

    private static string Start(string label, string vmid) =>
        $"action \"proxmox_vm_start\" \"{label}\" {{\n  config {{\n    vmid = {vmid}\n  }}\n}}\n";
}
