using Proxmox.Resources.Tests.Guests.Imports;
using Proxmox.Simulator;
using Proxmox.Simulator.Schema;

namespace Proxmox.Resources.Tests.Qemu.Imports;

/// <summary>Draws VMs.</summary>
/// <param name="random">Where chance comes from; the same seed draws the same VMs.</param>
/// <param name="version">The release.</param>
internal sealed class VmGenerator(Random random, PveVersion version) : GuestGenerator(
    random, version, "qemu", "node", "vmid", "skiplock", "delete", "revert", "force", "digest", "background_delay",
    "import-working-storage", "description", "name", "cdrom", "template", "lock")
{
    // Keys that a VM's own config must not have, and those that came after 8.4 to a format that both releases name alike.
    private static readonly string[] ForeignKeys = ["cpu.reported-model"];
    private static readonly string[] NewerKeys = ["cpu.guest-phys-bits", "cpu.level", "hostpci.driver"];

    /// <inheritdoc/>
    protected override IEnumerable<string> Head(int vmId)
    {
        var lines = new List<string>();
        AddMaybe(lines, "name", 0.7, $"vm-{vmId}", "web", "Web-1.example.org");
        AddMaybe(lines, "template", 0.1, "1");
        AddMaybe(lines, "lock", 0.05, "backup");
        AddMaybe(lines, "meta", 0.8, "creation-qemu=9.2.0,ctime=1735689600");
        return lines;
    }

    /// <inheritdoc/>
    protected override string[]? Values(string path) => ConfigValues.Of(path);

    /// <inheritdoc/>
    protected override bool IsNeeded(string key) => key is "cputype" or "host";

    /// <inheritdoc/>
    protected override bool IsKnown(string key) =>
        !ForeignKeys.Contains(key) && (Version != PveVersion.V84 || !NewerKeys.Contains(key));

    /// <inheritdoc/>
    protected override string? Special(string family, ParameterRule rule) => family switch
    {
        "net" => Network(Keys(rule)),
        "smbios1" => Smbios(),
        "ide" or "sata" or "scsi" or "virtio" => Drive(Keys(rule)),
        "efidisk0" or "tpmstate0" => string.Join(
            ',', [Pick(ConfigValues.Of("drive.file")!), .. Parts("drive", Keys(rule), "file", "volume", "import-from")]),
        "hostpci" or "usb" when Chance(0.4) =>
            string.Join(',', [$"mapping={Pick(ConfigValues.Of(family + ".mapping")!)}", .. Parts(family, Keys(rule), "host", "mapping")]),
        _ => null,
    };

    private string Drive(IReadOnlyDictionary<string, ParameterRule> keys)
    {
        var options = Parts("drive", keys, "file", "volume", "media", "size", "format", "import-from");
        string[] content = Draw(6) switch
        {
            0 => [Pick("none", "cdrom", "local:iso/debian-13.iso"), "media=cdrom"],
            1 => ["local:iso/with space.iso", "media=cdrom", "size=366K"],
            2 => [Pick("local-lvm:vm-100-cloudinit", "local:100/vm-100-cloudinit.qcow2"), "media=cdrom", .. Chance(0.5)
                ? ["size=4M"] : Array.Empty<string>()],
            _ => [
                Pick(ConfigValues.Of("drive.file")!),
                .. Chance(0.9) ? [$"size={Pick(ConfigValues.Of("drive.size")!)}"] : Array.Empty<string>(),
                .. Chance(0.2) ? [Pick("format=raw", "format=qcow2", "media=disk")] : Array.Empty<string>(),
            ],
        };
        return string.Join(',', [.. Chance(0.1) ? [$"file={content[0]}"] : content[..1], .. options, .. content[1..]]);
    }

    private string Network(IReadOnlyDictionary<string, ParameterRule> keys)
    {
        var (model, address) = (Pick([.. keys["model"].Enum!]), Pick(ConfigValues.Of("net.macaddr")!));
        return string.Join(
            ',', [Pick($"{model}={address}", $"model={model},macaddr={address}", model), .. Parts("net", keys, "model", "macaddr")]);
    }

    private string Smbios()
    {
        const string Id = "uuid=11111111-2222-3333-4444-555555555555";
        return Pick(Id, Id + ",manufacturer=RXhhbXBsZSwgSW5jLg==,serial=w7xtbGF1dA==,base64=1", Id + ",product=Box,sku=7",
            "base64=1,version=MQ==," + Id, "family=Rack");
    }
}
