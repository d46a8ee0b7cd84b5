using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;
using Pulumi.Proxmox.Ha;
using Pulumi.Proxmox.Replication;
using Pulumi.Proxmox.Storage;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // Every node reaches it: a guest with its disks there starts on any of them.
    var shared = new Nfs("shared", new()
    {
        StorageId = "shared",
        Server = "192.0.2.20",
        Export = "/srv/guests",
        Content = { StorageContent.Images },
    });

    // Each node has one for itself, from which volumes can be copied to another.
    var tank = new ZfsPool("tank", new() { StorageId = "tank", Pool = "rpool/data", Content = { StorageContent.Images } });

    // Two web servers, which need three nodes: one of them may be lost.
    var web = new[] { ("web-1", "pve1"), ("web-2", "pve2") }.Select(server => Guest(server.Item1, server.Item2, shared.StorageId, "16G"))
        .ToList();

    // A database on the fast disks of its node. When that is lost, it starts on the other one with what was copied last.
    var database = Guest("database", "pve1", tank.StorageId, "64G");
    var copies = new Job("database", new() { Vmid = database.Vmid, TargetNode = "pve2", Schedule = "*/5" });

    // Without a state the manager takes each guest as it is: PowerState alone says whether it runs.
    var managed = web.Select(guest => new HaResource(guest.GetResourceName(), new() { Sid = Sid(guest), MaxRestart = 2 })).ToList();
    var managedDatabase = new HaResource("database", new() { Sid = Sid(database) }, new() { DependsOn = { copies } });

    // No node that is lost takes both web servers along.
    _ = new ResourceAffinityRule("web", new()
    {
        RuleId = "web-servers-apart",
        Resources = managed.Select(guest => guest.Sid).ToList(),
        Affinity = Affinity.Negative,
    });

    // The database runs where its disks are, or their copy.
    _ = new NodeAffinityRule("database", new()
    {
        RuleId = "database-by-its-disks",
        Resources = { managedDatabase.Sid },
        Nodes = { ["pve1"] = 2, ["pve2"] = 1 },
        Strict = true,
    });

    return new Dictionary<string, object?> { ["underHa"] = Output.All(managed.Append(managedDatabase).Select(guest => guest.Sid)) };
});

static VirtualMachine Guest(string name, string node, Input<string> storage, string size) => new(name, new()
{
    Name = name,
    Node = node,
    PowerState = PowerState.Running,
    Cpu = new VirtualMachineCpuArgs { Cores = 2 },
    Memory = new VirtualMachineMemoryArgs { SizeMib = 2048 },
    Disks = { ["scsi0"] = new VirtualMachineDiskArgs { Storage = storage, Size = size } },
    NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = "vmbr0" } },
});

static Output<string> Sid(VirtualMachine guest) => Output.Format($"vm:{guest.Vmid}");
