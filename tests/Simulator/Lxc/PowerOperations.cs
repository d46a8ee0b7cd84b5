using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>Starts and stops containers (<c>PVE::LXC</c>).</summary>
internal static class PowerOperations
{
    private const int DefaultTimeout = 60;

    /// <summary>Starts a container in a worker of its own.</summary>
    public static void Fork(LxcContext context, int vmId) =>
        context.Run.Fork("vzstart", Text(vmId), run => Start(new LxcContext(run), vmId));

    /// <summary>Starts a container.</summary>
    public static void Start(LxcContext context, int vmId, bool skipLock = false)
    {
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        if (config.IsTemplate)
        {
            throw PveError.Die("you can't start a CT if it's a template");
        }

        RequireUnlocked(config, skipLock);
        if (config["unprivileged"] == "1" && MountPoint.All(context.Schema, config.Options).Any(mount => mount["quota"] == "1"))
        {
            throw PveError.Die("Quotas are not supported by unprivileged containers.");
        }

        StartLocked(context, vmId, config);
    }

    /// <summary>Ends a container at once.</summary>
    public static void Stop(LxcContext context, int vmId, bool skipLock = false)
    {
        using var held = context.Lock(vmId);
        RequireUnlocked(context.Load(vmId), skipLock);
        Kill(context, vmId);
    }

    /// <summary>Asks a container to shut down.</summary>
    /// <param name="timeout">Seconds that it has.</param>
    /// <param name="force">Whether it is ended when the time is up.</param>
    public static void Shutdown(LxcContext context, int vmId, int timeout, bool force)
    {
        using var held = context.Lock(vmId);
        context.Load(vmId).RequireUnlocked();
        ShutDownLocked(context, vmId, timeout, force);
    }

    /// <summary>Shuts a container down and starts it again.</summary>
    public static void Reboot(LxcContext context, int vmId, int? timeout)
    {
        using var held = context.Lock(vmId);
        if (!context.IsRunning(vmId))
        {
            return;
        }

        ShutDownLocked(context, vmId, timeout ?? DefaultTimeout, force: true);
        StartLocked(context, vmId, context.Load(vmId));
    }

    /// <summary>Ends a container whose config the caller has locked.</summary>
    public static void Kill(LxcContext context, int vmId)
    {
        if (context.Containers.Find(vmId) is not { } process)
        {
            return;
        }

        context.Run.WaitUntil(() => context.Containers.Find(vmId) != process, context.Datacenter.Pace.Stop);
        CleanUp(context, vmId);
    }

    /// <summary>Ends a container's processes and puts in force what was waiting for that.</summary>
    private static void CleanUp(LxcContext context, int vmId)
    {
        context.Containers.Stop(vmId);
        ApplyPending(context, vmId, context.Load(vmId));
    }

    private static void ApplyPending(LxcContext context, int vmId, GuestConfig config)
    {
        if (config.Pending.Count > 0)
        {
            new PendingChanges(context, vmId, config).Apply();
            context.Write(vmId, config);
        }
    }

    private static void StartLocked(LxcContext context, int vmId, GuestConfig config)
    {
        ApplyPending(context, vmId, config);
        config = context.Load(vmId);
        NetworkInterface.RequireRunnable(context, config);
        foreach (var mount in MountPoint.All(context.Schema, config.Options).Where(mount => mount.IsVolume))
        {
            context.Volumes.Activate(mount.Volume);
        }

        RequireDirectories(context, config);
        RequireArchitecture(context, vmId, config);
        context.Run.Sleep(context.Datacenter.Pace.Start);
        context.Containers.Start(vmId, config);
    }

    private static void RequireDirectories(LxcContext context, GuestConfig config)
    {
        foreach (var mount in MountPoint.All(context.Schema, config.Options).Where(mount => mount.Kind == "bind"))
        {
            if (!context.Containers.HasDirectory(mount.Volume))
            {
                context.Run.Print($"directory '{mount.Volume}' does not exist");
                throw PveError.Die("startup for container failed");
            }
        }
    }

    /// <summary>Nodes run what is made for their own processors.</summary>
    private static void RequireArchitecture(LxcContext context, int vmId, GuestConfig config)
    {
        if (config["arch"] is "amd64" or "i386")
        {
            return;
        }

        var unit = config["debug"] == "1" ? "pve-container-debug" : "pve-container";
        context.Run.Print($"Job for pve-container@{Text(vmId)}.service failed because the control process exited with error code.");
        throw PveError.Die($"command 'systemctl start {unit}@{Text(vmId)}' failed: exit code 1");
    }

    /// <summary>Asks a container to shut down, whose config the caller has locked.</summary>
    public static void ShutDownLocked(LxcContext context, int vmId, int timeout, bool force)
    {
        var process = context.Containers.Find(vmId);
        bool Gone() => context.Containers.Find(vmId) != process;
        var most = TimeSpan.FromSeconds(timeout);
        var needed = context.Datacenter.Pace.Shutdown;
        var obeys = GuestSystems.Of(context.Datacenter).Of(vmId).ObeysShutdown && needed <= most;
        if (!context.Run.WaitUntil(Gone, obeys ? needed : most) && !obeys && !force)
        {
            context.Run.Print($"command 'lxc-stop -n {Text(vmId)} --nokill --timeout {Text(timeout)}' failed: exit code 1");
            throw PveError.Die("container did not stop");
        }

        CleanUp(context, vmId);
    }

    private static void RequireUnlocked(GuestConfig config, bool skipLock)
    {
        if (!skipLock && !config.IsLockedFor("mounted"))
        {
            config.RequireUnlocked();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
