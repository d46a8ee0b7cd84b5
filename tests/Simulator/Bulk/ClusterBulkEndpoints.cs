using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Bulk;

/// <summary><c>/cluster/bulk-action/guest</c> (<c>PVE::API2::Cluster::BulkAction::Guest</c>), since 9: what is done to guests of all nodes
/// by calls of the API, for the user who asked for it.</summary>
public sealed class ClusterBulkEndpoints : IEndpoints
{
    private const string Root = "/cluster/bulk-action";
    private const int ShutdownSeconds = 180;

    private static readonly TimeSpan LongestTask = TimeSpan.FromHours(1);

    public void Map(Router router)
    {
        if (router.Version == PveVersion.V84)
        {
            return;
        }

        router.On("GET", Root, _ => Router.Directory("name", ["guest"]));
        router.On("GET", Root + "/guest", _ => Router.Directory("name", ["start", "shutdown", "migrate", "suspend"]));
        router.On("POST", Root + "/guest/start", call => Run(call, "start", "Starting", ["VM.PowerMgmt"], Start));
        router.On("POST", Root + "/guest/shutdown", call =>
            Run(call, "shutdown", "Shutting down", ["VM.PowerMgmt"], Shutdown, reverse: true));
        router.On("POST", Root + "/guest/suspend", call => Run(call, "suspend", "Suspending",
            call.Flag("to-disk") == true ? ["VM.PowerMgmt", "VM.Config.Disk"] : ["VM.PowerMgmt"], Suspend, reverse: true));
        router.On("POST", Root + "/guest/migrate", call =>
            Run(call, "migrate", "Migrating", ["VM.Migrate"], Migrate, $" to {call.Text("target")}"));
    }

    private delegate string? Step(PveCall call, Execution run, BulkGuest guest);

    private static JToken Run(PveCall call, string verb, string word, string[] privileges, Step step, string suffix = "",
        bool reverse = false)
    {
        var named = call.Array("vms");
        RequireGuests(call, named, privileges);
        return call.ForkWork("bulk-" + verb, "", run =>
        {
            run.Print(named.Count > 0 ? $"{word} guests{suffix}: {string.Join(", ", named)}" : $"{word} all guests{suffix}");
            var guests = BulkGuests.Of(run.Datacenter, node: null, named.Count > 0 ? named : null);
            var failed = new List<int>();
            foreach (var group in guests.GroupBy(guest => guest.Order).OrderBy(group => reverse ? -group.Key : group.Key))
            {
                failed.AddRange(RunGroup(call, run, word, step, group));
            }

            if (failed.Count > 0)
            {
                throw PveError.Die($"Some guests failed to {(verb == "start" ? "start:" : verb)} {string.Join(", ", failed)}");
            }
        });
    }

    private static void RequireGuests(PveCall call, IReadOnlyList<string> named, string[] privileges)
    {
        if (named.Count == 0 && !call.Allows("/", privileges))
        {
            throw PveError.Forbidden($"/, {string.Join(", ", privileges)}");
        }

        foreach (var vmId in named)
        {
            call.Require($"/vms/{vmId}", privileges);
        }
    }

    private static List<int> RunGroup(PveCall call, Execution run, string word, Step step, IEnumerable<BulkGuest> group)
    {
        var (failed, workers) = (new List<int>(), new List<(BulkGuest Guest, string Upid)>());
        foreach (var guest in group)
        {
            try
            {
                if (step(call, run, guest) is { } upid)
                {
                    workers.Add((guest, upid));
                }
            }
            catch (PveError error)
            {
                run.Warn(error.Stringify().TrimEnd('\n'));
                failed.Add(guest.VmId);
            }
        }

        foreach (var (guest, upid) in workers)
        {
            var task = run.Datacenter.Tasks.Find(upid)!;
            run.WaitUntil(() => !task.Running, LongestTask);
            if (task.ExitStatus is { } status && status != "OK" && !status.StartsWith("WARNINGS: ", StringComparison.Ordinal))
            {
                run.Warn($"{(word is "Starting" or "Migrating" ? word : "Stopping")} {guest.Title} failed: {status}");
                failed.Add(guest.VmId);
            }
            else if (word == "Starting" && guest.Up is > 0 and var delay)
            {
                run.Print(string.Create(CultureInfo.InvariantCulture, $"Waiting for {delay} seconds (startup delay)"));
                run.Sleep(TimeSpan.FromSeconds(delay));
            }
        }

        return failed;
    }

    private static string? Start(PveCall call, Execution run, BulkGuest guest)
    {
        var reachable = run.Datacenter.FindNode(guest.Guest.Node) is { Online: true };
        if (reachable && guest.Control.IsRunning(run.Datacenter, guest.VmId))
        {
            run.Warn($"Skipping {guest.Title}, already running.");
            return null;
        }

        run.Print($"Starting {guest.Title}");
        return call.OptionalText("timeout") is { } timeout && guest.Guest.Type == "qemu"
            ? Ask(call, run, guest, "status/start", ("timeout", timeout))
            : Ask(call, run, guest, "status/start");
    }

    private static string? Shutdown(PveCall call, Execution run, BulkGuest guest)
    {
        if (!guest.Control.IsRunning(run.Datacenter, guest.VmId))
        {
            run.Warn($"Skipping {guest.Title}, not running.");
            return null;
        }

        var timeout = guest.Down ?? call.Number("timeout") ?? ShutdownSeconds;
        run.Print(string.Create(CultureInfo.InvariantCulture, $"Shutting down {guest.Title} (Timeout = {timeout} seconds)"));
        return Ask(call, run, guest, "status/shutdown", ("timeout", timeout), ("forceStop", call.Flag("force-stop") is false ? 0 : 1));
    }

    private static string? Suspend(PveCall call, Execution run, BulkGuest guest)
    {
        if (guest.Guest.Type != "qemu")
        {
            run.Warn(string.Create(CultureInfo.InvariantCulture, $"skipping {guest.VmId}, only VMs can be suspended"));
            return null;
        }

        if (!guest.Control.IsRunning(run.Datacenter, guest.VmId))
        {
            run.Warn($"Skipping {guest.Title}, not running.");
            return null;
        }

        run.Print($"Suspending {guest.Title}");
        var toDisk = call.Flag("to-disk") == true;
        return toDisk && call.OptionalText("statestorage") is { } storage
            ? Ask(call, run, guest, "status/suspend", ("todisk", 1), ("statestorage", storage))
            : Ask(call, run, guest, "status/suspend", ("todisk", toDisk ? 1 : 0));
    }

    private static string? Migrate(PveCall call, Execution run, BulkGuest guest)
    {
        var target = call.Text("target");
        if (guest.Guest.Node == target)
        {
            run.Warn($"{guest.Title} already on {target}, skipping.");
            return null;
        }

        var online = guest.Control.IsRunning(run.Datacenter, guest.VmId) && call.Flag("online") is not false ? 1 : 0;
        run.Print($"Migrating {guest.Title}");
        return guest.Guest.Type == "lxc"
            ? Ask(call, run, guest, "migrate", ("target", target), ("restart", online))
            : call.Has("with-local-disks")
                ? Ask(call, run, guest, "migrate", ("target", target), ("online", online), ("with-local-disks", 1))
                : Ask(call, run, guest, "migrate", ("target", target), ("online", online));
    }

    private static string Ask(PveCall call, Execution run, BulkGuest guest, string what, params (string Name, JToken Value)[] parameters) =>
        run.Datacenter.Api("POST", $"{guest.Path}/{what}", call.AuthId!, parameters)!.ToString();
}
