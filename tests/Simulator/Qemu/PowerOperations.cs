using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>How a VM is to be stopped.</summary>
internal sealed record StopOrder
{
    /// <summary>Seconds; null for the VM's own, or a minute.</summary>
    public int? Timeout { get; init; }

    /// <summary>Whether the guest is asked to shut down.</summary>
    public bool Shutdown { get; init; }

    /// <summary>Whether the process is ended when the time is up.</summary>
    public bool Force { get; init; }

    public bool SkipLock { get; init; }
}

/// <summary>Starts and stops VMs (<c>PVE::QemuServer</c>, <c>PVE::QemuServer::RunState</c>).</summary>
internal static class PowerOperations
{
    private const int DefaultTimeout = 60;

    /// <summary>Starts a VM (<c>vm_start</c>).</summary>
    /// <param name="state">The saved memory that it goes on from; null to boot.</param>
    public static void Start(VmContext context, int vmId, bool skipLock = false, string? state = null)
    {
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        if (config.IsTemplate)
        {
            throw PveError.Die("you can't start a vm if it's a template");
        }

        var suspended = config.IsLockedFor("suspended");
        var process = context.Processes.Find(vmId);
        if (config.IsLockedFor("backup") && process is not null)
        {
            process.State = "running";
            return;
        }
        if (!skipLock && !suspended)
        {
            config.RequireUnlocked();
        }

        if (process is not null)
        {
            throw PveError.Die($"VM {Text(vmId)} already running");
        }

        var resume = suspended || config["vmstate"] is not null;
        if (state is null && !resume && config.Pending.Count > 0)
        {
            new ColdPlug(context, vmId, config).Run();
            config = context.Load(vmId);
        }
        CloudInitDrive.Generate(context, vmId, config);
        if (resume)
        {
            context.Run.Print("Resuming suspended VM");
        }

        VmStartChecks.Require(context, config);
        var started = context.Processes.Start(vmId, config);
        started.IsStarting = true;
        context.Run.Sleep(context.Datacenter.Pace.Start);
        started.IsStarting = false;
        if (resume)
        {
            ForgetState(context, vmId, config);
        }
    }

    /// <summary>Stops a VM (<c>vm_stop</c>).</summary>
    public static void Stop(VmContext context, int vmId, StopOrder order)
    {
        using var held = context.Lock(vmId);
        StopLocked(context, vmId, order);
    }

    /// <summary>Shuts a VM down, after which it is started again by the node's event daemon (<c>vm_reboot</c>).</summary>
    public static void Reboot(VmContext context, int vmId, int? timeout)
    {
        using var held = context.Lock(vmId);
        if (!context.IsRunning(vmId))
        {
            return;
        }

        StopLocked(context, vmId, new StopOrder { Timeout = timeout, Shutdown = true });
        context.Datacenter.Tasks.Fork(context.Node, "qmstart", Text(vmId), "root@pam", run => Start(new VmContext(run), vmId));
    }

    public static void Reset(VmContext context, int vmId, bool skipLock)
    {
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        if (!skipLock)
        {
            config.RequireUnlocked();
        }
    }

    /// <summary>Stops a VM's processors, its memory stays (<c>vm_suspend</c>).</summary>
    public static void Pause(VmContext context, int vmId, bool skipLock)
    {
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        if (!skipLock && !config.IsLockedFor("backup"))
        {
            config.RequireUnlocked();
        }

        context.RequireRunning(vmId).State = "paused";
    }

