using System.Collections.Frozen;
using Proxmox.Resources.Tests.Guests.Imports;
using Proxmox.Simulator;
using Proxmox.Simulator.Schema;

namespace Proxmox.Resources.Tests.Lxc.Imports;

/// <summary>Draws containers.</summary>
/// <param name="random">Where chance comes from; the same seed draws the same containers.</param>
/// <param name="version">The release.</param>
internal sealed class ContainerGenerator(Random random, PveVersion version) : GuestGenerator(
    random, version, "lxc", "node", "vmid", "delete", "revert", "digest", "description", "hostname", "template", "lock", "ostype", "arch",
    "rootfs", "unprivileged", "memory")
{
    private static readonly string[] Volumes =
        ["local-lvm:vm-100-disk-0", "local:100/vm-100-disk-1.raw", "local-zfs:subvol-100-disk-0", "local:subvol-100-disk-3.subvol"];

    private static readonly FrozenDictionary<string, string[]> ByPath = new Dictionary<string, string[]>
    {
        ["dev.path"] = ["/dev/net/tun", "/dev/fuse"],
        ["dev.mode"] = ["0660", "0600"],
        ["entrypoint"] = ["/sbin/init", "/bin/sh -c 'sleep 1'"],
        ["env"] = ["A=1", "A=1\0B=two words", "TOKEN=x=y\0EMPTY="],
        ["features"] = ["nesting=1", "nesting=1,keyctl=1", "mount=nfs;cifs,fuse=1", "nesting=0"],
        ["hookscript"] = ["local:snippets/hook.pl"],
        ["mp.idmap"] = ["passthrough", "u:1000:2000:1", "u:0:100000:1000;g:0:100000:1000"],
        ["mp.mountoptions"] = ["noatime", "noatime;discard", "nodev;noexec;nosuid"],
        ["mp.mp"] = ["/data", "/srv/www", "/var/lib/x/"],
        ["mp.size"] = ["8G", "512M", "1T", "2147484160"],
        ["nameserver"] = ["192.0.2.53", "192.0.2.53 2001:db8::53", "192.0.2.53,192.0.2.54"],
        ["net.bridge"] = ["vmbr0"],
        ["net.gw"] = ["192.0.2.1"],
        ["net.gw6"] = ["2001:db8::1", "2001:DB8:0::1"],
        ["net.hwaddr"] = ["BC:24:11:00:00:01", "bc:24:11:0a:0b:0c"],
        ["net.ip"] = ["dhcp", "192.0.2.10/24", "manual"],
        ["net.ip6"] = ["auto", "dhcp", "2001:db8::10/64", "2001:DB8:0::10/64", "manual"],
        ["net.name"] = ["eth0", "eth1", "lan.5"],
        ["net.trunks"] = ["10;20", "30"],
        ["searchdomain"] = ["example.org", "example.org example.net", "example.org,example.net"],
        ["startup"] = ["1", "order=2,up=30,down=60", "order=0", "up=10", "3,down=5"],
        ["tags"] = ["web", "a;b;c", "Prod;web", "a,b", "x-1.2+3_4"],
        ["timezone"] = ["host", "Europe/Vienna", "UTC"],
        ["unused.volume"] = Volumes,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // They came after 8.4 to formats that both releases name alike.
    private static readonly string[] NewerKeys = ["mp.idmap", "mp.keepattrs", "net.host-managed"];

    /// <inheritdoc/>
    protected override IEnumerable<string> Head(int vmId)
    {
        var lines = new List<string>();
        AddMaybe(lines, "hostname", 0.8, $"ct-{vmId}", "web", "Web-1.example.org");
        AddMaybe(lines, "template", 0.1, "1");
        AddMaybe(lines, "lock", 0.05, "backup");
        AddMaybe(lines, "unprivileged", 0.7, "1", "0");
        return [.. lines, .. Always()];
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Always() =>
    [
        $"arch: {Pick("amd64", "arm64")}", $"ostype: {Pick("debian", "alpine", "unmanaged")}", $"memory: {Pick("512", "64", "65536")}",
        $"rootfs: {Pick(Volumes)},size={Pick(ByPath["mp.size"])}{Pick("", ",acl=1", ",mountoptions=noatime,ro=1", ",replicate=0,quota=1")}",
    ];

    /// <inheritdoc/>
    protected override string[]? Values(string path) => ByPath.GetValueOrDefault(path);

    /// <inheritdoc/>
    protected override bool IsNeeded(string key) => key is "path" or "mp" or "name" or "bridge";

    /// <inheritdoc/>
    protected override bool IsKnown(string key) => Version != PveVersion.V84 || !NewerKeys.Contains(key);

    /// <inheritdoc/>
    protected override bool IsSettled(string option) =>
        base.IsSettled(option) || option is "hostname" or "unprivileged" or "rootfs" or "arch" or "ostype" or "memory";

    /// <inheritdoc/>
    protected override string? Special(string family, ParameterRule rule) => family switch
    {
        "mp" when Chance(0.3) => string.Join(',', [
            Pick("/srv/data", "/dev/sdb1", "/mnt/with space"), .. Parts("mp", Keys(rule), "volume", "size")]),
        "mp" => string.Join(',', [
            Pick("", "volume=") + Pick(Volumes), .. Parts("mp", Keys(rule), "volume", "size"), $"size={Pick(ByPath["mp.size"])}"]),
        "unused" => Pick(Volumes),
        "net" => string.Join(',', [.. Parts("net", Keys(rule), "type", "hwaddr"), $"hwaddr={Pick(ByPath["net.hwaddr"])}", "type=veth"]),
        _ => null,
    };
}
