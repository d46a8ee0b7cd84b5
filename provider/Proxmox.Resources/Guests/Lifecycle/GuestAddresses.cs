using System.Net;
using System.Net.Sockets;
using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>The addresses that a running guest is reached at: what a refresh reads of them, and what a create waits for.</summary>
internal static class GuestAddresses
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // What does not answer at once has nothing to tell a refresh.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Adds addresses to what was read.</summary>
    public static void Add(Dictionary<string, PveData> guest, IReadOnlyList<IPAddress> addresses)
    {
        guest[ReachableAddresses.Ipv4] = ReachableAddresses.OfFamily(addresses, AddressFamily.InterNetwork);
        guest[ReachableAddresses.Ipv6] = ReachableAddresses.OfFamily(addresses, AddressFamily.InterNetworkV6);
    }

    /// <summary>The addresses by one question; what was known stays when there is no answer in time.</summary>
    public static async Task<IReadOnlyList<IPAddress>> NowAsync(
        Operation operation, GuestModel model, GuestPlace guest, CancellationToken cancel) =>
        await AskAsync(operation, model, guest, Patience, cancel) ?? Recorded(operation);

    /// <summary>Waits until the guest tells an address of the family; a warning says when it did not in time.</summary>
    public static async Task WaitAsync(
        Operation operation, GuestModel model, Attributes wait, GuestPlace guest, CancellationToken cancel)
    {
        var family = wait.Get(Power.AddressFamily) ?? "any";
        var limit = TimeSpan.FromSeconds(wait.Get(Power.AddressTimeout) ?? 300);
        var begun = operation.Session.Time.GetTimestamp();
        while (operation.Session.Time.GetElapsedTime(begun) < limit)
        {
            if (await AskAsync(operation, model, guest, limit, cancel) is { } addresses && addresses.Any(address => IsOf(family, address)))
            {
                return;
            }

            await Task.Delay(Pause, operation.Session.Time, cancel);
        }

        operation.Diagnostics.Warn(
            "A guest reports no address",
            $"{guest} runs, but no {(family == "any" ? "" : family + " ")}address was reported within {limit.TotalSeconds} seconds. "
                + $"{model.AddressRemedy}, or raise wait_for_address.timeout_seconds.",
            AttributePath.Of(Power.WaitForAddress.Name));
    }

    private static async Task<IReadOnlyList<IPAddress>?> AskAsync(
        Operation operation, GuestModel model, GuestPlace guest, TimeSpan patience, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(patience, operation.Session.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await model.AskAddressesAsync(operation, guest, both.Token);
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
        .. ((string[])[ReachableAddresses.Ipv4, ReachableAddresses.Ipv6]).SelectMany(name => operation.Prior.Value[name].Items)
            .Select(item => IPAddress.Parse(item.AsText()!)),
    ];

    private static bool IsOf(string family, IPAddress address) => family switch
    {
        "ipv4" => address.AddressFamily == AddressFamily.InterNetwork,
        "ipv6" => address.AddressFamily == AddressFamily.InterNetworkV6,
        _ => true,
    };
}
