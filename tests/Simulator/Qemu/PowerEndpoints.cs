using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/nodes/{node}/qemu/{vmid}/status/*</c> (<c>PVE::API2::Qemu</c>): each call checks a little and starts a worker.</summary>
public sealed class PowerEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("POST", "/nodes/{node}/qemu/{vmid}/status/start", Start);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/status/stop", Stop);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/status/shutdown", Shutdown);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/status/reboot", Reboot);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/status/reset", Reset);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/status/suspend", Suspend);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/status/resume", Resume);
    }

    private static JToken Start(PveCall call)
    {
        var (context, vmId) = Of(
            call, "stateuri", "skiplock", "migratedfrom", "migration_type", "migration_network", "targetstorage", "force-cpu",
            "with-conntrack-state", "nets-host-mtu");
        if (call.Has("targetstorage") && !call.Has("migratedfrom"))
        {
            throw PveError.Parameter("targetstorage", "targetstorage can only by used with migratedfrom.");
        }

        call.Datacenter.RequireQuorum();

        var skipLock = call.Flag("skiplock") == true;
        return HaRequests.Start(call, GuestKind.Vm, vmId)
            ?? Fork(call, "qmstart", vmId, own => PowerOperations.Start(own, vmId, skipLock));
    }

    private static JToken Stop(PveCall call)
    {
        var (_, vmId) = Of(call, "skiplock", "keepActive", "migratedfrom");
        var overrule = call.Flag("overrule-shutdown") == true;
        var order = new StopOrder { Timeout = (int?)call.Number("timeout"), Force = true, SkipLock = call.Flag("skiplock") == true };
        return HaRequests.Stop(call, GuestKind.Vm, vmId, 0, overrule) ?? Fork(call, "qmstop", vmId, own =>
        {
            if (overrule)
            {
                HaRequests.AbortShutdowns(own, vmId);
            }

            PowerOperations.Stop(own, vmId, order);
        });
    }

    private static JToken Shutdown(PveCall call)
    {
        var (context, vmId) = Of(call, "skiplock", "keepActive");
        var force = call.Flag("forceStop") == true;
        var paused = context.Processes.Find(vmId) is { IsPaused: true } && context.Configs.Exists(context.Node, vmId);
        if (paused && !force)
        {
            throw PveError.Die("VM is paused - cannot shutdown");
        }

        var timeout = (int?)call.Number("timeout");
        var order = new StopOrder { Timeout = timeout, Shutdown = !paused, Force = force, SkipLock = call.Flag("skiplock") == true };
        return HaRequests.Stop(call, GuestKind.Vm, vmId, timeout ?? 60)
            ?? Fork(call, "qmshutdown", vmId, own => PowerOperations.Stop(own, vmId, order));
    }

    private static JToken Reboot(PveCall call)
    {
        var (context, vmId) = Of(call);
        if (context.Processes.Find(vmId) is { IsPaused: true } && context.Configs.Exists(context.Node, vmId))
        {
            throw PveError.Die("VM is paused - cannot shutdown");
        }

        context.RequireRunning(vmId);
        var timeout = (int?)call.Number("timeout");
        return Fork(call, "qmreboot", vmId, own => PowerOperations.Reboot(own, vmId, timeout));
    }

    private static JToken Reset(PveCall call)
    {
        var (context, vmId) = Of(call, "skiplock");
        context.RequireRunning(vmId);
        var skipLock = call.Flag("skiplock") == true;
        return Fork(call, "qmreset", vmId, own => PowerOperations.Reset(own, vmId, skipLock));
    }

    private static JToken Suspend(PveCall call)
    {
        var (context, vmId) = Of(call, "skiplock");
        context.RequireRunning(vmId);
        var skipLock = call.Flag("skiplock") == true;
        if (call.Flag("todisk") != true)
        {
            return Fork(call, "qmpause", vmId, own => PowerOperations.Pause(own, vmId, skipLock));
        }

        if (HighAvailability.Of(call.Datacenter).Manages(vmId))
        {
            throw PveError.Die("Cannot suspend HA managed VM to disk");
        }

        context.RequireOnVm(vmId, null, "VM.Config.Disk");
        var config = context.Load(vmId);
        if (config.Options.Keys.Any(key => key.StartsWith("hostpci", StringComparison.Ordinal)))
        {
            throw PveError.Die("cannot suspend VM to disk due to passed-through PCI device(s), which lack the possibility to save/restore "
                + "their internal state");
        }
        var storage = call.OptionalText("statestorage") ?? VmState.Storage(context, config);
        context.Require($"/storage/{storage}", "Datastore.AllocateSpace");
        return Fork(call, "qmsuspend", vmId, own => PowerOperations.Hibernate(own, vmId, skipLock, storage));
    }

    private static JToken Resume(PveCall call)
    {
        var (context, vmId) = Of(call, "skiplock", "nocheck");
        var skipLock = call.Flag("skiplock") == true;
        var suspended = context.Configs.Exists(context.Node, vmId) && context.Load(vmId).IsLockedFor("suspended");
        if (!suspended)
        {
            context.RequireRunning(vmId);
        }

        return Fork(call, "qmresume", vmId, own =>
        {
            if (suspended)
            {
                PowerOperations.Start(own, vmId, skipLock);
            }
            else
            {
                PowerOperations.Resume(own, vmId, skipLock);
            }
        });
    }

    /// <summary>The call's VM, once the parameters that are for root alone have been looked at.</summary>
    private static (VmContext Context, int VmId) Of(PveCall call, params string[] rootOnly)
    {
        var context = new VmContext(call);
        foreach (var key in rootOnly)
        {
            context.RequireRootFor(key, call.OptionalText(key) is not (null or "" or "0"));
        }

        return (context, (int)call.Number("vmid")!.Value);
    }

    private static JToken Fork(PveCall call, string type, int vmId, Action<VmContext> work) =>
        call.ForkWork(type, Text(vmId), run => work(new VmContext(run)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
