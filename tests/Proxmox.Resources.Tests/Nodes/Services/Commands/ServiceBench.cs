using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Host;

namespace Proxmox.Resources.Tests.Nodes.Services.Commands;

/// <summary>A datacenter with a service to do something to.</summary>
internal static class ServiceBench
{
    /// <summary>The service.</summary>
    public const string Service = "pvestatd";

    /// <summary>Starts it.</summary>
    /// <param name="state">The state of the service at first.</param>
    public static async Task<PveSimulator> StartAsync(string state = "running")
    {
        var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter => NodeServices.Of(datacenter)["pve2"][Service].State = state);
        return pve;
    }

    /// <summary>The state of the service.</summary>
    public static string State(PveSimulator pve) =>
        pve.Request("GET", $"/nodes/pve2/services/{Service}/state")!.Value<string>("state")!;

    /// <summary>Where a verb is sent.</summary>
    public static (string Verb, string Path) To(string verb) => ("POST", $"/nodes/pve2/services/{Service}/{verb}");

    /// <summary>What was sent there.</summary>
    public static int Sent(PveSimulator pve) => pve.Requests.All.Count(sent =>
        sent.Verb == "POST" && sent.Path.Contains("/services/", StringComparison.Ordinal));
}
