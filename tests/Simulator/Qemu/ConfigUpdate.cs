using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Qemu;

/// <summary>A change of a VM's config (<c>$update_vm_api</c>): everything becomes pending first; then what can be is put in force.</summary>
internal sealed partial class ConfigUpdate
{
    private readonly VmContext _context;
    private readonly ConfigOrder _order;
    private readonly OptionSet _set;
    private readonly List<string> _delete;

    public ConfigUpdate(VmContext context, ConfigOrder order)
    {
        _context = context;
        _order = order;
        _set = order.Options;
        _delete = [.. order.Delete];
    }

    private int VmId => _order.VmId;

    /// <summary>What is checked before the config is locked. Brings the options into the form that PVE keeps.</summary>
    public void Check()
    {
        _context.RequireRootFor("skiplock", _order.SkipLock);
        SshKeys.Require(_set["sshkeys"]);
        if (_set.Count == 0 && _order.Delete.Count == 0 && _order.Revert.Count == 0)
            throw PveError.Die("no options specified");
        VmOptions.ResolveCdrom(_set);
        _order.RequireSound(_context.Schema);
        DriveRequests.Normalize(_context, _set);
        foreach (var key in _set.Keys)
        {
            if (NetworkDevices.IsDevice(key))
                _set[key] = NetworkDevices.Complete(_context.Schema, key, _set[key]!);
            else if (key == "vmgenid" && _set[key] == "1")
                _set[key] = Guid.NewGuid().ToString();
            else if (key == "hookscript")
                RequireHookScript(_set[key]!);
        }
        ConfigPermissions.RequireOptions(_context, VmId, null, _order.Delete);
        ConfigPermissions.RequireOptions(_context, VmId, null, _set.Keys);
        DriveRequests.RequireAccess(_context, VmId, _set, null, _order.WorkStorage);
        ConfigPermissions.RequireBridges(_context, _set);
        Load();
    }

    /// <summary>Does it, with the config locked.</summary>
    /// <exception cref="PveError">Something could not be put in force (400 with the options' names), or could not be done at all.</exception>
    public void Run()
    {
        var config = Load();
        AddReverts(config);
        _context.Run.Print($"update VM {Text(VmId)}: {_order.Log}");
        var boot = BootOrder.Devices(_context.Schema, config["boot"])?.ToList() ?? [];
        var modified = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in _delete)
            Delete(key, boot, modified);
        foreach (var key in _set.Keys)
        {
            modified.Add(key);
            Set(key, boot, modified);
        }

