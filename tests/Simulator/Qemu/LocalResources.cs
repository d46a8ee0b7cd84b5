using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Qemu;

/// <summary>What ties a VM to its node (<c>PVE::QemuMigrate::Helpers::check_local_resources</c>).</summary>
internal sealed class LocalResources
{
    private readonly Dictionary<string, string> _mapped = new(StringComparer.Ordinal);
    private readonly List<string> _blocking = [];

    private LocalResources()
    {
    }

    /// <summary>Options that name devices of the node, mapped ones included where they cannot move just now.</summary>
    public IReadOnlyList<string> Blocking => _blocking;

    /// <summary>Options that name mapped devices, with the names of the mappings. No node has any of them: mappings are not simulated.</summary>
    public IReadOnlyDictionary<string, string> Mapped => _mapped;

    /// <summary>As <c>mapped-resource-info</c>.</summary>
    public JObject MappedInfo => new(_mapped.Select(entry => new JProperty(entry.Key, new JObject { ["name"] = entry.Value })));

    /// <param name="running">Whether the VM is to move while it runs.</param>
    public static LocalResources Of(VmSchema schema, VmConfig config, bool running)
    {
        var result = new LocalResources();
        if (running)
            result._blocking.AddRange(((string[])["amd-sev", "intel-tdx"]).Where(config.Options.Has));
        if (config.Options.Has("ivshmem"))
            result._blocking.Add("ivshmem");
        foreach (var (key, value) in config.Options)
            result.Look(schema, key, value, running);
        return result;
    }

    private void Look(VmSchema schema, string key, string value, bool running)
    {
        var kind = key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (kind.Length == key.Length || kind is not ("usb" or "hostpci" or "virtiofs" or "serial" or "parallel"))
            return;
        if (kind is "serial" && value == "socket")
            return;
        if (kind is "usb" or "hostpci" or "virtiofs")
        {
            var device = schema.Parse(key, value);
            if (kind == "usb" && device.GetValueOrDefault("host")?.Equals("spice", StringComparison.OrdinalIgnoreCase) == true)
                return;
            if (device.GetValueOrDefault(kind == "virtiofs" ? "dirid" : "mapping") is { } name)
            {
                _mapped[key] = name;
                if (kind == "hostpci" && !running)
                    return;
            }
        }
        _blocking.Add(key);
    }
}
