using Proxmox.Model.Values;
using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Qemu.Preflight;

/// <summary>What a plan of a VM says that a user or token is not allowed to do.</summary>
public sealed class PrivilegeTests
{
    // What PreflightBench.Sound and the attributes below need on the VM.
    private static readonly string[] OnVm =
    [
        "VM.Allocate", "VM.Audit", "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory",
            "VM.Config.Network", "VM.Config.Options", "VM.PowerMgmt",
    ];

    private static readonly Value Config = PreflightBench.Sound
        .With("preflight", "warn")
        .With("start_on_create", true)
        .With("memory", Group(("size_mib", 1024)))
        .With("vga", Group(("type", "std")))
        .With("boot_order", Value.List([Value.Of("scsi0")]));

    private static Value Group(params ReadOnlySpan<(string Name, Value Value)> members) => Value.Object(members);

    [Test]
    public async Task The_privileges_that_the_plan_asks_for_are_enough([Values] PveVersion version)
    {
        await using var bench = await PreflightBench.StartAsync(version, Allowed());
        await bench.CreateAsync(Config);
    }

    [Test]
    public async Task A_privilege_that_the_plan_misses_is_one_that_PVE_refuses_the_create_for(
        [Values("VM.Allocate", "VM.Config.CPU", "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory", "VM.Config.Network",
            "VM.Config.Options", "VM.PowerMgmt", "SDN.Use", "Datastore.AllocateSpace")] string missing)
    {
        await using var bench = await PreflightBench.StartAsync(Allowed(missing));
        var path = missing switch
        {
            "SDN.Use" => "/sdn/zones/localnetwork/vmbr0",
            "Datastore.AllocateSpace" => "/storage/local-lvm",
            _ => "/vms/100"
        };
        Assert.That(await bench.LackingAsync(Config), Is.EqualTo(new[] { $"{missing} on {path}" }));
        Assert.That(await bench.RefusalsAsync(Config), Is.Not.Empty);
    }

    [Test]
    public async Task All_that_a_plan_lacks_is_one_message_whose_title_is_the_same_for_every_VM()
    {
        await using var bench = await PreflightBench.StartAsync([("/storage", "{Datastore.Audit}")]);
        foreach (var config in new[] { Config, Config.With("vmid", 101) })
        {
            var told = (await bench.TextsAsync(config)).Single();
            Assert.That(told,
                Does.StartWith($"Warning : Privileges are missing: For VM {config["vmid"]}, ci@pve!plan needs\n  VM.Allocate on /vms/"));
            Assert.That(told, Does.Contain($"\n  VM.Config.CPU on /vms/{config["vmid"]}, to set cpu.type, to set cpu.cores\n").And.Contain(
                "\n  Datastore.AllocateSpace on /storage/local-lvm, to make the volume for disks[\"scsi0\"].storage, to make the volume "
                + "for disks[\"scsi1\"].storage\n"));
        }

        Assert.That(await bench.TextsAsync(Config.With("vmid", Value.Null)), Has.Some.Contains("For VM \"web\", "));
    }

    [Test]
    public async Task What_is_allowed_on_the_pool_of_a_new_VM_is_allowed_on_the_VM()
    {
        await using var bench = await PreflightBench.StartAsync(
            [("/pool/prod", $"{{{string.Join(',', OnVm)},Pool.Audit}}"), .. Allowed().Where(role => role.Path != "/vms")]);
        bench.Pve.Request("POST", "/pools", ("poolid", "prod"));
        Assert.That(await bench.LackingAsync(Config), Has.Member("VM.Allocate on /vms/100"));
        Assert.That(await bench.PlanAsync(Config.With("pool_id", "prod")), Is.Empty);
    }

    [Test]
    public async Task A_VM_without_a_VMID_needs_what_is_handed_on_to_all()
    {
        await using var bench = await PreflightBench.StartAsync(Allowed());
        Assert.That(await bench.PlanAsync(Config.With("vmid", Value.Null)), Is.Empty);
    }

