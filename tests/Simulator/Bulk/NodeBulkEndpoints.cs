using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Bulk;

/// <summary><c>startall</c>, <c>stopall</c>, <c>suspendall</c> and <c>migrateall</c> of a node (<c>PVE::API2::Nodes</c>).</summary>
public sealed class NodeBulkEndpoints : IEndpoints
{
    private const int ShutdownSeconds = 180;

    private static readonly TimeSpan LongestTask = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    public void Map(Router router)
    {
        router.On("POST", "/nodes/{node}/startall", call => Run(call, "startall", ["VM.PowerMgmt"], "/, VM.PowerMgmt", StartAll));
        router.On("POST", "/nodes/{node}/stopall", call => Run(call, "stopall", ["VM.PowerMgmt"], "/, VM.PowerMgmt", StopAll));
        router.On("POST", "/nodes/{node}/suspendall", call => Run(call, "suspendall", ["VM.PowerMgmt", "VM.Config.Disk"],
            "/, VM.PowerMgmt && VM.Config.Disk", SuspendAll));
        router.On("POST", "/nodes/{node}/migrateall", Migrate);
    }

    private static JToken Run(PveCall call, string name, string[] privileges, string refusal, Action<PveCall, Execution> work)
    {
        RequireGuests(call, privileges, refusal);
        return call.ForkWork(name, "", run => work(call, run));
    }

    private static void RequireGuests(PveCall call, string[] privileges, string refusal)
    {
        if (call.Allows("/", privileges))
        {
            return;
        }

        if (call.List("vms").Count == 0)
        {
            throw PveError.Forbidden(refusal);
        }

        foreach (var vmId in call.List("vms"))
        {
            call.Require($"/vms/{vmId}", privileges[0]);
        }
    }

    private static IReadOnlyList<BulkGuest> Guests(PveCall call, Execution run, bool onlyAtBoot = false) =>
        BulkGuests.Of(run.Datacenter, run.Node, call.Has("vms") ? call.List("vms") : null, onlyAtBoot);

    private static void StartAll(PveCall call, Execution run)
    {
        if (!run.Datacenter.HasQuorum)
        {
            run.Print("waiting for quorum ...");
            run.WaitUntil(() => run.Datacenter.HasQuorum, LongestWait);
            run.Print("got quorum");
        }

        foreach (var guest in Guests(call, run, onlyAtBoot: call.Flag("force") != true))
        {
            run.Datacenter.RequireQuorum();
            if (guest.Control.IsRunning(run.Datacenter, guest.VmId))
            {
                continue;
            }

            run.Print($"Starting {guest.Title}");
            Start(run, guest);
        }
    }

    private static void Start(Execution run, BulkGuest guest)
    {
        try
        {
            var upid = Ask(run, guest, "status/start");
            if (guest.Up is > 0)
            {
                run.Print(string.Create(CultureInfo.InvariantCulture, $"Waiting for {guest.Up} seconds (startup delay)"));
            }

            run.Sleep(guest.Up is { } delay ? TimeSpan.FromSeconds(delay)
                : guest.Guest.Type == "qemu" ? run.Datacenter.Pace.StartupDelay : TimeSpan.Zero);
            Await(run, upid);
            if (run.Datacenter.Tasks.Find(upid)?.ExitStatus is { } status and not "OK"
                && !status.StartsWith("WARNINGS: ", StringComparison.Ordinal))
            {
                run.Print($"Starting {guest.Title} failed: {status}");
            }
        }
        catch (PveError error)
        {
            run.Print(error.Stringify().TrimEnd('\n'));
        }
    }

    private static void StopAll(PveCall call, Execution run)
    {
        foreach (var guest in Guests(call, run).Reverse().Where(guest => guest.Control.IsRunning(run.Datacenter, guest.VmId)).ToList())
        {
            var timeout = guest.Down ?? call.Number("timeout") ?? ShutdownSeconds;
            run.Print(string.Create(CultureInfo.InvariantCulture, $"Stopping {guest.Title} (timeout = {timeout} seconds)"));
            Try(run, () => Await(run, Ask(
                run, guest, "status/shutdown", ("timeout", timeout), ("forceStop", call.Flag("force-stop") is false ? 0 : 1))));
        }
    }

