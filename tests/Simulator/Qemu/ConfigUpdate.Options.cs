using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

// What happens to each option.
internal sealed partial class ConfigUpdate
{
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
        if (UnusedVolumes.IsKey(key) || key == "vmstate")
        {
            config.RequireUnprotected(key == "vmstate" ? $"can't remove vmstate '{value}'" : $"can't remove unused disk '{value}'");
            if (key != "vmstate")
            {
                _context.RequireOnVm(VmId, null, "VM.Config.Disk");
            }

            if (VmDisks.TryRemove(_context, VmId, config, key, value.Split(',')[0], force: true))
            {
                config[key] = null;
            }
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
            {
                VmDisks.RegisterUnused(_context, VmId, config, Drive.Parse(_context.Schema, key, value));
            }

            PendingDeletions.Add(config, key, _order.Force);
        }
        _context.Write(VmId, config);
    }

    private void RequireMayDelete(GuestConfig config, string key, string value)
    {
        if (Drives.IsSlot(key))
        {
            config.RequireUnprotected($"can't remove drive '{key}'");
            ConfigPermissions.RequireDrive(_context, VmId, key, value);
        }
        else if (Serial().IsMatch(key))
        {
            if (value != "socket" && !_context.IsRoot)
            {
                throw PveError.Die($"only root can delete '{key}' config for real devices");
            }

            _context.RequireOnVm(VmId, null, "VM.Config.HWType");
        }
        else if (NetworkDevices.IsDevice(key))
        {
            Bridges.RequireAccess(_context, [KeyValuePair.Create(key, value)]);
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
        {
            return;
        }

        if (Drives.IsSlot(key))
        {
            SetDrive(config, key, value, boot, modified);
        }
        else if (key == "cipassword")
        {
            config[key] = Machines.WindowsVersion(config["ostype"]) > 0 ? value : PasswordHash.Of(value);
        }
        else
        {
            config.Pending[key] = Prepared(config, key, value, modified);
        }

        PendingDeletions.Remove(config, key);
        _context.Write(VmId, config);
    }

    /// <summary>Checks one option against the config and gives the value that is kept.</summary>
    private string Prepared(GuestConfig config, string key, string value, HashSet<string> modified)
    {
        switch (key)
        {
            case var _ when Serial().IsMatch(key):
                if (!(config[key] is null or "socket" && value == "socket") && !_context.IsRoot)
                {
                    throw PveError.Die($"only root can modify '{key}' config for real devices");
                }

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
                {
                    Bridges.RequireAccess(_context, [KeyValuePair.Create(key, device)]);
                }

                if (config[key] is { } old)
                {
                    ConfigPermissions.RequireDevice(_context, VmId, null, key, old);
                }

                ConfigPermissions.RequireDevice(_context, VmId, null, key, value);
                break;
        }
        return value;
    }

    private string Boot(GuestConfig config, string value)
    {
        if (BootOrder.Devices(_context.Schema, value) is not { Count: > 0 } devices)
        {
            return value;
        }

        foreach (var device in devices)
        {
            if (!(config.Options.Has(device) || config.Pending.Has(device) || _set.Has(device)) || _delete.Contains(device))
            {
                throw PveError.Die($"invalid bootorder: device '{device}' does not exist'");
            }
        }
        if (config.Options.Has("bootdisk"))
        {
            PendingDeletions.Add(config, "bootdisk");
        }

        return BootOrder.Print([.. devices]);
    }

    private void SetDrive(GuestConfig config, string slot, string value, List<string> boot, HashSet<string> modified)
    {
        var schema = _context.Schema;
        if (config[slot] is { } old)
        {
            ConfigPermissions.RequireDrive(_context, VmId, slot, old);
            if (slot == "tpmstate0")
            {
                RequireSameTpm(Drive.Parse(schema, slot, old), Drive.Parse(schema, slot, value));
            }
        }
        ConfigPermissions.RequireDrive(_context, VmId, slot, value);
        if (config.Pending[slot] is { } pending)
        {
            VmDisks.RegisterUnused(_context, VmId, config, Drive.Parse(schema, slot, pending));
        }

        var order = new OptionSet { [slot] = value };
        foreach (var (key, made) in new DiskCreation(_context, VmId, config, null, _order.WorkStorage).Run(order))
        {
            config.Pending[key] = made;
        }
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
        {
            throw PveError.Die("cannot change TPM state version after creation");
        }
    }
}