    /// <summary>Saves a VM's memory and ends it (<c>vm_suspend</c> to disk).</summary>
    /// <param name="storage">Where to; null for the VM's own.</param>
    public static void Hibernate(VmContext context, int vmId, bool skipLock, string? storage)
    {
        VmProcess process;
        using (context.Lock(vmId))
        {
            var config = context.Load(vmId);
            if (config.IsLockedFor("backup"))
            {
                throw PveError.Die("cannot suspend to disk during backup");
            }

            if (!skipLock)
            {
                config.RequireUnlocked();
            }

            VmStartChecks.RequireMovable(config, withState: true);
            config["lock"] = "suspending";
            var target = storage ?? VmState.Storage(context, config);
            var date = context.Datacenter.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            process = context.RequireRunning(vmId);
            VmState.Allocate(context, vmId, config, config.Options, "suspend-" + date, target);
            context.Write(vmId, config);
        }
        context.Run.Sleep(context.Datacenter.Pace.Copy(VmState.Saved(process)));
        context.Run.Print("State saved, quitting");
        using (context.Lock(vmId))
        {
            var config = context.Load(vmId);
            if (!config.IsLockedFor("suspending"))
            {
                throw PveError.Die("lock changed unexpectedly");
            }

            context.Processes.Stop(vmId);
            config["lock"] = "suspended";
            context.Write(vmId, config);
        }
    }

    /// <summary>Lets a paused VM go on (<c>vm_resume</c>).</summary>
    public static void Resume(VmContext context, int vmId, bool skipLock)
    {
        using var held = context.Lock(vmId);
        var process = context.RequireRunning(vmId);
        var config = context.Load(vmId);
        if (config.IsTemplate)
        {
            throw PveError.Die($"VM {Text(vmId)} is a template and cannot be resumed!");
        }

        if (process.State == "running")
        {
            return;
        }

        if (!skipLock && !config.IsLockedFor("backup"))
        {
            config.RequireUnlocked();
        }

        process.State = "running";
    }

    /// <summary>Ends a VM's process and puts in force what was waiting for that (<c>vm_stop_cleanup</c>).</summary>
    public static void Cleanup(VmContext context, int vmId)
    {
        context.Processes.Stop(vmId);
        new ColdPlug(context, vmId, context.Load(vmId)).Run();
    }

    private static void StopLocked(VmContext context, int vmId, StopOrder order)
    {
        if (!context.IsRunning(vmId))
        {
            return;
        }

        var process = context.Processes.Find(vmId)!;
        var config = context.Load(vmId);
        if (!order.SkipLock)
        {
            config.RequireUnlocked();
        }

        var timeout = TimeSpan.FromSeconds(order.Timeout ?? (order.Shutdown ? OwnTimeout(config) : null) ?? DefaultTimeout);
        if (order.Shutdown && GuestAgent.IsEnabled(context, config))
        {
            GuestAgent.Ping(context, vmId);
        }

        if (!EndsWithin(context, vmId, process, order.Shutdown, timeout))
        {
            if (!order.Force)
            {
                throw PveError.Die("VM quit/powerdown failed - got timeout");
            }

            context.Run.Print("VM still running - terminating now with SIGTERM");
        }
        Cleanup(context, vmId);
    }

    private static bool EndsWithin(VmContext context, int vmId, VmProcess process, bool shutdown, TimeSpan timeout)
    {
        bool Gone() => context.Processes.Find(vmId) != process;
        if (shutdown && !GuestSystems.Of(context.Datacenter).Of(vmId).ObeysShutdown)
        {
            return context.Run.WaitUntil(Gone, timeout);
        }

        var needed = shutdown ? context.Datacenter.Pace.Shutdown : context.Datacenter.Pace.Stop;
        context.Run.WaitUntil(Gone, needed < timeout ? needed : timeout);
        return needed < timeout || timeout == TimeSpan.Zero ? needed < timeout : Gone();
    }

    /// <summary>The seconds that the VM's start-up order gives it to shut down.</summary>
    private static int? OwnTimeout(GuestConfig config) => (config["startup"] ?? "").Split(',')
        .Where(part => part.StartsWith("down=", StringComparison.Ordinal))
        .Select(part => (int?)int.Parse(part.AsSpan("down=".Length), CultureInfo.InvariantCulture))
        .FirstOrDefault();

    private static void ForgetState(VmContext context, int vmId, GuestConfig config)
    {
        context.Run.Print("Resumed VM, removing state");
        if (config["vmstate"] is { } state)
        {
            context.Volumes.Free(state);
        }

        foreach (var key in (string[])["lock", "vmstate", "runningmachine", "runningcpu", "running-nets-host-mtu"])
        {
            config[key] = null;
        }

        context.Write(vmId, config);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