    private static void SuspendAll(PveCall call, Execution run)
    {
        foreach (var guest in Guests(call, run).Reverse())
        {
            if (guest.Guest.Type != "qemu")
            {
                run.Warn(string.Create(CultureInfo.InvariantCulture, $"skipping {guest.VmId}, only VMs can be suspended"));
            }
            else if (guest.Control.IsRunning(run.Datacenter, guest.VmId))
            {
                run.Print($"Suspending {guest.Title}");
                Try(run, () => Await(run, Ask(run, guest, "status/suspend", ("todisk", 1))));
            }
        }
    }

    private static JToken Migrate(PveCall call)
    {
        RequireGuests(call, ["VM.Migrate"], "/, VM.Migrate");
        var target = call.Text("target");
        if (target == call.NodeName)
        {
            throw PveError.Parameter("target", "target is local node.");
        }

        call.Datacenter.RequireQuorum();
        if (call.Datacenter.FindNode(target) is null)
        {
            throw PveError.Die($"no such cluster node '{target}'");
        }

        if (!call.Has("max-workers") && !call.Has("maxworkers") && ClusterOptions.MostWorkers(call.Datacenter) is null)
        {
            throw PveError.Die("either 'max-workers' parameter or max_workers in datacenter.cfg must be set!");
        }

        return call.ForkWork("migrateall", "", run => MigrateAll(call, run, target));
    }

    private static void MigrateAll(PveCall call, Execution run, string target)
    {
        var guests = BulkGuests.Filtered(
            run.Datacenter, run.Node, call.Has("vms") ? call.List("vms") : null, templates: true, managed: true).ToList();
        if (guests.Count == 0)
        {
            run.Print("no virtual guests matched, nothing to do..");
            return;
        }

        var started = 0;
        foreach (var guest in guests.Select(guest => new BulkGuest(guest, 0, null, null)))
        {
            var online = guest.Control.IsRunning(run.Datacenter, guest.VmId) ? 1 : 0;
            Try(run, () =>
            {
                if (guest.Guest.Type == "qemu")
                {
                    RequirePreconditions(call, run, guest, target, online == 1);
                }

                run.Print($"Migrating {guest.Title}");
                var upid = guest.Guest.Type == "lxc"
                    ? Ask(run, guest, "migrate", ("target", target), ("restart", online))
                    : Ask(run, guest, "migrate", ("target", target), ("online", online),
                        ("with-local-disks", call.Flag("with-local-disks") == true ? 1 : 0));
                started++;
                Await(run, upid);
            });
        }

        if (started == 0)
        {
            throw PveError.Die("no migrations worker started...");
        }

        run.Print(string.Create(CultureInfo.InvariantCulture, $"All jobs finished, used {started} workers in total."));
    }

    private static void RequirePreconditions(PveCall call, Execution run, BulkGuest guest, string target, bool online)
    {
        var told = run.Datacenter.Api("GET", guest.Path + "/migrate", run.AuthId, [("target", target)])!;
        var reasons = new List<string>();
        if (online && call.Flag("with-local-disks") != true && told["local_disks"] is JArray { Count: > 0 } disks)
        {
            reasons.Add("  Has local disks: " + string.Join(", ", disks.Select(disk => disk["volid"])));
        }

        if (told["local_resources"] is JArray { Count: > 0 } resources)
        {
            reasons.Add("  Has local resources: " + string.Join(", ", resources));
        }

        if (told["not_allowed_nodes"]?[target]?["unavailable_storages"] is JArray { Count: > 0 } storages)
        {
            reasons.Add("  Has unavailable storages: " + string.Join(", ", storages));
        }

        if (reasons.Count > 0)
        {
            run.Print($"Check {guest.Title}: skip {guest.Title} - precondition check failed:");
            throw PveError.Die(string.Join('\n', reasons));
        }

        run.Print($"Check {guest.Title}: precondition check passed");
    }

    private static void Try(Execution run, Action action)
    {
        try
        {
            action();
        }
        catch (PveError error)
        {
            run.Print(error.Stringify().TrimEnd('\n'));
        }
    }

    private static void Await(Execution run, string upid)
    {
        if (run.Datacenter.Tasks.Find(upid) is { } task)
        {
            run.WaitUntil(() => !task.Running, LongestTask);
        }
    }

    private static string Ask(Execution run, BulkGuest guest, string what, params (string Name, JToken Value)[] parameters) =>
        run.Datacenter.Api("POST", $"{guest.Path}/{what}", run.AuthId, parameters)!.ToString();
}
