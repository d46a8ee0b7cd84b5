using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>/nodes/{node}/lxc/{vmid}/status/*</c> (<c>PVE::API2::LXC::Status</c>): each call checks a little and starts a
/// worker.</summary>
public sealed class PowerEndpoints : IEndpoints
{
    private const int DefaultTimeout = 60;

    public void Map(Router router)
    {
        router.On("POST", "/nodes/{node}/lxc/{vmid}/status/start", Start);
        router.On("POST", "/nodes/{node}/lxc/{vmid}/status/stop", Stop);
        router.On("POST", "/nodes/{node}/lxc/{vmid}/status/shutdown", Shutdown);
        router.On("POST", "/nodes/{node}/lxc/{vmid}/status/reboot", Reboot);
        router.On("POST", "/nodes/{node}/lxc/{vmid}/status/suspend", Suspend);
        router.On("POST", "/nodes/{node}/lxc/{vmid}/status/resume", Resume);
    }

    private static JToken Start(PveCall call)
    {
        var (context, vmId) = Of(call);
        RequireStopped(context, vmId);
        call.Datacenter.RequireQuorum();
        var skipLock = call.Flag("skiplock") == true;
        return HaRequests.Start(call, context.Kind, vmId)
            ?? Fork(call, "vzstart", own => PowerOperations.Start(own, vmId, skipLock));
    }

    private static JToken Stop(PveCall call)
    {
        var (context, vmId) = Of(call);
        context.RequireRunning(vmId);
        var overrule = call.Flag("overrule-shutdown") == true;
        var skipLock = call.Flag("skiplock") == true;
        return HaRequests.Stop(call, context.Kind, vmId, 0, overrule) ?? Fork(call, "vzstop", own =>
        {
            if (overrule)
            {
                HaRequests.AbortShutdowns(own, vmId);
            }

            PowerOperations.Stop(own, vmId, skipLock);
        });
    }

    private static JToken Shutdown(PveCall call)
    {
        var (context, vmId) = Of(call);
        context.RequireRunning(vmId);
        var timeout = (int?)call.Number("timeout") ?? DefaultTimeout;
        var force = call.Flag("forceStop") == true;
        return HaRequests.Stop(call, context.Kind, vmId, timeout)
            ?? Fork(call, "vzshutdown", own => PowerOperations.Shutdown(own, vmId, timeout, force));
    }

    private static JToken Reboot(PveCall call)
    {
        var (context, vmId) = Of(call);
        context.RequireRunning(vmId, "VM");
        var timeout = (int?)call.Number("timeout");
        return Fork(call, "vzreboot", own => PowerOperations.Reboot(own, vmId, timeout));
    }

    /// <summary>Nodes as Proxmox delivers them lack the program that LXC saves a container's processes with.</summary>
    private static JToken Suspend(PveCall call)
    {
        var (context, vmId) = Of(call);
        context.RequireRunning(vmId);
        return Fork(call, "vzsuspend", own =>
        {
            using var held = own.Lock(vmId);
            own.Load(vmId).RequireUnlocked();
            if (!own.Containers.HasCriu)
            {
                throw Refused($"lxc-checkpoint -n {call.Text("vmid")} -s -D /var/lib/vz/dump");
            }

            own.Containers.Checkpoints.Add(vmId);
            own.Containers.Stop(vmId);
        });
    }

    private static JToken Resume(PveCall call)
    {
        var (context, vmId) = Of(call);
        RequireStopped(context, vmId);
        return Fork(call, "vzresume", own =>
        {
            using var held = own.Lock(vmId);
            if (!own.Containers.HasCriu || !own.Containers.Checkpoints.Remove(vmId))
            {
                throw Refused($"lxc-checkpoint -n {call.Text("vmid")} -r --foreground -D /var/lib/vz/dump");
            }

            own.Containers.Start(vmId, own.Load(vmId));
        });
    }

    private static PveError Refused(string command) => PveError.Die($"command '{command}' failed: exit code 1");

    private static void RequireStopped(LxcContext context, int vmId)
    {
        if (context.IsRunning(vmId))
        {
            throw PveError.Die(string.Create(CultureInfo.InvariantCulture, $"CT {vmId} already running"));
        }
    }

    private static (LxcContext Context, int VmId) Of(PveCall call)
    {
        var context = new LxcContext(call);
        context.RequireRootFor("skiplock", call.Flag("skiplock") == true);
        return (context, (int)call.Number("vmid")!.Value);
    }

    private static JToken Fork(PveCall call, string type, Action<LxcContext> work) =>
        call.ForkWork(type, call.Text("vmid"), run => work(new LxcContext(run)));
}
