using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary>A change of a container's config (<c>update_pct_config</c>): everything becomes pending first, then what can be is put in
/// force.</summary>
internal static class ConfigUpdate
{
    private const int MostCpuUnits = 10000;

    /// <summary>The options among a call's parameters, as text.</summary>
    public static OptionSet Options(PveCall call, params string[] except)
    {
        var options = new OptionSet();
        foreach (var key in call.Parameters.Keys.Where(key => key is not ("node" or "vmid") && !except.Contains(key)))
        {
            options[key] = call.OptionalText(key);
        }

        if (options["cpuunits"] is { } units && long.Parse(units, CultureInfo.InvariantCulture) is var wanted)
        {
            options["cpuunits"] = Math.Clamp(wanted, 1, MostCpuUnits).ToString(CultureInfo.InvariantCulture);
        }

        return options;
    }

    /// <summary>Gives a new config its options, each checked.</summary>
    public static void Prepare(LxcContext context, int vmId, GuestConfig config, OptionSet options)
    {
        foreach (var (key, value) in options)
        {
            config.Pending[key] = Prepared(context, vmId, config, key, value);
        }

        new PendingChanges(context, vmId, config).Apply();
    }

    /// <summary>Changes a config; it is not written.</summary>
    /// <returns>What could not be put in force, by option.</returns>
    public static IReadOnlyDictionary<string, string> Run(
        LxcContext context, int vmId, GuestConfig config, OptionSet set, IReadOnlyList<string> delete, IReadOnlyList<string> revert)
    {
        foreach (var key in revert)
        {
            config.Pending[key] = null;
            PendingDeletions.Remove(config, key);
        }

        var modified = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in delete.Where(key => config.Options.Has(key) || config.Pending.Has(key)))
        {
            modified.Add(key);
            RequireDeletable(config, vmId, key);
            PendingDeletions.Add(config, key);
        }

        foreach (var (key, value) in set)
        {
            modified.Add(key);
            config.Pending[key] = Prepared(context, vmId, config, key, value);
            PendingDeletions.Remove(config, key);
        }

        PendingDeletions.Tidy(config);
        var changes = new PendingChanges(context, vmId, config, modified);
        return context.IsRunning(vmId) ? changes.Hotplug() : changes.Apply();
    }

    private static void RequireDeletable(GuestConfig config, int vmId, string key)
    {
        if (key is "memory" or MountPoint.Root or "ostype")
        {
            throw PveError.Die($"unable to delete required option '{key}'");
        }

        if (key == "unprivileged")
        {
            throw PveError.Die($"unable to delete read-only option: '{key}'");
        }

        if (UnusedVolumes.IsKey(key) || MountPoint.IsSlot(key))
        {
            config.RequireUnprotected($"can't remove CT {Text(vmId)} drive '{key}'");
        }
    }

    /// <summary>Checks an option and gives the value that is kept.</summary>
    private static string Prepared(LxcContext context, int vmId, GuestConfig config, string key, string value)
    {
        switch (key)
        {
            case "hookscript" when context.HookScriptProblem(value) is { } problem:
                throw PveError.Die(problem.TrimEnd('\n'));
            case "nameserver" or "searchdomain":
                return string.Join(' ', PerlList.Split(value));
            case "tags":
                return Tags.Normalize(value);
            case "unprivileged":
                throw PveError.Die($"unable to modify read-only option: '{key}'");
            case var _ when MountPoint.IsSlot(key):
                config.RequireUnprotected($"can't update CT {Text(vmId)} drive '{key}'");
                RequireContent(context, MountPoint.Parse(context.Schema, key, value));
                break;
            case var _ when PassedDevice.IsSlot(key):
                PassedDevice.RequirePresent(context, key, value);
                break;
        }

        return value;
    }

    private static void RequireContent(LxcContext context, MountPoint mount)
    {
        if (mount.IsVolume && !context.Storage.Get(mount.Storage).Content.Contains("rootdir", StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{mount.Storage}' does not allow content type 'rootdir' (Container)");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
