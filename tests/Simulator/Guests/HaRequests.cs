using System.Globalization;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Guests;

/// <summary>What calls that start and stop guests do where the HA manager looks after the guest.</summary>
internal static class HaRequests
{
    /// <summary>Asks the manager to start a guest, in a worker.</summary>
    /// <returns>The UPID; null where the manager does not look after the guest.</returns>
    public static string? Start(PveCall call, GuestKind kind, int vmId) => Ask(call, "hastart", $"start for {kind.Word}", vmId,
        manager => manager.Request(vmId, "started"));

    /// <summary>Asks the manager to stop a guest, in a worker.</summary>
    /// <param name="timeout">Seconds that the guest has to shut down; 0 to stop it at once.</param>
    /// <param name="overrules">Whether the call wants to end other workers, which the manager does not do.</param>
    /// <returns>The UPID; null where the manager does not look after the guest.</returns>
    public static string? Stop(PveCall call, GuestKind kind, int vmId, int timeout, bool overrules = false)
    {
        if (overrules && HighAvailability.Of(call.Datacenter).Manages(vmId))
        {
            throw PveError.Parameter("overrule-shutdown", "Not applicable for HA resources.");
        }

        return Ask(call, "hastop", $"stop for {kind.Word}", vmId, manager => manager.Request(vmId, "stopped", timeout));
    }

    /// <summary>Asks the manager to move a guest, in a worker.</summary>
    /// <returns>The UPID; null where the manager does not look after the guest.</returns>
    public static string? Migrate(PveCall call, GuestKind kind, int vmId, string target) =>
        Ask(call, "hamigrate", $"migration for {kind.Word}", vmId, manager => manager.Migrate(vmId, target), $" to node {target}");

    /// <summary>Ends the workers that wait for a guest to shut down, as far as the caller may.</summary>
    public static void AbortShutdowns(GuestContext context, int vmId)
    {
        var tasks = context.Datacenter.Tasks;
        var type = context.Kind.Tasks + "shutdown";
        var aborted = new List<string>();
        foreach (var task in tasks.All.Where(task => task.Running && task.Upid.Type == type && task.Upid.Id == Text(vmId)).ToList())
        {
            if (!context.Allows($"/nodes/{context.Node}", "Sys.Modify") && !TaskEntry.IsOwner(task.Upid, context.AuthId))
            {
                continue;
            }

            tasks.Stop(task);
            context.Run.WaitUntil(() => !task.Running, TimeSpan.FromSeconds(5));
            aborted.Add(task.Upid.ToString());
        }
        if (aborted.Count > 0)
        {
            context.Run.Print($"overruled {type} tasks: {string.Join(", ", aborted)}");
        }
    }

    private static string? Ask(PveCall call, string type, string what, int vmId, Action<HighAvailability> request, string where = "")
    {
        var manager = HighAvailability.Of(call.Datacenter);
        return !manager.Manages(vmId) ? null : call.ForkWork(type, Text(vmId), run =>
        {
            run.Print($"Requesting HA {what} {Text(vmId)}{where}");
            request(manager);
        });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
