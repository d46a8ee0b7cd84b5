using System.Net;
using System.Net.Sockets;
using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>The addresses that a guest's agent tells: <c>GET .../agent/network-get-interfaces</c>.</summary>
internal static class AgentAddresses
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Adds the addresses by one question; what was known stays when there is no answer in time.</summary>
    public static async Task AddAsync(
        Operation operation, Dictionary<string, PveData> vm, ReadGuest guest, TimeSpan patience, CancellationToken cancel)
    {
        var addresses = guest.Status == Power.Running && HasAgent(guest.Config.AfterRestart["agent"])
            ? await AskAsync(operation, guest.Place, patience, cancel) ?? Recorded(operation)
            : [];
        vm[Agent.Ipv4.Wire] = ReachableAddresses.OfFamily(addresses, AddressFamily.InterNetwork);
        vm[Agent.Ipv6.Wire] = ReachableAddresses.OfFamily(addresses, AddressFamily.InterNetworkV6);
    }

    /// <summary>Waits until the agent tells an address of the family; a warning says when it did not in time.</summary>
    public static async Task WaitAsync(Operation operation, Attributes wait, GuestPlace guest, CancellationToken cancel)
    {
        var family = wait.Get(Power.AddressFamily) ?? "any";
        var limit = TimeSpan.FromSeconds(wait.Get(Power.AddressTimeout) ?? 300);
        var begun = operation.Session.Time.GetTimestamp();
        while (operation.Session.Time.GetElapsedTime(begun) < limit)
        {
            if (await AskAsync(operation, guest, limit, cancel) is { } addresses && addresses.Any(address => Family(family)(address)))
            {
                return;
            }

            await Task.Delay(Pause, operation.Session.Time, cancel);
        }

        operation.Diagnostics.Warn(
            "A guest reports no address",
            $"{guest} runs, but its agent reported no {(family == "any" ? "" : family + " ")}address within {limit.TotalSeconds} seconds. "
                + "Check that qemu-guest-agent is installed and that agent.enabled is true, or raise wait_for_address.timeout_seconds.",
            Model.Values.AttributePath.Of(Power.WaitForAddress.Name));
    }

    private static async Task<IReadOnlyList<IPAddress>?> AskAsync(
        Operation operation, GuestPlace guest, TimeSpan patience, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(patience, operation.Session.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var answer = await operation.Pve.GetAsync(guest.Path + "/agent/network-get-interfaces", cancel: both.Token);
            return ReachableAddresses.Of(answer["result"]);
        }
        catch (PveFault)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static IReadOnlyList<IPAddress> Recorded(Operation operation) =>
    [
        .. ((Field[])[Agent.Ipv4, Agent.Ipv6]).SelectMany(field => operation.Prior[field].Items)
            .Select(item => IPAddress.Parse(item.AsText()!)),
    ];

    // PVE tells the property string as it was written, and a value without a key switches the agent.
    private static bool HasAgent(PveData? agent) =>
        agent?.AsText() is { } text && PropertyString.TryParse(text, "enabled", out var parts, out _) && parts.Flag("enabled") is true;

    private static Func<IPAddress, bool> Family(string name) => address => name switch
    {
        "ipv4" => address.AddressFamily == AddressFamily.InterNetwork,
        "ipv6" => address.AddressFamily == AddressFamily.InterNetworkV6,
        _ => true,
    };
}