    [Test]
    public async Task A_network_device_with_a_VLAN_needs_the_VLAN_of_the_bridge()
    {
        await using var bench = await PreflightBench.StartAsync(
            [.. Allowed().Where(role => role.Path != "/sdn"), ("/sdn/zones/localnetwork/vmbr0/20", "PVESDNUser")]);
        Value With(int vlan) => Config.With(
            "network_devices", Group(("net0", Group(("model", "virtio"), ("bridge", "vmbr0"), ("vlan", vlan)))));
        Assert.That(await bench.PlanAsync(With(20)), Is.Empty);
        Assert.That(await bench.PlanAsync(With(30)),
            Is.EqualTo(new[] { "Warning network_devices[\"net0\"].vlan: Privileges are missing" }));
        Assert.That(await bench.LackingAsync(With(30)), Is.EqualTo(new[] { "SDN.Use on /sdn/zones/localnetwork/vmbr0/30" }));
    }

    [Test]
    public async Task A_mapping_needs_the_privilege_to_use_it()
    {
        await using var bench = await PreflightBench.StartAsync(Allowed());
        bench.Pve.Request(
            "POST", "/cluster/mapping/usb", ("id", "stick"), ("map", new Newtonsoft.Json.Linq.JArray("node=pve1,id=1234:5678")));
        var config = Config.With("usb", Group(("usb0", Group(("mapping", "stick")))));
        Assert.That(await bench.PlanAsync(config), Is.EqualTo(new[] { "Warning usb[\"usb0\"].mapping: Privileges are missing" }));
        Assert.That(await bench.LackingAsync(config), Is.EqualTo(new[] { "Mapping.Use on /mapping/usb/stick" }));
    }

    [Test]
    public async Task A_clone_needs_the_privilege_on_its_source()
    {
        await using var bench = await PreflightBench.StartAsync(Allowed());
        bench.Pve.CreateVm(900, "pve1", ("name", "golden"));
        var config = Config.With("disks", Value.Null).With("clone", Group(("vmid", 900)));
        Assert.That(await bench.PlanAsync(config), Is.EqualTo(new[] { "Warning clone: Privileges are missing" }));
        Assert.That(await bench.LackingAsync(config), Is.EqualTo(new[] { "VM.Clone on /vms/900" }));
    }

    [Test]
    public async Task What_only_root_may_set_is_refused_to_a_token_of_root()
    {
        await using var bench = await PreflightBench.StartAsync();
        var config = PreflightBench.Sound
            .With("arguments", "-no-hpet")
            .With("usb", Group(("usb0", Group(("host", "1234:5678"))), ("usb1", Group(("host", "spice")))));
        Assert.That(await bench.PlanAsync(config), Is.EqualTo(
            new[] { "Error usb[\"usb0\"]: Only root@pam may set usb[\"usb0\"]", "Error arguments: Only root@pam may set arguments" }));
    }

    [Test]
    public async Task Root_itself_is_not_asked_for_privileges()
    {
        await using var bench = await PreflightBench.StartAsRootAsync();
        var requests = await bench.RequestsAsync(
            async () => Assert.That(await bench.PlanAsync(PreflightBench.Sound.With("arguments", "-no-hpet").With("disks", Value.Null)
            .With("network_devices", Value.Null)), Is.Empty));
        Assert.That(requests, Has.None.EndsWith("/access/permissions"));
    }

    [Test]
    public async Task A_question_that_PVE_refuses_is_not_asked_again_and_leaves_out_its_check_alone()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.Faults.On("GET", "/nodes/pve1/network").Fail(403, "Permission check failed");
        var config = PreflightBench.Sound
            .With("network_devices", Group(("net0", Group(("model", "virtio"), ("bridge", "vmbr9")))))
            .With("cpu", Group(("type", "epyc")));
        var requests = await bench.RequestsAsync(async () =>
        {
            Assert.That(await bench.PlanAsync(config), Is.EqualTo(new[] { "Error cpu.type: Node pve1 has no CPU model epyc" }));
            Assert.That(await bench.PlanAsync(config), Is.EqualTo(new[] { "Error cpu.type: Node pve1 has no CPU model epyc" }));
        });
        Assert.That(requests.Count(request => request == "GET /nodes/pve1/network"), Is.EqualTo(1));
    }

    private static (string Path, string Role)[] Allowed(string? without = null)
    {
        string Role(params IEnumerable<string> privileges) =>
            $"{{{string.Join(',', privileges.Where(privilege => privilege != without))}}}";
        return [("/vms", Role(OnVm)), ("/storage", Role("Datastore.AllocateSpace", "Datastore.Audit")),
            ("/sdn", Role("SDN.Use", "SDN.Audit"))];
    }
}
