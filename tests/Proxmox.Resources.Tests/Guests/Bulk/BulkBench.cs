using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Http;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests.Bulk;

/// <summary>A datacenter with two VMs, for commands on many guests.</summary>
internal static class BulkBench
{
    /// <summary>Starts it.</summary>
    /// <param name="isRunning">Whether the VMs run.</param>
    public static async Task<PveSimulator> StartAsync(bool isRunning = false)
    {
        var pve = await PveSimulator.StartAsync();
        foreach (var vmid in (int[])[101, 102])
        {
            GuestWorld.Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", vmid));
            if (isRunning)
            {
                GuestWorld.Run(pve, "POST", $"/nodes/pve1/qemu/{vmid}/status/start");
            }
        }

        return pve;
    }

    /// <summary>Runs a command, which must succeed, and gives what it was told and the request that it sent.</summary>
    public static async Task<(CommandOutcome Outcome, RequestRecord Sent)> RunAsync(
        ClientKind kind, PveSimulator pve, string verb, params (string Name, Value Value)[] config)
    {
        var outcome = await CommandClient.RunAsync(kind, pve, "guests_" + verb, config);
        Assert.That(outcome.Errors, Is.Empty);
        return (outcome, pve.Requests.All.Last(request => request.Path == "/cluster/bulk-action/guest/" + verb));
    }

    /// <summary>The states of the VMs.</summary>
    public static IEnumerable<string> States(PveSimulator pve, string member = "status", string node = "pve1") =>
        ((int[])[101, 102]).Select(vmid => pve.Request("GET", $"/nodes/{node}/qemu/{vmid}/status/current")![member]!.ToString());
}
