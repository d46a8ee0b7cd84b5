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
    [TestCase("guest", "next_vmid", ExpectedResult = "proxmox:guest:getNextVmid", TestName = "A word that only begins like one that is spelled out stays as it is")]
    public string The_token_of_a_data_source(string area, string name) =>
        Tokens.Of(new DataSource(name, "A thing.") { Area = area, Fields = [], Read = (_, _, _) => throw new NotSupportedException() });
}
