using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Storage;

/// <summary>The storages of the host on which the real API was recorded.</summary>
public static class RecordedStorage
{
    /// <summary>Puts the two files on <c>local</c>, and nothing beyond directories within reach.</summary>
    public static void Apply(Datacenter datacenter)
    {
        var config = StorageConfig.Of(datacenter);
        config.Host.HasOnlyDirectories();
        config.Volumes.Put(config.Get("local"), "iso/empty.iso", 1048576);
        config.Volumes.Put(config.Get("local"), "vztmpl/tiny-alpine-3.19.tar.gz", 1032342);
    }
}
