using Proxmox.Engine.Declarations;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class TokensTests
{
    [TestCase("storage", "storage_nfs", ExpectedResult = "proxmox:storage:getNfs", TestName = "The area at the front of a name is not said twice")]
    [TestCase("pool", "pool_member", ExpectedResult = "proxmox:pool:getPoolMember", TestName = "An area that is an object is said in the names of its parts")]
    [TestCase("guest", "vm", ExpectedResult = "proxmox:guest:getVirtualMachine", TestName = "A VM is spelled out")]
    [TestCase("guest", "vms", ExpectedResult = "proxmox:guest:getVirtualMachines", TestName = "Several VMs are spelled out")]
    [TestCase("guest", "vm_snapshot", ExpectedResult = "proxmox:guest:getVirtualMachineSnapshot", TestName = "A part of a VM spells it out")]
    [TestCase("guest", "vm_disk", ExpectedResult = "proxmox:guest:getStandaloneDisk", TestName = "A disk with a life of its own is not named like the disks of a VM")]
    [TestCase("guest", "vm_agent", ExpectedResult = "proxmox:guest:getQemuAgent", TestName = "What an agent tells is not named like the settings of an agent")]
    [TestCase("guest", "next_vmid", ExpectedResult = "proxmox:guest:getNextVmid", TestName = "A word that only begins like one that is spelled out stays as it is")]
    public string The_token_of_a_data_source(string area, string name) =>
        Tokens.Of(new DataSource(name, "A thing.") { Area = area, Fields = [], Read = (_, _, _) => throw new NotSupportedException() });

    [TestCase("vm_start", "start", ExpectedResult = "proxmox:guest:startVirtualMachine", TestName = "A verb at the end comes first")]
    [TestCase("vm_move_disk", "move", ExpectedResult = "proxmox:guest:moveVirtualMachineDisk", TestName = "A verb within comes first")]
    [TestCase("guest_vm_convert_to_template", "convert", ExpectedResult = "proxmox:guest:convertVirtualMachineToTemplate", TestName = "What follows the verb stays behind the noun, and the area is not said twice")]
    public string The_token_of_a_command(string name, string verb) => Tokens.Of(Command(name, verb));

    [Test]
    public void A_verb_that_the_name_lacks_is_refused() =>
        Assert.That(() => Tokens.Of(Command("vm_restart", "start")), Throws.InvalidOperationException.With.Message.Contains("vm_restart"));

    [Test]
    public void A_catalogs_commands_are_found_by_token()
    {
        var command = Command("vm_start", "start");
        var tokens = new Tokens(new([], [], [command]));
        Assert.That((tokens.Command("proxmox:guest:startVirtualMachine"), tokens.Command("proxmox:guest:getVirtualMachine")), Is.EqualTo((command, (Command?)null)));
    }

    private static Command Command(string name, string verb) =>
        new(name, "Does a thing.") { Area = "guest", Verb = verb, Fields = [], Run = (_, _) => throw new NotSupportedException() };
}
