using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Wire;
using Proxmox.Simulator;

namespace Proxmox.EndToEnd.Tests;

/// <summary>A C# program that runs commands: after what they depend on, with every update, and in no preview.</summary>
public sealed class CommandProgramTests
{
    private const string Snapshot = "POST /nodes/pve1/qemu/150/snapshot";
    private static readonly string[] Commands = ["POST /nodes/pve1/qemu/150/agent/exec", "POST /nodes/pve1/qemu/150/agent/fstrim"];

    [Test]
    public async Task Commands_run_in_order_with_every_update_and_in_no_preview()
    {
        await using var pve = await PveSimulator.StartAsync();
        await MaintainedGuest.StartAsync(pve);
        using var stack = Programs.Open("maintenance", pve);
        var program = Programs.Find("maintenance");

        foreach (var expected in new[] { [Snapshot, .. Commands], Commands })
        {
            pve.Requests.Clear();
            Succeeds(await stack.PreviewAsync(program));
            Assert.That(Writes(pve), Is.Empty, "a preview changes nothing");
            var up = await stack.UpAsync(program);
            Succeeds(up);
            Assert.That(Writes(pve), Is.EqualTo(expected));
            Assert.That((up.Outputs["said"], up.Outputs["trimmedBytes"]), Is.EqualTo(((PropertyValue)"upgraded", (PropertyValue)1024d)));
        }
    }

    private static IEnumerable<string> Writes(PveSimulator pve) =>
        pve.Requests.All.Where(request => request.Verb != "GET").Select(request => $"{request.Verb} {request.Path}");

    private static void Succeeds(DeploymentResult result) => Assert.That(result.Errors, Is.Empty);
}
