using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;

namespace Proxmox.EndToEnd.Tests;

/// <summary>The VM that the program <c>maintenance</c> works on.</summary>
internal static class MaintainedGuest
{
    /// <summary>Creates VM 150 with an agent in it and starts it.</summary>
    public static async Task StartAsync(PveSimulator pve)
    {
        pve.Datacenter.Locked(datacenter =>
        {
            var system = GuestSystems.Of(datacenter)[150];
            system.HasAgent = true;
            system.Runs = _ => (0, "upgraded", "");
            system.AgentAnswers["fstrim"] = () => JObject.Parse("""{"paths":[{"path":"/","trimmed":1024}]}""");
        });
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 150), ("agent", "1"));
        await IdleAsync(pve);
        pve.Request("POST", "/nodes/pve1/qemu/150/status/start");
        await IdleAsync(pve);
    }

    private static Task IdleAsync(PveSimulator pve) => pve.Datacenter.Tasks.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20));
}
