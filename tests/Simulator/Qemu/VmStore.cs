using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Qemu;

/// <summary>The config files of the VMs below <c>/etc/pve/nodes/*/qemu-server</c>.</summary>
public sealed class VmStore
{
    private readonly Datacenter _datacenter;
    private readonly Dictionary<string, (ConfigFile File, long Version, VmConfig Config)> _parsed = new(StringComparer.Ordinal);

    private VmStore(Datacenter datacenter)
    {
        _datacenter = datacenter;
        Schema = VmSchema.For(datacenter.Version);
    }

    public VmSchema Schema { get; }

    public static VmStore Of(Datacenter datacenter) => datacenter.Part(d => new VmStore(d));

    /// <summary>Name of a VM's file below <c>/etc/pve</c>.</summary>
    public static string PathOf(string node, int vmId) =>
        string.Create(CultureInfo.InvariantCulture, $"nodes/{node}/qemu-server/{vmId}.conf");

    public bool Exists(string node, int vmId) => _datacenter.Guests.GetValueOrDefault(vmId) is { Type: "qemu" } guest && guest.Node == node;

    /// <summary>A copy of a VM's config.</summary>
    /// <exception cref="PveError">The node has no such VM.</exception>
    public VmConfig Load(string node, int vmId)
    {
        var path = PathOf(node, vmId);
        return Exists(node, vmId) ? Parsed(path).Clone() : throw PveError.Die($"Configuration file '{path}' does not exist");
    }

    /// <summary>Writes a VM's config; a VM that does not exist comes into being.</summary>
    public void Write(string node, int vmId, VmConfig config)
    {
        DropUnusedThatAreUsed(config);
        foreach (var (key, value) in config.Sections.SelectMany(options => options).Where(option => option.Key != "description"))
        {
            if (value.AsSpan().ContainsAny('\n', '\r'))
            {
                throw PveError.Die($"unable to parse value of '{key}' - property contains a line feed");
            }
        }
        if (!_datacenter.Guests.TryGetValue(vmId, out var guest))
        {
            _datacenter.Guests[vmId] = guest = new Guest { VmId = vmId, Type = "qemu", Node = node };
        }

        _datacenter.File(PathOf(node, vmId)).Write(VmConfigFormat.Render(config));
        VmFigures.Publish(_datacenter, guest, config);
    }

    /// <summary>Removes a VM's config, and with it the VM.</summary>
    public void Remove(string node, int vmId)
    {
        _datacenter.RemoveFile(PathOf(node, vmId));
        _parsed.Remove(PathOf(node, vmId));
        _datacenter.Guests.Remove(vmId);
    }

    /// <summary>Moves a VM's config to another node.</summary>
    public void Move(int vmId, string target)
    {
        var guest = _datacenter.Guests[vmId];
        _datacenter.RenameFile(PathOf(guest.Node, vmId), PathOf(target, vmId));
        guest.Node = target;
    }

    private VmConfig Parsed(string path)
    {
        var file = _datacenter.File(path);
        if (_parsed.TryGetValue(path, out var known) && ReferenceEquals(known.File, file) && known.Version == file.Version)
        {
            return known.Config;
        }

        var config = VmConfigFormat.Parse(file.Text, file.Digest, Schema);
        _parsed[path] = (file, file.Version, config);
        return config;
    }

    /// <summary>A volume that a slot has again is no longer unused.</summary>
    private void DropUnusedThatAreUsed(VmConfig config)
    {
        var used = new[] { config.Options, config.Pending }.SelectMany(options => Drive.All(Schema, options)).Select(drive => drive.File)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var key in config.Options.Keys.Where(key => Drives.IsUnused(key) && used.Contains(config[key]!)))
        {
            config[key] = null;
        }
    }
}
