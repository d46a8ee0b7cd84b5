using Proxmox.Engine.Declarations;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class TokensTests
{
    [TestCase("storage", "storage_nfs", null, ExpectedResult = "proxmox:storage:getNfs",
        TestName = "The area at the front of a name is not said twice")]
    [TestCase("guest", "next_vmid", null, ExpectedResult = "proxmox:guest:getNextVmid",
        TestName = "A name without the area stays as it is")]
    [TestCase("pool", "pool_member", "PoolMember", ExpectedResult = "proxmox:pool:getPoolMember",
        TestName = "A noun that the declaration says is taken as it is")]
    public string The_token_of_a_data_source(string area, string name, string? noun) =>
        Tokens.Of(new DataSource(name, "A thing.")
        {
            Area = new(area, "Things", "Things"),
            Noun = noun,
            Fields = [],
            Read = (_, _, _) =>
            throw new NotSupportedException()
        });

    [TestCase("engine_start", "start", null, ExpectedResult = "proxmox:guest:startEngine", TestName = "A verb at the end comes first")]
    [TestCase("engine_move_part", "move", null, ExpectedResult = "proxmox:guest:moveEnginePart", TestName = "A verb within comes first")]
    [TestCase("guest_vm_convert", "convert", null, ExpectedResult = "proxmox:guest:convertVm",
        TestName = "The area at the front of a command's name is not said twice")]
    [TestCase("vm_convert_to_template", "convert", "VirtualMachineToTemplate",
        ExpectedResult = "proxmox:guest:convertVirtualMachineToTemplate", TestName = "A command's noun stands behind the verb")]
    public string The_token_of_a_command(string name, string verb, string? noun) => Tokens.Of(Command(name, verb) with { Noun = noun });

    [Test]
    public void What_is_derived_from_a_resource_has_its_noun()
    {
        var resource = Sample.PartResource with { Noun = "SparePart" };

        Assert.That(DerivedDataSources.Of(resource).Select(Tokens.Of),
            Is.EqualTo(new[] { "proxmox:node:getSparePart", "proxmox:node:getSpareParts" }));
    }

    [Test]
    public void A_verb_that_the_name_lacks_is_refused() =>
        Assert.That(() => Tokens.Of(Command("vm_restart", "start")), Throws.InvalidOperationException.With.Message.Contains("vm_restart"));

    [Test]
    public void A_catalogs_commands_are_found_by_token()
    {
        var command = Command("vm_start", "start") with { Noun = "VirtualMachine" };
        var tokens = new Tokens(new([], [], [command]));
        Assert.That((tokens.Command("proxmox:guest:startVirtualMachine"), tokens.Command("proxmox:guest:getVirtualMachine")),
            Is.EqualTo((command, (Command?)null)));
    }

    private static Command Command(string name, string verb) =>
        new(name, "Does a thing.")
        {
            Area = new("guest", "Guests", "Guests"),
            Verb = verb,
            Fields = [],
            Run = (_, _) =>
            throw new NotSupportedException()
        };
}
