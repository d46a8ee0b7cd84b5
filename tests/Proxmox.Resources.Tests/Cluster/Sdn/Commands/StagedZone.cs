using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Commands;

/// <summary>A datacenter in which a zone waits to be applied.</summary>
internal static class StagedZone
{
    private const string Id = "z1";

    /// <summary>Starts it.</summary>
    public static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.Request("POST", ZoneLife.Collection, ("zone", Id), ("type", "simple"));
        return pve;
    }

    /// <summary>Anybody may change it.</summary>
    public static void AssertUnlocked(PveSimulator pve) => pve.Request("PUT", $"{ZoneLife.Collection}/{Id}", ("mtu", 1400));
}
