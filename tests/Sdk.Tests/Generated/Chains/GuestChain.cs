using Pulumi;
using Pulumi.Proxmox.Guests;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about guests tells.</summary>
internal static class GuestChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var next = GetNextVmid.Invoke();
        var first = GetVirtualMachines.Invoke().Apply(machines => machines.Items[0]);
        var machine = GetVirtualMachine.Invoke(new() { Vmid = 100 });
        var agent = GetQemuAgent.Invoke(new() { Vmid = 100 });
        var data = GetCloudInitData.Invoke(new() { Vmid = 100 });
        _ = new VirtualMachine("copy", new()
        {
            Vmid = next.Apply(free => free.Vmid),
            Node = first.Apply(one => one.Node),
            Description = Output.Format(
                $"{first.Apply(one => one.Status)} {data.Apply(told => told.NetworkData + told.MetaData + told.UserData)}"),
            StartAtBoot = machine.Apply(one => one.StartAtBoot),
            Tags = agent.Apply(told => told.Ipv4Addresses.AddRange(told.Ipv6Addresses)),
        });
        var made = new VirtualMachine(
            "next-to-it", new()
            {
                Node = machine.Apply(one => one.CurrentNode),
                Name = machine.Apply(one => one.Status),
                Tags = machine.Apply(one => one.Ipv4Addresses)
            });
        _ = new VirtualMachine("beside-that", new() { Node = made.CurrentNode, Name = made.Status, Tags = made.PendingChanges });
        _ = new VirtualMachineSnapshot("snapshot", new() { Vmid = first.Apply(one => one.Vmid), Name = "before" });
        _ = new VirtualMachineSnapshot("older", new()
        {
            Vmid = GetVirtualMachineSnapshot.Invoke(new() { Vmid = 100, Name = "before" }).Apply(snapshot => (int)snapshot.CreatedAtUnix),
            Name = GetVirtualMachineSnapshots.Invoke(new() { Vmid = 100 }).Apply(snapshots => snapshots.Items[0].Name),
            IncludeRam = GetVirtualMachineSnapshot.Invoke(new() { Vmid = 100, Name = "before" }).Apply(snapshot => snapshot.HasRam),
        });
        var file = GetQemuAgentFile.Invoke(new() { Vmid = 100, Path = "/etc/motd" });
        var system = GetQemuAgentSystem.Invoke(new() { Vmid = 100 });
        _ = new VirtualMachine("told-from-inside", new()
        {
            Vmid = system.Apply(told => told.Vmid),
            Description = file.Apply(told => told.ContentBase64),
            StartAtBoot = file.Apply(told => told.Truncated),
        });
        var container = GetContainer.Invoke(new() { Vmid = 200 });
        _ = new Container("container", new()
        {
            Vmid = GetContainers.Invoke().Apply(containers => containers.Items[0].Vmid),
            Node = GetGuests.Invoke().Apply(guests => guests.Items[0].Node),
            Hostname = GetContainerInterfaces.Invoke(new() { Vmid = 200 }).Apply(told => told.Items[0].Name),
            Description = container.Apply(one => one.CurrentNode),
            Tags = container.Apply(one => one.Ipv4Addresses),
        });
        _ = new ContainerSnapshot("container-snapshot", new()
        {
            Vmid = GetContainerSnapshot.Invoke(new() { Vmid = 200, Name = "before" }).Apply(snapshot => (int)snapshot.CreatedAtUnix),
            Name = GetContainerSnapshots.Invoke(new() { Vmid = 200 }).Apply(snapshots => snapshots.Items[0].Name),
        });
        var disk = GetStandaloneDisk.Invoke(new() { Node = "pve1", Volume = "local-lvm:vm-999999999-data" });
        _ = new StandaloneDisk("disk", new()
        {
            Node = GetStandaloneDisks.Invoke(new() { Node = "pve1" }).Apply(disks => disks.Items[0].Node),
            Storage = disk.Apply(one => one.Storage),
            Name = disk.Apply(one => one.Name),
            Size = disk.Apply(one => one.Size),
        });
    }
}
