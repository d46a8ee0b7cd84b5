using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.State;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

/// <summary>What the commands on VMs have in common.</summary>
[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmCommandTests(ClientKind kind)
{
    private static readonly Value Program = Value.List("true");

    private static readonly (string Command, (string Name, Value Value)[] Config)[] AWorkingDay =
    [
        ("vm_start", []),
        ("vm_agent_ping", []),
        ("vm_agent_exec", [("command", Program)]),
        ("vm_agent_fsfreeze", [("operation", "freeze")]),
        ("vm_agent_fsfreeze", [("operation", "thaw")]),
        ("vm_agent_fstrim", []),
        ("vm_agent_file_write", [("path", "/etc/motd"), ("content", "hello")]),
        ("vm_agent_suspend", [("mode", "ram")]),
        ("vm_resume", []),
        ("vm_agent_set_password", [("username", "root"), ("password", Value.Of("correct horse").AsSecret())]),
        ("vm_send_key", [("key", "ret")]),
        ("vm_suspend", []),
        ("vm_resume", []),
        ("vm_reset", []),
        ("vm_reboot", []),
        ("vm_migrate", [("target_node", "pve3"), ("with_local_disks", true)]),
        ("vm_migrate", [("target_node", "pve2"), ("with_local_disks", true)]),
        ("vm_hibernate", []),
        ("vm_resume", []),
        ("vm_shutdown", []),
        ("vm_cloud_init_regenerate", []),
        ("vm_convert_to_template", []),
    ];

    [Test]
    public async Task PVE_8_4_takes_them_all()
    {
        await using var bench = await VmBench.StartAsync(
            kind, PveVersion.V84, isRunning: false, ("agent", "1"), ("scsi0", "local-lvm:1"), ("ide2", "local-lvm:cloudinit"));
        bench.System.HasAgent = true;
        foreach (var (command, config) in AWorkingDay)
        {
            var outcome = await bench.RunAsync(command, config);
            Assert.That(outcome.Errors, Is.Empty, command);
        }
    }

    [Test]
    public async Task A_container_is_no_VM()
    {
        await using var bench = await VmBench.StartAsync(kind);
        bench.Pve.Datacenter.Locked(datacenter => datacenter.Guests[200] = new Guest { VmId = 200, Type = "lxc", Node = "pve1" });
        var outcome = await CommandClient.RunAsync(kind, bench.Pve, "vm_stop", ("vmid", 200));
        Assert.That(outcome.Errors.Single(), Does.Contain("Guest 200 is a container, not a VM"));
    }

    [Test]
    public async Task A_time_limit_stops_the_task_in_PVE()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        bench.System.ObeysShutdown = false;
        var outcome = await bench.RunAsync("vm_shutdown", ("grace_seconds", 3600), ("timeout", "1s"));
        Assert.That(outcome.Errors.Single(), Does.Contain("in time").And.Contain("Raise timeout"));
        Assert.That(bench.Writes, Has.Some.StartsWith("DELETE /nodes/pve2/tasks/UPID:pve2:"));
        await bench.SucceedAsync("vm_stop");
    }

    [Test]
    public async Task A_task_that_ends_on_a_lock_is_begun_again()
    {
        await using var bench = await VmBench.StartAsync(kind);
        bench.Pve.Faults.OnLock("/var/lock/qemu-server/lock-100.conf").Once();
        await bench.SucceedAsync("vm_start");
        Assert.That(bench.Writes.Count(write => write.EndsWith("/status/start", StringComparison.Ordinal)), Is.EqualTo(2));
    }
}