        config = _context.Load(VmId);
        if (PendingDeletions.Tidy(config))
            _context.Write(VmId, config);
        if (config.Pending.Count == 0)
            return;
        config = _context.Load(VmId);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_context.IsRunning(VmId))
            new Hotplug(_context, VmId, config, errors).Run(modified);
        else
            new ColdPlug(_context, VmId, config, errors).Run(_order.SkipCloudInit);
        if (errors.Count > 0)
            throw PveError.Parameters(errors);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private VmConfig Load()
    {
        var config = _context.Load(VmId);
        if (_order.Digest is { Length: > 0 } digest && digest != config.Digest)
            throw PveError.Die("checksum mismatch (file change by other user?)");
        ConfigPermissions.RequireCpuModel(_context, _set["cpu"], config["cpu"]);
        if (_delete.Contains("vmstate") && config.IsLockedFor("suspended"))
            config["lock"] = null;
        if (!_order.SkipLock)
            config.RequireUnlocked();
        RequireBalloonFits(config);
        return config;
    }

    private void RequireBalloonFits(VmConfig config)
    {
        if (!_set.Has("memory") && !_set.Has("balloon"))
            return;
        var memory = VmFigures.Memory(_context.Schema, _set["memory"] ?? config.Pending["memory"] ?? config["memory"]);
        var balloon = _set["balloon"] ?? config.Pending["balloon"] ?? config["balloon"];
        if (balloon is not null && long.Parse(balloon, CultureInfo.InvariantCulture) > memory)
            throw PveError.Die("balloon value too large (must be smaller than assigned memory)");
    }

    private void AddReverts(VmConfig config)
    {
        foreach (var key in _order.Revert)
        {
            if (config[key] is { } value)
                _set[key] = value;
            else if (config.Pending.Has(key))
                _delete.Add(key);
        }
        if (!_delete.Contains("vmstate"))
            return;
        if (_context.Load(VmId).IsLockedFor("suspended"))
            _delete.Add("lock");
        _delete.AddRange(((string[])["runningmachine", "runningcpu", "running-nets-host-mtu"]).Where(config.Options.Has));
    }

    private void RequireHookScript(string script)
    {
        var volume = _context.Volumes.Resolve(script);
        if (volume.Parts.Content != "snippets")
            throw PveError.Parameter("hookscript", $"'{script}' is not in the snippets directory\n");
        if (_context.Volumes.Find(script) is null)
            throw PveError.Parameter("hookscript", $"script '{script}' does not exist\n");
    }

    private void Delete(string key, List<string> boot, HashSet<string> modified)
    {
        var config = _context.Load(VmId);
        if ((config[key] ?? config.Pending[key]) is not { } value)
        {
            _context.Run.Print($"cannot delete '{key}' - not set in current configuration!");
            return;
        }
        modified.Add(key);
        var wasPending = config.Pending.Take(key) is not null;
        if (boot.Remove(key))
        {
            config.Pending["boot"] = BootOrder.Print(boot);
            modified.Add("boot");
        }
        if (Drives.IsUnused(key) || key == "vmstate")
        {
            config.RequireUnprotected(key == "vmstate" ? $"can't remove vmstate '{value}'" : $"can't remove unused disk '{value}'");
            if (key != "vmstate")
                _context.RequireOnVm(VmId, null, "VM.Config.Disk");
            if (VmDisks.TryRemove(_context, VmId, config, key, value.Split(',')[0], force: true))
                config[key] = null;
        }
        else if (key == "tags")
        {
            Tags.Require(_context, VmId);
            config[key] = null;
        }
        else
        {
            RequireMayDelete(config, key, value);
            if (Drives.IsSlot(key) && wasPending)
                VmDisks.RegisterUnused(_context, VmId, config, Drive.Parse(_context.Schema, key, value));
            PendingDeletions.Add(config, key, _order.Force);
        }
        _context.Write(VmId, config);
    }

    private void RequireMayDelete(VmConfig config, string key, string value)
    {
        if (Drives.IsSlot(key))
        {
            config.RequireUnprotected($"can't remove drive '{key}'");
            ConfigPermissions.RequireDrive(_context, VmId, key, value);
        }
        else if (Serial().IsMatch(key))
        {
            if (value != "socket" && !_context.IsRoot)
                throw PveError.Die($"only root can delete '{key}' config for real devices");
            _context.RequireOnVm(VmId, null, "VM.Config.HWType");
        }
        else if (NetworkDevices.IsDevice(key))
        {
            ConfigPermissions.RequireBridges(_context, [KeyValuePair.Create(key, value)]);
        }
        else
        {
            ConfigPermissions.RequireDevice(_context, VmId, null, key, value);
        }
    }

    private void Set(string key, List<string> boot, HashSet<string> modified)
    {
        var config = _context.Load(VmId);
        var value = _set[key]!;
        if (config.Pending[key] == value)
            return;
        if (Drives.IsSlot(key))
            SetDrive(config, key, value, boot, modified);
        else if (key == "cipassword")
            config[key] = Machines.WindowsVersion(config["ostype"]) > 0 ? value : PasswordHash.Of(value);
        else
            config.Pending[key] = Prepared(config, key, value, modified);
        PendingDeletions.Remove(config, key);
        _context.Write(VmId, config);
    }

    /// <summary>Checks one option against the config and gives the value that is kept.</summary>
    private string Prepared(VmConfig config, string key, string value, HashSet<string> modified)
    {
        switch (key)
        {
            case var _ when Serial().IsMatch(key):
                if (!(config[key] is null or "socket" && value == "socket") && !_context.IsRoot)
                    throw PveError.Die($"only root can modify '{key}' config for real devices");
                _context.RequireOnVm(VmId, null, "VM.Config.HWType");
                break;
            case "vga":
                Machines.RequireClipboard(_context.Schema, value);
                break;
            case "tags":
                Tags.Require(_context, VmId);
                return Tags.Normalize(value);
            case "machine":
                Machines.RequireValid(_context.Schema.Parse(key, value));
                break;
            case "ostype" when !_set.Has("machine") && !config.Pending.Has("machine") && !modified.Contains("machine"):
                config.Pending["machine"] = Machines.Pin(_context, config["machine"], value);
                break;
            case "boot":
                return Boot(config, value);
            default:
                if (NetworkDevices.IsDevice(key) && config[key] is { } device)
                    ConfigPermissions.RequireBridges(_context, [KeyValuePair.Create(key, device)]);
                if (config[key] is { } old)
                    ConfigPermissions.RequireDevice(_context, VmId, null, key, old);
                ConfigPermissions.RequireDevice(_context, VmId, null, key, value);
                break;
        }
        return value;
    }

    private string Boot(VmConfig config, string value)
    {
        if (BootOrder.Devices(_context.Schema, value) is not { Count: > 0 } devices)
            return value;
        foreach (var device in devices)
        {
            if (!(config.Options.Has(device) || config.Pending.Has(device) || _set.Has(device)) || _delete.Contains(device))
                throw PveError.Die($"invalid bootorder: device '{device}' does not exist'");
        }
        if (config.Options.Has("bootdisk"))
            PendingDeletions.Add(config, "bootdisk");
        return BootOrder.Print([.. devices]);
    }

    private void SetDrive(VmConfig config, string slot, string value, List<string> boot, HashSet<string> modified)
    {
        var schema = _context.Schema;
        if (config[slot] is { } old)
        {
            ConfigPermissions.RequireDrive(_context, VmId, slot, old);
            if (slot == "tpmstate0")
                RequireSameTpm(Drive.Parse(schema, slot, old), Drive.Parse(schema, slot, value));
        }
        ConfigPermissions.RequireDrive(_context, VmId, slot, value);
        if (config.Pending[slot] is { } pending)
            VmDisks.RegisterUnused(_context, VmId, config, Drive.Parse(schema, slot, pending));
        var order = new OptionSet { [slot] = value };
        foreach (var (key, made) in new DiskCreation(_context, VmId, config, null, _order.WorkStorage).Run(order))
            config.Pending[key] = made;
        // Discs that come later can be booted from, as they could when the order was still one of kinds.
        if (boot.Count > 0 && Drive.Parse(schema, slot, value).IsPlainCdrom && !boot.Contains(slot))
        {
            boot.Add(slot);
            config.Pending["boot"] = BootOrder.Print(boot);
            modified.Add("boot");
        }
    }

    private static void RequireSameTpm(Drive old, Drive other)
    {
        if (old.File == other.File && (old["version"] ?? "v1.2") != (other["version"] ?? "v1.2"))
            throw PveError.Die("cannot change TPM state version after creation");
    }

    [GeneratedRegex(@"^serial\d+$")]
    private static partial Regex Serial();
}
